//! What a request is called in counts: a command's path, a button's or a form's own name, never anybody's words.

use crate::app::request::Request;
use crate::health::Kind;

use super::custom_id;

pub fn of(request: &Request) -> (Kind, String) {
    match request {
        Request::Command { command, .. } => (Kind::Command, command.name()),
        Request::Message { menu, .. } => (Kind::Command, menu.name.to_owned()),
        Request::Complete { command, .. } => (Kind::Typing, command.name()),
        Request::Press { press, .. } => (Kind::Press, kind_of_id(custom_id::of_press(press, 0))),
        Request::Submit { form, .. } => (Kind::Form, kind_of_id(custom_id::of_form(form))),
    }
}

/// The second part of a `custom_id`; the others are ids and values.
fn kind_of_id(id: Option<String>) -> String {
    id.as_deref().and_then(|id| id.split([':', '~']).nth(1)).unwrap_or("unknown").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::args::Args;
    use crate::app::request::{FormKey, Press};
    use crate::domain::contact::ContactId;

    #[test]
    fn no_id_and_no_text_is_in_a_name() {
        let command = crate::app::command_named("contact edit").unwrap();
        let mut args = Args::default();
        args.set("name", crate::app::args::ArgValue::Text("Aino".to_owned()));
        let press = Press::Show { contact: ContactId(42), private: true };
        for (request, expected) in [
            (Request::Command { command, args }, (Kind::Command, "contact edit")),
            (Request::Press { press, picked: vec!["Aino".to_owned()] }, (Kind::Press, "show")),
            (Request::Press { press: Press::PickHelp, picked: Vec::new() }, (Kind::Press, "pick-help")),
            (Request::Submit { form: FormKey::Note { note: 7 }, values: Vec::new() }, (Kind::Form, "form-note")),
        ] {
            let (kind, name) = of(&request);
            assert_eq!((kind, name.as_str()), expected);
        }
    }
}
