//! The commands in a terminal, fed through a pipe.

use crate::place::{FIRST_LINES, Place};

#[test]
fn the_first_three_lines_store_two_contacts_and_print_their_cards() {
    let place = Place::new();
    let ran = place.run_with(&[], FIRST_LINES).ends(0);
    let cards: Vec<&str> = ran.out.split_inclusive("┘\n").collect();
    assert_eq!(cards.len(), 3, "{}", ran.out);
    for text in ["Cronus Oy", "CT000001", "09 123 4567", "Helsinki", "[ Edit ]  [ People ]"] {
        assert!(cards[0].contains(text), "{text}\n{}", cards[0]);
    }
    for card in &cards[1..] {
        for text in ["Aino Virtanen", "CT000002", "Cronus Oy", "Buyer", "09 123 4567", "Helsinki", "[ Company ]"] {
            assert!(card.contains(text), "{text}\n{card}");
        }
    }
    assert_eq!(ran.err, "");
    assert!(!ran.out.contains('\u{1b}'), "no colours into a pipe");
    assert!(!ran.out.contains("kontakti>"), "no prompt into a pipe");
    assert!(ran.out.lines().all(|line| line.chars().count() == 72), "{}", ran.out);
}

#[test]
fn the_same_lines_print_the_same() {
    let once = || {
        let out = Place::new().typed(FIRST_LINES).out;
        let minute = regex::Regex::new(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC").unwrap();
        minute.replace_all(&out, "now").into_owned()
    };
    assert_eq!(once(), once());
}

#[test]
fn a_refused_line_makes_the_exit_code_1_and_the_others_are_done() {
    let place = Place::new();
    let ran = place.typed("/company add name:Acme phone:call me\n/company add name:Cronus Oy\n").ends(1);
    let ran = ran.says(&["─ Not done ─", "Phone", "Cronus Oy", "CT000001"]);
    assert!(!ran.out.contains("Acme Oy"));
    place.typed("/find acme\n").says(&["Nothing"]);
    for line in ["/no-such-command", "/company add nmae:x", "> Edit", ">> send", ">> phone = 1"] {
        Place::new().typed(line).ends(1).says(&["─ Not done ─"]);
    }
    Place::new().typed("\n  \n/quit\n/no-such-command\n").ends(0);
}

#[test]
fn each_bad_input_names_its_field_and_changes_nothing() {
    let place = Place::new();
    place.typed("/company add name:Cronus Oy number:A1\n").ends(0);
    let long = "x".repeat(101);
    for (line, field) in [
        ("/company add name:B phone:09 abc".to_owned(), "Phone"),
        ("/company add name:B email:a@b.fi, c@d.fi".to_owned(), "E-mail"),
        ("/person add name:B company:nobody".to_owned(), "Company"),
        ("/company add name:B territory:MOON".to_owned(), "Territory"),
        ("/company add name:B number:a1".to_owned(), "A1"),
        ("/company add name:\"   \"".to_owned(), "Name"),
        (format!("/company add name:{long}"), "Name"),
        ("/company add name:B private:perhaps".to_owned(), "private"),
    ] {
        let ran = place.typed(&line).ends(1).says(&["─ Not done ─"]);
        assert!(ran.out.to_lowercase().contains(&field.to_lowercase()), "{line}: no {field} in\n{}", ran.out);
    }
    let exported = place.run(&["export", "--guild", "local"]).ends(0).out;
    assert_eq!(exported.lines().count(), 1, "{exported}");
}

#[test]
fn a_person_at_the_terminal_is_held_to_the_tier() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    let viewer = ["console", "--tier", "viewer"];
    place.run_with(&viewer, "/find aino cronus\n").ends(0).says(&["CT000002"]);
    place.run_with(&viewer, "/company add name:Acme\n").ends(1).says(&["─ Not done ─"]);
    place.run_with(&["console", "--tier", "editor"], "/setup cards visibility:private\n").ends(1);
    place.run_with(&["console", "--tier", "none"], "/find aino\n").ends(1);
}

#[test]
fn finnish_comes_from_the_flag_or_the_environment() {
    for (place, args) in
        [(Place::new(), &["console", "--locale", "fi"][..]), (Place::new().with("LANG", "fi_FI.UTF-8"), &[])]
    {
        let ran = place.run_with(args, "/yritys lisää nimi:Cronus Oy puhelin:09 123 4567\n> Muok\n> Puh\n");
        ran.ends(0).says(&["Yritys", "CT000001", "Puhelin", "[ Muokkaa ]", "lähetä"]);
    }
    let ran = Place::new().run_with(&["console", "--locale", "fi"], "/company add name:Cronus phone:xyz\n").ends(1);
    assert!(ran.out.contains("─ Ei ") && ran.out.contains("Puhelin"), "{}", ran.out);
}

