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
flow-all = Change all
flow-company = Only the company
notice-people-followed = { $people ->
    [one] One person of the company changed with it.
   *[other] { $people } people of the company changed with it.
}
notice-shown-anew = { $by } changed something meanwhile. This is how it would be now.
