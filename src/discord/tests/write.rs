//! Replies as Discord gets them: what each part becomes, and that no reply at all breaks a limit.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::app::request::{FormKey, Press};
use crate::domain::contact::ContactId;
use crate::view::reply::{
    Accent, Action, Block, Button, ButtonStyle, Choice, Form, Input, Line, LineStyle, Options, Select, Span, Text,
};

fn ids() -> CommandIds {
    CommandIds::from([("contact".to_owned(), "77".to_owned())])
}

fn words(text: &str) -> Text {
    Text(vec![Line { style: LineStyle::Plain, spans: vec![Span::Plain(text.to_owned())] }])
}

fn button(label: &str, contact: i64) -> Button {
    let action = Action::Press(Press::Show { contact: ContactId(contact), private: false });
    Button { label: label.to_owned(), style: ButtonStyle::Primary, action, disabled: false }
}

fn message(private: bool, replaces: bool, blocks: Vec<Block>) -> Reply {
    Reply { private, replaces, body: Body::Message(Message { accent: Accent::Company, blocks }) }
}

fn sent(reply: &Reply, to: To) -> Value {
    first(reply, to, &ids()).expect("it can be sent").expect("something is sent")
}

#[test]
fn each_block_has_its_component() {
    let choice = |chosen| Choice { label: "A".into(), description: String::new(), value: "a".into(), chosen };
    let select = |options| {
        Block::Select(Select { press: Press::ShowPicked { private: false }, placeholder: "Pick".into(), options })
    };
    let reply = message(
        false,
        false,
        vec![
            Block::Text(words("Cronus")),
            Block::Divider,
            Block::Row { text: words("Aino"), button: button("Open", 1) },
            Block::Buttons(vec![
                button("Edit", 1),
                Button { action: Action::Open { url: "https://a.fi".into() }, ..button("Web", 1) },
            ]),
            select(Options::Words(vec![choice(true)])),
            select(Options::Roles),
        ],
    );
    let text = |content: &str| json!({"type": 10, "content": content});
    let press = |id: &str, label: &str| json!({"type": 2, "style": 1, "label": label, "custom_id": id});
    let expected = json!({"type": 4, "data": {"flags": 32768, "allowed_mentions": {"parse": []}, "components": [
        {"type": 17, "accent_color": 0x3b7dd8, "components": [
            text("Cronus"),
            {"type": 14, "divider": true, "spacing": 1},
            {"type": 9, "components": [text("Aino")], "accessory": press("k1:show:1", "Open")},
            {"type": 1, "components": [press("k1:show:1~1", "Edit"),
                {"type": 2, "style": 5, "label": "Web", "url": "https://a.fi"}]},
            {"type": 1, "components": [{"type": 3, "custom_id": "k1:show-picked", "placeholder": "Pick",
                "options": [{"label": "A", "value": "a", "default": true}]}]},
            {"type": 1, "components": [{"type": 6, "custom_id": "k1:show-picked~1", "placeholder": "Pick",
                "max_values": 25}]},
        ]},
    ]}});
    assert_eq!(sent(&reply, To::Command), expected);
}

#[test]
fn a_reply_takes_the_place_of_a_private_message_only() {
    let (private, public) = (To::Component { private_message: true }, To::Component { private_message: false });
    let form = To::Form { private_message: true };
    for (is_private, replaces, to, kind, flags) in [
        (true, true, private, 7, 32768),
        (true, true, form, 7, 32768),
        (true, true, public, 4, 32832),
        (true, true, To::Command, 4, 32832),
        (true, false, private, 4, 32832),
        (false, true, private, 4, 32768),
    ] {
        let body = sent(&message(is_private, replaces, vec![Block::Text(words("x"))]), to);
        assert_eq!((body["type"].as_u64(), body["data"]["flags"].as_u64()), (Some(kind), Some(flags)), "{to:?}");
    }
}

