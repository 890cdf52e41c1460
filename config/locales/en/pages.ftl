page-previous = Previous
page-next = Next
page-of = page { $page } of { $pages }

chooser-title = Which one?
chooser-query = { $count ->
    [one] { $count } contact may be meant by { $query }.
   *[other] { $count } contacts fit { $query }.
}
    .more = More than { $count } contacts fit { $query }.
chooser-more = { $count ->
    [one] Only the best { $count } is shown. Write more of the name to narrow it down.
   *[other] Only the best { $count } are shown. Write more of the name to narrow it down.
}
chooser-placeholder = Choose a contact
matched-recent = looked up lately
matched-typo = similar spelling
matched-number = by number
matched-name = by name
matched-company = by company
matched-job-title = by job title
matched-industry = by industry group
matched-relation = by business relation

nothing-title = Nothing found
nothing-found = No contact fits { $query }.
nothing-empty = There is nothing to look for.
nothing-hint = A part of the name, a number, a company, an e-mail, a phone number or a city will do.
nothing-nearest = Look for { $nearest }
nothing-add-company = Add company
nothing-add-person = Add person

contacts-title = Contacts
contacts-empty = There are no contacts yet. Add the first one with { $command }.
contacts-none = No contact fits. Leave a filter out: { $command }.
contacts-open = Open a card
people-title = People – { $name }
people-none = Nobody has been added here yet. Add somebody with { $command }.
people-company = Company card

parts-title = Edit – { $name }
parts-choose = What do you want to edit?

notes-title = Notes – { $name }
notes-none = There are no notes yet. Add one here or with { $command }.
notes-add = Add note
notes-card = Card
note-edit = Edit
note-remove = Remove
note-by = { $by }, { $at }

history-title = History – { $name }
history-none = Nothing has changed yet. Changes made with { $command } show here.
history-more = { $count ->
    [one] and { $count } line more that does not fit here. What holds now: { $command }
   *[other] and { $count } lines more that do not fit here. What holds now: { $command }
}
history-import = Imported
history-contact-added = Added
history-contact-changed = Changed
history-contact-removed = Removed
history-note-added = Note added
history-note-changed = Note changed
history-note-removed = Note removed
history-assignment-added = Code added
history-assignment-changed = Code changed
history-assignment-removed = Code removed
history-relation-added = Relation added
history-relation-changed = Relation changed
history-relation-removed = Relation removed

addresses-title = Alternative addresses – { $name }
addresses-none = There are none. Add one with { $command }.
addresses-add = Another one, or more dates: { $command }
addresses-in-force = in force today
addresses-no-dates = No dates yet: it is never in force.
range = { $from } – { $to }
range-open = from { $from }
date = { $year }-{ $month }-{ $day }
history-address-added = Alternative address added
history-address-changed = Alternative address changed
history-address-removed = Alternative address removed

greeting-title = Greeting – { $name }
greeting-plain = No formula fits this contact, so this is a plain greeting. An admin can add formulas with { $command }.
formulas-title = Greetings – { $name }
formulas-none = There are no formulas yet, so people with this salutation get a plain greeting with their name.
formulas-about = The greeting is looked for in the language that was asked for, the contact's own, then any. By command: { $command }
formulas-add = Add formula
formula-any-language = Any language

codes-none = This list is empty. Add codes with { $command }.
codes-add = More codes: { $command }
salespeople-title = Salespeople
salespeople-none = There are no salespeople yet. Add one with { $command }.
salespeople-add = More salespeople: { $command }
salesperson-blocked = blocked

readings-title = Several contacts
readings-found = { $count ->
    [one] This message speaks of { $count } contact. Nothing is saved yet.
   *[other] This message speaks of { $count } contacts. Nothing is saved yet: open one at a time.
}
readings-open = Open
