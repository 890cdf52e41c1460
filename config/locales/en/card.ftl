card-edit = Edit
card-people = People
card-company = Company
card-note = Note
card-history = History
card-privacy-blocked = Privacy blocked
    .means = do not contact or use this person's data for sales
card-privacy-blocked-company = do not contact or use this company's data for sales
card-minor = Minor
    .means = no parental consent
card-alternative = Alternative address { $code }
card-note-by = Note by { $by }, { $at }
card-changed-by = Changed by { $by }, { $at }
card-changed = Changed { $at }
card-with-code = { $text } ({ $code })
card-more = { $text } + { $count } more
card-gone-deleted = This contact was deleted.
card-gone-hidden = This contact is not shown here any more.
card-company-with-number = { $name } ({ $number })

# Said above a card or a page: what was just done.
notice-added = Added.
notice-changed = Changed: { $fields }.
notice-unchanged = No changes: it was like that already.
notice-note-added = Note added.
notice-note-changed = Note changed.
notice-note-removed = Note removed.
notice-numbers-left = { $left ->
    [one] Number series { $series }: { $left } number left. An admin can extend it with { $command }.
   *[other] Number series { $series }: { $left } numbers left. An admin can extend it with { $command }.
}
notice-numbers-past-warning = Number series { $series } is past its warning number. An admin can see to it with { $command }.
notice-part-cut = { $field } is longer than its field and was cut there; Name holds all of it.
notice-setting = Setting changed: { $setting }.
notice-series = Number series changed: { $series }.
notice-access = { $role } is now: { $tier }.
notice-codes-added = { $list }, added: { $codes }.
notice-code-changed = { $list }, changed: { $code }.
notice-code-renamed = { $list }: { $code } is now { $new }. { $contacts ->
    [one] { $contacts } contact follows.
   *[other] { $contacts } contacts follow.
}
    .settings = Settings that follow: { $settings }.
notice-code-deleted = { $list }, deleted: { $code }.
notice-assigned = { $list }: { $code } was given.
notice-unassigned = { $list }: { $code } was taken away.
notice-relation-of-company = Relations are the company's: { $company }.
notice-search-word = { $code } has a new search word.
notice-search-string = Compared from now on: { $field } – { $part } ({ $length }).
notice-search-string-gone = Not compared any more: { $field } – { $part }.
notice-salesperson-changed = Salesperson changed: { $code }.
notice-salesperson-deleted = Salesperson deleted: { $code }.
notice-handed-over = { $contacts ->
    [one] { $contacts } contact went from { $from } to { $to }.
   *[other] { $contacts } contacts went from { $from } to { $to }.
}
notice-everyone-may-change = Everybody here may add and change contacts. To leave that to some, give everybody the tier { $viewer } and the right roles the tier { $editor }: { $command }.
notice-some-may-change = Who may add and change contacts ({ $command }): who manages this server
notice-salesperson-added = Salesperson added: { $code }.
notice-account-created = { $name } got an account: { $kind } { $number }.
notice-account-linked = { $name } was linked: { $kind } { $number }.
notice-account-unlinked = { $name } was unlinked: { $kind } { $number }. The account itself stays in the books.
notice-address-added = Alternative address { $code } added.
notice-address-changed = Alternative address { $code } changed.
notice-address-removed = Alternative address { $code } removed.
notice-address-without-dates = It has no dates yet, so it is never in force. Give it some with { $command }.
notice-formula-stored = Formula stored: { $language } · { $formality }.
notice-formula-removed = Formula removed: { $language } · { $formality }.
everyone = Everyone
