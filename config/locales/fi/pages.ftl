page-previous = Edellinen
page-next = Seuraava
page-of = sivu { $page }/{ $pages }

chooser-title = Ketä tarkoitat?
chooser-query = { $count ->
    [one] Haulla { $query } löytyi { $count } mahdollinen kontakti.
   *[other] Haulla { $query } löytyi { $count } kontaktia.
}
    .more = Haulla { $query } löytyi yli { $count } kontaktia.
chooser-more = { $count ->
    [one] Näet parhaan osuman. Kirjoita nimestä enemmän, niin haku tarkentuu.
   *[other] Näet { $count } parasta osumaa. Kirjoita nimestä enemmän, niin haku tarkentuu.
}
chooser-placeholder = Valitse kontakti
matched-recent = katsottu hiljattain
matched-typo = samankaltainen kirjoitusasu
matched-number = numeron perusteella
matched-name = nimen perusteella
matched-company = yrityksen perusteella
matched-job-title = tehtävänimikkeen perusteella
matched-industry = toimialan perusteella
matched-relation = liikesuhteen perusteella

nothing-title = Ei löytynyt
nothing-found = Ei löytynyt kontakteja haulla { $query }.
nothing-empty = Haku on tyhjä.
nothing-hint = Riittää osa nimestä, numero, yritys, sähköposti, puhelinnumero tai paikkakunta.
nothing-nearest = Hae: { $nearest }
nothing-add-company = Lisää yritys
nothing-add-person = Lisää henkilö

contacts-title = Kontaktit
contacts-empty = Kontakteja ei vielä ole. Lisää ensimmäinen komennolla { $command }.
contacts-none = Mikään kontakti ei täytä ehtoja. Väljennä niitä: { $command }.
contacts-open = Avaa kortti
people-title = Henkilöt – { $name }
people-none = Yrityksellä ei vielä ole henkilöitä. Lisää ensimmäinen komennolla { $command }.
people-company = Yrityksen kortti

parts-title = Muokkaa – { $name }
parts-choose = Mitä haluat muokata?

notes-title = Muistiinpanot – { $name }
notes-none = Muistiinpanoja ei vielä ole. Lisää ensimmäinen tästä tai komennolla { $command }.
notes-add = Lisää muistiinpano
notes-card = Kortti
note-edit = Muokkaa
note-remove = Poista
note-by = kirjoittanut { $by }, { $at }

history-title = Historia – { $name }
history-none = Mikään ei ole vielä muuttunut. Komennolla { $command } tehdyt muutokset näkyvät tässä.
history-more = { $count ->
    [one] ja { $count } rivi, joka ei mahdu tähän. Nykyiset tiedot: { $command }
   *[other] ja { $count } riviä, jotka eivät mahdu tähän. Nykyiset tiedot: { $command }
}
history-import = Tuotu tiedostosta
history-contact-added = Lisätty
history-contact-changed = Muutettu
history-contact-removed = Poistettu
history-note-added = Muistiinpano lisätty
history-note-changed = Muistiinpano muutettu
history-note-removed = Muistiinpano poistettu
history-assignment-added = Koodi lisätty
history-assignment-changed = Koodi muutettu
history-assignment-removed = Koodi poistettu
history-relation-added = Liikesuhde lisätty
history-relation-changed = Liikesuhde muutettu
history-relation-removed = Liikesuhde poistettu

addresses-title = Vaihtoehtoiset osoitteet – { $name }
addresses-none = Niitä ei ole. Lisää ensimmäinen komennolla { $command }.
addresses-add = Lisää osoite tai voimassaoloaika: { $command }
addresses-in-force = voimassa tänään
addresses-no-dates = Ei vielä voimassaoloaikaa: ei koskaan voimassa.
range = { $from }–{ $to }
range-open = { $from } alkaen
date = { $day }.{ $month }.{ $year }
history-address-added = Vaihtoehtoinen osoite lisätty
history-address-changed = Vaihtoehtoinen osoite muutettu
history-address-removed = Vaihtoehtoinen osoite poistettu

greeting-title = Tervehdys – { $name }
greeting-plain = Mikään kaava ei sovi tähän kontaktiin, joten tämä on tavallinen tervehdys. Ylläpitäjä voi lisätä kaavoja komennolla { $command }.
formulas-title = Tervehdykset – { $name }
formulas-none = Kaavoja ei vielä ole, joten tervehdys on tavallinen: siinä on vain nimi.
formulas-about = Ensin haetaan pyydetyn kielen kaavaa, sitten kontaktin kielen, lopuksi kaikkien kielten yhteistä. Komennolla: { $command }
formulas-add = Lisää kaava
formula-any-language = Kaikki kielet

codes-none = Tämä luettelo on tyhjä. Lisää koodeja komennolla { $command }.
codes-add = Lisää koodeja: { $command }
salespeople-title = Myyjät
salespeople-none = Myyjiä ei vielä ole. Lisää ensimmäinen komennolla { $command }.
salespeople-add = Lisää myyjiä: { $command }
salesperson-blocked = estetty

readings-title = Monta kontaktia
readings-found = { $count ->
    [one] Viestissä on { $count } kontakti. Mitään ei ole vielä tallennettu.
   *[other] Viestissä on { $count } kontaktia. Mitään ei ole vielä tallennettu: avaa ne yksi kerrallaan.
}
readings-open = Avaa
