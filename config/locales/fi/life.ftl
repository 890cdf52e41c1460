# Mitä kontaktille tapahtuu lisäämisen jälkeen: muihin ulottuvat muutokset, siirrot, poistaminen, kumoaminen.

cancel = Peruuta
cancelled-title = Peruutettu
cancelled = Mitään ei muutettu.

flow-title = Muutetaanko { $name }?
flow-question = { $people ->
    [one] Yhdellä henkilöllä on yrityksen vanhat tiedot, ja ne muuttuisivat samalla:
   *[other] { $people } henkilöllä on yrityksen vanhat tiedot, ja ne muuttuisivat samalla:
}
flow-nobody = Kenelläkään yrityksessä ei enää ole sen vanhoja tietoja, joten vain yritys muuttuu.
flow-more = { $count ->
    [one] ja { $count } kenttä lisää
   *[other] ja { $count } kenttää lisää
}
flow-all = Muuta kaikki
flow-company = Vain yritys
notice-people-followed = { $people ->
    [one] Yksi yrityksen henkilö muuttui samalla.
   *[other] { $people } yrityksen henkilöä muuttui samalla.
}
notice-shown-anew = { $by } muutti jotain sillä välin. Näin kävisi nyt.

undo = Kumoa
redo = Tee uudelleen
undone-title = Kumottu
notice-undone = { $action } ({ $by }) kumottiin.

delete-title = Poistetaanko { $name }?
delete-alone = { $number } siirtyy roskakoriin.
delete-with = { $number } siirtyy roskakoriin ja sen mukana:
delete-people = { $count ->
    [one] yksi henkilö
   *[other] { $count } henkilöä
}
delete-notes = { $count ->
    [one] yksi muistiinpano
   *[other] { $count } muistiinpanoa
}
delete-codes = { $count ->
    [one] yksi koodi (ryhmät, vastuut, verkkolähteet)
   *[other] { $count } koodia (ryhmät, vastuut, verkkolähteet)
}
delete-relations = { $count ->
    [one] yksi liikesuhde; tili pysyy kirjanpidossa
   *[other] { $count } liikesuhdetta; tilit pysyvät kirjanpidossa
}
delete-addresses = { $count ->
    [one] yksi vaihtoehtoinen osoite
   *[other] { $count } vaihtoehtoista osoitetta
}
delete-back = Kunnes roskakori tyhjenee, { $command } palauttaa kaiken.
delete-do = Poista
deleted-title = Poistettu
deleted = { $people ->
    [0] { $name } ({ $number }) on roskakorissa.
    [one] { $name } ({ $number }) ja yksi henkilö ovat roskakorissa.
   *[other] { $name } ({ $number }) ja { $people } henkilöä ovat roskakorissa.
}
notice-restored = { $people ->
    [0] Palautettu roskakorista.
    [one] Palautettu roskakorista, mukana yksi henkilö.
   *[other] Palautettu roskakorista, mukana { $people } henkilöä.
}

purge-title = Hävitetäänkö { $name } lopullisesti?
purge-what = { $people ->
    [0] { $number }, kaikki siihen kuuluva ja sen historia hävitetään.
    [one] { $number }, yksi henkilö, kaikki niihin kuuluva ja niiden historia hävitetään.
   *[other] { $number }, { $people } henkilöä, kaikki niihin kuuluva ja niiden historia hävitetään.
}
purge-never = Mikään ei palauta sitä.
purge-do = Hävitä
purged-title = Hävitetty
purged = { $people ->
    [0] { $number } on poissa lopullisesti, samoin sen historia.
    [one] { $number } ja yksi henkilö ovat poissa lopullisesti, samoin niiden historia.
   *[other] { $number } ja { $people } henkilöä ovat poissa lopullisesti, samoin niiden historia.
}

notice-joined = Liittyi yritykseen { $to }.
notice-left = Lähti yrityksestä { $from }: nyt yksityishenkilö.
notice-moved = Siirtyi yrityksestä { $from } yritykseen { $to }.
notice-is-company = Tämä on nyt yritys. { $field } on sama kuin uusilla yrityksillä.
notice-is-person = Tämä on nyt henkilö. { $field } on sama kuin uusilla henkilöillä.

notice-merged-from = { $number } on yhdistetty tähän kontaktiin { $kept }.
merge-title = Yhdistetäänkö { $name }?
merge-kept = { $kept } ({ $number }) säilyy.
merge-gone = { $name } ({ $number }) sulautuu siihen; sen numero ja painikkeet löytävät sen jälkeen kontaktin { $kept }.
merge-separate = Joku on merkinnyt nämä kaksi eri kontakteiksi.
merge-blocked = { $kept } saa yksityisyyseston, koska toisella on se tai toinen on alaikäinen.
merge-differs = Eroaa (säilyvä / kaksoiskappale; ✓ jää)
merge-take = Ota kaksoiskappaleelta
merge-instead = korvaa: { $kept }
merge-filled = Tyhjä tähän asti, täytetään kaksoiskappaleesta
merge-moves = Siirtyy
merge-collides = Molemmilla on nämä: säilyvän kontaktin jäävät, kaksoiskappaleen poistuvat
merge-account = { $kind }: { $stays } jää; { $goes } jää vain kirjanpitoonne
merge-address = Vaihtoehtoinen osoite
merge-dates = Vaihtoehtoinen osoite { $code }: voimassaolo alkaen { $day }, jolloin toinen alkaa
merge-more = { $count ->
    [one] ja { $count } muu
   *[other] ja { $count } muuta
}
merge-do = Yhdistä
merge-swap = Säilytä toinen
merged-title = Yhdistetty
merged = { $name } ({ $number }) on nyt osa kontaktia { $kept } ({ $kept-number }).
merged-number = { $number } löytää sen yhä.
