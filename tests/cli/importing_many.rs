//! Contacts that come in by the thousand: the index is made in another way than for one, and must be the same.

use serde_json::json;

use crate::place::{Place, Ran};

/// Companies with four people each; every second company comes after its people.
fn lines(numbers: std::ops::Range<u32>) -> String {
    let line = |number: u32| {
        let company = number - number % 5;
        let mail = format!("aino{number}@virta{company}.fi");
        let phone = format!("040 123 {number:04}");
        match number == company {
            true => {
                json!({"no": format!("K{number}"), "type": "company", "name": format!("Virta {number} Oy"), "e_mail": mail})
            }
            false => json!({"no": format!("K{number}"), "type": "person", "company_no": format!("K{company}"),
                "name": format!("Aino Virtanen {number}"), "city": "Åbo", "e_mail": mail, "phone_no": phone}),
        }
    };
    let groups: Vec<u32> = numbers.collect();
    let groups = groups.chunks(5).map(|group| {
        let mut group = group.to_vec();
        if group[0].is_multiple_of(10) {
            group.reverse();
        }
        group
    });
    groups.flatten().map(|number| format!("{}\n", line(number))).collect()
}

/// By whoever imports, so that it is theirs to take back.
fn typed(place: &Place, lines: &str) -> Ran {
    place.run_with(&["console"], lines)
}

fn import(place: &Place, numbers: std::ops::Range<u32>) {
    let count = numbers.len();
    place.write("in.jsonl", lines(numbers));
    place.run(&["import", "--guild", "local", "in.jsonl"]).ends(0).says(&[&format!("{count} contacts")]);
    place.run(&["check"]).ends(0).says(&["sound"]);
}

#[test]
fn very_many_contacts_are_sound_can_be_changed_and_taken_back() {
    let place = Place::new();
    import(&place, 0..2_100);
    // Beside those that are there already.
    import(&place, 2_100..2_700);
    typed(&place, "/find aino77@virta75.fi\n").ends(0).says(&["Aino Virtanen 77", "Virta 75 Oy"]);
    typed(&place, "/find aino2201@\n").ends(0).says(&["Aino Virtanen 2201", "Virta 2200 Oy"]);
    typed(&place, "/contact set contact:K77 field:name value:Maija Uusi\n/find uusi\n").ends(0).says(&["Maija Uusi"]);
    typed(&place, "/contact delete contact:K78\n> Delete\n").ends(0);
    place.run(&["check"]).ends(0).says(&["sound", "2699 contacts"]);
    // The change, the deletion, and the later import.
    typed(&place, "/contact undo\n/contact undo\n/contact undo\n").ends(0);
    place.run(&["check"]).ends(0).says(&["sound", "2100 contacts"]);
    typed(&place, "/find aino2201@\n/find 040 123 0078\n").ends(0).says(&["Aino Virtanen 78"]);
    place.run(&["check", "--rebuild"]).ends(0).says(&["sound"]);
    typed(&place, "/contact undo\n").ends(0);
    place.run(&["check"]).ends(0).says(&["sound", "0 contacts"]);
    import(&place, 0..50);
    typed(&place, "/find aino42@virta40.fi\n").ends(0).says(&["Aino Virtanen 42"]);
}
