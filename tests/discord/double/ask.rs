//! Interactions that people make, told in the words of a test.

use serde_json::{Value, json};

use super::people::Person;
use super::shown::{Form, Shown};

/// An interaction that is about to happen.
#[derive(Debug, Clone)]
pub struct Ask {
    pub who: Person,
    pub what: What,
    /// Milliseconds that the interaction's id is older than now.
    pub age: u64,
    /// Laid over the finished payload: for interactions that no client would make.
    pub changes: Vec<(String, Value)>,
}

#[derive(Debug, Clone)]
pub enum What {
    /// `completing`: the person is typing still.
    Command {
        path: Vec<String>,
        options: Vec<Given>,
        completing: bool,
    },
    /// A command in the menu of a message.
    Menu {
        name: String,
        target: Value,
    },
    Press {
        message: Value,
        custom_id: String,
        component_type: u64,
        values: Vec<String>,
    },
    Submit {
        custom_id: String,
        values: Vec<(String, String)>,
        message: Option<Value>,
    },
}

/// An option with its value. Its type comes from the registered commands unless it is given.
#[derive(Debug, Clone)]
pub struct Given {
    pub name: String,
    pub value: Value,
    pub of_type: Option<u64>,
    pub focused: bool,
}

impl Ask {
    fn new(who: &Person, what: What) -> Self {
        Ask { who: who.clone(), what, age: 0, changes: Vec::new() }
    }

    /// A slash command by its path with blanks: `company add`.
    pub fn slash(who: &Person, path: &str) -> Self {
        let path = path.split(' ').map(str::to_owned).collect();
        Ask::new(who, What::Command { path, options: Vec::new(), completing: false })
    }

    /// A command in the menu of a message, by its name; the message as Discord has it.
    pub fn menu(who: &Person, name: &str, target: Value) -> Self {
        Ask::new(who, What::Menu { name: name.to_owned(), target })
    }

    /// Typing in an option of a command.
    pub fn typing(who: &Person, path: &str, option: &str, typed: &str) -> Self {
        let mut ask = Ask::slash(who, path).with(option, typed);
        if let What::Command { options, completing, .. } = &mut ask.what {
            *completing = true;
            options[0].focused = true;
        }
        ask
    }

    /// With an option: a text, a number, true or false; ids of users and roles as texts.
    pub fn with(self, name: &str, value: impl Into<Value>) -> Self {
        self.with_raw(name, value.into(), None)
    }

    /// With an option whose type is not the registered one.
    pub fn with_type(self, name: &str, of_type: u64, value: impl Into<Value>) -> Self {
        self.with_raw(name, value.into(), Some(of_type))
    }

    fn with_raw(mut self, name: &str, value: Value, of_type: Option<u64>) -> Self {
        let What::Command { options, .. } = &mut self.what else { panic!("only commands have options") };
        options.push(Given { name: name.to_owned(), value, of_type, focused: false });
        self
    }

    /// The button of that label, which must be there and enabled.
    pub fn press(who: &Person, on: &Shown, label: &str) -> Self {
        let custom_id = on.button(label);
        Ask::press_id(who, on, &custom_id)
    }

    /// A button by a `custom_id` that need not be on the message: forged.
    pub fn press_id(who: &Person, on: &Shown, custom_id: &str) -> Self {
        let (message, custom_id) = (on.message.clone(), custom_id.to_owned());
        Ask::new(who, What::Press { message, custom_id, component_type: 2, values: Vec::new() })
    }

    /// The option of that label in the message's select of words (the first that has it).
    pub fn pick(who: &Person, on: &Shown, label: &str) -> Self {
        let (custom_id, value) = on.option(label);
        Ask::pick_id(who, on, &custom_id, 3, &[&value])
    }

    /// Values of a select by its `custom_id`; `component_type` 3 for words, 6 for roles.
    pub fn pick_id(who: &Person, on: &Shown, custom_id: &str, component_type: u64, values: &[&str]) -> Self {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        let (message, custom_id) = (on.message.clone(), custom_id.to_owned());
        Ask::new(who, What::Press { message, custom_id, component_type, values })
    }

    /// Sends a form that was opened: the texts as they were filled in, but for those that are named here by the label
    /// or the key of their input.
    pub fn submit(who: &Person, form: &Form, texts: &[(&str, &str)]) -> Self {
        let mut values: Vec<(String, String)> =
            form.inputs().into_iter().map(|input| (input.key, input.value)).collect();
        for (name, text) in texts {
            let key = form.key_of(name);
            let slot = values.iter_mut().find(|(known, _)| *known == key).expect("the key is one of the form's");
            slot.1 = (*text).to_owned();
        }
        Ask::new(who, What::Submit { custom_id: form.custom_id(), values, message: form.message.clone() })
    }

    /// Sends a form that was never opened.
    pub fn submit_id(who: &Person, custom_id: &str, values: &[(&str, &str)]) -> Self {
        let values = values.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        Ask::new(who, What::Submit { custom_id: custom_id.to_owned(), values, message: None })
    }

    /// As if it had happened some time ago.
    pub fn aged(mut self, milliseconds: u64) -> Self {
        self.age = milliseconds;
        self
    }

    /// With a part of the payload replaced; the place as a JSON pointer, `null` takes the key away.
    pub fn changed(mut self, pointer: &str, value: Value) -> Self {
        self.changes.push((pointer.to_owned(), value));
        self
    }
}

impl Ask {
    /// Discord's number for the kind of interaction.
    pub fn kind(&self) -> u64 {
        match &self.what {
            What::Command { completing: false, .. } | What::Menu { .. } => 2,
            What::Press { .. } => 3,
            What::Command { completing: true, .. } => 4,
            What::Submit { .. } => 5,
        }
    }

