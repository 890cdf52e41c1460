//! The gateway's side of the double, spoken to without the bot.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::people::Person;
use crate::double::state::{Out, Rules};

struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    async fn open(double: &Double) -> Self {
        let url = double.url().replace("http", "ws");
        let mut socket = Socket(connect_async(format!("{url}/?v=10")).await.expect("the gateway opens").0);
        let hello = socket.frame().await.expect("hello");
        assert_eq!((&hello["op"], &hello["d"]["heartbeat_interval"]), (&json!(10), &json!(41250)));
        socket
    }

    async fn say(&mut self, frame: Value) {
        self.0.send(Message::text(frame.to_string())).await.expect("the gateway listens");
    }

    /// The next frame, or the code that it closed with.
    async fn frame(&mut self) -> Result<Value, u16> {
        match self.0.next().await {
            Some(Ok(Message::Text(text))) => Ok(serde_json::from_str(&text).expect("frames are JSON")),
            Some(Ok(Message::Close(Some(close)))) => Err(close.code.into()),
            _ => Err(0),
        }
    }
}

fn identify(token: &str) -> Value {
    json!({"op": 2, "d": {"token": format!("Bot {token}"), "intents": 0, "shard": [0, 1], "compress": true,
        "properties": {"os": "linux", "browser": "kontakti", "device": "kontakti"}}})
}

#[tokio::test]
async fn a_bot_that_identifies_gets_ready_and_events() {
    let double = Double::start().await;
    double.set_commands(vec![json!({"id": "1", "type": 1, "name": "help", "description": "Help"})]);
    let mut socket = Socket::open(&double).await;
    socket.say(identify(double.token())).await;
    let ready = socket.frame().await.expect("ready");
    assert_eq!((&ready["t"], &ready["s"]), (&json!("READY"), &json!(1)));
    double.identified(1).await;
    socket.say(json!({"op": 1, "d": 1})).await;
    assert_eq!(socket.frame().await, Ok(json!({"op": 11})));
    let asked = double.ask(&Ask::slash(&Person::new("Aino").speaking("fi"), "help"));
    let event = socket.frame().await.expect("the interaction");
    assert_eq!((&event["t"], &event["s"]), (&json!("INTERACTION_CREATE"), &json!(2)));
    assert_eq!(event["d"]["token"], asked.token());
    assert_eq!((&event["d"]["locale"], &event["d"]["guild_locale"]), (&json!("fi"), &json!("en-US")));
    double.repeat(&asked);
    let again = socket.frame().await.expect("the interaction once more");
    assert_eq!((&again["d"], &again["s"]), (&event["d"], &json!(3)));
    double.gateway(&Out::Close(Some(4000)));
    assert_eq!(socket.frame().await, Err(4000));
    let resume = json!({"op": 6, "d": {"token": double.token(), "session_id": ready["d"]["session_id"], "seq": 2}});
    let mut socket = Socket::open(&double).await;
    socket.say(resume).await;
    assert_eq!(socket.frame().await.expect("what was missed")["s"], json!(3));
    assert_eq!(socket.frame().await.expect("resumed")["t"], json!("RESUMED"));
}

#[tokio::test]
async fn whoever_comes_wrong_is_sent_away() {
    let double = Double::with(Rules { intents: 1, ..Rules::default() }).await;
    double.expect_problems();
    let token = double.token().to_owned();
    let changed = |pointer: &str, value: Value| {
        let mut frame = identify(&token);
        *frame.pointer_mut(pointer).expect("a place in the frame") = value;
        frame
    };
    for (what, frame, code) in [
        ("another token", changed("/d/token", json!("Bot nobody")), 4004),
        ("privileged intents", changed("/d/intents", json!(1 << 15)), 4014),
        ("intents that are none", changed("/d/intents", json!(u64::from(u32::MAX))), 4013),
        ("no properties", changed("/d/properties", json!({})), 4002),
        ("presence before identify", json!({"op": 3, "d": {}}), 4003),
        ("an unknown opcode", json!({"op": 99}), 4001),
        ("a frame over 4096 bytes", json!({"op": 1, "d": "x".repeat(4096)}), 4002),
    ] {
        let mut socket = Socket::open(&double).await;
        socket.say(frame).await;
        assert_eq!(socket.frame().await, Err(code), "{what}");
    }
    let mut socket = Socket::open(&double).await;
    socket.say(identify(&token)).await;
    socket.frame().await.expect("ready");
    socket.say(identify(&token)).await;
    assert_eq!(socket.frame().await, Err(4005), "identified twice");
    let mut socket = Socket::open(&double).await;
    socket.say(json!({"op": 6, "d": {"token": token, "session_id": "another", "seq": 1}})).await;
    assert_eq!(socket.frame().await, Ok(json!({"op": 9, "d": false})), "a session that is none");
}

#[tokio::test]
async fn payloads_are_as_discord_sends_them() {
    let double = Double::start().await;
    double.set_commands(vec![json!({"id": "1", "type": 1, "name": "setup", "description": "Set up", "options": [
        {"type": 1, "name": "access", "description": "Who may do what", "options": [
            {"type": 8, "name": "role", "description": "A role"}, {"type": 3, "name": "tier", "description": "A tier"}]}]})]);
    let aino = Person::new("Aino").managing();
    let ask = Ask::slash(&aino, "setup access").with("role", "55").with("tier", "viewer");
    let asked = double.ask(&ask);
    let payload = double.state().lock().interactions[asked.token()].payload.clone();
    let sub = &payload["data"]["options"][0];
    assert_eq!((&sub["name"], &sub["type"]), (&json!("access"), &json!(1)));
    assert_eq!(sub["options"][0], json!({"name": "role", "type": 8, "value": "55"}));
    assert_eq!(payload["data"]["resolved"]["roles"]["55"]["id"], "55");
    assert_eq!(payload["member"]["user"]["global_name"], "Aino");
    let direct = double.ask(&Ask::slash(&Person::new("Aino").in_direct_message(), "setup access"));
    let payload = double.state().lock().interactions[direct.token()].payload.clone();
    assert!(payload.get("member").is_none() && payload.get("guild_id").is_none());
    assert_eq!(payload["context"], json!(1));
}
