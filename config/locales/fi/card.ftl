card-edit = Muokkaa
card-people = Henkilöt
card-company = Yritys
card-note = Muistiinpano
card-history = Historia
card-privacy-blocked = Tietosuojaesto
    .means = älä ota yhteyttä äläkä käytä henkilön tietoja myyntiin
card-privacy-blocked-company = älä ota yhteyttä äläkä käytä yrityksen tietoja myyntiin
card-minor = Alaikäinen
    .means = huoltajan suostumus puuttuu
card-alternative = Vaihtoehtoinen osoite { $code }
card-note-by = Muistiinpano: { $by }, { $at }
card-changed-by = Viimeksi muuttanut { $by }, { $at }
card-changed = Muutettu { $at }
card-with-code = { $text } ({ $code })
card-more = { $text } + { $count } muuta
card-gone-deleted = Tämä kontakti on poistettu.
card-gone-hidden = Tätä kontaktia ei enää näytetä täällä.
card-company-with-number = { $name } ({ $number })

# Kortin tai sivun yllä: mitä juuri tehtiin.
notice-added = Lisätty.
notice-changed = Muutettu: { $fields }.
notice-unchanged = Ei muutoksia, tiedot olivat jo näin.
notice-note-added = Muistiinpano lisätty.
notice-note-changed = Muistiinpano muutettu.
notice-note-removed = Muistiinpano poistettu.
notice-numbers-left = { $left ->
    [one] Numerosarja { $series }: { $left } numero jäljellä. Ylläpitäjä voi jatkaa sarjaa komennolla { $command }.
   *[other] Numerosarja { $series }: { $left } numeroa jäljellä. Ylläpitäjä voi jatkaa sarjaa komennolla { $command }.
}
notice-numbers-past-warning = Numerosarja { $series } on ylittänyt varoitusrajan. Ylläpitäjä voi tarkistaa sen komennolla { $command }.
notice-part-cut = { $field } oli liian pitkä ja katkaistiin; Nimi-kentässä on koko nimi.
notice-setting = Asetus muutettu: { $setting }.
notice-series = Numerosarja muutettu: { $series }.
notice-access = { $role } on nyt: { $tier }.
notice-codes-added = { $list }, lisätty: { $codes }.
notice-code-changed = { $list }, muutettu: { $code }.
notice-code-renamed = { $list }: { $code } on nyt { $new }. { $contacts ->
    [one] Vaihtui { $contacts } kontaktilla.
   *[other] Vaihtui { $contacts } kontaktilla.
}
    .settings = Vaihtui myös asetuksissa: { $settings }.
notice-code-deleted = { $list }, poistettu: { $code }.
notice-assigned = { $list }: { $code } liitetty.
notice-unassigned = { $list }: { $code } irrotettu.
notice-relation-of-company = Liikesuhteet kuuluvat yritykselle: { $company }.
notice-search-word = Lähteellä { $code } on uusi hakusana.
notice-search-string = Verrataan tästä lähtien: { $field } – { $part } ({ $length }).
notice-search-string-gone = Ei enää verrata: { $field } – { $part }.
notice-salesperson-changed = Myyjän tiedot muutettu: { $code }.
notice-salesperson-deleted = Myyjä poistettu: { $code }.
notice-handed-over = { $contacts ->
    [one] { $contacts } kontakti siirtyi: { $from } → { $to }.
   *[other] { $contacts } kontaktia siirtyi: { $from } → { $to }.
}
notice-everyone-may-change = Kaikki täällä saavat lisätä ja muuttaa kontakteja. Jos vain jotkut saavat, anna kaikille taso { $viewer } ja heidän rooleilleen taso { $editor }: { $command }.
notice-some-may-change = Kontakteja saavat lisätä ja muuttaa ({ $command }): palvelimen ylläpitäjät
notice-salesperson-added = Myyjä lisätty: { $code }.
notice-account-created = { $name } sai tilin: { $kind } { $number }.
notice-account-linked = Kontaktiin { $name } liitettiin { $kind } { $number }.
notice-account-unlinked = Kontaktista { $name } irrotettiin { $kind } { $number }. Itse tili jää kirjanpitoon.
notice-address-added = Vaihtoehtoinen osoite { $code } lisätty.
notice-address-changed = Vaihtoehtoinen osoite { $code } muutettu.
notice-address-removed = Vaihtoehtoinen osoite { $code } poistettu.
notice-address-without-dates = Sillä ei vielä ole voimassaoloaikaa, joten se ei ole koskaan voimassa. Anna aika komennolla { $command }.
notice-formula-stored = Tervehdyskaava tallennettu: { $language } · { $formality }.
notice-formula-removed = Tervehdyskaava poistettu: { $language } · { $formality }.
everyone = Kaikki
