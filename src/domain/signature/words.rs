//! The words by which a signature's lines tell what they are, in English, Finnish, Swedish and German. All folded.

/// Phrases that close a letter; the name comes after them. Longer ones first where one begins with another.
pub(super) static CLOSINGS: &[&str] = &[
    "best regards", "kind regards", "warm regards", "with kind regards", "with best regards", "many thanks and best regards",
    "yours sincerely", "yours faithfully", "yours truly", "sincerely yours", "sincerely", "all the best", "best wishes", "regards",
    "thanks and regards", "thanks & regards", "thank you and best regards", "cheers", "br", "rgds", "kr", "many thanks", "thanks",
    "thank you", "best",
    "ystavallisin terveisin", "ystavallisesti", "parhain terveisin", "terveisin", "kunnioittavasti", "kiittaen", "yt", "t", "terv",
    "terkuin", "hyvaa viikonloppua", "kiitos", "aurinkoisin terveisin", "hyvaa paivanjatkoa", "yhteistyoterveisin",
    "med vanliga halsningar", "vanliga halsningar", "med vanlig halsning", "med vanliga halsning", "basta halsningar",
    "hogaktningsfullt", "halsningar", "vanligen", "mvh", "m v h", "hjartliga halsningar", "vanlig halsning", "tack pa forhand", "tack",
    "mit freundlichen grussen", "mit freundlichem gruss", "freundliche grusse", "freundlichen grussen", "mit besten grussen",
    "beste grusse", "viele grusse", "herzliche grusse", "liebe grusse", "mfg", "vg", "lg", "hochachtungsvoll", "schone grusse",
    "mit herzlichen grussen", "mit freundlichen gruessen", "freundliche gruesse", "viele gruesse", "beste gruesse", "danke",
    "vielen dank", "i a", "i v",
];

/// Words that open a letter: a line that begins with one is no name.
pub(super) static GREETINGS: &[&str] = &[
    "hi", "hello", "dear", "hey", "good", "hei", "moi", "terve", "hyva", "arvoisa", "huomenta", "paivaa", "moikka", "hej", "hejsan", "tjena",
    "kara", "basta", "god", "guten", "hallo", "liebe", "lieber", "sehr", "moin", "servus", "gruss", "thanks", "thank", "kiitos", "tack", "danke",
    "please", "see", "ps", "fw", "fwd", "re", "vs", "sv", "wg", "aw", "sent", "lahetetty", "skickat", "von", "call", "mail", "contact", "yours",
    "best", "kind", "regards", "terveisin", "halsningar", "grusse", "vl", "vb", "follow", "visit", "book", "join", "download", "get", "new", "our",
];

/// What a paragraph of a disclaimer or of decoration holds.
pub(super) static DISCLAIMERS: &[&str] = &[
    "confidential", "intended recipient", "intended solely", "intended only", "if you have received this", "privileged", "disclaimer",
    "before printing", "before you print", "consider the environment", "privacy policy", "privacy notice", "unsubscribe", "viruses",
    "sent from my", "get outlook for", "personal data",
    "luottamuksel", "tarkoitettu vain", "vain vastaanottajalle", "ymparistoa ennen", "ennen tulostamista", "tietosuojaseloste", "lahetetty iphone",
    "lahetetty puhelim", "henkilotiet", "tama viesti",
    "konfidentiell", "sekretess", "avsett for", "avsedd for", "miljon innan", "innan du skriver ut", "personuppgift", "skickat fran min",
    "detta meddelande",
    "vertraulich", "bestimmungsgemass", "nicht der richtige adressat", "irrtumlich", "datenschutz", "bevor sie diese", "umwelt", "von meinem",
    "diese nachricht", "diese e-mail", "haftungsausschluss",
];

