//! Whether a value has the shape that is described.

use serde_json::Value;

/// Where a value is not of its schema: type, needed keys, keys that are not described, parts.
pub(super) fn differs(api: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let own = api.pointer(name.trim_start_matches('#'));
        let Some(own) = own else {
            return Some(format!("{name} is not described"));
        };
        return differs(api, own, value, at);
    }
    if let Some(any) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        let mut found: Vec<_> = any
            .iter()
            .filter_map(|own| differs(api, own, value, at))
            .collect();
        return (found.len() == any.len()).then(|| found.remove(0));
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(own) => vec![own],
        Value::Array(own) => own.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let own = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(own) if own.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits =
        types.is_empty() || types.contains(&own) || own == "integer" && types.contains(&"number");
    if !fits {
        return Some(format!("{at} is {own}, described as {types:?}"));
    }
    if let Some(choices) = schema["enum"].as_array()
        && !choices.contains(value)
    {
        return Some(format!("{at} is none of {choices:?}"));
    }
    let needed = schema["required"].as_array().into_iter().flatten();
    for key in needed.filter_map(Value::as_str) {
        if value.get(key).is_none() {
            return Some(format!("{at}.{key} is missing"));
        }
    }
    if let (Some(described), Some(own)) = (schema["properties"].as_object(), value.as_object()) {
        for (key, part) in own {
            let at = format!("{at}.{key}");
            let Some(schema) = described.get(key) else {
                return Some(format!("{at} is not described"));
            };
            if let Some(found) = differs(api, schema, part, &at) {
                return Some(found);
            }
        }
    }
    let parts = value.as_array().into_iter().flatten().enumerate();
    parts
        .filter(|_| !schema["items"].is_null())
        .find_map(|(n, part)| differs(api, &schema["items"], part, &format!("{at}[{n}]")))
}
