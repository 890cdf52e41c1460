# What happens to a contact after it was added: changes that reach others, moves, deletion, undo.

cancel = Cancel
cancelled-title = Cancelled
cancelled = Nothing was changed.

flow-title = Change { $name }?
flow-question = { $people ->
    [one] One person has the company's old details and would change with it:
   *[other] { $people } people have the company's old details and would change with it:
}
flow-nobody = Nobody at the company has its old details any more, so only the company changes.
flow-more = { $count ->
    [one] and { $count } field more
   *[other] and { $count } fields more
}
flow-all = Change all
flow-company = Only the company
notice-people-followed = { $people ->
    [one] One person of the company changed with it.
   *[other] { $people } people of the company changed with it.
}
notice-shown-anew = { $by } changed something meanwhile. This is how it would be now.

undo = Undo
redo = Do it again
undone-title = Taken back
notice-undone = { $action } by { $by } was taken back.

delete-title = Delete { $name }?
delete-alone = { $number } goes to the trash.
delete-with = { $number } goes to the trash, and with it:
delete-people = { $count ->
    [one] one person
   *[other] { $count } people
}
delete-notes = { $count ->
    [one] one note
   *[other] { $count } notes
}
delete-codes = { $count ->
    [one] one code (groups, responsibilities, web sources)
   *[other] { $count } codes (groups, responsibilities, web sources)
}
delete-relations = { $count ->
    [one] one business relation; the account stays in your books
   *[other] { $count } business relations; the accounts stay in your books
}
delete-addresses = { $count ->
    [one] one alternative address
   *[other] { $count } alternative addresses
}
delete-back = Until the trash is emptied, { $command } brings everything back.
delete-do = Delete
deleted-title = Deleted
deleted = { $people ->
    [0] { $name } ({ $number }) is in the trash.
    [one] { $name } ({ $number }) and one person are in the trash.
   *[other] { $name } ({ $number }) and { $people } people are in the trash.
}
notice-restored = { $people ->
    [0] Back from the trash.
    [one] Back from the trash, with one person.
   *[other] Back from the trash, with { $people } people.
}

purge-title = Erase { $name } for good?
purge-what = { $people ->
    [0] { $number }, all that belonged to it and its history are erased.
    [one] { $number }, one person, all that belonged to them and their history are erased.
   *[other] { $number }, { $people } people, all that belonged to them and their history are erased.
}
purge-never = Nothing brings it back.
purge-do = Erase
purged-title = Erased
purged = { $people ->
    [0] { $number } is gone for good, and its history with it.
    [one] { $number } and one person are gone for good, and their history with them.
   *[other] { $number } and { $people } people are gone for good, and their history with them.
}

notice-joined = Joined { $to }.
notice-left = Left { $from }: now an independent person.
notice-moved = Moved from { $from } to { $to }.
notice-is-company = This is a company now. { $field } is what new companies get.
notice-is-person = This is a person now. { $field } is what new people get.

notice-merged-from = { $number } was merged into this contact, { $kept }.
merge-title = Merge { $name }?
merge-kept = { $kept } ({ $number }) is kept.
merge-gone = { $name } ({ $number }) becomes part of it; its number and buttons find { $kept } from then on.
merge-separate = Somebody noted that these two are different contacts.
merge-blocked = { $kept } becomes privacy blocked, as one of the two is or is a minor.
merge-differs = Different (kept / duplicate; ✓ stays)
merge-take = Take from the duplicate
merge-instead = instead of { $kept }
merge-filled = Blank so far, filled from the duplicate
merge-moves = Goes over
merge-collides = Both have these: the kept contact's stay, the duplicate's go
merge-account = { $kind }: { $stays } stays; { $goes } stays in your books only
merge-address = Alternative address
merge-dates = Alternative address { $code }: dates from { $day }, when another one begins
merge-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
merge-do = Merge
merge-swap = Keep the other one
merged-title = Merged
merged = { $name } ({ $number }) is part of { $kept } ({ $kept-number }) now.
merged-number = { $number } still finds it.
