# What the terminal itself says.

console-greeting = This is kontakti, a contact manager. Try these three lines:
console-hint = Tab completes, > presses a button, /help explains, /quit leaves.
console-prompt = kontakti
console-refused = Not done
console-fault = Something went wrong
console-send = send
console-form-hint = Fill in with ">> { $input } = text", send with ">> send".
console-no-form = No form is open. A button such as Edit, or /company add without a name, opens one.
console-no-input = The form has no field { $given }. It has: { $labels }. To send it, type ">> send".
console-nothing-to-press = The last answer has nothing to press or pick.
console-no-entry = Nothing in the last answer starts with { $given }. There is: { $labels }.
console-several = { $given } fits several: { $labels }. Type more of the one you mean.
console-role-hint = { $select }: > { $select } = role
console-which-role = Which role? Type "> { $select } = role".

console-no-guild = There are no contacts under the name { $guild } in this data folder.
console-import-progress = { $count } lines read
console-import-contacts = { $count ->
    [one] Stored { $count } contact.
   *[other] Stored { $count } contacts.
}
console-import-companies = { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
console-import-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
console-import-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
console-import-duplicates = { $count ->
    [one] { $count } that was there already under another number
   *[other] { $count } that were there already under other numbers
}
console-import-skipped = { $count ->
    [one] { $count } line left out: the contact was there already
   *[other] { $count } lines left out: the contacts were there already
}
console-import-codes = { $count ->
    [one] { $count } new code, still without a description
   *[other] { $count } new codes, still without descriptions
}
console-import-salespeople = { $count ->
    [one] { $count } new salesperson, still without a name
   *[other] { $count } new salespeople, still without names
}
console-import-more = { $count ->
    [one] … and { $count } more.
   *[other] … and { $count } more.
}
console-import-refused = { $count ->
    [one] { $count } thing is wrong, so nothing was stored. Put it right and import again.
   *[other] { $count } things are wrong, so nothing was stored. Put them right and import again.
}
console-import-line = line { $line }
console-import-not-utf8 = the line is not UTF-8 text.
console-import-line-too-long = the line is longer than 1 MB.
console-import-not-json = the line is not JSON (column { $column }).
console-import-not-an-object = the line is not an object in braces.
console-import-unknown-key = there is no such key.
console-import-key-twice = the key is in the line twice.
console-import-missing = this is missing.
console-import-wrong-type = this is not the kind of value that the key takes.
console-import-number-taken = the number belongs to a contact that is there already.
console-import-number-twice = the number is in line { $line } already.
console-import-not-its-own-number = a company's own number belongs here, or nothing.
console-import-no-company = no company has this number, neither here nor in the file.
console-import-not-a-company = this is the number of a person, not of a company.
console-import-minor-needs-consent = a minor without a parent's consent is blocked: "privacy_blocked": true.
console-import-in-list-twice = this is in the list twice.
console-import-kind-and-number = kind and number of an account go together.
console-import-account-taken = the account belongs to another contact.
console-import-ends-before-it-starts = this is before the day it starts.
console-import-duplicate = the contact is there already as { $no }.
