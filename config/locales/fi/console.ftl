# Mitä pääte itse sanoo.

console-greeting = Tämä on kontakti, yhteystietojen hallinta. Kokeile näitä kolmea riviä:
console-hint = Sarkain täydentää, > painaa painiketta, /help neuvoo, /quit lopettaa.
console-prompt = kontakti
console-refused = Ei tehty
console-fault = Jokin meni vikaan
console-send = lähetä
console-form-hint = Täytä kirjoittamalla ">> { $input } = teksti", lähetä kirjoittamalla ">> lähetä".
console-no-form = Lomaketta ei ole auki. Sen avaa painike, kuten Muokkaa, tai /yritys lisää ilman nimeä.
console-no-input = Lomakkeessa ei ole kenttää { $given }. Siinä on: { $labels }. Lähetä kirjoittamalla ">> lähetä".
console-nothing-to-press = Viimeisessä vastauksessa ei ole mitään painettavaa tai valittavaa.
console-no-entry = Mikään viimeisessä vastauksessa ei ala näin: { $given }. Siinä on: { $labels }.
console-several = { $given } sopii useaan: { $labels }. Kirjoita enemmän siitä, jota tarkoitat.
console-role-hint = { $select }: > { $select } = rooli
console-which-role = Mikä rooli? Kirjoita "> { $select } = rooli".

console-no-guild = Tässä tietokansiossa ei ole yhteystietoja nimellä { $guild }.
console-import-progress = { $count } riviä luettu
console-import-contacts = { $count ->
    [one] Tallennettiin { $count } yhteystieto.
   *[other] Tallennettiin { $count } yhteystietoa.
}
console-import-companies = { $count ->
    [one] { $count } yritys
   *[other] { $count } yritystä
}
console-import-people = { $count ->
    [one] { $count } henkilö
   *[other] { $count } henkilöä
}
console-import-notes = { $count ->
    [one] { $count } muistiinpano
   *[other] { $count } muistiinpanoa
}
console-import-duplicates = { $count ->
    [one] { $count } oli jo tallessa toisella numerolla
   *[other] { $count } oli jo tallessa toisilla numeroilla
}
console-import-skipped = { $count ->
    [one] { $count } rivi jätettiin pois: yhteystieto oli jo tallessa
   *[other] { $count } riviä jätettiin pois: yhteystiedot olivat jo tallessa
}
console-import-codes = { $count ->
    [one] { $count } uusi koodi, vielä ilman kuvausta
   *[other] { $count } uutta koodia, vielä ilman kuvauksia
}
console-import-salespeople = { $count ->
    [one] { $count } uusi myyjä, vielä ilman nimeä
   *[other] { $count } uutta myyjää, vielä ilman nimiä
}
console-import-more = { $count ->
    [one] … ja vielä { $count }.
   *[other] … ja vielä { $count }.
}
console-import-refused = { $count ->
    [one] { $count } virhe, joten mitään ei tallennettu. Korjaa se ja tuo tiedosto uudelleen.
   *[other] { $count } virhettä, joten mitään ei tallennettu. Korjaa ne ja tuo tiedosto uudelleen.
}
console-import-line = rivi { $line }
console-import-not-utf8 = rivi ei ole UTF-8-tekstiä.
console-import-line-too-long = rivi on pidempi kuin 1 Mt.
console-import-not-json = rivi ei ole JSON-muotoa (sarake { $column }).
console-import-not-an-object = rivi ei ole aaltosulkeissa oleva olio.
console-import-unknown-key = tällaista avainta ei ole.
console-import-key-twice = avain on rivillä kahdesti.
console-import-missing = tämä puuttuu.
console-import-wrong-type = arvo on väärää tyyppiä.
console-import-number-taken = numero kuuluu jo tallessa olevalle yhteystiedolle.
console-import-number-twice = numero on jo rivillä { $line }.
console-import-not-its-own-number = tähän kuuluu yrityksen oma numero tai ei mitään.
console-import-no-company = tällä numerolla ei ole yritystä täällä eikä tiedostossa.
console-import-not-a-company = tämä on henkilön numero, ei yrityksen.
console-import-minor-needs-consent = alaikäinen ilman huoltajan suostumusta on estetty: "privacy_blocked": true.
console-import-in-list-twice = tämä on luettelossa kahdesti.
console-import-kind-and-number = tilin laji ja numero kuuluvat yhteen.
console-import-account-taken = tili kuuluu toiselle yhteystiedolle.
console-import-ends-before-it-starts = tämä on ennen alkamispäivää.
console-import-duplicate = yhteystieto on jo tallessa numerolla { $no }.
