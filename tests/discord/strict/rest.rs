//! Calls that the double refuses, made without the bot.

use std::time::Duration;

use serde_json::{Value, json};

use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::exchange::Exchange;
use crate::double::faults::{Call, Fault};
use crate::double::people::Person;
use crate::double::schema;
use crate::double::shown::Form;
use crate::double::state::Rules;

/// A client that a bot could be: Discord's answer as status and code.
struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
    application: String,
}

impl Client {
    fn of(double: &Double) -> Self {
        let agent = "DiscordBot (https://kontakti.example, 1.0)";
        let http = reqwest::Client::builder().no_proxy().user_agent(agent).build().expect("a client without options");
        let application = double.state().rules.application.clone();
        Client { http, base: format!("{}/api/v10", double.url()), token: double.token().to_owned(), application }
    }

    async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> (u16, u64, Value) {
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        request = request.header("authorization", format!("Bot {}", self.token));
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.expect("the double answers");
        let status = response.status().as_u16();
        let body: Value = response.json().await.unwrap_or(Value::Null);
        (status, body["code"].as_u64().unwrap_or(0), body)
    }

    async fn respond(&self, asked: &Exchange, body: &Value) -> (u16, u64) {
        let path = format!("/interactions/{}/{}/callback", asked.id(), asked.token());
        let (status, code, _) = self.call("POST", &path, Some(body)).await;
        (status, code)
    }

    async fn edit(&self, asked: &Exchange, body: &Value) -> (u16, u64) {
        let path = format!("/webhooks/{}/{}/messages/@original", self.application, asked.token());
        let (status, code, _) = self.call("PATCH", &path, Some(body)).await;
        (status, code)
    }

    async fn follow_up(&self, asked: &Exchange, body: &Value) -> (u16, u64, Value) {
        self.call("POST", &format!("/webhooks/{}/{}", self.application, asked.token()), Some(body)).await
    }
}

fn commands() -> Value {
    json!([{"name": "find", "description": "Find a contact", "options": [
        {"type": 3, "name": "query", "description": "What to find", "required": true, "autocomplete": true}]}])
}

fn message(text: &str) -> Value {
    json!({"flags": 32768, "allowed_mentions": {"parse": []}, "components": [
        {"type": 17, "components": [{"type": 10, "content": text},
            {"type": 1, "components": [{"type": 2, "style": 1, "label": "Edit", "custom_id": "edit"}]}]}]})
}

fn said(text: &str) -> Value {
    json!({"type": 4, "data": message(text)})
}

fn private(mut body: Value) -> Value {
    body["data"]["flags"] = json!(32768 | 64);
    body
}

fn form() -> Value {
    json!({"type": 9, "data": {"custom_id": "new", "title": "New company", "components": [{"type": 1, "components": [
        {"type": 4, "custom_id": "name", "label": "Name", "style": 1, "required": true, "value": "Cronus"}]}]}})
}

/// A double with commands, and its client.
async fn set_up(rules: Rules) -> (Double, Client, Person) {
    let double = Double::with(Rules { reports: false, ..rules }).await;
    double.expect_problems();
    let client = Client::of(&double);
    let path = format!("/applications/{}/commands", client.application);
    assert_eq!(client.call("PUT", &path, Some(&commands())).await.0, 200);
    (double, client, Person::new("Aino Virtanen"))
}

fn find(who: &Person) -> Ask {
    Ask::slash(who, "find").with("query", "cronus")
}

#[tokio::test]
async fn a_response_is_taken_once() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let asked = double.ask(&find(&aino));
    assert_eq!(client.respond(&asked, &said("Cronus Oy")).await, (204, 0));
    assert_eq!(client.respond(&asked, &said("Cronus Oy")).await, (400, 40060));
    assert_eq!(asked.message().await.text(), "Cronus Oy");
    assert!(double.problems().is_empty(), "a repeated response is no fault of the bot's: {:?}", double.problems());
}

