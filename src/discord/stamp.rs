//! The server's stamp on a `custom_id`: `k1:undo:7|4f0x`. Row ids are counted in each server's own file, so a button or form of
//! one server would mean something else in another; with the stamp it means nothing there.

use serde_json::Value;

use super::limits;

/// Between the id and its stamp.
const BAR: char = '|';
const LENGTH: usize = 4;
/// What a stamp takes of an id's room.
pub const ROOM: usize = 1 + LENGTH;
/// What ids of ours begin with; the keys of a form's inputs do not.
const OURS: &str = "k1:";

/// Stamps all of our ids in a body; those that [`super::custom_id`] writes have the room for it.
pub fn put(body: &mut Value, guild: &str) {
    match body {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match value {
                    Value::String(id) if key == "custom_id" && id.starts_with(OURS) => {
                        if id.chars().count() + ROOM <= limits::CUSTOM_ID {
                            id.push(BAR);
                            id.push_str(&stamp(guild));
                        }
                    }
                    other => put(other, guild),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| put(item, guild)),
        _ => {}
    }
}

/// The id without its stamp; `None` when it has another server's.
pub fn take<'a>(id: &'a str, guild: &str) -> Option<&'a str> {
    let is_stamp = |end: &&str| end.len() == LENGTH && end.bytes().all(|byte| DIGITS.contains(&byte));
    match id.rsplit_once(BAR) {
        Some((id, end)) if is_stamp(&end) => (end == stamp(guild)).then_some(id),
        _ => Some(id),
    }
}

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Twenty bits of the server's number, well mixed.
fn stamp(guild: &str) -> String {
    let mut mixed = guild
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    mixed ^= mixed >> 32;
    (0..LENGTH).map(|place| char::from(DIGITS[(mixed >> (5 * place)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const HERE: &str = "1098765432109876543";
    const THERE: &str = "204255221017214977";

    #[test]
    fn an_id_is_good_in_its_own_server_only() {
        let mut body = json!({"data": {"custom_id": "k1:form-note:9", "components": [
            {"type": 1, "components": [{"custom_id": "k1:undo:7~1", "label": "k1:undo:7"}, {"custom_id": "name"}]}]}});
        put(&mut body, HERE);
        let form = body["data"]["custom_id"].as_str().unwrap();
        let row = &body["data"]["components"][0]["components"];
        let button = row[0]["custom_id"].as_str().unwrap();
        assert_eq!(take(form, HERE), Some("k1:form-note:9"));
        assert_eq!(take(button, HERE), Some("k1:undo:7~1"));
        assert_eq!(take(form, THERE), None);
        assert_eq!(take(button, THERE), None);
        assert_eq!((&row[0]["label"], &row[1]["custom_id"]), (&json!("k1:undo:7"), &json!("name")));
    }

    #[test]
    fn an_id_without_a_stamp_is_taken_as_it_is() {
        for id in ["k1:undo:7", "k1:set:code:A|B", "k1:set:code:A|BCDE", "", "|", "🦀|🦀"] {
            assert_eq!(take(id, HERE), Some(id));
        }
        let long = format!("k1:{}", "x".repeat(95));
        let mut body = json!({"custom_id": long});
        put(&mut body, HERE);
        assert_eq!(body["custom_id"], json!(long));
    }
}
