"""10,000 contacts in 500 companies who share domain, phone, address and surname, with 500 true doubles among them.

9,500 people: colleagues with the switchboard's phone and the company's address, couples who work together and share a
home address, a home phone and the surname, and namesakes at other companies and, with reach of their own, at the same.
500 of them are entered twice: with a slip, a short name, initials, turned names, lost accents, another way to write the
phone, or under another company that the person moved to.
"""

import random
import unicodedata

GIVEN = """Aino Anna Anne Antti Ari Arto Eero Eeva Eija Elina Emilia Esa Eva Hanna Hannu Harri Heikki Heli Henrik Ilkka
Irma Jaana Janne Jari Jarmo Johanna Jorma Juha Jukka Kaisa Kalle Kari Katja Kirsi Kristiina Lasse Lauri Leena Liisa Maija
Mari Maria Marja Marko Markku Matti Mika Mikael Mikko Minna Nina Olli Outi Paavo Paula Pekka Petri Pirjo Päivi Raija Riitta
Risto Sami Sanna Sari Satu Seija Seppo Sirpa Suvi Taina Tarja Teemu Tero Tiina Timo Tommi Tuija Tuomas Tuula Ulla Veikko
Ville William Elizabeth Robert Katherine James Michael Susan Thomas Edward Margaret Richard Rebecca Åsa Göran Björn Märta
Jürgen Käthe Günther Wolfgang Ingrid Sven Lars Nils Kerstin Birgitta Gunnar""".split()
SURNAME = """Virtanen Korhonen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen
Saarinen Salminen Heinonen Niemi Heikkilä Kinnunen Salonen Turunen Salo Laitinen Tuominen Rantanen Karjalainen Jokinen
Mattila Savolainen Lahtinen Ahonen Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Lindström
Lindqvist Öberg Sjöberg Müller Schmidt Schneider Fischer Weber Becker Hoffmann Schäfer Koch Bauer Richter Smith Jones
Williams Brown Taylor Davies Evans Wilson Thomas Roberts Johnson Walker Wright Robinson Thompson White Hughes Edwards
Green Hall Wood Harris Clarke Jackson Cooper""".split()
SHORT = {
    "William": "Bill", "Elizabeth": "Liz", "Robert": "Bob", "Katherine": "Kate", "James": "Jim", "Michael": "Mike",
    "Susan": "Sue", "Thomas": "Tom", "Edward": "Ted", "Margaret": "Peggy", "Richard": "Dick", "Rebecca": "Becky",
}
CITIES = [("00100", "Helsinki"), ("20100", "Turku"), ("33100", "Tampere"), ("90100", "Oulu"), ("02100", "Espoo"), ("40100", "Jyväskylä")]
STREETS = "Aleksanterinkatu Kauppakatu Rantatie Asemakatu Puistotie Koulukatu Satamakatu Kirkkokatu Myllytie Teollisuuskatu".split()
WORDS = "North Baltic Polar Lake Forest Silver Granite Birch Harbour Summit Beacon Anchor Meadow Copper Falcon Willow Arctic".split()
TRADES = "Logistics Foods Design Software Marine Steel Energy Textiles Consulting Printing Motors Pharma Media Paper".split()


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slip(random, word):
    """A letter left out, doubled, or two turned; not the first."""
    if len(word) < 5:
        return word + word[-1]
    at = random.randrange(1, len(word) - 1)
    return random.choice([word[:at] + word[at + 1:], word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2:]])


def mobile(random):
    return f"0{random.choice([40, 44, 45, 50])} {random.randrange(100, 1000)} {random.randrange(1000, 10000)}"


