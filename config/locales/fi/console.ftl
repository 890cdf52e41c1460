# Mitä pääte itse sanoo.

console-greeting = Tämä on kontakti, kontaktien hallinta. Kokeile näitä kolmea riviä:
console-hint = Sarkain täydentää, > painaa painiketta, /ohje neuvoo, /quit lopettaa.
console-send = lähetä
console-form-hint = Täytä kirjoittamalla ">> { $input } = teksti", lähetä kirjoittamalla ">> lähetä".
console-no-form = Lomaketta ei ole auki. Sen avaa painike, kuten Muokkaa, tai /yritys lisää ilman nimeä.
console-no-input = Lomakkeessa ei ole kenttää { $given }. Siinä on: { $labels }. Lähetä kirjoittamalla ">> lähetä".
console-nothing-to-press = Viimeisessä vastauksessa ei ole mitään painettavaa tai valittavaa.
console-no-entry = Mikään viimeisessä vastauksessa ei ala näin: { $given }. Siinä on: { $labels }.
console-several = { $given } sopii useaan: { $labels }. Kirjoita enemmän siitä, jota tarkoitat.
console-role-hint = { $select }: > { $select } = rooli
console-which-role = Mikä rooli? Kirjoita "> { $select } = rooli".
console-not-utf8 = Rivi { $line } ei ole UTF-8-tekstiä.