#[test]
fn suggestions_silence_and_forms_have_their_own_ways() {
    let suggestion = |label: &str, value: &str| reply::Suggestion { label: label.into(), value: value.into() };
    let long = "x".repeat(101);
    let given = vec![
        suggestion("Aino", "1"),
        suggestion("", "2"),
        suggestion("Twice", "1"),
        suggestion("Long", &long),
        suggestion("Aino", "3"),
    ];
    let suggestions = Reply { private: true, replaces: false, body: Body::Suggestions(given) };
    let choices =
        json!([{"name": "Aino", "value": "1"}, {"name": "2", "value": "2"}, {"name": "Aino · 3", "value": "3"}]);
    assert_eq!(sent(&suggestions, To::Typing), json!({"type": 8, "data": {"choices": choices}}));
    let refused = message(true, false, vec![Block::Text(words("no"))]);
    assert_eq!(sent(&refused, To::Typing), json!({"type": 8, "data": {"choices": []}}));
    assert_eq!(first(&Reply { body: Body::Silence, ..refused }, To::Command, &ids()), Ok(None));

    let input = |key: &str, long| Input {
        key: key.into(),
        label: "Name".into(),
        value: "a\nb".into(),
        placeholder: String::new(),
        required: long,
        max: 100,
        long,
    };
    let key = FormKey::NewNote { contact: ContactId(1) };
    let form = Form { key, title: "New".into(), inputs: vec![input("name", false), input("note", true)] };
    let form = Reply { private: true, replaces: false, body: Body::Form(form) };
    let row = |input: Value| json!({"type": 1, "components": [input]});
    let expected = json!({"type": 9, "data": {"custom_id": "k1:form-new-note:1", "title": "New", "components": [
        row(json!({"type": 4, "custom_id": "name", "style": 1, "label": "Name", "required": false, "max_length": 100, "value": "a b"})),
        row(json!({"type": 4, "custom_id": "note", "style": 2, "label": "Name", "required": true, "max_length": 100, "value": "a\nb"})),
    ]}});
    assert_eq!(sent(&form, To::Command), expected);
    assert!(first(&form, To::Form { private_message: false }, &ids()).is_err(), "Discord allows no form after a form");
    assert!(edit(&form, &ids()).is_err());
}

#[test]
fn the_longest_texts_are_cut_first() {
    let blocks = vec![
        Block::Text(words("Cronus Oy")),
        Block::Text(words(&"n".repeat(9000))),
        Block::Text(words(&"m".repeat(1500))),
        Block::Buttons(vec![button("Edit", 1)]),
    ];
    let body = sent(&message(false, false, blocks), To::Command);
    let parts = body["data"]["components"][0]["components"].as_array().expect("the frame has parts");
    let text = |at: usize| parts[at]["content"].as_str().expect("it is a text");
    assert_eq!(text(0), "Cronus Oy");
    assert!(text(1).ends_with('…') && text(1).len() > 2400, "{}", text(1).len());
    assert_eq!(text(2).len(), 1500, "what is shorter stays whole");
    assert_eq!(parts.len(), 4);
}

#[test]
fn thousands_of_lines_and_spans_are_cut_as_well() {
    let spans = |count| vec![Span::Strong("漢字".into()); count];
    let line = |count| Line { style: LineStyle::Item, spans: spans(count) };
    for lines in [vec![line(1); 5_000], vec![line(5_000)], vec![line(80); 80]] {
        let body = sent(&message(true, false, vec![Block::Text(Text(lines)); 3]), To::Command);
        let last = body.pointer("/data/components/0/components/2/content").and_then(Value::as_str);
        assert!(last.is_some_and(|text| text.ends_with('…')), "{last:?}");
    }
}

