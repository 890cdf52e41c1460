# Words that stand alone: types, tiers, lists, sections and what a choice may be.

type-company = Company
type-person = Person
type-independent = Independent person

relation-none = None
relation-customer = Customer
relation-vendor = Vendor
relation-bank-account = Bank account
relation-employee = Employee
relation-other = Other
relation-multiple = Multiple

tier-none = None
    .means = may do nothing
tier-viewer = Viewer
    .means = finds and looks
tier-editor = Editor
    .means = adds and changes, too
tier-admin = Admin
    .means = sets up, too

list-industry = Industry groups
    .example = RET
list-mailing = Mailing groups
    .example = X-CARD
list-relation = Business relations
    .example = PROS
list-responsibility = Job responsibilities
    .example = PURCHASE
list-level = Organizational levels
    .example = MANA
list-web-source = Web sources
    .example = NEWS
list-salutation = Salutations
    .example = UNISEX
list-territory = Territories
    .example = S

series-contacts = Contacts
series-customers = Customers
series-vendors = Vendors
series-banks = Bank accounts
series-employees = Employees

section-numbering = Numbering
    .about = Number series of contacts and accounts
section-inheritance = Inheritance
    .about = What people get from their company
section-defaults = Defaults
    .about = What new contacts start with
section-cards = Cards
    .about = Where cards go, language, region, time zone
section-access = Access
    .about = What each role may do

part-name = Name and company
part-reach = Phone and e-mail
part-address = Address
part-business = Business

sort-name = Name
sort-number = Number
sort-changed = Changed last

visibility-public = Everybody in the channel
visibility-private = Only the one who asks

correspondence-hard-copy = Hard copy
correspondence-email = E-mail

spoken-en = English
spoken-fi = Finnish
spoken-own = The server's own

topic-start = Start here
topic-finding = Finding
topic-adding = Adding
topic-changing = Changing
topic-preparing = Setting up
topic-privacy = Where the data is

# What may be typed for yes and no, apart from true and false.
words-yes = yes, y, on
words-no = no, n, off
word-yes = Yes
word-no = No
word-on = On
word-off = Off

count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
count-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
count-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
count-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
count-codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
count-salespeople = { $count ->
    [one] { $count } salesperson
   *[other] { $count } salespeople
}
