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

doubles-title = There already?
doubles-not-stored = { $name } is not stored yet. It may be the same as:
doubles-more = There are more; these are the likeliest.
doubles-hint = "Not the same" adds it and does not ask about these again. This waits for 15 minutes.
doubles-open = Open
doubles-add = Add anyway
doubles-separate = Not the same
doubles-cancel = Cancel
doubles-dropped = Nothing was added.

likely-title = The same contact twice?
likely-same = { $name } ({ $number }) may be the same as:
likely-more = There are more: see { $command }.

pairs-title = Possible duplicates
pairs-title-of = Possible duplicates – { $name }
pairs-none = No two contacts look the same.
pairs-making-ready = { $done } of { $total } contacts are made ready to be compared.
pairs-comparing = { $done } of { $total } contacts are compared. More pairs may be found.
pairs-compared = { $count ->
    [one] { $count } contact compared.
   *[other] { $count } contacts compared.
}
pairs-again = Look again
pairs-score = Likeness { $count } of 100
pairs-merge = Merge
pairs-separate = Separate
count-pairs = { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}

notice-separated = Known as different contacts from now on.
notice-rebuilding = { $count ->
    [one] Search strings of { $count } contact are made anew, and the contacts compared, in the background.
   *[other] Search strings of { $count } contacts are made anew, and the contacts compared, in the background.
}
notice-rebuilt = { $count ->
    [one] Search strings of { $count } contact made anew.
   *[other] Search strings of { $count } contacts made anew.
}
history-separate-added = Marked as different contacts
history-separate-changed = Marked as different contacts
history-separate-removed = No longer marked as different contacts
history-merge-added = Merged
history-merge-changed = Merged
history-merge-removed = Merge taken back
