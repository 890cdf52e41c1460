//! What a person sees of a response: text, buttons, selects, forms.

use serde_json::Value;

/// A message as Discord keeps it.
#[derive(Debug, Clone)]
pub struct Shown {
    pub message: Value,
    /// Only the asker sees it.
    pub private: bool,
}

impl Shown {
    pub fn id(&self) -> &str {
        self.message["id"].as_str().unwrap_or_default()
    }

    /// All text: content and text displays, top to bottom.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        if let Some(content) = self.message["content"].as_str().filter(|content| !content.is_empty()) {
            lines.push(content.to_owned());
        }
        for part in parts(&self.message["components"]) {
            if part["type"] == 10 {
                lines.push(part["content"].as_str().unwrap_or_default().to_owned());
            }
        }
        lines.join("\n")
    }

    /// The ids of all that can be pressed or picked, in order.
    pub fn custom_ids(&self) -> Vec<String> {
        let all = parts(&self.message["components"]);
        all.into_iter().filter_map(|part| part["custom_id"].as_str().map(str::to_owned)).collect()
    }

    /// Labels of the buttons, in order.
    pub fn labels(&self) -> Vec<String> {
        self.buttons().iter().filter_map(|button| button["label"].as_str()).map(str::to_owned).collect()
    }

    fn buttons(&self) -> Vec<&Value> {
        parts(&self.message["components"]).into_iter().filter(|part| part["type"] == 2).collect()
    }

    /// The `custom_id` of the button with that label, or the first whose label starts with it.
    pub fn button(&self, label: &str) -> String {
        let buttons = self.buttons();
        let exact = buttons.iter().find(|button| button["label"] == *label);
        let starts = || buttons.iter().find(|button| button["label"].as_str().is_some_and(|l| l.starts_with(label)));
        let found = exact.or_else(starts);
        let button = found.unwrap_or_else(|| panic!("no button {label:?} among {:?}", self.labels()));
        assert_ne!(button["disabled"], true, "the button {label:?} is disabled");
        button["custom_id"].as_str().unwrap_or_else(|| panic!("the button {label:?} is a link")).to_owned()
    }

    /// The selects, in order.
    pub fn selects(&self) -> Vec<&Value> {
        let is_select = |part: &&Value| matches!(part["type"].as_u64(), Some(3 | 5..=8));
        parts(&self.message["components"]).into_iter().filter(is_select).collect()
    }

    /// Labels of the options of the first select.
    pub fn options(&self) -> Vec<String> {
        let first = self.selects().into_iter().next();
        let options = first.and_then(|select| select["options"].as_array());
        options.into_iter().flatten().filter_map(|option| option["label"].as_str()).map(str::to_owned).collect()
    }

    /// The select's `custom_id` and the value of the option whose label starts so.
    pub fn option(&self, label: &str) -> (String, String) {
        for select in self.selects() {
            for option in select["options"].as_array().into_iter().flatten() {
                if option["label"].as_str().is_some_and(|text| text.starts_with(label)) {
                    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                    return (text(&select["custom_id"]), text(&option["value"]));
                }
            }
        }
        panic!("no option {label:?} among {:?}", self.options())
    }

    /// Whether it is made of Components V2.
    pub fn is_v2(&self) -> bool {
        self.message["flags"].as_u64().is_some_and(|flags| flags & (1 << 15) != 0)
    }
}

/// A form that was opened.
#[derive(Debug, Clone)]
pub struct Form {
    pub data: Value,
    /// The message whose button opened it.
    pub message: Option<Value>,
}

/// An input of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    pub key: String,
    pub label: String,
    pub value: String,
    pub required: bool,
}

impl Form {
    pub fn custom_id(&self) -> String {
        self.data["custom_id"].as_str().unwrap_or_default().to_owned()
    }

    pub fn title(&self) -> &str {
        self.data["title"].as_str().unwrap_or_default()
    }

    /// The inputs, in the older and in the newer shape.
    pub fn inputs(&self) -> Vec<Input> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let read = |part: &Value| {
            let input = if part["type"] == 18 { &part["component"] } else { &part["components"][0] };
            let label = if part["type"] == 18 { &part["label"] } else { &input["label"] };
            // Discord takes an input for required unless it says otherwise.
            let required = input["required"].as_bool().unwrap_or(true);
            Input { key: text(&input["custom_id"]), label: text(label), value: text(&input["value"]), required }
        };
        self.data["components"].as_array().into_iter().flatten().filter(|part| part["type"] != 10).map(read).collect()
    }

    /// The key of the input with that label or key.
    pub fn key_of(&self, name: &str) -> String {
        let inputs = self.inputs();
        let found = inputs.iter().find(|input| input.label == name || input.key == name);
        found.map(|input| input.key.clone()).unwrap_or_else(|| panic!("no input {name:?} in {inputs:?}"))
    }

    /// What the input with that label or key holds.
    pub fn value(&self, name: &str) -> String {
        let key = self.key_of(name);
        self.inputs().into_iter().find(|input| input.key == key).map(|input| input.value).unwrap_or_default()
    }
}

/// All components with those inside them, in the order in which they are drawn.
pub fn parts(components: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    for part in components.as_array().into_iter().flatten() {
        found.push(part);
        found.extend(parts(&part["components"]));
        if part["accessory"].is_object() {
            found.push(&part["accessory"]);
        }
    }
    found
}
