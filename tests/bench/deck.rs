//! Contacts to measure with: Finnish and international companies with people, phones and mail, the same in every run.

use std::collections::HashSet;
use std::fmt::Write;

use serde_json::json;

use crate::dice::Dice;

/// What a company is called: these three parts, and the number of the round when they are used up.
const FIRST: [&str; 32] = [
    "Pohjolan",
    "Suomen",
    "Kymen",
    "Järvi",
    "Härmän",
    "Åbo",
    "Nordic",
    "Baltic",
    "Itä",
    "Lapin",
    "Savon",
    "Satakunnan",
    "Hämeen",
    "Uusi",
    "Vanha",
    "Tähti",
    "Contoso",
    "Fabrikam",
    "Adventure",
    "Cronus",
    "Müller",
    "García",
    "Łódź",
    "Brønsted",
    "Façade",
    "Tokyo",
    "Delta",
    "Omega",
    "Alpine",
    "Pacific",
    "Atlas",
    "Kaleva",
];
const SECOND: [&str; 25] = [
    "Konepaja",
    "Rakennus",
    "Sähkö",
    "Kuljetus",
    "Metsä",
    "Vene",
    "Leipomo",
    "Ikkuna",
    "Logistics",
    "Software",
    "Steel",
    "Trading",
    "Foods",
    "Paper",
    "Energia",
    "Huolto",
    "Kiinteistö",
    "Siivous",
    "Apteekki",
    "Kirjapaino",
    "Works",
    "Partners",
    "Group",
    "Systems",
    "Design",
];
const FORM: [&str; 6] = ["Oy", "Oyj", "Ab", "GmbH", "Ltd", "Inc."];
const GIVEN: [&str; 48] = [
    "Aino",
    "Eino",
    "Väinö",
    "Äijä",
    "Helmi",
    "Onni",
    "Elli",
    "Toivo",
    "Lempi",
    "Veikko",
    "Aleksi",
    "Juho",
    "Päivi",
    "Jörgen",
    "Åsa",
    "Mirja",
    "Satu",
    "Tuomas",
    "Riikka",
    "Kaisa",
    "Mikko",
    "Sanna",
    "Olli",
    "Pirjo",
    "Anna",
    "John",
    "Mary",
    "José",
    "François",
    "Zoë",
    "Søren",
    "Łukasz",
    "Nguyễn",
    "Иван",
    "Ольга",
    "健",
    "花子",
    "Fatima",
    "Ahmed",
    "Priya",
    "Chen",
    "Siobhán",
    "Kwame",
    "Ingrid",
    "Günther",
    "Noël",
    "Renée",
    "Björk",
];
const FAMILY: [&str; 48] = [
    "Virtanen",
    "Korhonen",
    "Mäkinen",
    "Nieminen",
    "Mäkelä",
    "Hämäläinen",
    "Laine",
    "Heikkinen",
    "Koskinen",
    "Järvinen",
    "Lehtonen",
    "Lehtinen",
    "Saarinen",
    "Salminen",
    "Niemi",
    "Heinonen",
    "Hyvönen",
    "Väisänen",
    "Öhman",
    "Åkerblom",
    "Tötterström",
    "Pöyhönen",
    "Lindqvist",
    "Rönkkö",
    "Smith",
    "O'Brien",
    "García",
    "Müller",
    "Nowak",
    "Kowalczyk",
    "Петров",
    "Иванова",
    "山田",
    "佐藤",
    "Hassan",
    "Patel",
    "Wang",
    "Ó Súilleabháin",
    "Mensah",
    "Jørgensen",
    "van der Berg",
    "Dupont",
    "Lefèvre",
    "Rossi",
    "Silva",
    "Novák",
    "Tóth",
    "Papadopoulos",
];
const JOBS: [&str; 8] =
    ["Buyer", "Toimitusjohtaja", "Sales manager", "Ostopäällikkö", "CFO", "Engineer", "Assistentti", "Head of IT"];
const PLACES: [(&str, &str); 10] = [
    ("Helsinki", "00100"),
    ("Espoo", "02100"),
    ("Tampere", "33100"),
    ("Vantaa", "01300"),
    ("Oulu", "90100"),
    ("Turku", "20100"),
    ("Jyväskylä", "40100"),
    ("Lahti", "15110"),
    ("Kuopio", "70100"),
    ("Hämeenlinna", "13100"),
];
const STREETS: [&str; 6] =
    ["Mannerheimintie", "Hämeenkatu", "Rantatie", "Kauppakatu", "Teollisuuskatu", "Yliopistonkatu"];

