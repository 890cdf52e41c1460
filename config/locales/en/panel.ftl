setting-inherit-salesperson = Salesperson
setting-inherit-territory = Territory
setting-inherit-country = Country
setting-inherit-language = Language
setting-inherit-address = Address
setting-inherit-communication = Phone, e-mail and home page
setting-default-salesperson = Salesperson
setting-default-territory = Territory
setting-default-country = Country
setting-default-language = Language
setting-default-correspondence = Correspondence
setting-company-salutation = Salutation of companies
setting-person-salutation = Salutation of persons
setting-customer-relation = Relation of customers
setting-vendor-relation = Relation of vendors
setting-bank-relation = Relation of banks
setting-employee-relation = Relation of employees
setting-card-visibility = Who sees cards
setting-server-language = Language of public answers
setting-phone-region = Country of phone numbers
setting-time-zone = Time zone

panel-title = Settings – { $section }
panel-section = Choose a section
panel-blank = none
panel-choose = { $setting }: choose
panel-clear = Blank: { $setting }
panel-own-language = Use the server's own language
panel-turn-on = Turn on
panel-turn-off = Turn off
panel-change = Change
panel-type-rest = Type the rest
panel-read-only = You can look. Changing needs the rights: { $tier }.

panel-numbering = New contacts get the next number of their series.
panel-series-state = { $first } – { $last }, step { $step }
panel-series-state-open = from { $first }, step { $step }
panel-series-used = last used: { $used }
panel-series-warning = warns from { $warning }
panel-series-manual = own numbers allowed
panel-series-no-manual = own numbers not allowed
panel-series-off = off

panel-inheritance = What a person gets from the company it joins. Country, language, salesperson and territory are taken over as they are; the rest only fills blanks.
panel-defaults = What a new contact gets where nothing was given and nothing came from its company.
panel-defaults-codes = Lists of codes: { $codes }. Salespeople: { $salespeople }.
panel-cards = Where cards go, and how the bot reads and writes for everybody here.
panel-access = Everyone starts as { $editor }. Who may manage the server is always { $admin }; of several roles, the highest counts.
panel-access-who = Who may do what
panel-access-commands = Which command needs what
panel-access-give = { $tier } – choose roles
panel-access-all = The commands of all tiers below count too.
panel-access-hide = To hide commands from roles or channels altogether: Server Settings > Integrations, choose the bot, then the command.
panel-salutations = How people are greeted, by the salutation that their contact has. Each code has formulas by language and formality.
panel-salutations-open = Choose a salutation: see and change its formulas
panel-salutations-codes = The codes themselves: { $codes }. A formula by command: { $command }
panel-salutations-more = { $count ->
    [one] { $count } more code: { $codes }. Change its formulas with { $command }
   *[other] { $count } more codes: { $codes }. Change their formulas with { $command }
}
