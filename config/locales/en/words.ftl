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

kind-customer = Customer
kind-vendor = Vendor
kind-bank = Bank account
kind-employee = Employee

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
section-lists = Lists
    .about = Industry groups, mailing groups, levels and so on
section-inheritance = Inheritance
    .about = What people get from their company
section-defaults = Defaults
    .about = What new contacts start with
section-relations = Relations
    .about = Which codes stand for customers and other accounts
section-duplicates = Duplicates
    .about = How contacts that may be the same are found
section-salutations = Salutations
    .about = How people are greeted, by code and language
section-cards = Cards
    .about = Where cards go, language, region, time zone
section-access = Access
    .about = What each role may do

part-name = Name and company
part-reach = Phone and e-mail
part-address = Address
part-business = Business
part-first = First characters
part-last = Last characters

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
count-addresses = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}
count-formulas = { $count ->
    [one] { $count } formula
   *[other] { $count } formulas
}

formality-formal = Formal
formality-informal = Informal

name-part-job-title = Job title
name-part-first-name = First name
name-part-middle-name = Middle name
name-part-surname = Surname
name-part-initials = Initials
name-part-company-name = Company name

count-relations = { $count ->
    [one] { $count } business relation
   *[other] { $count } business relations
}
count-fields = { $count ->
    [one] { $count } field
   *[other] { $count } fields
}
