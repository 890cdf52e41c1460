//! Answers in Discord's shape.

use serde_json::{Value, json};

/// A status with a JSON body, or none.
pub type Answer = (u16, Option<Value>);

/// 204.
pub fn done() -> Answer {
    (204, None)
}

pub fn ok(body: Value) -> Answer {
    (200, Some(body))
}

/// A refusal with one of Discord's own codes.
pub fn refuse(status: u16, code: u32) -> Answer {
    let message = match code {
        10003 => "Unknown Channel",
        50001 => "Missing Access",
        10008 => "Unknown Message",
        10015 => "Unknown Webhook",
        10062 => "Unknown interaction",
        40060 => "Interaction has already been acknowledged.",
        50006 => "Cannot send an empty message",
        50027 => "Invalid Webhook Token",
        50035 => "Invalid Form Body",
        50109 => "The request body contains invalid JSON.",
        40333 => "internal network error",
        20028 => "The write action you are performing on the channel has hit the write rate limit.",
        _ => "401: Unauthorized",
    };
    (status, Some(json!({"message": message, "code": code})))
}

/// 400 with what is wrong.
pub fn bad_body(found: &[String]) -> Answer {
    let errors: Vec<Value> = found.iter().map(|line| json!({"code": "DOUBLE", "message": line})).collect();
    (400, Some(json!({"message": "Invalid Form Body", "code": 50035, "errors": {"_errors": errors}})))
}