#[tokio::test]
async fn a_late_response_is_refused() {
    let rules = Rules { deadline: Duration::from_millis(80), ..Rules::default() };
    assert_eq!(Rules::default().deadline, Duration::from_secs(3));
    let (double, client, aino) = set_up(rules).await;
    let asked = double.ask(&find(&aino));
    tokio::time::sleep(Duration::from_millis(120)).await;
    assert_eq!(client.respond(&asked, &said("Cronus Oy")).await, (404, 10062));
    assert_eq!(client.edit(&asked, &message("Cronus Oy")).await, (404, 10015));
    assert_eq!(double.problems().len(), 2);
}

#[tokio::test]
async fn tokens_are_known_answered_and_young() {
    let rules = Rules { token_life: Duration::from_millis(1500), ..Rules::default() };
    let (double, client, aino) = set_up(rules).await;
    let asked = double.ask(&find(&aino));
    let path = format!("/interactions/{}/{}/callback", asked.id(), "another");
    assert_eq!(client.call("POST", &path, Some(&said("x"))).await.1, 10062, "a token that was never given");
    let path = format!("/interactions/{}/{}/callback", "1", asked.token());
    assert_eq!(client.call("POST", &path, Some(&said("x"))).await.1, 10062, "another interaction's token");
    assert_eq!(client.edit(&asked, &message("x")).await, (404, 10015), "an edit before the response");
    assert_eq!(client.follow_up(&asked, &message("x")).await.1, 10015, "a follow-up before the response");
    assert_eq!(client.respond(&asked, &said("x")).await, (204, 0));
    assert_eq!(client.edit(&asked, &message("y")).await, (200, 0));
    tokio::time::sleep(Duration::from_millis(1600)).await;
    assert_eq!(client.edit(&asked, &message("z")).await, (401, 50027), "an edit after the token's life");
    assert_eq!(client.follow_up(&asked, &message("z")).await.1, 50027);
    assert_eq!(asked.message().await.text(), "y");
}

#[tokio::test]
async fn each_interaction_takes_its_callbacks() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let typing = Ask::typing(&aino, "find", "query", "cro");
    let suggestions = json!({"type": 8, "data": {"choices": [{"name": "Cronus Oy", "value": "CT000001"}]}});
    let deferral = |flags: u64| json!({"type": 5, "data": {"flags": flags}});
    let shown = double.ask(&find(&aino));
    assert_eq!(client.respond(&shown, &said("Cronus Oy")).await, (204, 0));
    let shown = shown.message().await;
    let press = Ask::press(&aino, &shown, "Edit");
    let submit = Ask::submit_id(&aino, "new", &[("name", "Cronus")]);
    for (what, ask, body, answer) in [
        ("suggestions", &typing, suggestions.clone(), 204),
        ("a message while typing", &typing, said("x"), 400),
        ("a deferral while typing", &typing, deferral(64), 400),
        ("suggestions for a command", &find(&aino), suggestions, 400),
        ("an update for a command", &find(&aino), json!({"type": 7, "data": message("x")}), 400),
        ("a deferral", &find(&aino), deferral(64), 204),
        ("a deferral with the V2 flag", &find(&aino), deferral(32768), 400),
        ("a form", &find(&aino), form(), 204),
        ("a form for a button", &press, form(), 204),
        ("a deferred update for a button", &press, json!({"type": 6}), 204),
        ("a form for a form", &submit, form(), 400),
        ("an update for a form that a command opened", &submit, json!({"type": 7, "data": message("x")}), 400),
        ("a message for a form", &submit, said("x"), 204),
        ("a pong", &find(&aino), json!({"type": 1}), 400),
        ("no type", &find(&aino), json!({"data": message("x")}), 400),
    ] {
        let asked = double.ask(ask);
        let (status, code) = client.respond(&asked, &body).await;
        assert_eq!(status, answer, "{what}");
        assert_eq!(code, if answer == 400 { 50035 } else { 0 }, "{what}");
        // A refused response does not use the interaction up, but nobody says anything while typing.
        if answer == 400 && ask.kind() != 4 {
            assert_eq!(client.respond(&asked, &said("Sorry")).await, (204, 0), "{what}");
        }
    }
}

