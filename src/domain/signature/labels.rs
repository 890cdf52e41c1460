//! Words that stand before a value in a signature and say what it is, in English, Finnish, Swedish and German.

use crate::domain::fold::fold;

/// What a label says about the value after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A phone of any kind.
    Phone,
    /// A phone of the person's own, not a mobile one.
    Direct,
    /// The phone of the whole company.
    Switchboard,
    Mobile,
    Fax,
    Mail,
    Web,
    Name,
    Title,
    Company,
    Address,
    Vat,
    /// A number in a company register.
    Registration,
    /// Bank accounts, tax numbers, who sits on the board: nothing that a contact has.
    Other,
}

/// Labels as [`fold`] makes them, without dots.
static LABELS: &[(Label, &[&str])] = &[
    (
        Label::Phone,
        &[
            "t", "p", "tel", "tele", "tlf", "tfn", "telephone", "phone", "ph", "puh", "puhelin", "puhelinnumero", "telefon",
            "telefonnummer", "tel no", "phone no", "phone number", "call", "fon", "puhnro", "tel nr",
        ],
    ),
    (
        Label::Direct,
        &[
            "d", "direct", "direct line", "direct dial", "ddi", "suora", "suora numero", "puh suora", "direkt", "direktnummer",
            "direktnr", "durchwahl", "tel direkt", "tel direct", "dir", "landline", "lankapuhelin", "festnetz",
        ],
    ),
    (
        Label::Switchboard,
        &[
            "o", "office", "switchboard", "main", "reception", "vaihde", "puhelinvaihde", "keskus", "toimisto", "vaxel", "vx",
            "vxl", "kontor", "zentrale", "buro", "tel vaihde", "tel vaxel", "tel zentrale", "head office", "hq", "main line",
        ],
    ),
    (
        Label::Mobile,
        &[
            "m", "mob", "mobile", "mobile phone", "mobile no", "cell", "cellphone", "cell phone", "c", "gsm", "matkapuhelin",
            "matkapuh", "kannykka", "mobiili", "mobil", "mobiltelefon", "mobilnummer", "mobilnr", "handy", "mobiltel",
            "tel mobil", "puh gsm", "mp", "mtel", "whatsapp", "mobile/whatsapp", "mob/whatsapp",
        ],
    ),
    (Label::Fax, &["f", "fax", "faksi", "faxi", "telefax", "fax no", "telekopio", "fax nr", "faxnummer", "telefaksi"]),
    (
        Label::Mail,
        &[
            "e", "email", "e-mail", "mail", "sahkoposti", "s-posti", "sposti", "e-post", "epost", "meili", "mejl",
            "email address", "e-mail address", "e-postadress", "e-mail-adresse", "mailto",
        ],
    ),
    (
        Label::Web,
        &["w", "web", "www", "website", "homepage", "home page", "kotisivu", "kotisivut", "verkkosivu", "nettisivu", "hemsida",
            "webb", "webbplats", "webseite", "internet", "url", "site"],
    ),
    (Label::Name, &["name", "nimi", "namn", "contact", "yhteyshenkilo", "kontaktperson", "ansprechpartner", "contact person"]),
    (
        Label::Title,
        &["title", "job title", "position", "titteli", "tehtava", "tehtavanimike", "titel", "befattning", "funktion", "role"],
    ),
    (Label::Company, &["company", "yritys", "yhtio", "foretag", "bolag", "firma", "unternehmen", "organisation", "organization"]),
    (
        Label::Address,
        &["a", "address", "osoite", "kayntiosoite", "postiosoite", "adress", "besoksadress", "postadress", "adresse", "anschrift",
            "visiting address", "postal address", "street address"],
    ),
    (
        Label::Vat,
        &["vat", "vat no", "vat nr", "vat number", "vat id", "vat reg no", "alv", "alv-nro", "alv-numero", "alv-tunnus",
            "momsnr", "moms nr", "moms-nr", "momsnummer", "momsregnr", "momsreg nr", "ust-id", "ust-idnr", "ust-id-nr", "ust id nr",
            "ustidnr", "ust-idnr nr", "ust id", "umsatzsteuer-id", "umsatzsteuer-identifikationsnummer", "uid", "vat id no"],
    ),
    (
        Label::Registration,
        &["y-tunnus", "y-tunn", "ytunnus", "business id", "business identity code", "fo-nummer", "fo-nr", "org nr", "org-nr", "orgnr",
            "organisationsnummer", "organisationsnr", "org nummer", "company no", "company number", "company reg no", "reg no",
            "registration no", "registration number", "registered no", "registered number", "company registration no"],
    ),
    (
        Label::Other,
        &["iban", "bic", "swift", "hrb", "hra", "handelsregister", "steuernummer", "steuer-nr", "steuernr", "bankgiro", "bg",
            "plusgiro", "pg", "bank", "konto", "tili", "tilinumero", "geschaftsfuhrer", "geschaftsfuhrung", "geschaftsfuhrerin",
            "geschaftsfuhrer/in", "vorstand", "aufsichtsrat", "aufsichtsratsvorsitzender", "sitz", "sitz der gesellschaft",
            "registergericht", "amtsgericht", "eingetragen", "managing directors", "directors", "board", "skype", "linkedin",
            "twitter", "x", "instagram", "facebook", "xing", "youtube", "teams", "ovt", "ovt-tunnus", "verkkolaskuosoite", "ref",
            "blz", "glaubiger-id", "laskutusosoite", "subject", "date", "meeting id", "passcode", "pin", "id", "order",
            "order no", "invoice", "lasku", "tilaus", "ticket", "viite", "viitenumero", "ocr", "postgiro", "bankkonto"],
    ),
];

/// The label that a text is, whatever follows it: dots, a colon.
pub(super) fn of(text: &str) -> Option<Label> {
    let folded = fold(text);
    let bare: String = folded.chars().filter(|&c| !matches!(c, '.' | '(' | ')' | '[' | ']' | '*')).collect();
    let bare = bare.trim().trim_end_matches(':').trim();
    let known = |words: &&[&str]| words.contains(&bare);
    LABELS.iter().find(|(_, words)| known(words)).map(|(label, _)| *label)
}

/// The label that a text ends with, and the text before it.
pub(super) fn at_end(text: &str) -> Option<(Label, &str)> {
    let trimmed = text.trim_end();
    let mut starts: Vec<usize> = vec![];
    let mut inside = false;
    for (at, c) in trimmed.char_indices() {
        let is_gap = c.is_whitespace() || matches!(c, ',' | ';' | '|');
        if !is_gap && !inside {
            starts.push(at);
        }
        inside = !is_gap;
    }
    // "Direct line" is one label, though "line" alone would be none; the longest one counts.
    let longest = starts.iter().rev().take(3).rev();
    longest.copied().find_map(|at| of(&trimmed[at..]).map(|label| (label, trimmed[..at].trim_end())))
}

/// The label before the colon that a text begins with, and the text after it.
pub(super) fn at_start(text: &str) -> Option<(Label, &str)> {
    let (before, after) = text.split_once(':')?;
    of(before).map(|label| (label, after.trim()))
}
