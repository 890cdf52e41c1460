# Yksittäiset sanat: tyypit, oikeustasot, luettelot, osiot ja valintojen vaihtoehdot.

type-company = Yritys
type-person = Henkilö
type-independent = Yksityishenkilö

relation-none = Ei liikesuhdetta
relation-customer = Asiakas
relation-vendor = Toimittaja
relation-bank-account = Pankkitili
relation-employee = Työntekijä
relation-other = Muu
relation-multiple = Useita

kind-customer = Asiakas
kind-vendor = Toimittaja
kind-bank = Pankkitili
kind-employee = Työntekijä

tier-none = Ei oikeuksia
    .means = ei saa tehdä mitään
tier-viewer = Katselija
    .means = etsii ja katselee
tier-editor = Muokkaaja
    .means = myös lisää ja muuttaa
tier-admin = Ylläpitäjä
    .means = myös muuttaa asetuksia

list-industry = Toimialat
    .example = esim. RET
list-mailing = Postitusryhmät
    .example = esim. X-CARD
list-relation = Liikesuhteet
    .example = esim. PROS
list-responsibility = Vastuualueet
    .example = esim. PURCHASE
list-level = Organisaatiotasot
    .example = esim. MANA
list-web-source = Verkkolähteet
    .example = esim. UUTISET
list-salutation = Puhuttelut
    .example = esim. UNISEX
list-territory = Alueet
    .example = esim. ETELÄ

series-contacts = Kontaktit
series-customers = Asiakkaat
series-vendors = Toimittajat
series-banks = Pankkitilit
series-employees = Työntekijät

section-numbering = Numerointi
    .about = Kontaktien ja tilien numerosarjat
section-lists = Luettelot
    .about = Toimialat, postitusryhmät, tasot ja muut
section-inheritance = Periytyminen
    .about = Mitä henkilö saa yritykseltään
section-defaults = Oletukset
    .about = Mitä uusi kontakti saa valmiiksi
section-relations = Liikesuhteet
    .about = Mitkä koodit tarkoittavat asiakkaita ja muita tilejä
section-duplicates = Kaksoiskappaleet
    .about = Miten kahteen kertaan lisätyt kontaktit löydetään
section-salutations = Tervehdykset
    .about = Miten tervehditään, koodin ja kielen mukaan
section-cards = Kortit
    .about = Korttien näkyvyys, kieli, maa ja aikavyöhyke
section-access = Oikeudet
    .about = Mitä kukin rooli saa tehdä

part-name = Nimi ja yritys
part-reach = Puhelin ja sähköposti
part-address = Osoite
part-business = Myyntitiedot
part-first = Alkupää
part-last = Loppupää

sort-name = Nimi
sort-number = Numero
sort-changed = Viimeksi muutettu

visibility-public = Kaikki kanavalla
visibility-private = Vain kysyjä

correspondence-hard-copy = Kirje
correspondence-email = Sähköposti

spoken-en = englanti
spoken-fi = suomi
spoken-own = Palvelimen oma

topic-start = Aloita tästä
topic-finding = Etsiminen
topic-adding = Lisääminen
topic-changing = Muuttaminen
topic-preparing = Käyttöönotto
topic-privacy = Missä tiedot ovat

# Mitä kyllä- ja ei-kohtaan saa kirjoittaa, true ja false myös.
words-yes = kyllä, kylla, k, joo, päällä
words-no = ei, e, pois
word-yes = Kyllä
word-no = Ei
word-on = Päällä
word-off = Pois

count-people = { $count ->
    [one] { $count } henkilö
   *[other] { $count } henkilöä
}
count-contacts = { $count ->
    [one] { $count } kontakti
   *[other] { $count } kontaktia
}
count-changes = { $count ->
    [one] { $count } muutos
   *[other] { $count } muutosta
}
count-notes = { $count ->
    [one] { $count } muistiinpano
   *[other] { $count } muistiinpanoa
}
count-codes = { $count ->
    [one] { $count } koodi
   *[other] { $count } koodia
}
count-salespeople = { $count ->
    [one] { $count } myyjä
   *[other] { $count } myyjää
}
count-addresses = { $count ->
    [one] { $count } osoite
   *[other] { $count } osoitetta
}
count-formulas = { $count ->
    [one] { $count } tervehdyskaava
   *[other] { $count } tervehdyskaavaa
}

formality-formal = Muodollinen
formality-informal = Tuttavallinen

name-part-job-title = Titteli
name-part-first-name = Etunimi
name-part-middle-name = Toinen nimi
name-part-surname = Sukunimi
name-part-initials = Nimikirjaimet
name-part-company-name = Yrityksen nimi

count-relations = { $count ->
    [one] { $count } liikesuhde
   *[other] { $count } liikesuhdetta
}
count-fields = { $count ->
    [one] { $count } kenttä
   *[other] { $count } kenttää
}
