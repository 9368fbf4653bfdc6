//! The description of the API against the server: every operation with good and odd values gives a status, a kind and a shape that are described.

use crate::house::{Answer, House};
use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::Value;

/// Values that a parameter of that name takes in the demonstration.
const GOOD: &[(&str, &[&str])] = &[
    ("round", &["phu-tho-2026"]),
    ("unit", &["H44.100"]),
    ("leaf", &["2.1"]),
    ("survey", &["none"]),
    ("set", &["qd766"]),
    ("year", &["2026"]),
    ("from", &["qd766/2026"]),
    ("to", &["qd766/2026"]),
    ("lang", &["vi", "en"]),
    ("for", &["programs", "excel"]),
    ("sort", &["rank", "-total", "name", "-index"]),
    ("q", &["viet tri", "Việt Trì", "H44.100"]),
    ("block", &["1"]),
    ("page", &["1", "2"]),
    ("per_page", &["1", "1000"]),
    ("version", &["1"]),
    ("band", &["Tốt"]),
    ("by", &["all", "blocks"]),
    ("figures", &["factors", "items"]),
];

/// Values that nobody should send: percent-encoded as they stand.
const ODD: &[&str] = &[
    "",
    "%00",
    "%FF",
    "%F0%9F%A6%86",
    "..",
    "..%2F..%2Fetc%2Fpasswd",
    "%2F",
    "-1",
    "0",
    "1e9",
    "99999999999999999999999",
    "-9223372036854775808",
    "4294967296",
    "NaN",
    "null",
    "true",
    "'%20OR%201=1--",
    "%3Cscript%3E",
    "a%0D%0AX-Own:%20b",
    "%E1%BB%87%CC%A3%CC%82",
    "cchc-xa-minh-hoa-2024",
    "MH001",
    "cchc-xa/2024",
    "x%2F2026",
    "[]",
    "{}",
    "%25",
    "%252e%252e",
    "-",
    "--rank",
];

/// Operations that the demonstration has no good answer for: no survey is shown in public, and what another set would do is for those who run the round.
const WITHOUT_ANSWER: &[&str] = &[
    "/api/v1/rounds/{round}/surveys/{survey}",
    "/api/v1/rounds/{round}/impact",
];

struct Parameter {
    name: String,
    in_path: bool,
    needed: bool,
}

/// An operation: its path, its parameters, its responses.
struct Operation {
    path: String,
    parameters: Vec<Parameter>,
    responses: Value,
}

fn operations(api: &Value) -> Vec<Operation> {
    let paths = api["paths"].as_object().expect("paths are described");
    let each = paths.iter().map(|(path, item)| {
        let own = &item["get"];
        let given = own["parameters"].as_array().into_iter().flatten();
        let parameters = given.map(|one| Parameter {
            name: one["name"].as_str().expect("a name").to_owned(),
            in_path: one["in"] == "path",
            needed: one["required"] == true,
        });
        Operation {
            path: path.clone(),
            parameters: parameters.collect(),
            responses: own["responses"].clone(),
        }
    });
    each.collect()
}

fn good(name: &str) -> &'static [&'static str] {
    let own = GOOD.iter().find(|(own, _)| *own == name);
    own.unwrap_or_else(|| panic!("no good value of `{name}` is known"))
        .1
}

fn encoded(text: &str) -> String {
    let each = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    each.collect()
}

impl Operation {
    /// The address with these values, by the parameters' places; `None` leaves a parameter of the query out.
    fn address(&self, values: &[Option<String>]) -> String {
        let (mut path, mut query) = (self.path.clone(), Vec::new());
        for (own, value) in self.parameters.iter().zip(values) {
            match value {
                Some(value) if own.in_path => {
                    path = path.replace(&format!("{{{}}}", own.name), value);
                }
                Some(value) => query.push(format!("{}={value}", own.name)),
                None => {}
            }
        }
        if query.is_empty() {
            path
        } else {
            format!("{path}?{}", query.join("&"))
        }
    }

    /// Only what is needed, each with its first good value.
    fn plain(&self) -> Vec<Option<String>> {
        let first = |own: &Parameter| own.needed.then(|| encoded(good(&own.name)[0]));
        self.parameters.iter().map(first).collect()
    }

