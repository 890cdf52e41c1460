//! What a person in the chat sees: the message or form that came back.

use kontakti::discord::limits;
use serde_json::{Value, json};

/// What came back.
#[derive(Clone, Debug)]
pub struct Seen {
    pub body: Value,
}

impl Seen {
    /// Every text of the message, a line each, as Discord gets it.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        collect(&self.body["data"], &mut lines);
        lines.join("\n")
    }

    #[track_caller]
    pub fn sees(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "{text:?} is not in:\n{}", self.text());
        self
    }

    #[track_caller]
    pub fn sees_not(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "{text:?} is in:\n{}", self.text());
        self
    }

    /// As Discord takes it.
    #[track_caller]
    pub fn keeps_limits(&self) -> &Self {
        assert_eq!(limits::check_message(&self.body["data"]), Ok(()), "{}", self.text());
        self
    }

    /// For everybody in the channel.
    #[track_caller]
    pub fn publicly(&self) -> &Self {
        assert!(!self.is_private(), "private:\n{}", self.text());
        self
    }

    /// For the asker alone.
    #[track_caller]
    pub fn privately(&self) -> &Self {
        assert!(self.is_private(), "public:\n{}", self.text());
        self
    }

    /// The text of the form's input with this label.
    #[track_caller]
    pub fn input(&self, label: &str) -> String {
        let inputs = self.inputs();
        let input = inputs.iter().find(|input| input["label"] == label);
        let input = input.unwrap_or_else(|| panic!("no input {label} in {inputs:#?}"));
        input["value"].as_str().unwrap_or("").to_owned()
    }

    /// The labels of the buttons.
    pub fn buttons(&self) -> Vec<String> {
        let labels = self.all(|part| part["type"] == 2);
        labels.iter().filter_map(|button| button["label"].as_str().map(str::to_owned)).collect()
    }

    /// The labels of the form's inputs.
    pub fn input_labels(&self) -> Vec<String> {
        self.inputs().iter().map(|input| input["label"].as_str().unwrap().to_owned()).collect()
    }

    /// The `custom_id` of the message's one select.
    pub fn select_id(&self) -> String {
        self.all(|part| part["type"] == 3)[0]["custom_id"].as_str().unwrap().to_owned()
    }

    fn is_private(&self) -> bool {
        let kind = self.body["type"].as_u64().unwrap_or(0);
        // A private message that is replaced stays private; forms and suggestions are the asker's alone.
        kind != 4 || self.body["data"]["flags"].as_u64().unwrap_or(0) & 64 != 0
    }

    /// The `custom_id` of the button with this label.
    #[track_caller]
    pub fn button_id(&self, label: &str) -> String {
        self.button(label)["custom_id"].as_str().expect("the button does something").to_owned()
    }

    #[track_caller]
    pub fn button(&self, label: &str) -> Value {
        let found = self.all(|part| part["type"] == 2 && part["label"] == label);
        let button = found.first().unwrap_or_else(|| panic!("no button {label} in:\n{}", self.text()));
        assert_ne!(button["disabled"], json!(true), "the button {label} is disabled");
        button.clone()
    }

    /// The button with this label in the section that has the text.
    #[track_caller]
    pub fn button_beside(&self, text: &str, label: &str) -> Value {
        let sections = self.all(|part| part["type"] == 9 && part["components"].to_string().contains(text));
        let mut buttons = sections.iter().map(|section| &section["accessory"]);
        let found = buttons.find(|button| button["label"] == label);
        found.unwrap_or_else(|| panic!("no button {label} beside {text} in:\n{}", self.text())).clone()
    }

    #[track_caller]
    pub fn choice(&self, label: &str) -> (Value, Value) {
        for select in self.all(|part| part["type"] == 3) {
            for option in select["options"].as_array().unwrap() {
                if option["label"].as_str().unwrap().starts_with(label) {
                    return (select["custom_id"].clone(), option["value"].clone());
                }
            }
        }
        panic!("no choice {label} in:\n{}", self.text())
    }

    /// Whether a select has an option whose label starts with this.
    pub fn has_choice(&self, label: &str) -> bool {
        let mut options = self.all(|part| part["type"] == 3).into_iter();
        options.any(|select| {
            let labels = select["options"].as_array().into_iter().flatten();
            labels.filter_map(|option| option["label"].as_str()).any(|of| of.starts_with(label))
        })
    }

    #[track_caller]
    pub fn role_select(&self, placeholder: &str) -> Value {
        let found =
            self.all(|part| part["type"] == 6 && part["placeholder"].as_str().unwrap_or("").contains(placeholder));
        found.first().unwrap_or_else(|| panic!("no role select {placeholder} in:\n{}", self.text()))["custom_id"]
            .clone()
    }

    pub fn inputs(&self) -> Vec<Value> {
        assert_eq!(self.body["type"], 9, "not a form:\n{}", self.text());
        self.all(|part| part["type"] == 4)
    }

    fn all(&self, wanted: impl Fn(&Value) -> bool + Copy) -> Vec<Value> {
        fn walk(part: &Value, wanted: impl Fn(&Value) -> bool + Copy, found: &mut Vec<Value>) {
            if wanted(part) {
                found.push(part.clone());
            }
            for child in part["components"].as_array().into_iter().flatten().chain(part.get("accessory")) {
                walk(child, wanted, found);
            }
        }
        let mut found = Vec::new();
        walk(&self.body["data"], wanted, &mut found);
        found
    }
}

/// Texts of the message and of everything in it, labels included.
fn collect(part: &Value, lines: &mut Vec<String>) {
    match part {
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("content" | "label" | "title" | "description" | "placeholder", Value::String(text)) => {
                        lines.push(text.clone());
                    }
                    _ => collect(value, lines),
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, lines)),
        _ => {}
    }
}
