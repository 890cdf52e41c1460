# What import and export say.

export-no-guild = There are no contacts under the name { $guild } in this data folder.
import-storing = Storing
import-joining = Joining the search index
import-marking = Making contacts ready to be compared
import-comparing = Comparing contacts
import-not-compared = They were not compared with others yet: /duplicates find does that
import-contacts = { $count ->
    [one] Stored { $count } contact.
   *[other] Stored { $count } contacts.
}
import-companies = { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
import-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
import-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
import-duplicates = { $count ->
    [one] { $count } that may be there twice now: see /duplicates find
   *[other] { $count } that may be there twice now: see /duplicates find
}
import-skipped = { $count ->
    [one] { $count } line left out: the contact was there already
   *[other] { $count } lines left out: the contacts were there already
}
import-codes = { $count ->
    [one] { $count } new code, still without a description
   *[other] { $count } new codes, still without descriptions
}
import-salespeople = { $count ->
    [one] { $count } new salesperson, still without a name
   *[other] { $count } new salespeople, still without names
}
import-more = { $count ->
    [one] … and { $count } more.
   *[other] … and { $count } more.
}
import-refused = { $count ->
    [one] { $count } thing is wrong, so nothing was stored. Put it right and import again.
   *[other] { $count } things are wrong, so nothing was stored. Put them right and import again.
}
import-line = line { $line }
import-not-utf8 = the line is not UTF-8 text.
import-line-too-long = the line is longer than 1 MB.
import-not-json = the line is not JSON (column { $column }).
import-not-an-object = the line is not an object in braces.
import-unknown-key = there is no such key.
import-key-twice = the key is in the line twice.
import-missing = this is missing.
import-wrong-type = this is not the kind of value that the key takes.
import-numbers-used-up = the number series has no number left.
import-number-taken = the number belongs to a contact that is there already.
import-number-twice = the number is in line { $line } already.
import-not-its-own-number = a company's own number belongs here, or nothing.
import-no-company = no company has this number, neither here nor in the file.
import-not-a-company = this is the number of a person, not of a company.
import-minor-needs-consent = a minor without a parent's consent is blocked: "privacy_blocked": true.
import-in-list-twice = this is in the list twice.
import-kind-and-number = kind and number of an account go together.
import-account-taken = the account belongs to another contact.
import-ends-before-it-starts = this is before the day it starts.
import-duplicate = the contact is there already as { $no }.
import-duplicate-of-line = the same contact is in line { $line } already.

check-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
check-right = The search index says the same as the contacts.
check-unsound = The search index is damaged.
check-wrong = { $count ->
    [one] { $count } contact has wrong entries in the search index:
   *[other] { $count } contacts have wrong entries in the search index, the first ones:
}
check-strays = { $count ->
    [one] { $count } entry is of a contact that is not there.
   *[other] { $count } entries are of contacts that are not there.
}
check-unknown-words = { $count ->
    [one] { $count } word would not be found when it is misspelt.
   *[other] { $count } words would not be found when they are misspelt.
}
check-advice = Make it anew with --rebuild.
check-rebuilt = The search index was made anew.
