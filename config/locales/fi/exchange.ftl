# Mitä vienti ja tuonti sanovat.

export-no-guild = Tässä tietokansiossa ei ole kontakteja nimellä { $guild }.
import-storing = Tallennetaan
import-joining = Kootaan hakuhakemistoa
import-marking = Valmistellaan kontaktien vertailua
import-comparing = Verrataan kontakteja
import-not-compared = Niitä ei ole vielä verrattu muihin: sen tekee /duplicates find
import-contacts = { $count ->
    [one] Tallennettiin { $count } kontakti.
   *[other] Tallennettiin { $count } kontaktia.
}
import-companies = { $count ->
    [one] { $count } yritys
   *[other] { $count } yritystä
}
import-people = { $count ->
    [one] { $count } henkilö
   *[other] { $count } henkilöä
}
import-notes = { $count ->
    [one] { $count } muistiinpano
   *[other] { $count } muistiinpanoa
}
import-duplicates = { $count ->
    [one] { $count } saattaa nyt olla kahteen kertaan: katso /duplicates find
   *[other] { $count } saattaa nyt olla kahteen kertaan: katso /duplicates find
}
import-skipped = { $count ->
    [one] { $count } rivi jätettiin pois: kontakti oli jo tallessa
   *[other] { $count } riviä jätettiin pois: kontaktit olivat jo tallessa
}
import-codes = { $count ->
    [one] { $count } uusi koodi, vielä ilman kuvausta
   *[other] { $count } uutta koodia, vielä ilman kuvauksia
}
import-salespeople = { $count ->
    [one] { $count } uusi myyjä, vielä ilman nimeä
   *[other] { $count } uutta myyjää, vielä ilman nimiä
}
import-more = { $count ->
    [one] … ja vielä { $count }.
   *[other] … ja vielä { $count }.
}
import-refused = { $count ->
    [one] { $count } virhe, joten mitään ei tallennettu. Korjaa se ja tuo tiedosto uudelleen.
   *[other] { $count } virhettä, joten mitään ei tallennettu. Korjaa ne ja tuo tiedosto uudelleen.
}
import-line = rivi { $line }
import-not-utf8 = rivi ei ole UTF-8-tekstiä.
import-line-too-long = rivi on pidempi kuin 1 Mt.
import-not-json = rivi ei ole JSON-muotoa (sarake { $column }).
import-not-an-object = rivi ei ole aaltosulkeissa oleva olio.
import-unknown-key = tällaista avainta ei ole.
import-key-twice = avain on rivillä kahdesti.
import-missing = tämä puuttuu.
import-wrong-type = arvo on väärää tyyppiä.
import-numbers-used-up = numerosarjassa ei ole enää numeroita.
import-number-taken = numero kuuluu jo tallessa olevalle kontaktille.
import-number-twice = numero on jo rivillä { $line }.
import-not-its-own-number = tähän kuuluu yrityksen oma numero tai ei mitään.
import-no-company = tällä numerolla ei ole yritystä täällä eikä tiedostossa.
import-not-a-company = tämä on henkilön numero, ei yrityksen.
import-minor-needs-consent = alaikäinen ilman huoltajan suostumusta on estetty: "privacy_blocked": true.
import-in-list-twice = tämä on luettelossa kahdesti.
import-kind-and-number = tilin laji ja numero kuuluvat yhteen.
import-account-taken = tili kuuluu toiselle kontaktille.
import-ends-before-it-starts = tämä on ennen alkamispäivää.
import-duplicate = kontakti on jo tallessa numerolla { $no }.
import-duplicate-of-line = sama kontakti on jo rivillä { $line }.

check-contacts = { $count ->
    [one] { $count } kontakti
   *[other] { $count } kontaktia
}
check-right = Hakuindeksi vastaa kontakteja.
check-unsound = Hakuindeksi on vioittunut.
check-wrong = { $count ->
    [one] { $count } kontaktin tiedot hakuindeksissä ovat väärin:
   *[other] { $count } kontaktin tiedot hakuindeksissä ovat väärin, ensimmäiset:
}
check-strays = { $count ->
    [one] { $count } merkintä kuuluu kontaktille, jota ei ole.
   *[other] { $count } merkintää kuuluu kontakteille, joita ei ole.
}
check-unknown-words = { $count ->
    [one] { $count } sanaa ei löytyisi väärin kirjoitettuna.
   *[other] { $count } sanaa ei löytyisi väärin kirjoitettuina.
}
check-advice = Tee se uudelleen valinnalla --rebuild.
check-rebuilt = Hakuindeksi tehtiin uudelleen.
