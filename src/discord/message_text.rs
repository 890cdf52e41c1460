//! The text of a message that somebody else wrote: its own, that of a message that it passes on, that of its embeds.

use serde_json::Value;

/// The text; blank when the message has pictures, files or stickers only. Discord sends it with the interaction, so no
/// intent is needed for it.
pub fn of(message: &Value) -> String {
    let mut texts = Vec::new();
    collect(message, &mut texts);
    for snapshot in list(&message["message_snapshots"]) {
        // Inside `message` as Discord sends it, without as serenity hands it on.
        collect(snapshot.get("message").unwrap_or(snapshot), &mut texts);
    }
    texts.join("\n")
}

fn collect<'a>(message: &'a Value, texts: &mut Vec<&'a str>) {
    let mut add = |value: &'a Value| texts.extend(value.as_str().filter(|text| !text.trim().is_empty()));
    add(&message["content"]);
    for embed in list(&message["embeds"]) {
        // What Discord itself shows of a linked page is nobody's signature.
        if embed["type"].as_str().is_some_and(|kind| kind != "rich") {
            continue;
        }
        add(&embed["title"]);
        add(&embed["description"]);
        for field in list(&embed["fields"]) {
            add(&field["name"]);
            add(&field["value"]);
        }
        add(&embed["footer"]["text"]);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_text_is_found_wherever_it_stands() {
        let embed = json!({"type": "rich", "title": "Mail", "description": "Aino", "fields": [
            {"name": "Phone", "value": "040 123"}], "footer": {"text": "Cronus Oy"}});
        for (message, expected) in [
            (json!({"content": "Aino\n040 123", "embeds": []}), "Aino\n040 123"),
            (json!({"content": "", "embeds": [embed]}), "Mail\nAino\nPhone\n040 123\nCronus Oy"),
            (json!({"content": "https://x.fi", "embeds": [{"type": "link", "title": "X"}]}), "https://x.fi"),
            (json!({"content": "", "message_snapshots": [{"message": {"content": "Aino"}}]}), "Aino"),
            (json!({"content": "Look:", "message_snapshots": [{"content": "Aino"}]}), "Look:\nAino"),
            (json!({"content": " ", "embeds": null}), ""),
            (json!({"content": 7, "embeds": {}, "message_snapshots": "x"}), ""),
            (json!(null), ""),
        ] {
            assert_eq!(of(&message), expected, "{message}");
        }
    }
}