/// What stands in the line that separates a letter from the one that it answers or passes on.
pub(super) static SEPARATORS: &[&str] = &[
    "original message", "forwarded message", "begin forwarded message", "alkuperainen viesti", "valitetty viesti", "edelleenlahetetty viesti",
    "ursprungligt meddelande", "vidarebefordrat meddelande", "ursprungliche nachricht", "weitergeleitete nachricht",
];

/// The header that names the sender.
pub(super) static FROM: &[&str] = &["from", "lahettaja", "fran", "von"];

/// The headers beside it.
pub(super) static HEADERS: &[&str] = &[
    "sent", "date", "to", "cc", "bcc", "subject", "reply-to", "importance", "attachments", "lahetetty", "vastaanottaja", "kopio", "aihe",
    "paivays", "paivamaara", "liitteet", "skickat", "till", "kopia", "amne", "datum", "gesendet", "an", "betreff", "kopie", "kenelle",
];

/// Words that end the line before a quoted letter.
pub(super) static WROTE: &[&str] = &["wrote:", "kirjoitti:", "skrev:", "schrieb:"];

/// Starts of words that jobs have.
pub(super) static JOB_STARTS: &[&str] = &[
    "manag", "direct", "engineer", "develop", "consult", "special", "assist", "coordinat", "analyst", "architect", "designer", "officer",
    "president", "founder", "partner", "owner", "executive", "accountant", "advisor", "adviser", "represent", "technician", "supervis",
    "secretary", "administrat", "controller", "lawyer", "attorney", "counsel", "buyer", "planner", "recruiter", "teacher", "professor",
    "lecturer", "research", "sales", "marketing", "procurement", "purchas", "editor", "trainer", "agent", "chairman", "chairperson", "principal",
    "paallik", "johtaja", "myyj", "myynti", "asiantuntija", "insinoor", "kehittaj", "konsultt", "vastaava", "suunnittelij", "sihteer",
    "koordinaatt", "yrittaj", "toimitusj", "hallin", "hankin", "osto", "tutkija", "opettaja", "asianajaja", "kouluttaja", "markkinoin",
    "tuotant", "talous", "hallituksen", "osakas", "omistaja", "valmentaja", "palvelu", "huolto", "asentaja", "rehtori", "lakimies",
    "chef", "salj", "forsalj", "direktor", "ingenjor", "ansvarig", "konsult", "utvecklare", "inkop", "ekonom", "ledare", "handlagg",
    "radgiv", "sekreterare", "samordnare", "marknad", "grundare", "agare", "jurist", "advokat", "larare", "forskare", "tekniker", "specialist",
    "projektled", "verkstall", "redaktor", "koordinator", "strateg",
    "leit", "geschaftsfuhr", "vertrieb", "ingenieur", "entwickl", "berat", "assisten", "referent", "sachbearbeit", "prokurist", "einkauf",
    "buchhalt", "vorstand", "inhaber", "grunder", "koordinat", "rechtsanwalt", "mitarbeiter", "verkauf", "projekt", "techniker", "kaufmann",
    "kauffrau", "fachkraft", "beauftragt", "spezialist", "disponent", "gesellschafter", "trainee", "praktikant", "werkstudent", "abteilung",
    "account", "product", "project", "customer", "business dev", "human resources", "key account", "leader", "marketer", "treasurer", "clerk",
];

/// Whole words that jobs are, or have.
pub(super) static JOB_WORDS: &[&str] = &[
    "ceo", "cto", "cfo", "coo", "cio", "cmo", "cso", "ciso", "chro", "cpo", "vp", "svp", "evp", "hr", "vd", "tj", "head", "lead", "head of", "chief", "chair",
    "it", "qa", "pr", "ux", "intern", "scientist", "nurse", "doctor", "sales", "team",
];

