//! `criteria/schema.json` and the reader know the same keys, and the shipped sets fit the schema.

use super::keys;
use crate::toml::{Document, Item, Kind, Table};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

fn schema() -> Value {
    let text = include_str!("../../../../criteria/schema.json");
    serde_json::from_str(text).expect("JSON")
}

fn properties(schema: &Value) -> BTreeSet<String> {
    let known = schema["properties"].as_object().expect("properties");
    known.keys().cloned().collect()
}

fn check(schema: &Value, keys: &[&[&str]]) {
    let expected: BTreeSet<String> = keys.concat().into_iter().map(ToOwned::to_owned).collect();
    assert_eq!(properties(schema), expected);
}

fn of_rules() -> Vec<&'static str> {
    keys::RULES
        .iter()
        .flat_map(|(_, keys)| keys.iter().copied())
        .collect()
}

#[test]
fn the_schema_names_the_keys_of_the_reader() {
    let schema = schema();
    let of = |name: &str| &schema["$defs"][name];
    check(&schema, &[keys::TOP]);
    check(of("rounding"), &[keys::ROUNDING]);
    check(of("round-to"), &[keys::ROUND_TO]);
    check(of("ranking"), &[keys::RANKING]);
    check(&schema["properties"]["index"], &[keys::INDEX]);
    check(of("band"), &[keys::BAND]);
    check(of("basis"), &[keys::BASIS]);
    check(of("section"), &[keys::SECTION]);
    let rules = of_rules();
    check(of("node"), &[keys::NODE, keys::INNER, keys::LEAF, &rules]);
    check(of("input"), &[keys::INPUT]);
    check(of("example"), &[keys::EXAMPLE]);
    check(of("award"), &[keys::AWARD]);
    check(of("step-award"), &[keys::STEP_AWARD]);
    check(of("step"), &[keys::BOUNDS, keys::STEP_AWARD]);
    check(of("level"), &[&["name"], keys::AWARD]);
    check(of("counted"), &[keys::COUNTED]);
    check(of("condition"), &[keys::MEASURE, keys::BOUNDS, keys::IS]);
    check(of("part"), &[keys::PART, &rules]);
    check(of("case"), &[keys::CASE, keys::PART, keys::AWARD, &rules]);
    check(of("group"), &[keys::GROUP]);
}

