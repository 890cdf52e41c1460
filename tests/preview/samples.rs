//! The contacts of the pictures: ordinary ones, and ones that try the layout.

type Given = &'static [(&'static str, &'static str)];

pub const CRONUS: Given = &[
    ("name", "Cronus Oy"),
    ("phone", "09 123 4567"),
    ("email", "info@cronus.example"),
    ("website", "https://www.cronus.example"),
    ("address", "Mannerheimintie 12 B"),
    ("post-code", "00100"),
    ("city", "Helsinki"),
    ("country", "FI"),
    ("salesperson", "JO"),
    ("territory", "FI-SOUTH"),
    ("vat-number", "FI12345671"),
    ("industry", "RET"),
];
pub const CRONUS_NOTE: &str = "Wants the offer before Friday.\nAino decides, Eero signs.";
pub const AINO: Given = &[
    ("name", "Aino Virtanen"),
    ("company", "cronus"),
    ("job-title", "Buyer"),
    ("email", "aino.virtanen@cronus.example"),
    ("language", "fi"),
];

pub const LONGEST_NAME_AND_MORE: &str =
    "Wolfeschlegelsteinhausenbergerdorff & Söhne Vermögensverwaltungsgesellschaft mbH und Compagnie AG KGa";
const LONGEST_NAME: &str =
    "Wolfeschlegelsteinhausenbergerdorff & Söhne Vermögensverwaltungsgesellschaft mbH und Compagnie AG KG";
pub const LONGEST_NAME_2: &str = "Zweigniederlassung Donaudampfschifffahrtsgesell AG";
pub const LONGEST_PERSON_NAME: &str =
    "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Senior of Philadelphia and Hamburg-Altona";
pub const LONGEST_JOB: &str = "Rechtsschutzversicherungsleite";
pub const LONGEST_MAIL: &str = "geschaeftsfuehrung.und.vertrieb@wolfeschlegelsteinhausenbergerdorff.example.com";
const LONGEST_SITE: &str = "https://www.wolfeschlegelsteinhausenbergerdorff.example.com/unternehmen/standorte/deutschland/hamburg/\
     geschaeftsleitung-und-ansprechpartner/einkauf-und-vertrieb?sprache=deutsch&ansicht=vollstaendig&abteilung=vermoegensverwaltung&kennung=0123456789-0123456";
const LONGEST_ADDRESS: &str =
    "Nordrhein-Westfälische Straßenbahnbetriebshofzufahrtsstraße 1234, Gebäude Nord, Aufgang C, 5. Etage";
pub const LONGEST_SALESPERSON: &str = "Maximiliane Friederike Wilhelmsdottir-Szczepankiew";
pub const LONGEST_COMPANY: Given = &[
    ("name", LONGEST_NAME),
    ("phone", "+49 (0)40 1234567-8901234567"),
    ("mobile", "+49 (0)170 1234567-890123456"),
    ("email", LONGEST_MAIL),
    ("website", LONGEST_SITE),
    ("address", LONGEST_ADDRESS),
    ("address-2", "Hinterhof, zweite Einfahrt links, Tor mit der Nr 7"),
    ("post-code", "D-20457-HAFENCITY-01"),
    ("city", "Freie und Hansestadt Hamburg-X"),
    ("county", "Metropolregion Hamburg Nord-We"),
    ("country", "DE"),
    ("language", "de"),
    ("currency", "EUR"),
    ("salesperson", "WMWMWMWMWMWMWMWMWMWM"),
    ("territory", "FI-SOUTH"),
    ("vat-number", "12345678901234567890"),
    ("registration-number", "HRB 1234567890123456"),
    ("industry", "RET"),
];
pub const LONGEST_PERSON: Given = &[
    ("name", LONGEST_PERSON_NAME),
    ("company", "CT000001"),
    ("job-title", LONGEST_JOB),
    ("email", LONGEST_MAIL),
    ("level", "CEO"),
];
pub const LONG_NOTE: &str =
    "Rings back only in the afternoon, asks for the offer in three copies, and wants every line of it explained. ";

pub const EMOJI: Given = &[
    ("name", "🥐 Boulangerie 👩🏽‍🍳 Fils & Filles 🇫🇷"),
    ("phone", "01 23 45 67 89"),
    ("city", "Paris 🗼"),
    ("note", "🎉 New customer! 👨‍👩‍👧‍👦 family business"),
];
pub const ARABIC: Given = &[
    ("name", "شركة الاتصالات المتحدة"),
    ("phone", "+971 4 123 4567"),
    ("email", "info@example.ae"),
    ("address", "شارع الشيخ زايد 12"),
    ("city", "دبي"),
    ("country", "AE"),
    ("note", "يفضل الاتصال صباحا (10:00)."),
];
pub const HEBREW: Given = &[
    ("name", "דוד כהן"),
    ("job-title", "מנהל רכש"),
    ("phone", "+972 3 123 4567"),
    ("city", "תל אביב"),
    ("country", "IL"),
];
pub const MARKDOWN: Given = &[
    ("name", "**Bold** & _Sons_ [click](https://evil.example) @everyone"),
    ("website", "https://my_site.example/a_b_c"),
    ("address", "# 1, `code` street ||secret||"),
    ("city", "<@1> <t:1:R> :smile:"),
    ("note", "> quoted\n- item\n1. one\n# Title"),
];
