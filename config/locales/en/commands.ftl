# Names of commands are frozen; what they do is said in one short line that starts with a verb.

command-find = find
    .about = Find a contact and post its card here

group-contact = contact
    .about = Show and change contacts
command-contact-show = show
    .about = Show a contact's card
command-contact-list = list
    .about = List contacts by what you choose
command-contact-edit = edit
    .about = Edit a contact; without fields, opens a form
command-contact-set = set
    .about = Set one field of a contact
command-contact-assign = assign
    .about = Give a contact a code of a list
command-contact-unassign = unassign
    .about = Take a code from a contact
command-contact-note = note
    .about = Add a note; without text, show the notes
command-contact-salutation = salutation
    .about = Write the greeting for a contact
command-contact-address-add = address-add
    .about = Add an address that applies at times
command-contact-address-list = address-list
    .about = Show alternative addresses and their dates
command-contact-address-remove = address-remove
    .about = Remove an alternative address or its dates
command-contact-history = history
    .about = See what changed, when and by whom

group-company = company
    .about = Add companies and see their people
command-company-add = add
    .about = Add a company; without a name, opens a form
command-company-people = people
    .about = List the people of a company

group-person = person
    .about = Add people
command-person-add = add
    .about = Add a person; without a name, opens a form

group-relation = relation
    .about = Make contacts customers, vendors, banks, employees
command-relation-create = create
    .about = Make a contact a customer, vendor, bank or employee
command-relation-link = link
    .about = Give a contact an account number from the books
command-relation-unlink = unlink
    .about = Take an account number away from a contact

group-setup = setup
    .about = Set the bot up for your team
command-setup-show = show
    .about = Open the settings
command-setup-numbering = numbering
    .about = Set up number series
command-setup-inheritance = inheritance
    .about = Choose what people get from their company
command-setup-defaults = defaults
    .about = Choose what new contacts start with
command-setup-relations = relations
    .about = Choose the relation codes of accounts
command-setup-duplicates = duplicates
    .about = Choose how duplicates are found
command-setup-duplicate-string = duplicate-string
    .about = Choose which end of a field is compared
command-setup-salutation = salutation
    .about = Change a greeting; without text, removes it
command-setup-cards = cards
    .about = Set where cards go, language, region and time zone
command-setup-access = access
    .about = Choose what each role may do

group-code = code
    .about = Set up lists of codes
command-code-add = add
    .about = Add a code; without a code, opens a form
command-code-edit = edit
    .about = Change what a code means
command-code-rename = rename
    .about = Rename a code everywhere
command-code-delete = delete
    .about = Delete a code that nobody has
command-code-list = list
    .about = Show a list of codes

group-salesperson = salesperson
    .about = Set up salespeople
command-salesperson-add = add
    .about = Add a salesperson
command-salesperson-edit = edit
    .about = Change a salesperson
command-salesperson-delete = delete
    .about = Delete a salesperson who has no contacts
command-salesperson-hand-over = hand-over
    .about = Give all contacts of one to another
command-salesperson-list = list
    .about = List the salespeople

command-help = help
    .about = How the bot works, and where the data is
