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
flow-all = Muuta kaikki
flow-company = Vain yritys
notice-people-followed = { $people ->
    [one] Yksi yrityksen henkilö muuttui samalla.
   *[other] { $people } yrityksen henkilöä muuttui samalla.
}
notice-shown-anew = { $by } muutti jotain sillä välin. Näin kävisi nyt.