#[tokio::test]
async fn bodies_over_a_limit_are_refused() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let mut mentions = said("x");
    mentions["data"]["allowed_mentions"] = json!({"parse": ["users"]});
    let mut mixed = said("x");
    mixed["data"]["content"] = json!("x");
    let mut wide = form();
    wide["data"]["title"] = json!("x".repeat(46));
    for (what, body) in [
        ("4001 characters", said(&"x".repeat(4001))),
        ("an empty text", said("")),
        ("mentions that are parsed", mentions),
        ("V2 with content", mixed),
        ("a title of 46", wide),
    ] {
        let asked = double.ask(&find(&aino));
        assert_eq!(client.respond(&asked, &body).await, (400, 50035), "{what}");
        assert!(asked.first_within(Duration::ZERO).await.is_none(), "{what} was taken for a response");
        assert_eq!(client.respond(&asked, &said("x")).await, (204, 0), "{what}");
        if body["type"] == 4 {
            assert_eq!(client.edit(&asked, &body["data"]).await, (400, 50035), "{what} as an edit");
            assert_eq!(client.follow_up(&asked, &body["data"]).await.1, 50035, "{what} as a follow-up");
        }
    }
    let path = format!("/applications/{}/commands", client.application);
    let mut shouting = commands();
    shouting[0]["name"] = json!("Find");
    assert_eq!(client.call("PUT", &path, Some(&shouting)).await.1, 50035);
    assert_eq!(double.commands()[0]["name"], "find", "a refused list changes nothing");
    assert_eq!(double.checked("command list"), 2);
    assert_eq!(double.checked("callback message"), 9);
    assert_eq!(double.checked("edit"), 4);
}

/// Runs with `DISCORD_OPENAPI`, as `.ci/run` does; without it only the limits are checked.
#[tokio::test]
async fn bodies_against_the_schema_are_refused() {
    if !schema::is_on() {
        eprintln!("skipped: DISCORD_OPENAPI names no document");
        return;
    }
    let (double, client, aino) = set_up(Rules::default()).await;
    let with = |pointer: &str, value: Value| {
        let mut body = said("x");
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        body.pointer_mut(parent).expect("a place in the body")[key] = value;
        body
    };
    for (what, body) in [
        ("a misspelt key", with("/data/conponents", json!([]))),
        ("a misspelt key in a container", with("/data/components/0/acent_color", json!(1))),
        ("a misspelt key in a button", with("/data/components/0/components/1/components/0/lable", json!("x"))),
        ("a key beside the data", with("/dat", json!({}))),
        ("a flag as a text", with("/data/components/0/spoiler", json!("yes"))),
        ("a style that is none", with("/data/components/0/components/1/components/0/style", json!(9))),
    ] {
        let asked = double.ask(&find(&aino));
        assert_eq!(client.respond(&asked, &body).await, (400, 50035), "{what}");
    }
    let mut modal = form();
    modal["data"]["components"][0]["components"][0]["lenght"] = json!(1);
    let asked = double.ask(&find(&aino));
    assert_eq!(client.respond(&asked, &modal).await, (400, 50035));
    let path = format!("/applications/{}/commands", client.application);
    let mut odd = commands();
    odd[0]["options"][0]["autocompletes"] = json!(true);
    assert_eq!(client.call("PUT", &path, Some(&odd)).await.1, 50035);
    let mut permitted = commands();
    permitted[0]["default_member_permissions"] = json!("32");
    permitted[0]["nsfw"] = json!(false);
    assert_eq!(client.call("PUT", &path, Some(&permitted)).await.0, 200, "documented, though not in the document");
}

#[tokio::test]
async fn a_deferred_message_is_as_private_as_its_deferral() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let asked = double.ask(&find(&aino));
    assert_eq!(client.respond(&asked, &json!({"type": 5, "data": {"flags": 64}})).await, (204, 0));
    assert_eq!(client.edit(&asked, &message("Cronus Oy")).await, (200, 0));
    let shown = asked.message().await;
    assert!(shown.private && shown.is_v2());
    assert_eq!(client.follow_up(&asked, &message("for all")).await.0, 200);
    assert_eq!(asked.public().await.text(), "for all");

    let asked = double.ask(&find(&aino));
    assert_eq!(client.respond(&asked, &json!({"type": 5, "data": {"flags": 64}})).await, (204, 0));
    assert_eq!(client.follow_up(&asked, &message("takes its place")).await.0, 200);
    assert!(asked.message().await.private, "the first follow-up fills the deferred message");
    assert!(asked.follow_ups().is_empty());

    let asked = double.ask(&find(&aino));
    assert_eq!(client.respond(&asked, &form()).await, (204, 0));
    assert_eq!(client.edit(&asked, &message("x")).await, (404, 10008), "a form has no message");
}

