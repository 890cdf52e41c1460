# Varmuuskopiot ja tarkistukset komentorivillä.

care-nothing = Tässä tietokansiossa ei ole kontakteja.
backup-done = { $guild }: { $count ->
    [one] { $count } kontakti on tiedostossa { $file }
   *[other] { $count } kontaktia on tiedostossa { $file }
}
backup-removed = { $guild }: { $count ->
    [one] { $count } vanhempi varmuuskopio poistettiin.
   *[other] { $count } vanhempaa varmuuskopiota poistettiin.
}
backup-failed = { $guild }: uutta varmuuskopiota ei ole, eikä vanhoja poistettu: { $cause }
restore-done = { $count ->
    [one] { $count } kontakti on palautettu nimelle { $guild }.
   *[other] { $count } kontaktia on palautettu nimelle { $guild }.
}
restore-replaced = Aiempi tiedosto on tallessa nimellä { $file }
check-sound = Tiedosto on ehjä.
check-damaged = Tiedosto on vioittunut. SQLite sanoo:
check-restore = Palauta varmuuskopio: kontakti restore --guild { $guild } TIEDOSTO
check-lost = { $count ->
    [one] { $count } rivi taulussa { $table } viittaa johonkin, mitä ei ole.
   *[other] { $count } riviä taulussa { $table } viittaa johonkin, mitä ei ole.
}
check-tables = Nämä taulut tai indeksit eivät ole sellaisia kuin tämä versio ne tekee: { $names }
check-failed = Tarkistus ei onnistunut: { $cause }
rekey-encrypted = { $count ->
    [one] { $count } tiedostolla on uusi avain. Ota se käyttöön asetuksissa ennen kuin käynnistät botin.
   *[other] { $count } tiedostolla on uusi avain. Ota se käyttöön asetuksissa ennen kuin käynnistät botin.
}
rekey-plain = { $count ->
    [one] { $count } tiedosto ei ole enää salattu. Poista avain asetuksista ennen kuin käynnistät botin.
   *[other] { $count } tiedostoa ei ole enää salattu. Poista avain asetuksista ennen kuin käynnistät botin.
}
rekey-others = Varmuuskopiot ja syrjään siirretyt tiedostot ovat ennallaan.
