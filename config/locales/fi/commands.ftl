# Komentojen nimet eivät muutu. Kuvaus on yksi lyhyt rivi, joka alkaa verbillä.

command-find = etsi
    .about = Etsi kontakti ja näytä sen kortti tällä kanavalla

group-contact = kontakti
    .about = Näytä ja muuta kontakteja
command-contact-show = näytä
    .about = Näytä kontaktin kortti
command-contact-list = listaa
    .about = Listaa kontakteja valitsemillasi ehdoilla
command-contact-edit = muokkaa
    .about = Muokkaa kontaktia; ilman kenttiä avaa lomakkeen
command-contact-set = aseta
    .about = Muuta yksi kontaktin kenttä
command-contact-assign = liitä
    .about = Liitä kontaktiin luettelon koodi
command-contact-unassign = irrota
    .about = Irrota koodi kontaktista
command-contact-note = muistiinpano
    .about = Lisää muistiinpano; ilman tekstiä näyttää kaikki
command-contact-salutation = tervehdys
    .about = Kirjoita kontaktille sopiva tervehdys
command-contact-address-add = lisää-osoite
    .about = Lisää osoite, joka on voimassa ajoittain
command-contact-address-list = osoitteet
    .about = Näytä vaihtoehtoiset osoitteet ja voimassaolo
command-contact-address-remove = poista-osoite
    .about = Poista vaihtoehtoinen osoite tai sen voimassaolo
command-contact-history = historia
    .about = Katso, mitä on muuttunut, milloin ja kuka muutti

group-company = yritys
    .about = Lisää yrityksiä ja katso niiden henkilöt
command-company-add = lisää
    .about = Lisää yritys; ilman nimeä avaa lomakkeen
command-company-people = henkilöt
    .about = Listaa yrityksen henkilöt

group-person = henkilö
    .about = Lisää henkilöitä
command-person-add = lisää
    .about = Lisää henkilö; ilman nimeä avaa lomakkeen

group-relation = liikesuhde
    .about = Tee kontaktista asiakas, toimittaja tai muu
command-relation-create = luo
    .about = Tee kontaktista asiakas, toimittaja, pankki tai työntekijä
command-relation-link = liitä
    .about = Liitä kontaktiin kirjanpidossa jo oleva tilinumero
command-relation-unlink = irrota
    .about = Irrota tilinumero kontaktista

group-setup = asetukset
    .about = Ota botti käyttöön tiimissäsi
command-setup-show = näytä
    .about = Avaa asetukset
command-setup-numbering = numerointi
    .about = Muuta numerosarjoja
command-setup-inheritance = periytyminen
    .about = Valitse, mitä henkilö saa yritykseltään
command-setup-defaults = oletukset
    .about = Valitse, mitä uusi kontakti saa valmiiksi
command-setup-relations = liikesuhteet
    .about = Valitse tilien liikesuhdekoodit
command-setup-duplicates = kaksoiskappaleet
    .about = Valitse, miten kaksoiskappaleet löydetään
command-setup-duplicate-string = vertailtava-pää
    .about = Valitse, kumpaa kentän päätä verrataan
command-setup-salutation = tervehdys
    .about = Muuta tervehdys; ilman tekstiä poistaa sen
command-setup-cards = kortit
    .about = Valitse korttien näkyvyys, kieli ja aikavyöhyke
command-setup-access = oikeudet
    .about = Valitse, mitä kukin rooli saa tehdä

group-code = koodi
    .about = Ylläpidä koodiluetteloita
command-code-add = lisää
    .about = Lisää koodi; ilman koodia avaa lomakkeen
command-code-edit = muokkaa
    .about = Muuta koodin merkitystä
command-code-rename = nimeä-uudelleen
    .about = Vaihda koodi toiseksi kaikkialla
command-code-delete = poista
    .about = Poista koodi, joka ei ole kenelläkään
command-code-list = listaa
    .about = Näytä koodiluettelo

group-salesperson = myyjä
    .about = Ylläpidä myyjiä
command-salesperson-add = lisää
    .about = Lisää myyjä
command-salesperson-edit = muokkaa
    .about = Muuta myyjän tietoja
command-salesperson-delete = poista
    .about = Poista myyjä, jolla ei ole kontakteja
command-salesperson-hand-over = luovuta
    .about = Siirrä yhden kaikki kontaktit toiselle
command-salesperson-list = listaa
    .about = Listaa myyjät

command-help = ohje
    .about = Miten botti toimii ja missä tiedot ovat
