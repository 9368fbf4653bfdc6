//! An operation as it is described, the addresses to ask, and what is wrong with an answer.

use super::shape::differs;
use super::values::{GOOD, ODD};
use crate::house::Answer;
use axum::http::header;
use serde_json::Value;

pub(super) struct Parameter {
    name: String,
    in_path: bool,
    needed: bool,
}

/// An operation: its method, its path, its parameters, whether a body comes with it, its responses.
pub(super) struct Operation {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) has_body: bool,
    parameters: Vec<Parameter>,
    responses: Value,
}

pub(super) fn operations(api: &Value) -> Vec<Operation> {
    let paths = api["paths"].as_object().expect("paths are described");
    let items = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().expect("operations by method");
        methods.iter().map(move |(method, own)| (path, method, own))
    });
    let each = items.map(|(path, method, own)| {
        let given = own["parameters"].as_array().into_iter().flatten();
        let parameters = given.map(|one| Parameter {
            name: one["name"].as_str().expect("a name").to_owned(),
            in_path: one["in"] == "path",
            needed: one["required"] == true,
        });
        Operation {
            method: method.to_uppercase(),
            path: path.clone(),
            has_body: own.get("requestBody").is_some(),
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
    pub(super) fn address(&self, values: &[Option<String>]) -> String {
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

    /// What is needed, with these values where a parameter has their name, else with its first good one.
    pub(super) fn with(&self, values: &[(&str, &str)]) -> String {
        let mut all = self.plain();
        for (own, slot) in self.parameters.iter().zip(&mut all) {
            if let Some((_, value)) = values.iter().find(|(name, _)| *name == own.name) {
                *slot = Some(encoded(value));
            }
        }
        self.address(&all)
    }

    /// Only what is needed, each with its first good value.
    pub(super) fn plain(&self) -> Vec<Option<String>> {
        let first = |own: &Parameter| own.needed.then(|| encoded(good(&own.name)[0]));
        self.parameters.iter().map(first).collect()
    }

    /// Each parameter in turn with every value, good, odd, and too long; then many at once, picked by a fixed rule.
    pub(super) fn addresses(&self) -> Vec<String> {
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
    pub(super) fn wrong(&self, api: &Value, answer: &Answer) -> Option<String> {
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