#[test]
fn the_schema_of_amendments_names_their_keys() {
    let text = include_str!("../../../../criteria/schema-amendment.json");
    let schema: Value = serde_json::from_str(text).expect("JSON");
    let of = |name: &str| &schema["$defs"][name];
    check(&schema, &[keys::AMENDMENT]);
    check(of("basis"), &[keys::BASIS]);
    check(of("amend"), &[keys::AMEND]);
    check(of("add"), &[keys::ADD]);
    check(of("repeal"), &[keys::REPEAL]);
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../fixtures/criteria-amended/sample/"
    );
    for file in ["2025.sua-doi-1.toml", "2025.sua-doi-2.toml"] {
        let text = std::fs::read_to_string(format!("{folder}{file}")).expect(file);
        let document = Document::parse(file, &text);
        let value = json_of_table(document.root());
        let mut wrong = Vec::new();
        fit(&schema, &schema, &value, file, &mut wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn the_schema_names_the_rules_and_their_keys() {
    let schema = schema();
    let names: Vec<&str> = keys::RULES.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        schema["$defs"]["node"]["properties"]["rule"]["enum"],
        json!(names)
    );
    let branches = schema["$defs"]["node"]["allOf"].as_array().expect("a list");
    assert_eq!(branches.len(), names.len());
    for (branch, (name, of_rule)) in branches.iter().zip(keys::RULES) {
        assert_eq!(branch["if"]["properties"]["rule"]["const"], *name);
        let allowed = [keys::NODE, keys::LEAF, of_rule].concat();
        assert_eq!(branch["then"]["propertyNames"]["enum"], json!(allowed));
    }
}

#[test]
fn shipped_sets_fit_the_schema() {
    let schema = schema();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../criteria/");
    for file in ["qd766/2026.toml", "cchc-xa-minh-hoa/2024.toml"] {
        let text = std::fs::read_to_string(format!("{folder}{file}")).expect(file);
        let document = Document::parse(file, &text);
        let value = json_of_table(document.root());
        let mut wrong = Vec::new();
        fit(&schema, &schema, &value, file, &mut wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn the_validator_sees_what_does_not_fit() {
    let schema = schema();
    let value = json!({ "format": 2, "levels": ["village"], "criterion": { "1": { "rule": "ratio", "steps": [] } } });
    let mut wrong = Vec::new();
    fit(&schema, &schema, &value, "", &mut wrong);
    let wrong = wrong.join("\n");
    for part in [
        "/format",
        "/levels/0",
        "/criterion/1: title",
        "steps",
        ": id",
    ] {
        assert!(wrong.contains(part), "{part} not in\n{wrong}");
    }
}

fn json_of_table(table: Table<'_>) -> Value {
    let entries = table.entries();
    Value::Object(
        entries
            .map(|(key, item)| (key.to_owned(), json_of(item)))
            .collect::<Map<_, _>>(),
    )
}

fn json_of(item: Item<'_>) -> Value {
    match item.kind() {
        Kind::Text => json!(item.text()),
        Kind::Number => {
            let number = item.exact().expect("a number");
            number
                .to_integer()
                .map_or_else(|| json!(number.to_f64()), |whole| json!(whole))
        }
        Kind::Flag => json!(item.flag()),
        Kind::List => item.list().into_iter().flatten().map(json_of).collect(),
        Kind::Table => json_of_table(item.table().expect("a table")),
        Kind::Date | Kind::OddDate | Kind::OddNumber => Value::Null,
    }
}

/// The part of JSON Schema that the file uses.
fn fit(root: &Value, schema: &Value, value: &Value, path: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let definition = name.trim_start_matches("#/$defs/");
        return fit(root, &root["$defs"][definition], value, path, wrong);
    }
    let fits = |schema: &Value| {
        let mut inner = Vec::new();
        fit(root, schema, value, path, &mut inner);
        inner.is_empty()
    };
    let is = |name: &str| match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        _ => value.is_object(),
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.into_iter().any(is) {
        wrong.push(format!("{path}: type {}", schema["type"]));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        wrong.push(format!("{path}: {value} is none of {words:?}"));
    }
    if !schema["const"].is_null() && schema["const"] != *value {
        wrong.push(format!("{path}: {value} is not {}", schema["const"]));
    }
    let below = |key: &str| schema[key].as_f64().zip(value.as_f64());
    let outside = below("minimum").is_some_and(|(least, own)| own < least)
        || below("maximum").is_some_and(|(most, own)| own > most)
        || below("exclusiveMinimum").is_some_and(|(least, own)| own <= least);
    if outside {
        wrong.push(format!("{path}: {value} is out of range"));
    }
    if let Some(choices) = schema["anyOf"].as_array()
        && !choices.iter().any(fits)
    {
        wrong.push(format!("{path}: {value} fits no choice"));
    }
    for branch in schema["allOf"].as_array().into_iter().flatten() {
        if fits(&branch["if"]) {
            fit(root, &branch["then"], value, path, wrong);
        }
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        if !schema["items"].is_null() {
            fit(
                root,
                &schema["items"],
                item,
                &format!("{path}/{index}"),
                wrong,
            );
        }
    }
    let Some(object) = value.as_object() else {
        return;
    };
    for key in schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        if !object.contains_key(key) {
            wrong.push(format!("{path}: {key} is missing"));
        }
    }
    for (key, item) in object {
        let path = format!("{path}/{key}");
        if let Some(own) = schema["properties"].get(key) {
            fit(root, own, item, &path, wrong);
        } else if schema["additionalProperties"] == json!(false) {
            wrong.push(format!("{path}: unknown"));
        } else if schema["additionalProperties"].is_object() {
            fit(root, &schema["additionalProperties"], item, &path, wrong);
        }
        if !schema["propertyNames"].is_null() {
            fit(root, &schema["propertyNames"], &json!(key), &path, wrong);
        }
    }
}
