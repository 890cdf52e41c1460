# What the terminal itself says.

console-greeting = This is kontakti, a contact manager. Try these three lines:
console-hint = Tab completes, > presses a button, /help explains, /quit leaves.
console-send = send
console-form-hint = Fill in with ">> { $input } = text", send with ">> send".
console-no-form = No form is open. A button such as Edit, or /company add without a name, opens one.
console-no-input = The form has no field { $given }. It has: { $labels }. To send it, type ">> send".
console-nothing-to-press = The last answer has nothing to press or pick.
console-no-entry = Nothing in the last answer starts with { $given }. There is: { $labels }.
console-several = { $given } fits several: { $labels }. Type more of the one you mean.
console-role-hint = { $select }: > { $select } = role
console-which-role = Which role? Type "> { $select } = role".
console-not-utf8 = Line { $line } is not UTF-8 text.
