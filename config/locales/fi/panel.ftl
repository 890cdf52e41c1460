setting-inherit-salesperson = Myyjä
setting-inherit-territory = Alue
setting-inherit-country = Maa
setting-inherit-language = Kieli
setting-inherit-address = Osoite
setting-inherit-communication = Puhelin, sähköposti ja kotisivu
setting-default-salesperson = Myyjä
setting-default-territory = Alue
setting-default-country = Maa
setting-default-language = Kieli
setting-default-correspondence = Viestintätapa
setting-company-salutation = Yrityksen puhuttelu
setting-person-salutation = Henkilön puhuttelu
setting-customer-relation = Asiakkaiden liikesuhde
setting-vendor-relation = Toimittajien liikesuhde
setting-bank-relation = Pankkien liikesuhde
setting-employee-relation = Työntekijöiden liikesuhde
setting-card-visibility = Kuka näkee kortit
setting-server-language = Kieli, jolla kaikille vastataan
setting-phone-region = Puhelinnumeroiden maa
setting-time-zone = Aikavyöhyke

panel-title = Asetukset – { $section }
panel-section = Valitse osio
panel-blank = ei mitään
panel-choose = { $setting }: valitse
panel-clear = Tyhjennä: { $setting }
panel-own-language = Käytä palvelimen omaa kieltä
panel-turn-on = Päälle
panel-turn-off = Pois päältä
panel-change = Muuta
panel-type-rest = Kirjoita muut
panel-read-only = Voit katsella. Muuttamiseen tarvitset oikeustason { $tier }.

panel-numbering = Uusi kontakti saa sarjansa seuraavan numeron.
panel-series-state = { $first } – { $last }, askel { $step }
panel-series-state-open = alkaa { $first }, askel { $step }
panel-series-used = viimeksi annettu: { $used }
panel-series-warning = varoittaa, kun tulee { $warning }
panel-series-manual = omat numerot sallittu
panel-series-no-manual = omia numeroita ei sallita
panel-series-off = pois käytöstä

panel-inheritance = Mitä henkilö saa yritykseltä, johon hänet lisätään. Maa, kieli, myyjä ja alue otetaan sellaisinaan; muut täyttävät vain tyhjät kentät.
panel-defaults = Mitä uusi kontakti saa, jos tietoa ei annettu eikä se tullut yritykseltä.
panel-defaults-codes = Koodiluettelot: { $codes }. Myyjät: { $salespeople }.
panel-cards = Missä kortit näkyvät ja miten botti lukee ja kirjoittaa kaikille.
panel-access = Aluksi jokainen on { $editor }. Jolla on oikeus hallita palvelinta, on aina { $admin }; jos rooleja on useita, korkein taso pätee.
panel-access-who = Kuka saa tehdä mitä
panel-access-commands = Mitä mikin komento vaatii
panel-access-give = { $tier } – valitse roolit
panel-access-all = Oikeustasolla saa käyttää myös alempien tasojen komentoja.
panel-access-hide = Komennot voi piilottaa rooleilta ja kanavilta kokonaan: Palvelimen asetukset > Integraatiot, valitse botti ja sitten komento.
panel-salutations = Miten kontaktia tervehditään sen puhuttelun mukaan. Kullakin koodilla on kaavoja kielen ja muodollisuuden mukaan.
panel-salutations-open = Valitse puhuttelu: katso ja muuta sen kaavoja
panel-salutations-codes = Itse koodit: { $codes }. Kaava komennolla: { $command }
panel-salutations-more = { $count ->
    [one] Vielä { $count } koodi: { $codes }. Muuta sen kaavoja komennolla { $command }
   *[other] Vielä { $count } koodia: { $codes }. Muuta niiden kaavoja komennolla { $command }
}