def load(seed=5):
    """The lines, and the true pairs of numbers."""
    rng = random.Random(seed)
    lines, people, taken = [], [], set()
    names = rng.sample([(a, b, c) for a in WORDS for b in TRADES for c in ("Oy", "Ab", "Ltd", "GmbH")][::1], 500)
    companies = []
    for at, (word, trade, form) in enumerate(names):
        post_code, city = rng.choice(CITIES)
        company = {
            "no": f"C{at:05}", "type": "company", "name": f"{word} {trade} {at // 20 + 1} {form}",
            "phone_no": f"09 {rng.randrange(100, 1000)} {rng.randrange(1000, 10000)}", "e_mail": f"info@{word}{trade}{at}.example".lower(),
            "address": f"{rng.choice(STREETS)} {rng.randrange(1, 200)}", "post_code": post_code, "city": city,
        }
        companies.append(company)
        lines.append(company)

    def person(company, given, surname, **own):
        values = {
            "no": f"P{len(people):05}", "type": "person", "name": f"{given} {surname}", "first_name": given,
            "surname": surname, "company_no": company["no"], "phone_no": company["phone_no"],
            "address": company["address"], "post_code": company["post_code"], "city": company["city"],
        }
        domain = company["e_mail"].split("@")[1]
        if rng.random() < 0.7:
            values["e_mail"] = f"{plain(given)}.{plain(surname)}@{domain}".lower()
        if rng.random() < 0.6:
            values["mobile_phone_no"] = mobile(rng)
        values.update(own)
        people.append(values)
        taken.add((company["no"], given, surname))
        return values

    while len(people) < 9000:
        company = companies[len(people) % 500]
        given, surname = rng.choice(GIVEN), rng.choice(SURNAME)
        if (company["no"], given, surname) in taken:
            # A namesake at the same company: told apart by mail and mobile.
            if sum(1 for key in taken if key[0] == company["no"] and key[1:] == (given, surname)) > 1:
                continue
            domain = company["e_mail"].split("@")[1]
            person(company, given, surname, e_mail=f"{plain(given)}.{plain(surname)}{len(people)}@{domain}".lower(), mobile_phone_no=mobile(rng))
            continue
        values = person(company, given, surname)
        if rng.random() < 0.08 and len(people) < 9000:
            # A couple: surname, home address and home phone are the same.
            partner = rng.choice(GIVEN)
            if partner == given or (company["no"], partner, surname) in taken:
                continue
            post_code, city = rng.choice(CITIES)
            home = {"address": f"{rng.choice(STREETS)} {rng.randrange(1, 200)}", "post_code": post_code, "city": city}
            home["phone_no"] = f"09 {rng.randrange(100, 1000)} {rng.randrange(1000, 10000)}"
            values.update(home)
            person(company, partner, surname, **home)
    # Whoever has a namesake at the company must be known by something.
    seen = {}
    for values in people:
        key = (values["company_no"], values["name"])
        if key in seen:
            for one in (values, seen[key]):
                one.setdefault("mobile_phone_no", mobile(rng))
                one.setdefault("e_mail", f"x{one['no']}@mail.example".lower())
        seen[key] = values
    counts = {}
    for values in people:
        counts[values["company_no"], values["name"]] = counts.get((values["company_no"], values["name"]), 0) + 1

    truth = set()
    originals = [values for values in people if counts[values["company_no"], values["name"]] == 1]
    for values in rng.sample(originals, 500):
        double = dict(values, no=f"P{len(people):05}")
        given, surname = values["first_name"], values["surname"]
        kinds = ["slip", "turned", "plain", "reach", "moved"]
        if given in SHORT:
            kinds += ["short"] * 3
        if "mobile_phone_no" in values or "e_mail" in values:
            kinds.append("initial")
        kind = rng.choice(kinds)
        if kind in ("reach", "initial", "moved", "slip") and "mobile_phone_no" not in values and "e_mail" not in values:
            values["mobile_phone_no"] = double["mobile_phone_no"] = mobile(rng)
        if kind == "slip":
            surname = slip(rng, surname)
        elif kind == "short":
            given = SHORT[given]
        elif kind == "initial":
            given = given[0] + "."
        elif kind == "plain":
            given, surname = plain(given), plain(surname)
        elif kind == "turned":
            given, surname = surname, given
        elif kind == "moved":
            company = rng.choice(companies)
            for key in ("phone_no", "address", "post_code", "city"):
                double[key] = company[key]
            double["company_no"] = company["no"]
            if "mobile_phone_no" not in values:
                values["mobile_phone_no"] = mobile(rng)
            double["mobile_phone_no"] = values["mobile_phone_no"]
            double.pop("e_mail", None)
        double.update(first_name=given, surname=surname, name=f"{given} {surname}")
        if "mobile_phone_no" in double and rng.random() < 0.5:
            double["mobile_phone_no"] = "+358 " + double["mobile_phone_no"][1:]
        if kind in ("turned", "plain", "short") and rng.random() < 0.5:
            double.pop("e_mail", None)
        people.append(double)
        truth.add(frozenset((values["no"], double["no"])))
    while len(people) < 9500:
        company = rng.choice(companies)
        given, surname = rng.choice(GIVEN), rng.choice(SURNAME)
        if (company["no"], given, surname) not in taken:
            person(company, given, surname)
    rng.shuffle(people)
    return lines + people, truth