/// Of five contacts one is a company, the others are people; of fifteen people one belongs to no company.
const PER_COMPANY: usize = 5;
const INDEPENDENT: usize = 15;

/// A contact, as far as the questions of a team need to know it.
#[derive(Debug, Clone)]
pub struct Contact {
    pub no: String,
    pub name: String,
    /// A phone that nobody else has.
    pub phone: String,
    pub mail: String,
}

/// All contacts, and the file to bring them in.
pub struct Deck {
    pub companies: Vec<Contact>,
    pub people: Vec<Contact>,
    pub lines: String,
}

impl Deck {
    pub fn deal(contacts: usize, seed: u64) -> Deck {
        let mut dice = Dice::new(seed);
        let mut deck = Deck { companies: Vec::new(), people: Vec::new(), lines: String::new() };
        let mut mails = HashSet::new();
        for number in 1..=contacts {
            let no = format!("CT{number:06}");
            if number % PER_COMPANY == 1 {
                deck.add_company(no, &mut dice);
            } else {
                deck.add_person(no, &mut dice, &mut mails);
            }
        }
        deck
    }

    fn add_company(&mut self, no: String, dice: &mut Dice) {
        let index = self.companies.len();
        // Both parts step on so that every pair comes once before any comes again.
        let (first, second) = (FIRST[index % FIRST.len()], SECOND[index % SECOND.len()]);
        let round = index / (FIRST.len() * SECOND.len());
        let name = match round {
            0 => format!("{first} {second} {}", dice.pick(&FORM)),
            _ => format!("{first} {second} {} {}", round + 1, dice.pick(&FORM)),
        };
        let domain = format!("{}{}.fi", ascii(first), index + 1);
        let (city, post_code) = dice.pick(&PLACES);
        let contact = Contact {
            no,
            name,
            phone: format!("09 {:03} {:04}", 100 + index / 10_000, index % 10_000),
            mail: format!("info@{domain}"),
        };
        self.write(&json!({
            "no": contact.no, "type": "company", "name": contact.name, "phone_no": contact.phone, "e_mail": contact.mail,
            "home_page": format!("https://www.{domain}"), "address": format!("{} {}", dice.pick(&STREETS), index % 90 + 1),
            "post_code": post_code, "city": city, "country_region_code": "FI", "language_code": "FIN",
            "salesperson_code": dice.pick(&["JO", "AP", "MK", "TL"]),
        }));
        self.companies.push(contact);
    }

    fn add_person(&mut self, no: String, dice: &mut Dice, mails: &mut HashSet<String>) {
        let index = self.people.len();
        let (given, family) = (*dice.pick(&GIVEN), *dice.pick(&FAMILY));
        let independent = index.is_multiple_of(INDEPENDENT);
        let company = self.companies.last().expect("the first contact is a company");
        let domain = if independent { "example.com" } else { &company.mail["info@".len()..] };
        let local = format!("{}.{}", ascii(given), ascii(family));
        let mut mail = format!("{local}@{domain}");
        if !mails.insert(mail.clone()) {
            mail = format!("{local}{index}@{domain}");
        }
        let contact = Contact {
            no,
            name: format!("{given} {family}"),
            phone: format!("+358 40 {:03} {:04}", 100 + index / 10_000, index % 10_000),
            mail,
        };
        let mut line = json!({
            "no": contact.no, "type": "person", "name": contact.name, "job_title": dice.pick(&JOBS),
            "mobile_phone_no": contact.phone, "e_mail": contact.mail, "country_region_code": "FI",
        });
        if !independent {
            line["company_no"] = json!(company.no);
            line["phone_no"] = json!(company.phone);
            line["city"] = json!(dice.pick(&PLACES).0);
        }
        self.write(&line);
        self.people.push(contact);
    }

    fn write(&mut self, line: &serde_json::Value) {
        writeln!(self.lines, "{line}").expect("a text takes all that is written");
    }
}

/// The letters of a name that a mail address can have.
fn ascii(name: &str) -> String {
    let kept: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    if kept.is_empty() { "team".to_owned() } else { kept }
}
