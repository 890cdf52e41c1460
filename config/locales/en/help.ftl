help-pick = Choose a topic
help-more-rights = There are more commands for: { $tier }

help-start = The contacts of the whole team: companies, the people who work there, and independent people.
help-start-find = { $command } – find somebody by name, number, company, e-mail, phone or place; the card shows in the channel.
help-start-add = { $company } – add a company; { $person } – add somebody to it.
help-start-list = { $command } – list contacts by what you choose.
help-start-setup = { $command } – for admins: numbers, standard values, who may do what. Everything works without it, too.

help-finding = A part of the name will do, in any order and without accents: aino cronus, CT000002, @cronus.fi or the last four digits of a phone number.
help-finding-private = Cards are posted in the channel. With private, you alone see them.

help-adding = Without a name, adding opens a form. Numbers are given by themselves.
help-adding-company = A person who joins a company gets its address, phone, salesperson and the like where you leave them out.

help-adding-message = A pasted signature or a forwarded mail becomes a contact, too: open the menu of the message, choose Apps, then { $menu }. You see the form filled in before anything is saved.

help-changing = A card's Edit button opens forms, part by part. History shows who changed what.
help-changing-notes = Whoever wrote a note can change and remove it; so can admins.

help-preparing = The settings are changed in one panel. Lists of codes say what a contact can be: industry groups, mailing groups, levels and so on.
help-preparing-hide = To hide commands from roles or channels: Server Settings > Integrations.

help-privacy-where = Contacts are kept in one file for each server, on the computer that runs this bot. They are not given to anybody else, and other servers do not see them.
help-privacy-what = Kept are what you write into commands and forms, and your Discord name and number with what you changed or looked up. The bot reads no messages but those on which somebody chooses { $menu }, and keeps of them only what is then saved.
help-privacy-change = What is wrong can be corrected with { $command }.
help-privacy-delete = To have data about a person deleted or handed over, ask whoever runs this server. They can have it done by whoever runs the bot.
help-privacy-block = Somebody who is not to be contacted is marked with { $command } and the field Privacy blocked.