    /// Each parameter in turn with every value, good, odd, and too long; then many at once, picked by a fixed rule.
    fn addresses(&self) -> Vec<String> {
        let plain = self.plain();
        let mut all = vec![self.address(&plain)];
        let long = "a".repeat(6_000);
        let values = |name: &str| -> Vec<String> {
            let good = good(name).iter().map(|own| encoded(own));
            let odd = ODD.iter().map(|own| (*own).to_owned());
            good.chain(odd).chain([long.clone()]).collect()
        };
        for (at, own) in self.parameters.iter().enumerate() {
            for value in values(&own.name) {
                let mut with = plain.clone();
                with[at] = Some(value);
                all.push(self.address(&with));
            }
            if own.needed && !own.in_path {
                let mut without = plain.clone();
                without[at] = None;
                all.push(self.address(&without));
            }
        }
        let mut state = 766_u64;
        for _ in 0..60 {
            let mut with = plain.clone();
            for (at, own) in self.parameters.iter().enumerate() {
                // A linear congruential generator (Knuth, MMIX): the same addresses in every run.
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let values = values(&own.name);
                let pick = usize::try_from(state >> 33).unwrap_or(0);
                if pick % 3 > 0 {
                    with[at] = Some(values[pick / 3 % values.len()].clone());
                }
            }
            all.push(self.address(&with));
        }
        // Keys that nobody described, and one twice.
        let own = self.address(&plain);
        let join = if own.contains('?') { '&' } else { '?' };
        all.extend(
            ["x=1", "lang=vi&lang=en", "&&=", "%FF=%FF"].map(|more| format!("{own}{join}{more}")),
        );
        all
    }

    /// What is described of a status.
    fn described(&self, status: u16) -> Option<&Value> {
        let exact = self.responses.get(status.to_string());
        exact.or_else(|| self.responses.get(format!("{}XX", status / 100)))
    }

    /// What an answer has that is not described.
    fn wrong(&self, api: &Value, answer: &Answer) -> Option<String> {
        let status = answer.status.as_u16();
        let Some(described) = self.described(status) else {
            return Some(format!("status {status} is not described"));
        };
        if status >= 500 {
            return Some(format!("status {status}"));
        }
        let kind = answer.headers.get(header::CONTENT_TYPE);
        let kind = kind.and_then(|own| own.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        let Some(kinds) = described["content"].as_object() else {
            let empty = answer.text.is_empty();
            return (!empty).then(|| format!("status {status} has a body"));
        };
        let Some(own) = kinds.get(kind) else {
            return Some(format!("status {status} is `{kind}`"));
        };
        if !kind.ends_with("json") {
            return None;
        }
        match serde_json::from_str(&answer.text) {
            Ok(value) => differs(api, &own["schema"], &value, "$"),
            Err(error) => Some(format!("no JSON: {error}")),
        }
    }
}

/// Where a value is not of its schema: type, needed keys, keys that are not described, parts.
fn differs(api: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
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

async fn demo() -> House {
    let house = House::with(|settings| {
        settings.demo = true;
        settings.codes_for_staff = false;
    })
    .await;
    api::demonstrate(&house.app).await.expect("a demonstration");
    house
}

async fn ask(house: &House, method: &str, address: &str) -> Option<Answer> {
    // What no client can send is no request.
    let request = Request::builder()
        .method(method)
        .uri(address)
        .header("accept", "application/json");
    let request = request.body(Body::empty()).ok()?;
    Some(house.ask(request).await)
}

#[tokio::test]
async fn every_operation_answers_as_it_is_described() {
    let house = demo().await;
    let api: Value = serde_json::from_str(&house.get("/api/v1/openapi.json").await.text).unwrap();
    let operations = operations(&api);
    assert!(operations.len() >= 14, "{}", operations.len());
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for own in &operations {
        let mut well = 0;
        for address in own.addresses() {
            let Some(answer) = ask(&house, "GET", &address).await else {
                continue;
            };
            asked += 1;
            well += usize::from(answer.status.is_success());
            // Another operation, a page or nothing may stand behind an empty or dotted part of a path: nobody describes that.
            let elsewhere = answer.status.as_u16() == 404
                || address.contains("//")
                || address.contains("/../")
                || address.ends_with("/..");
            let found = own
                .wrong(&api, &answer)
                .filter(|_| !elsewhere || answer.status.is_server_error());
            let short: String = address.chars().take(160).collect();
            wrong.extend(found.map(|one| format!("{short}: {one}")));
        }
        let known = WITHOUT_ANSWER.contains(&own.path.as_str());
        assert!(well > 0 || known, "{} never answers well", own.path);
    }
    assert!(asked > 2_000, "{asked}");
    assert!(
        wrong.is_empty(),
        "{} of {asked}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[tokio::test]
async fn what_is_not_described_is_refused_and_what_is_known_is_not_sent_again() {
    let house = demo().await;
    let api: Value = serde_json::from_str(&house.get("/api/v1/openapi.json").await.text).unwrap();
    for own in operations(&api) {
        let address = own.address(&own.plain());
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE"] {
            let answer = ask(&house, method, &address).await.expect("a request");
            let status = answer.status;
            assert!(status.is_client_error(), "{method} {address}: {status}");
        }
        let first = house.get(&address).await;
        if !first.status.is_success() {
            continue;
        }
        let tag = first.headers.get(header::ETAG).expect("a tag").clone();
        let again = Request::get(&address).header(header::IF_NONE_MATCH, tag);
        let again = house.ask(again.body(Body::empty()).unwrap()).await;
        assert_eq!(again.status.as_u16(), 304, "{address}");
        assert_eq!(own.wrong(&api, &again), None, "{address}");
    }
}
