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