/// Forms of companies, without dots; with one of them a line is a company's name.
pub(super) static COMPANY_FORMS: &[&str] = &[
    "oy", "oyj", "ab", "abp", "ky", "tmi", "ry", "osk", "kb", "hb", "gmbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "eg", "mbh", "ltd", "limited",
    "plc", "llp", "llc", "inc", "incorporated", "corp", "corporation", "asa", "aps", "bv", "nv", "sarl", "srl", "spa", "ehf", "pty", "gbr", "se", "as",
    "a/s", "sa", "ek", "oü", "ou", "sia", "uab", "partg", "stiftung", "saatio", "stiftelse", "foundation",
];

/// Endings and words of names of organisations that need no form.
pub(super) static ORGANISATIONS: &[&str] = &[
    "university", "universitat", "universitet", "universitetet", "yliopisto", "yliopistosta", "ammattikorkeakoulu", "hogskola", "hogskolan", "hochschule",
    "institute", "institut", "kaupunki", "kunta", "kommun", "stad", "stadt", "council", "ministry", "ministerium", "virasto", "college", "hospital",
    "sairaala", "group", "konserni", "gruppe", "gruppen", "bank", "association", "verein", "liitto", "forbund",
];

/// Academic titles and forms of address around a name, without dots.
pub(super) static TITLES: &[&str] = &[
    "dr", "prof", "professor", "mag", "dipl-ing", "dipl-kfm", "dipl-kffr", "dipl-betriebsw", "dipl-inf", "dipl-oec", "dipl-wirt-ing", "ing", "mr", "mrs", "ms",
    "miss", "sir", "herr", "frau", "hr", "fr", "rer", "nat", "med", "jur", "phil", "pol", "hc", "habil", "oec", "dr-ing", "msc", "bsc", "ma", "ba", "mba",
    "phd", "md", "jd", "llm", "mphil", "di", "dipl", "ins", "fm", "ftktm", "ktm", "kty", "tkt", "tkl", "fil", "ft", "otk", "vt", "ot", "ytm", "htm", "ekm", "eti", "ktt", "tradenomi",
    "insinoori", "civ", "civing", "ekon", "jur kand", "be", "cpa", "ca", "emba", "pmp", "cfa", "acca", "beng", "meng", "facc", "univ", "fh", "tekn", "fildr", "ekondr",
    "m", "sc", "b", "a", "ph", "d", "dipl-phys", "esq", "jr", "mrics", "ll", "tri",
];

/// Small words inside names.
pub(super) static PARTICLES: &[&str] =
    &["von", "van", "de", "der", "den", "af", "zu", "zum", "zur", "vom", "la", "le", "di", "da", "del", "dos", "bin", "ten", "ter", "av", "und", "y"];

/// Streets by how a word ends.
pub(super) static STREET_ENDS: &[&str] = &[
    "katu", "tie", "kuja", "polku", "kaari", "raitti", "ranta", "tori", "aukio", "vayla", "kulma", "rinne", "gatan", "gata", "vagen", "vag", "grand", "torget", "torg",
    "allen", "plan", "backen", "kajen", "stigen", "strasse", "str", "platz", "weg", "allee", "gasse", "ring", "damm", "ufer", "chaussee", "hof", "steig", "portti", "laituri",
];

/// Words of streets and of boxes and floors.
pub(super) static STREET_WORDS: &[&str] = &[
    "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "square", "sq", "court", "boulevard", "blvd", "way", "place", "pl", "terrace",
    "parkway", "highway", "hwy", "close", "crescent", "quay", "box", "postfach", "pb", "p.o.", "po", "c/o", "wharf", "broadway", "esplanadi", "am", "im", "an",
];

/// What makes a line the second line of an address.
pub(super) static SECOND_LINE: &[&str] =
    &["floor", "krs", "kerros", "van", "vaning", "suite", "building", "gebaude", "etage", "stock", "unit", "house", "talo", "hus", "entrance", "c/o", "box", "postfach", "pl", "pb", "po"];