#[test]
fn too_many_blocks_keep_their_buttons() {
    let mut blocks: Vec<Block> =
        (0..30).flat_map(|i| [Block::Divider, Block::Row { text: words("Aino"), button: button("Open", i) }]).collect();
    blocks.push(Block::Buttons((0..5).map(|i| button("Page", i)).collect()));
    let body = sent(&message(true, false, blocks), To::Command);
    let parts = body["data"]["components"][0]["components"].as_array().expect("the frame has parts");
    let kinds: Vec<_> = parts.iter().map(|part| part["type"].as_u64().unwrap_or(0)).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == 9).count(), 10, "{kinds:?}");
    assert_eq!(kinds[kinds.len() - 2..], [10, 1], "a mark and the buttons");
}

#[test]
fn what_is_said_without_components_is_private() {
    let reply = message(true, false, vec![Block::Text(words("Sorry *x*")), Block::Buttons(vec![button("Edit", 1)])]);
    let body = plain_first(&reply, &ids());
    assert_eq!(body["type"], 4);
    assert_eq!(body["data"], json!({"flags": 64, "allowed_mentions": {"parse": []}, "content": r"Sorry \*x\*"}));
    assert_eq!(limits::check_callback(&body), Ok(()));
    assert_eq!(limits::check_message(&plain(&message(true, false, vec![]), &ids())), Ok(()));
    for body in [deferred_message(), deferred_update()] {
        assert_eq!(limits::check_callback(&body), Ok(()));
    }
    assert_eq!(limits::check_message(&placeholder()), Ok(()));
}

/// Texts that people could type: of every script, with every mark, of every length.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{0,40}",
        2 => "[*_~|`<>\\[\\]\\\\:@# \n.-]{0,60}",
        1 => "\\PC{0,10}".prop_flat_map(|text| (1usize..200).prop_map(move |times| text.repeat(times))),
        1 => (0usize..5_000).prop_map(|times| "漢".repeat(times)),
        1 => (0usize..500).prop_map(|times| format!("e{}", "\u{301}".repeat(times))),
        1 => Just("👩‍👩‍👧‍👦".repeat(300)),
        1 => Just("\u{200b}\u{3164} \n".to_owned()),
    ]
}

fn any_span() -> impl Strategy<Value = Span> {
    let target = prop_oneof![
        any_text(),
        any_text().prop_map(|rest| format!("https://a.fi/{rest}")),
        any_text().prop_map(|rest| format!("mailto:{rest}@a.fi")),
        "[0-9 ()+-]{0,30}".prop_map(|n| format!("tel:+{n}"))
    ];
    prop_oneof![
        any_text().prop_map(Span::Plain),
        any_text().prop_map(Span::Strong),
        any_text().prop_map(Span::Code),
        (any_text(), target).prop_map(|(text, target)| Span::Link { text, target }),
        (-99_999_999_999i64..99_999_999_999)
            .prop_map(|at| Span::Time(jiff::Timestamp::from_second(at).expect("within jiff's years"))),
        prop_oneof![Just("contact show".to_owned()), any_text()].prop_map(Span::Command),
        any_text().prop_map(Span::User),
        "[0-9]{0,25}".prop_map(Span::Role),
    ]
}

fn any_lines() -> impl Strategy<Value = Text> {
    let style = prop::sample::select(vec![
        LineStyle::Title,
        LineStyle::Plain,
        LineStyle::Small,
        LineStyle::Item,
        LineStyle::Quote,
    ]);
    let line =
        (style, prop::collection::vec(any_span(), 0..4)).prop_map(|(style, spans)| Line { style, spans }).boxed();
    prop_oneof![
        9 => prop::collection::vec(line.clone(), 0..6).prop_map(Text),
        1 => (line, 0usize..40).prop_map(|(line, times)| Text(vec![line; times])),
    ]
}

fn any_press() -> impl Strategy<Value = Press> {
    prop_oneof![
        (0i64..4).prop_map(|contact| Press::Show { contact: ContactId(contact), private: false }),
        any_text().prop_map(|draft| Press::Choose { draft, opens_form: false }),
        Just(Press::PickHelp),
    ]
}