#[tokio::test]
async fn an_update_changes_the_message_that_was_pressed() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let asked = double.ask(&find(&aino));
    assert_eq!(client.respond(&asked, &private(said("page 1"))).await, (204, 0));
    let shown = asked.message().await;
    let pressed = double.ask(&Ask::press(&aino, &shown, "Edit"));
    assert_eq!(client.respond(&pressed, &json!({"type": 7, "data": message("page 2")})).await, (204, 0));
    let after = asked.now(&shown);
    assert_eq!(after.text(), "page 2");
    assert!(after.private, "an update makes no private message public");
}

#[tokio::test]
async fn strangers_and_unknown_calls_are_refused() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let asked = double.ask(&find(&aino));
    let path = format!("{}/interactions/{}/{}/callback", client.base, asked.id(), asked.token());
    let nameless = reqwest::Client::builder().no_proxy().build().expect("a client without options");
    let status = nameless.post(&path).json(&said("x")).send().await.expect("the double answers").status();
    assert_eq!(status.as_u16(), 403, "no User-Agent of a bot");
    let broken = client.http.post(&path).header("content-type", "application/json").body("{");
    assert_eq!(broken.send().await.expect("the double answers").status().as_u16(), 400, "no JSON");
    let stranger = Client { token: "another".to_owned(), ..Client::of(&double) };
    assert_eq!(stranger.call("GET", "/gateway/bot", None).await.0, 401);
    assert_eq!(client.call("GET", "/guilds/1/roles", None).await.0, 404);
    assert_eq!(double.problems().len(), 4);
}

#[tokio::test]
async fn failures_come_once_when_they_are_ordered() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let asked = double.ask(&find(&aino));
    let path = format!("{}/interactions/{}/{}/callback", client.base, asked.id(), asked.token());
    let post = || client.http.post(&path).json(&said("x")).send();

    double.fail(Call::Callback, Fault::RateLimit { seconds: 0.2, global: false });
    let limited = post().await.expect("429 is an answer");
    assert_eq!(limited.status().as_u16(), 429);
    assert_eq!(limited.headers()["retry-after"], "1");
    let body: Value = limited.json().await.expect("429 has a body");
    assert_eq!(body["retry_after"], json!(0.2));
    assert!(double.problems().is_empty());

    double.fail(Call::Callback, Fault::Status(502));
    assert_eq!(post().await.expect("502 is an answer").status().as_u16(), 502);
    assert_eq!(double.problems().len(), 1, "it came back before Retry-After was over");

    double.fail(Call::Callback, Fault::ResetBefore);
    assert!(post().await.is_err(), "a reset is no answer");
    assert!(asked.first_within(Duration::ZERO).await.is_none());

    double.fail(Call::Callback, Fault::ResetAfter);
    assert!(post().await.is_err(), "a reset is no answer");
    assert!(asked.first_within(Duration::from_secs(1)).await.is_some(), "but the response was taken");
    assert_eq!(post().await.expect("the next answer is whole").status().as_u16(), 400);
    assert_eq!(double.faults_waiting(), 0);
}

#[tokio::test]
async fn a_form_is_sent_as_it_was_filled_in() {
    let (double, client, aino) = set_up(Rules::default()).await;
    let asked = double.ask(&find(&aino));
    assert_eq!(client.respond(&asked, &form()).await, (204, 0));
    let opened: Form = asked.form().await;
    assert_eq!((opened.title(), opened.value("Name").as_str()), ("New company", "Cronus"));
    let ask = Ask::submit(&aino, &opened, &[("Name", "Cronus Oy")]);
    let data = ask.data(&[]);
    assert_eq!(data["components"][0]["components"][0]["value"], "Cronus Oy");
    assert_eq!(data["custom_id"], "new");
}
