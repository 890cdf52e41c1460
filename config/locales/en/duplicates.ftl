# Contacts that may be the same. The reasons stand in a list, one after the other.

same-vat = same VAT registration no.
same-registration = same registration no.
same-email = same e-mail
same-phone = same phone
same-website = same website
same-name = same name
alike-name = name { $count } % alike
same-company = same company
same-address = same address
same-city = same city
same-search-strings = { $common } of { $lines } search strings