#[test]
fn a_form_is_opened_filled_refused_mended_and_sent() {
    let place = Place::new();
    let ran = place.typed(
        "/company add\n>> name = Cronus Oy\n>> pho = call me\n>> send\n> Edit again\n>> phone = 09 123 4567\n>>\n>> send\n",
    );
    let ran =
        ran.ends(1).says(&["New company", "Name *: Cronus Oy", "Phone: call me", "─ Not done ─", "[ Edit again ]"]);
    let last = ran.out.split_inclusive("┘\n").last().unwrap_or_default();
    assert!(last.contains("CT000001") && last.contains("09 123 4567"), "{last}");
}

#[test]
fn buttons_and_lists_are_pressed_by_the_start_of_their_label() {
    let place = Place::new();
    place.typed(FIRST_LINES).ends(0);
    let people: String = (0..3).map(|nth| format!("/person add name:Aino Korhonen{nth} company:cronus\n")).collect();
    place.typed(&people).ends(0);
    let ran = place.typed("/find aino\n> 1\n> comp\n> people\n> history\n").ends(1);
    // The list of people has no history of its own: that press is refused, and what there is is named.
    ran.says(&["  1. Aino", "─ Not done ─"]);
    let ran = place.typed("/find aino\n> Aino\n").ends(1);
    ran.says(&["Aino Korhonen0", "Aino Korhonen2", "─ Not done ─"]);
    place.typed("/find aino\n> aino korhonen2\n").ends(0).says(&["CT000005"]);
}

#[test]
fn two_contacts_are_merged_line_by_line() {
    let place = Place::new();
    let two = "/company add name:Cronus Oy phone:09 1\n/company add name:Adatum Oy phone:09 2 city:Turku\n";
    place.typed(two).ends(0);
    let merge = "/contact merge keep:CT000001 duplicate:CT000002\n";
    // Each entry is picked, or let go, with a line of its own.
    let picks = "> Phone\n> Name\n> Name\n> Merge\n/find CT000002\n";
    let ran = place.typed(&format!("{merge}{picks}")).ends(0).says(&[
        "Merge Adatum Oy?",
        "Phone: 09 1 / ✓ 09 2",
        "Take from the duplicate",
        "* 1. Name: Adatum Oy",
        "Merged",
    ]);
    let card = ran.out.split_inclusive("┘\n").last().unwrap_or_default();
    assert!(["Cronus Oy", "CT000001", "09 2", "Turku"].iter().all(|text| card.contains(text)), "{card}");
    place.typed("/contact undo\n/find CT000002\n").ends(0).says(&["Adatum Oy"]);
    let place = Place::new();
    place.typed(two).ends(0);
    place.typed(&format!("{merge}> Cancel\n/contact merge keep:CT000001 duplicate:CT000001\n")).ends(1);
}

#[test]
fn a_signature_becomes_a_form_that_is_filled_in() {
    let place = Place::new();
    let ran = place.typed("< Aino Virtanen\\nBuyer\\naino.virtanen@cronus.fi\\n+358 40 123 4567\n>> send\n").ends(0);
    ran.says(&["New person", "Name *: Aino Virtanen", "Job title: Buyer", "Mobile: +358 40 123 4567", "CT000001"]);
    place.typed("< Hello there\n").ends(1).says(&["looks like a contact"]);
}

#[test]
fn escape_sequences_in_peoples_data_never_reach_the_terminal() {
    let place = Place::new();
    let ran = place.typed("/company add name:Evil\u{1b}[2J\u{7}\u{9b}1m Oy note:\u{202e}txt\n/find evil\n");
    assert!(ran.out.chars().all(|character| character == '\n' || !character.is_control()), "{:?}", ran.out);
    assert!(ran.out.contains("Evil"));
}

#[test]
fn whoever_stops_reading_is_no_fault() {
    use std::io::Write;
    use std::process::Stdio;
    let place = Place::new();
    let mut child = place.command(&[]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all(FIRST_LINES.repeat(20).as_bytes());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn blank_values_comments_and_slips() {
    let place = Place::new();
    place.typed("# a list of companies\n/company add name: city:Oulu\n").ends(1).says(&["Name: this may not be blank"]);
    place.typed("# nothing but a comment\n").ends(0);
    let ran = place.typed("/setup numbering last:CT000900 warning:CT000800\n/setup numbering last: warning:\n").ends(0);
    let (before, after) = ran.out.rsplit_once("┌─").unwrap();
    assert!(before.contains("CT000900") && !after.contains("CT000900") && !after.contains("CT000800"), "{}", ran.out);
    place.typed("/company add name:Oy postcode:00100\n").ends(1).says(&["postcode", "post-code", "in quotes"]);
    place.typed("/company add name:Oy name:Ab\n").ends(1).says(&["Name: this is given twice"]);
    place.typed("/setup inheritance salesperson:false phone:false\n").ends(1).says(&["no option phone"]);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let place = Place::new();
    let ran = place.run_with(&["console"], b"\n/company add name:\xff\n/find oy\n").ends(1);
    ran.says(&["Line 2 is not UTF-8"]);
    place.typed("/contact list\n").ends(0).says(&["There are no contacts yet"]);
}

#[test]
fn any_other_command_leaves_the_form() {
    let place = Place::new();
    let ran = place.typed("/company add\n/find xyzzy\n>> name = Cronus\n").ends(1);
    ran.says(&["New company", "No form is open"]);
}