/// Countries by the names that people write below an address.
pub(super) static COUNTRIES: &[(&str, &[&str])] = &[
    ("FI", &["finland", "suomi", "finnland", "fin"]),
    ("SE", &["sweden", "ruotsi", "sverige", "schweden", "swe"]),
    ("DE", &["germany", "saksa", "tyskland", "deutschland", "ger"]),
    ("GB", &["united kingdom", "uk", "great britain", "england", "scotland", "wales", "iso-britannia", "storbritannien", "grossbritannien", "gb"]),
    ("US", &["united states", "usa", "united states of america", "u.s.a.", "us", "yhdysvallat"]),
    ("AT", &["austria", "itavalta", "osterrike", "osterreich"]),
    ("CH", &["switzerland", "sveitsi", "schweiz"]),
    ("DK", &["denmark", "tanska", "danmark", "danemark"]),
    ("NO", &["norway", "norja", "norge", "norwegen"]),
    ("EE", &["estonia", "viro", "estland", "eesti"]),
    ("AX", &["aland", "ahvenanmaa"]),
    ("NL", &["netherlands", "the netherlands", "alankomaat", "nederlanderna", "niederlande"]),
    ("FR", &["france", "ranska", "frankrike", "frankreich"]),
    ("IE", &["ireland", "irlanti", "irland"]),
];

/// States of the US, as they stand between city and ZIP code.
pub(super) static STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS",
    "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
    "WI", "WY",
];

/// Mail boxes of nobody in particular.
pub(super) static SHARED_BOXES: &[&str] = &[
    "info", "sales", "office", "contact", "support", "admin", "mail", "hello", "post", "service", "myynti", "asiakaspalvelu", "toimisto", "posti", "laskutus",
    "kundtjanst", "kontakt", "kontor", "order", "orders", "vertrieb", "zentrale", "buero", "noreply", "no-reply", "invoice", "billing", "jobs", "hr", "tilaukset",
    "forsaljning", "faktura", "verkauf", "webmaster", "team", "marketing", "press", "help", "enquiries", "reception",
];

/// Domains of mail that people have in private or buy anywhere: they tell nothing about an employer.
pub(super) static PUBLIC_DOMAINS: &[&str] = &[
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.de", "yahoo.se", "icloud.com", "me.com",
    "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org", "proton.me",
    "protonmail.com", "pm.me", "tutanota.com", "fastmail.com", "zoho.com", "mail.com", "yandex.com", "mail.ru", "qq.com", "163.com", "outlook.de", "hotmail.de",
    "hotmail.se", "hotmail.fi", "hotmail.co.uk", "outlook.fi", "live.fi", "live.se", "luukku.com", "suomi24.fi", "kolumbus.fi", "elisanet.fi", "saunalahti.fi", "pp.inet.fi",
    "inet.fi", "welho.com", "netti.fi", "telia.com", "comhem.se", "bredband.net", "spray.se", "tele2.se", "bahnhof.se", "glocalnet.net", "btinternet.com",
    "sky.com", "virginmedia.com", "blueyonder.co.uk", "ntlworld.com", "talktalk.net", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "arcor.de",
    "kabelmail.de", "vodafone.de", "online.de", "1und1.de", "mail.de", "live.co.uk", "live.de", "hey.com", "duck.com", "dnainternet.net", "phnet.fi", "sci.fi", "surffi.net",
];

/// Hosts whose pages are nobody's home page.
pub(super) static NOT_HOME: &[&str] = &[
    "linkedin.com", "facebook.com", "fb.com", "twitter.com", "x.com", "instagram.com", "youtube.com", "youtu.be", "xing.com", "tiktok.com", "teams.microsoft.com", "zoom.us",
    "calendly.com", "aka.ms", "maps.google.com", "goo.gl", "g.page", "wa.me", "whatsapp.com", "t.me", "discord.gg", "discord.com", "bit.ly", "lnkd.in", "protection.outlook.com",
    "outlook.office365.com", "outlook.office.com", "google.com", "tenor.com", "giphy.com", "github.com", "bsky.app", "threads.net", "vimeo.com",
];