fn any_button() -> impl Strategy<Value = Button> {
    let action = prop_oneof![
        3 => any_press().prop_map(Action::Press),
        1 => prop_oneof![any_text(), any_text().prop_map(|rest| format!("https://a.fi/{rest}"))].prop_map(|url| Action::Open { url }),
    ];
    let style = prop::sample::select(vec![ButtonStyle::Primary, ButtonStyle::Secondary, ButtonStyle::Danger]);
    (any_text(), style, action, any::<bool>()).prop_map(|(label, style, action, disabled)| Button {
        label,
        style,
        action,
        disabled,
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let choice = (any_text(), any_text(), prop_oneof!["[a-c]", any_text()], any::<bool>())
        .prop_map(|(label, description, value, chosen)| Choice { label, description, value, chosen });
    let options = prop_oneof![prop::collection::vec(choice, 0..30).prop_map(Options::Words), Just(Options::Roles)];
    prop_oneof![
        3 => any_lines().prop_map(Block::Text),
        3 => (any_lines(), any_button()).prop_map(|(text, button)| Block::Row { text, button }),
        1 => Just(Block::Divider),
        1 => prop::collection::vec(any_button(), 0..12).prop_map(Block::Buttons),
        1 => (any_press(), any_text(), options).prop_map(|(press, placeholder, options)| Block::Select(Select { press, placeholder, options })),
    ]
}

fn any_message() -> impl Strategy<Value = Reply> {
    let accent =
        prop::sample::select(vec![Accent::Company, Accent::Person, Accent::Neutral, Accent::Refusal, Accent::Fault]);
    let blocks =
        prop_oneof![4 => prop::collection::vec(any_block(), 0..8), 1 => prop::collection::vec(any_block(), 0..60)];
    (any::<bool>(), any::<bool>(), accent, blocks).prop_map(|(private, replaces, accent, blocks)| Reply {
        private,
        replaces,
        body: Body::Message(Message { accent, blocks }),
    })
}

fn any_form() -> impl Strategy<Value = Reply> {
    let input = (
        prop_oneof!["[a-c]", any_text()],
        any_text(),
        any_text(),
        any_text(),
        any::<bool>(),
        any::<u16>(),
        any::<bool>(),
    )
        .prop_map(|(key, label, value, placeholder, required, max, long)| Input {
            key,
            label,
            value,
            placeholder,
            required,
            max,
            long,
        });
    (any_text(), prop::collection::vec(input, 0..8)).prop_map(|(title, inputs)| Reply {
        private: true,
        replaces: false,
        body: Body::Form(Form { key: FormKey::NewNote { contact: ContactId(1) }, title, inputs }),
    })
}

fn any_suggestions() -> impl Strategy<Value = Reply> {
    let suggestion = (any_text(), any_text()).prop_map(|(label, value)| reply::Suggestion { label, value });
    prop::collection::vec(suggestion, 0..40).prop_map(|all| Reply {
        private: true,
        replaces: false,
        body: Body::Suggestions(all),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_message_breaks_a_limit(reply in any_message()) {
        for to in [To::Command, To::Component { private_message: true }] {
            prop_assert!(matches!(first(&reply, to, &ids()), Ok(Some(_))));
        }
        prop_assert!(edit(&reply, &ids()).is_ok() && follow_up(&reply, &ids()).is_ok());
        prop_assert_eq!(limits::check_callback(&plain_first(&reply, &ids())), Ok(()));
    }

    #[test]
    fn no_form_breaks_a_limit(reply in any_form()) {
        let Body::Form(form) = &reply.body else { unreachable!("a form was made") };
        let has_inputs = form.inputs.iter().any(|input| !is_blank(&input.key) && input.key.chars().count() <= 100);
        prop_assert_eq!(first(&reply, To::Command, &ids()).is_ok(), has_inputs);
    }

    #[test]
    fn no_suggestions_break_a_limit(reply in any_suggestions()) {
        prop_assert!(matches!(first(&reply, To::Typing, &ids()), Ok(Some(_))));
    }
}
