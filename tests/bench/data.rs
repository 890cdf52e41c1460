//! Contacts by a fixed seed: companies and people with names, addresses and phones as a sales team has them.

use std::collections::HashSet;
use std::fmt::Write as _;

/// A generator of numbers that gives the same ones for the same seed everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `below` - 1.
    pub fn below(&mut self, below: usize) -> usize {
        (self.next() % below as u64) as usize
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Words of which the first are far more frequent than the last: the n-th as often as 1/n.
pub struct Zipf {
    pub words: Vec<String>,
    sums: Vec<f64>,
}

impl Zipf {
    fn new(words: Vec<String>) -> Self {
        let mut sum = 0.0;
        let sums = (1..=words.len())
            .map(|place| {
                sum += 1.0 / place as f64;
                sum
            })
            .collect();
        Zipf { words, sums }
    }

    pub fn pick(&self, dice: &mut Dice) -> usize {
        let most = self.sums.last().copied().unwrap_or(1.0);
        let wanted = (dice.next() >> 11) as f64 / (1_u64 << 53) as f64 * most;
        self.sums.partition_point(|sum| *sum < wanted).min(self.words.len() - 1)
    }
}

const FIRST_NAMES: &str = "Aino Matti Juha Anna Maria Johannes Liisa Kari Mikko Päivi Timo Sari Antti Hanna Jari Tuula \
    Pekka Kaisa Ville Leena Heikki Marja Olli Eeva Petri Riitta Jukka Satu Markku Minna Sami Tiina Erik Ingrid Lars \
    Karin Björn Åsa Søren Mette Jürgen Ursula Wolfgang Sabine François Hélène José María Łukasz Małgorzata Giovanni \
    Chiara John Mary William Sarah Ahmed Fatima Yuki Hiroshi Wei Li Olga Ivan Nikolai Ewa Piotr Katarzyna Luís Inês \
    Emma Oliver Noah Sofia Lucas Ella Leo Elsa Hugo Alice Väinö Helmi Onni Eino Lempi Toivo Sisko Urho Aarne Ilmari";
const SURNAMES: &str = "Virtanen Korhonen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen \
    Lehtonen Lehtinen Saarinen Salminen Heinonen Niemi Heikkilä Kinnunen Salonen Turunen Salo Laitinen Tuominen \
    Rantanen Karjalainen Jokinen Mattila Savolainen Lahtinen Ahonen Leppänen Väisänen Andersson Johansson Karlsson \
    Nilsson Eriksson Larsson Olsson Persson Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Hansen Jensen \
    Nielsen Sørensen Smith Jones Taylor Brown Wilson Evans Nowak Kowalski Wiśniewski García González Martínez Rossi \
    Ferrari Dubois Lefèvre Ivanov Petrov Nguyen Tran Kim Park Tanaka Suzuki Öberg Ångström Łuczak Strauß Ærø";
const STARTS: &str = "Ala Yli Haka Hei Hil Hon Huh Ilo Iso Jala Jou Kai Kal Kan Kar Kau Kei Ket Kiv Koi Kol Kor Kuj Kul \
    Kun Kuu Lai Lam Lau Lei Lep Lin Lou Luu Mat Mei Mer Mul Mus Mylly Nak Nii Nur Ok Or Paa Pal Par Pei Pel Pih Poh Pur \
    Raja Rau Rei Roi Ruo Sak Sei Sep Sil Suo Syr Tai Tam Tau Ter Toi Tor Tuo Tuu Uus Vai Val Van Vat Vei Ven Vii Vuo \
    Berg Dahl Ek Fors Gran Hag Holm Lind Lund Nord Sjö Sand Ström Sund Wall West Bach Brand Eich Feld Gold Hart Hoff \
    Kraus Lang Neu Ober Roth Schön Stein Wald Wolf Ash Black Bur Clay Cross Den Els Fair Good Hamp Kings Lang Mar New \
    Bor Cze Dab Gor Jan Kow Maj Mal Ostr Pio Saw Wit Zaj Alv Cast Del Fern Gut Her Mor Nav Ort Ram Rod Sant Vald Bel";
const MIDDLES: &str = "a e i o u la li lo ma mi na ni no ra ri ro sa si ta ti to va vi ka ki ko pa pe lle mma nne rra ssa \
    tte kka ppo nti nda rko lva hma vel man den ber sten hol gar ing ers ett owi ani ela";
const ENDS: &str = "nen la lä inen sto kangas mäki koski ranta niemi järvi salo harju lampi vuori aho pelto son sson \
    ström berg gren quist lund man mann er hofer bauer stein sen gaard ton ham ley ford wood ski wicz czyk ak ez es \
    oso ini etti ov enko yan";
const BRANCHES: &str = "Rakennus Sähkö Kone Tekniikka Palvelut Kuljetus Metalli Puu Data Solutions Consulting Group \
    Trading Systems Foods Energy Logistics Design Media Pharma Bau Handel Bygg Teknik Transport Automation Marine";
const FORMS: &str = "Oy Oy Oy Oy Oyj Ab Ky Tmi AB AB GmbH AG Ltd Inc AS A/S BV S.A. Sp. SARL";
const JOBS: &str = "Buyer,Sales Manager,Managing Director,Toimitusjohtaja,Ostaja,Myyntipäällikkö,Engineer,Controller,\
    Project Manager,Projektipäällikkö,Receptionist,Architect,CFO,Head of Procurement,Warehouse Worker,Assistant,\
    Developer,Einkäufer,Geschäftsführer,Inköpare";
const CITIES: &str = "Helsinki,Espoo,Tampere,Vantaa,Oulu,Turku,Jyväskylä,Lahti,Kuopio,Pori,Kouvola,Joensuu,Lappeenranta,\
    Hämeenlinna,Vaasa,Seinäjoki,Rovaniemi,Mikkeli,Kotka,Salo,Porvoo,Kokkola,Hyvinkää,Lohja,Järvenpää,Rauma,Kajaani,\
    Kerava,Savonlinna,Nokia,Ylöjärvi,Kangasala,Raisio,Stockholm,Göteborg,Malmö,København,Århus,Oslo,Bergen,Berlin,\
    München,Hamburg,Köln,London,Leeds,Warszawa,Łódź,Paris,Lyon,Madrid,Sevilla,Milano,Torino,Tallinn,Tartu,Riga";
const STREETS: &str = "Mannerheimintie,Hämeenkatu,Kauppakatu,Asemakatu,Rantatie,Koulukatu,Kirkkokatu,Puistotie,\
    Teollisuuskatu,Satamakatu,Storgatan,Drottninggatan,Hauptstraße,Bahnhofstraße,High Street,Station Road,Rue de Lyon";
const MAILS: &str = "gmail.com outlook.com hotmail.com kolumbus.fi elisanet.fi luukku.com icloud.com";

/// Industry groups, relations, mailing groups and responsibilities of a new server.
pub const INDUSTRIES: [(&str, &str); 6] = [
    ("RETAIL", "Retail"),
    ("BUILD", "Construction"),
    ("IT", "Software houses"),
    ("PRESS", "Press and media"),
    ("LAW", "Law firms"),
    ("FOOD", "Groceries"),
];

/// A contact as the queries need it.
pub struct Made {
    pub no: String,
    pub name: String,
    pub first: usize,
    pub surname: usize,
    pub is_person: bool,
    pub company: String,
    pub city: &'static str,
    pub post_code: String,
    pub job: &'static str,
    pub mail: String,
    pub phone: String,
    pub mobile: String,
    pub industry: &'static str,
}

/// Makes contacts one after another: the same ones for the same count.
pub struct World {
    pub first_names: Vec<&'static str>,
    pub surnames: Zipf,
    houses: Zipf,
    dice: Dice,
    companies: Vec<(String, String, String, String)>,
}

/// Surnames there are.
pub const SURNAMES_MADE: usize = 60_000;

impl World {
    pub fn new() -> Self {
        let mut dice = Dice::new(20_261_124);
        let surnames = Zipf::new(names(&mut dice, SURNAMES, SURNAMES_MADE));
        let houses = Zipf::new(names(&mut dice, "Cronus Fabrikam Contoso Acme Nordia", 30_000));
        World { first_names: FIRST_NAMES.split_whitespace().collect(), surnames, houses, dice, companies: Vec::new() }
    }

    /// The contact with this number and its line of an import, every field filled.
    pub fn make(&mut self, number: usize, line: &mut String) -> Made {
        let is_person = !number.is_multiple_of(5);
        let no = format!("CT{number:06}");
        let made = if is_person { self.person(no) } else { self.company(no) };
        self.write(number, &made, line);
        made
    }

    fn company(&mut self, no: String) -> Made {
        let dice = &mut self.dice;
        let house = &self.houses.words[self.houses.pick(dice)];
        let branches: Vec<&str> = BRANCHES.split_whitespace().collect();
        let forms: Vec<&str> = FORMS.split_whitespace().collect();
        let name = format!("{house} {} {}", dice.pick(&branches), dice.pick(&forms));
        let domain = format!("{}{}.fi", plain(house), dice.below(40));
        self.companies.push((no.clone(), name.clone(), domain.clone(), house.clone()));
        let industry = INDUSTRIES[dice.below(INDUSTRIES.len())].0;
        Made { name, mail: format!("info@{domain}"), industry, ..self.common(no, false) }
    }

    fn person(&mut self, no: String) -> Made {
        let dice = &mut self.dice;
        let first = dice.below(self.first_names.len()).min(dice.below(self.first_names.len()));
        let surname = self.surnames.pick(dice);
        let (first_name, last_name) = (self.first_names[first], &self.surnames.words[surname]);
        let name = format!("{first_name} {last_name}");
        let user = format!("{}.{}", plain(first_name), plain(last_name));
        let employed = !self.companies.is_empty() && dice.percent(85);
        let (company, domain) = if employed {
            let (no, _, domain, _) = &self.companies[dice.below(self.companies.len())];
            (no.clone(), domain.clone())
        } else {
            let mails: Vec<&str> = MAILS.split_whitespace().collect();
            (String::new(), dice.pick(&mails).to_owned())
        };
        let made = self.common(no, true);
        Made { name, first, surname, company, mail: format!("{user}@{domain}"), ..made }
    }

    fn common(&mut self, no: String, is_person: bool) -> Made {
        let dice = &mut self.dice;
        let cities: Vec<&'static str> = CITIES.split(',').map(str::trim).collect();
        let jobs: Vec<&'static str> = JOBS.split(',').map(str::trim).collect();
        // Large cities have more of everything.
        let city = cities[dice.below(cities.len()).min(dice.below(cities.len()))];
        let block = dice.below(10_000_000);
        Made {
            no,
            name: String::new(),
            first: 0,
            surname: 0,
            is_person,
            company: String::new(),
            city,
            post_code: format!("{:05}", dice.below(99_000) / 10 * 10),
            job: dice.pick(&jobs),
            mail: String::new(),
            phone: format!("09 {:03} {:04}", block % 1000, block / 1000),
            mobile: format!("+358 {} {:03} {:04}", 40 + dice.below(10), dice.below(1000), dice.below(10_000)),
            industry: "",
        }
    }

    fn write(&mut self, number: usize, made: &Made, line: &mut String) {
        let dice = &mut self.dice;
        let streets: Vec<&str> = STREETS.split(',').map(str::trim).collect();
        let mut put = |key: &str, text: &str| {
            let _ = write!(line, ",\"{key}\":\"{text}\"");
        };
        put("name", &made.name);
        put("name_2", &format!("Osasto {}", dice.below(300)));
        if made.is_person {
            let (first, last) = made.name.split_once(' ').unwrap_or((&made.name, ""));
            put("first_name", first);
            put("middle_name", dice.pick(&self.first_names));
            put("surname", last);
            put("job_title", made.job);
            put("initials", &made.name.split(' ').filter_map(|part| part.chars().next()).collect::<String>());
            put("organizational_level_code", dice.pick(&["CEO", "CFO", "STAFF"]));
            if !made.company.is_empty() {
                put("company_no", &made.company);
            }
        } else {
            put("currency_code", "EUR");
            put("vat_registration_no", &format!("FI{:08}", dice.below(100_000_000)));
            put("registration_no", &format!("{:07}-{}", dice.below(10_000_000), dice.below(10)));
        }
        put("search_name", &made.name.to_uppercase());
        put("address", &format!("{} {}", dice.pick(&streets), 1 + dice.below(120)));
        put("address_2", &format!("PL {}", 1 + dice.below(900)));
        put("city", made.city);
        put("post_code", &made.post_code);
        put("county", dice.pick(&["Uusimaa", "Pirkanmaa", "Satakunta", "Lappi", "Kainuu"]));
        put("country_region_code", dice.pick(&["FI", "FI", "FI", "SE", "DE", "GB"]));
        put("phone_no", &made.phone);
        put("mobile_phone_no", &made.mobile);
        put("fax_no", &format!("09 {:03} {:04}", dice.below(1000), dice.below(10_000)));
        put("e_mail", &made.mail);
        put("e_mail_2", &format!("{}{}@example.com", plain(&made.name), number));
        put("home_page", &format!("https://www.{}", made.mail.split('@').next_back().unwrap_or_default()));
        put("correspondence_type", "email");
        put("salutation_code", if made.is_person { "UNISEX" } else { "COMPANY" });
        put("language_code", dice.pick(&["FIN", "SVE", "ENU"]));
        put("salesperson_code", &format!("S{:02}", dice.below(40)));
        put("territory_code", dice.pick(&["N", "S", "E", "W"]));
        put("external_id", &format!("CRM-{number:08}"));
        put("last_modified", "2026-11-23T10:00:00Z");
        let kind = if made.is_person { "person" } else { "company" };
        let industry =
            if made.is_person { String::new() } else { format!(",\"industry_groups\":[\"{}\"]", made.industry) };
        *line = format!("{{\"no\":\"{}\",\"type\":\"{kind}\"{line}{industry}}}\n", made.no);
    }

    /// The distinctive word of the name of the company with this number.
    pub fn company_named(&self, no: &str) -> Option<&str> {
        let at = no.trim_start_matches("CT").parse::<usize>().ok()? / 5;
        self.companies.get(at).filter(|company| company.0 == no).map(|company| company.3.as_str())
    }
}

/// Names that are distinct without regard to case and accents: the given ones first, then made ones.
fn names(dice: &mut Dice, given: &str, count: usize) -> Vec<String> {
    let (starts, middles, ends): (Vec<_>, Vec<_>, Vec<_>) =
        (STARTS.split_whitespace().collect(), MIDDLES.split_whitespace().collect(), ENDS.split_whitespace().collect());
    let mut seen = HashSet::new();
    let mut names: Vec<String> = Vec::with_capacity(count);
    for name in given.split_whitespace() {
        if seen.insert(plain(name)) {
            names.push(name.to_owned());
        }
    }
    while names.len() < count {
        let mut name = dice.pick(&starts).to_owned();
        for _ in 0..dice.below(3) {
            name.push_str(dice.pick(&middles));
        }
        name.push_str(dice.pick(&ends));
        if name.chars().count() >= 4 && seen.insert(plain(&name)) {
            names.push(name);
        }
    }
    names
}

/// Letters and digits alone, lower-case and without accents.
pub fn plain(text: &str) -> String {
    kontakti::domain::fold::fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}
