//! When the commands that Discord has are the ones that we would send.

use serde_json::json;

use super::*;

fn ours() -> Value {
    json!([
        {"type": 1, "name": "find", "name_localizations": {"fi": "etsi", "en-US": "find"}, "description": "Finds",
            "description_localizations": {"fi": "Etsii"}, "contexts": [0], "integration_types": [0], "options": [
                {"type": 3, "name": "query", "description": "What", "required": true, "autocomplete": true, "max_length": 100},
                {"type": 4, "name": "page", "description": "Which", "min_value": 1}]},
        {"type": 1, "name": "help", "description": "Helps", "contexts": [0], "integration_types": [0]},
    ])
}

/// As Discord gives them back: in another order, with what it adds, and with what is not set written out.
fn theirs() -> Value {
    json!([
        {"id": "2", "application_id": "9", "version": "1", "default_member_permissions": null, "type": 1, "name": "help",
            "name_localizations": null, "description": "Helps", "description_localizations": null, "dm_permission": true,
            "contexts": [0], "integration_types": [0], "nsfw": false, "options": []},
        {"id": "1", "application_id": "9", "version": "1", "default_member_permissions": null, "name": "find",
            "name_localizations": {"en-US": "find", "fi": "etsi"}, "description": "Finds",
            "description_localizations": {"fi": "Etsii"}, "contexts": [0], "integration_types": [0], "nsfw": false,
            "options": [
                {"type": 3, "name": "query", "description": "What", "required": true, "autocomplete": true, "max_length": 100, "choices": []},
                {"type": 4, "name": "page", "description": "Which", "min_value": 1.0, "required": false}]},
    ])
}

#[test]
fn what_discord_adds_and_reorders_makes_no_difference() {
    assert!(same(&ours(), &theirs()));
    assert_eq!(ids(&theirs()), CommandIds::from([("find".into(), "1".into()), ("help".into(), "2".into())]));
}

#[test]
fn every_change_is_noticed() {
    for (pointer, value) in [
        ("/0/description", json!("Helps out")),
        ("/0/default_member_permissions", json!("8")),
        ("/0/contexts", json!([0, 1])),
        ("/0/nsfw", json!(true)),
        ("/0/type", json!(2)),
        ("/1/name_localizations/fi", json!("hae")),
        ("/1/name_localizations", json!(null)),
        ("/1/options/0/required", json!(false)),
        ("/1/options/0/choices", json!([{"name": "a", "value": "b"}])),
        ("/1/options/0/max_length", json!(99)),
        ("/1/options/1/min_value", json!(2)),
        ("/1/options/1/type", json!(3)),
    ] {
        let mut changed = theirs();
        *changed.pointer_mut(pointer).expect("the test's pointer fits") = value;
        assert!(!same(&ours(), &changed), "{pointer}");
    }
    let mut turned = theirs();
    turned[1]["options"].as_array_mut().expect("there are options").reverse();
    assert!(!same(&ours(), &turned), "the order of options is what people see");
    assert!(!same(&ours(), &json!([theirs()[0]])));
    assert!(!same(&ours(), &json!([])));
}