    /// The command's name, the first word of its path.
    pub fn command(&self) -> Option<&str> {
        match &self.what {
            What::Command { path, .. } => path.first().map(String::as_str),
            What::Menu { name, .. } => Some(name),
            What::Press { .. } | What::Submit { .. } => None,
        }
    }

    /// Texts that the person made up: no words of choices, no codes, no ids.
    pub fn typed(&self) -> Vec<String> {
        const OWN: [&str; 12] = [
            "name", "query", "company", "contact", "phone", "mobile", "email", "address", "city", "note", "text",
            "value",
        ];
        match &self.what {
            What::Command { options, .. } => {
                let own = options.iter().filter(|given| OWN.contains(&given.name.as_str()));
                own.filter_map(|given| given.value.as_str().map(str::to_owned)).collect()
            }
            What::Press { .. } => Vec::new(),
            What::Menu { target, .. } => {
                let content = target["content"].as_str().unwrap_or_default();
                content.lines().map(str::to_owned).collect()
            }
            What::Submit { values, .. } => values.iter().map(|(_, text)| text.clone()).collect(),
        }
    }

    /// The message that the interaction came from.
    pub fn message(&self) -> Option<&Value> {
        match &self.what {
            What::Command { .. } | What::Menu { .. } => None,
            What::Press { message, .. } => Some(message),
            What::Submit { message, .. } => message.as_ref(),
        }
    }

    /// `data` of the interaction.
    pub fn data(&self, commands: &[Value]) -> Value {
        match &self.what {
            What::Command { path, options, .. } => command_data(&self.who, path, options, commands),
            What::Menu { name, target } => {
                let of_name = |command: &&Value| command["name"] == *name && command["type"] == 3;
                let command = commands.iter().find(of_name).unwrap_or_else(|| panic!("{name} is not registered"));
                json!({"id": command["id"], "name": name, "type": 3, "target_id": target["id"],
                    "resolved": {"messages": by_id([target.clone()])}})
            }
            What::Press { custom_id, component_type: 2, .. } => {
                json!({"id": 7, "custom_id": custom_id, "component_type": 2})
            }
            What::Press { custom_id, component_type, values, .. } => {
                let mut data =
                    json!({"id": 7, "custom_id": custom_id, "component_type": component_type, "values": values});
                if *component_type == 6 {
                    data["resolved"] = json!({"roles": by_id(values.iter().map(|id| role(id)))});
                }
                data
            }
            What::Submit { custom_id, values, .. } => {
                let row = |(index, (key, text)): (usize, &(String, String))| {
                    json!({"id": 2 * index + 1, "type": 1, "components": [
                        {"id": 2 * index + 2, "type": 4, "custom_id": key, "value": text}]})
                };
                json!({"custom_id": custom_id, "components": values.iter().enumerate().map(row).collect::<Vec<_>>()})
            }
        }
    }
}

/// A command's data: sub-commands nested, types and the id from what was registered.
fn command_data(who: &Person, path: &[String], given: &[Given], commands: &[Value]) -> Value {
    let registered = |name: &str| commands.iter().find(|command| command["name"] == *name && command["type"] == 1);
    let command = registered(&path[0]).unwrap_or_else(|| panic!("/{} is not registered", path[0]));
    let mut spec = command;
    for word in &path[1..] {
        spec = inner(spec, word).unwrap_or_else(|| panic!("/{} is not registered", path.join(" ")));
    }
    let mut resolved = json!({});
    let options: Vec<Value> = given
        .iter()
        .map(|given| {
            let of_type = given.of_type.unwrap_or_else(|| {
                let option = inner(spec, &given.name);
                let option = option.unwrap_or_else(|| panic!("/{} has no option {}", path.join(" "), given.name));
                option["type"].as_u64().expect("a registered option has a type")
            });
            let mut option = json!({"name": given.name, "type": of_type, "value": given.value});
            if given.focused {
                option["focused"] = json!(true);
            }
            match (of_type, given.value.as_str()) {
                (6, Some(id)) => {
                    let user = Person { id: id.to_owned(), ..who.clone() };
                    resolved["users"] = by_id([user.user()]);
                    resolved["members"] = json!({id: user.partial_member()});
                }
                (8, Some(id)) => resolved["roles"] = by_id([role(id)]),
                _ => {}
            }
            option
        })
        .collect();
    let mut data = json!({"id": command["id"], "name": path[0], "type": 1});
    let mut options = Value::Array(options);
    for (depth, word) in path[1..].iter().enumerate().rev() {
        let of_type = if depth + 2 == path.len() { 1 } else { 2 };
        options = json!([{"name": word, "type": of_type, "options": options}]);
    }
    if options.as_array().is_some_and(|options| !options.is_empty()) {
        data["options"] = options;
    }
    if resolved != json!({}) {
        data["resolved"] = resolved;
    }
    data
}

fn inner<'a>(spec: &'a Value, name: &str) -> Option<&'a Value> {
    spec["options"].as_array()?.iter().find(|option| option["name"] == *name)
}

fn by_id(objects: impl IntoIterator<Item = Value>) -> Value {
    objects.into_iter().map(|object| (object["id"].as_str().unwrap_or_default().to_owned(), object)).collect()
}

fn role(id: &str) -> Value {
    json!({
        "id": id, "name": "Sales", "description": null, "color": 3_447_003, "hoist": true, "icon": null,
        "colors": {"primary_color": 3_447_003, "secondary_color": null, "tertiary_color": null},
        "unicode_emoji": null, "position": 3, "permissions": "0", "managed": false, "mentionable": false, "flags": 0,
    })
}
