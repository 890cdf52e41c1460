# Yhteystiedot, jotka voivat olla samat. Perusteet ovat luettelossa peräkkäin.

same-vat = sama ALV-tunniste
same-registration = sama rekisterinumero
same-email = sama sähköposti
same-phone = sama puhelin
same-website = sama verkkosivu
same-name = sama nimi
alike-name = nimi { $count } % samankaltainen
same-company = sama yritys
same-address = sama osoite
same-city = sama kaupunki
same-search-strings = { $common } hakujonoa { $lines }:stä samat

doubles-title = Onko jo olemassa?
doubles-not-stored = { $name } ei ole vielä tallessa. Se voi olla sama kuin:
doubles-more = Muitakin on; nämä ovat todennäköisimmät.
doubles-hint = ”Ei sama” lisää tiedon eikä kysy näistä enää. Tämä odottaa 15 minuuttia.
doubles-open = Avaa
doubles-add = Lisää silti
doubles-separate = Ei sama
doubles-cancel = Peruuta
doubles-dropped = Mitään ei lisätty.

likely-title = Sama kontakti kahdesti?
likely-same = { $name } ({ $number }) voi olla sama kuin:
likely-more = Muitakin on: katso { $command }.

pairs-title = Mahdolliset kaksoiskappaleet
pairs-title-of = Mahdolliset kaksoiskappaleet – { $name }
pairs-none = Mitkään kaksi kontaktia eivät näytä samoilta.
pairs-making-ready = { $done }/{ $total } kontaktia on saatettu vertailukuntoon.
pairs-comparing = { $done }/{ $total } kontaktia on vertailtu. Pareja voi löytyä lisää.
pairs-compared = { $count ->
    [one] { $count } kontakti vertailtu.
   *[other] { $count } kontaktia vertailtu.
}
pairs-again = Katso uudelleen
pairs-score = Samankaltaisuus { $count }/100
pairs-merge = Yhdistä
pairs-separate = Erota
count-pairs = { $count ->
    [one] { $count } pari
   *[other] { $count } paria
}

notice-separated = Tunnetaan tästä lähtien eri kontakteina.
notice-rebuilding = { $count ->
    [one] { $count } kontaktin hakujonot luodaan uudelleen ja kontaktit vertaillaan taustalla.
   *[other] { $count } kontaktin hakujonot luodaan uudelleen ja kontaktit vertaillaan taustalla.
}
notice-rebuilt = { $count ->
    [one] { $count } kontaktin hakujonot luotiin uudelleen.
   *[other] { $count } kontaktin hakujonot luotiin uudelleen.
}
history-separate-added = Merkitty eri kontakteiksi
history-separate-changed = Merkitty eri kontakteiksi
history-separate-removed = Ei enää merkitty eri kontakteiksi
history-merge-added = Yhdistetty
history-merge-changed = Yhdistetty
history-merge-removed = Yhdistäminen kumottu
