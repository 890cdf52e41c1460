# Backups and checks, at the command line.

care-nothing = There are no contacts in this data folder.
backup-done = { $guild }: { $count ->
    [one] { $count } contact is in { $file }
   *[other] { $count } contacts are in { $file }
}
backup-removed = { $guild }: { $count ->
    [one] { $count } older backup was removed.
   *[other] { $count } older backups were removed.
}
backup-failed = { $guild }: there is no new backup, and no older one was removed: { $cause }
restore-done = { $count ->
    [one] { $count } contact is back in { $guild }.
   *[other] { $count } contacts are back in { $guild }.
}
restore-replaced = What was there before is kept as { $file }
check-sound = The file is sound.
check-damaged = The file is damaged. SQLite says:
check-restore = Bring a backup back: kontakti restore --guild { $guild } FILE
check-lost = { $count ->
    [one] { $count } row of { $table } refers to something that is not there.
   *[other] { $count } rows of { $table } refer to something that is not there.
}
check-tables = These tables or indexes are not as this version makes them: { $names }
check-failed = It could not be checked: { $cause }
rekey-encrypted = { $count ->
    [one] { $count } file has the new key. Configure it before you start the bot.
   *[other] { $count } files have the new key. Configure it before you start the bot.
}
rekey-plain = { $count ->
    [one] { $count } file is not encrypted any more. Configure no key before you start the bot.
   *[other] { $count } files are not encrypted any more. Configure no key before you start the bot.
}
rekey-others = Backups and files that were set aside are as they were.
