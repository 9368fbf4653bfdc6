//! The description of the API against the server: every operation with good and odd values, without and with a key, gives a status, a kind and a shape that are described.

mod drafts;
mod operation;
mod shape;
mod values;

use crate::house::{Answer, House};
use axum::{
    body::Body,
    http::{Request, header},
};
use operation::{Operation, operations};
use procedure::{Grant, Role, Scope};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use values::bodies;

const KEY: &str = "parindex_key";
const RUNNING: &str = "cchc-xa-minh-hoa-2024";

/// The demonstration, with a key of somebody who runs rounds and writes criteria sets.
async fn demo() -> House {
    let house = House::with(|settings| {
        settings.demo = true;
        settings.codes_for_staff = false;
        settings.requests_a_minute = u32::MAX;
    })
    .await;
    api::demonstrate(&house.app).await.expect("a demonstration");
    let key = store::NewKey {
        hash: digest(KEY.as_bytes()),
        name: "cổng".to_owned(),
        scopes: ["read", "import", "sets"].map(str::to_owned).to_vec(),
        grants: [Role::Coordinator, Role::CriteriaOwner]
            .map(|role| Grant {
                role,
                owner: "default".to_owned(),
                round: None,
                unit: None,
                scope: Scope::All,
                expires: None,
            })
            .to_vec(),
        author: "x".to_owned(),
        expires: None,
    };
    let store = house.app.store();
    store
        .add_key("default", key, house.now())
        .await
        .expect("a key");
    house
}

fn digest(bytes: &[u8]) -> String {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A filled form of the running round.
fn form() -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .join(RUNNING)
        .join("forms/MH001.xlsx");
    std::fs::read(file).expect("a form")
}

async fn ask(
    house: &House,
    (method, address): (&str, &str),
    key: Option<&str>,
    (kind, body): (&str, Vec<u8>),
) -> Option<Answer> {
    // What no client can send is no request.
    let mut request = Request::builder()
        .method(method)
        .uri(address)
        .header("accept", "application/json");
    if let Some(key) = key {
        request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
    }
    if !kind.is_empty() {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    let request = request.body(Body::from(body)).ok()?;
    Some(house.ask(request).await)
}

const NOTHING: (&str, Vec<u8>) = ("", Vec::new());

/// What came of asking.
#[derive(Default)]
struct Told {
    asked: usize,
    wrong: Vec<String>,
}

impl Told {
    fn note(&mut self, api: &Value, own: &Operation, address: &str, answer: &Answer) {
        self.asked += 1;
        // Another operation, a page or nothing may stand behind an empty or dotted part of a path: nobody describes that.
        let elsewhere = answer.status.as_u16() == 404
            || answer.status.as_u16() == 405
            || address.contains("//")
            || address.contains("/../")
            || address.ends_with("/..");
        let found = own
            .wrong(api, answer)
            .filter(|_| !elsewhere || answer.status.is_server_error());
        let short: String = address.chars().take(160).collect();
        self.wrong
            .extend(found.map(|one| format!("{} {short}: {one}", own.method)));
    }
    fn done(self, least: usize) {
        let (wrong, asked) = (self.wrong, self.asked);
        assert!(asked > least, "{asked}");
        assert!(
            wrong.is_empty(),
            "{} of {asked}:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}

async fn described(house: &House) -> Value {
    let own = house.get("/api/v1/openapi.json").await;
    serde_json::from_str(&own.text).expect("a description")
}

#[tokio::test]
async fn every_operation_that_reads_answers_as_it_is_described() {
    let house = demo().await;
    let api = described(&house).await;
    let mut told = Told::default();
    let mut never: BTreeSet<String> = BTreeSet::new();
    for own in operations(&api).iter().filter(|own| own.method == "GET") {
        let mut well = 0;
        for key in [None, Some(KEY)] {
            let running = [("round", RUNNING), ("set", "qd766/2026")];
            for address in own.addresses().into_iter().chain([own.with(&running)]) {
                let asked = ask(&house, ("GET", &address), key, NOTHING).await;
                if let Some(answer) = asked {
                    well += usize::from(answer.status.is_success());
                    told.note(&api, own, &address, &answer);
                }
            }
        }
        if well == 0 {
            never.insert(own.path.clone());
        }
    }
    told.done(4_000);
    // What stands under a random id is asked for where it was made.
    let known = [
        "/api/v1/rounds/{round}/imports/{preview}",
        "/api/v1/rounds/{round}/originals/{digest}",
        "/api/v1/sets/drafts/{draft}",
        "/api/v1/sets/drafts/{draft}/versions/{version}",
        "/api/v1/sets/drafts/{draft}/versions/{version}/{file}",
        "/api/v1/sets/drafts/{draft}/previews/{preview}",
    ];
    assert_eq!(never, known.map(str::to_owned).into());
}

#[tokio::test]
async fn every_operation_that_writes_answers_as_it_is_described() {
    let house = demo().await;
    let api = described(&house).await;
    let (form, mut told) = (form(), Told::default());
    let mut well: BTreeSet<(&str, u16)> = BTreeSet::new();
    let all = operations(&api);
    let find = |id: &str| {
        let own = all.iter().find(|own| own.path.ends_with(id));
        own.expect("it is described")
    };
    let send = find("/imports");
    let good = send.with(&[("round", RUNNING)]);
    for own in all.iter().filter(|own| own.method != "GET") {
        let good = own.with(&[("round", RUNNING)]);
        for key in [None, Some("parindex_guessed"), Some(KEY)] {
            for (kind, body) in bodies(&form) {
                let mut at = own.addresses().into_iter();
                // Every address once, and the good one with every body.
                let more: Vec<String> = if kind.is_empty() {
                    at.collect()
                } else {
                    at.by_ref().take(1).chain([good.clone()]).collect()
                };
                for address in more {
                    if !own.has_body && address == good {
                        continue;
                    }
                    let call = (own.method.as_str(), address.as_str());
                    let Some(answer) = ask(&house, call, key, (kind, body.clone())).await else {
                        continue;
                    };
                    told.note(&api, own, &address, &answer);
                    well.insert((&own.path, answer.status.as_u16()));
                }
            }
        }
    }
    // The way of a workbook, each step with what the step before has given.
    let kind = bodies(&form)[0].0;
    for end in ["DELETE", "POST"] {
        let sent = ask(&house, ("POST", &good), Some(KEY), (kind, form.clone())).await;
        let sent = sent.expect("a request");
        told.note(&api, send, &good, &sent);
        assert_eq!(sent.status.as_u16(), 201, "{}", sent.text);
        let sent: Value = serde_json::from_str(&sent.text).expect("an import");
        let id = sent["id"].as_str().expect("an id");
        let digest = digest(&form);
        for own in &all {
            let is_end = own.method == "DELETE" || own.path.ends_with("/confirm");
            if own.has_body || is_end && own.method != end {
                continue;
            }
            let address = own.with(&[("round", RUNNING), ("preview", id), ("digest", &digest)]);
            let call = (own.method.as_str(), address.as_str());
            for _ in 0..2 {
                let answer = ask(&house, call, Some(KEY), NOTHING).await;
                let answer = answer.expect("a request");
                told.note(&api, own, &address, &answer);
                well.insert((&own.path, answer.status.as_u16()));
            }
        }
    }
    told.done(1_000);
    let seen = |path: &str, status: u16| {
        let own = well
            .iter()
            .any(|own| own.0.ends_with(path) && own.1 == status);
        assert!(own, "{path} never answered {status}");
    };
    for status in [201, 400, 401, 404, 415, 422] {
        seen("/imports", status);
    }
    for status in [200, 204, 401, 404] {
        seen("/imports/{preview}", status);
    }
    for status in [200, 404] {
        seen("/confirm", status);
    }
}

#[tokio::test]
async fn what_is_not_described_is_refused_and_what_is_known_is_not_sent_again() {
    let house = demo().await;
    let api = described(&house).await;
    let all = operations(&api);
    for own in &all {
        let address = own.address(&own.plain());
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE"] {
            if all
                .iter()
                .any(|other| other.path == own.path && other.method == method)
            {
                continue;
            }
            let answer = ask(&house, (method, &address), None, NOTHING).await;
            let answer = answer.expect("a request");
            let status = answer.status;
            assert_eq!(status.as_u16(), 405, "{method} {address}");
            assert!(
                answer.headers.contains_key(header::ALLOW),
                "{method} {address}"
            );
        }
        if own.method != "GET" {
            continue;
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

#[tokio::test]
async fn every_operation_has_its_name_its_key_and_its_refusals() {
    let house = House::new().await;
    let api = described(&house).await;
    let mut names = BTreeSet::new();
    let paths = api["paths"].as_object().expect("paths");
    for (path, item) in paths {
        for (method, own) in item.as_object().expect("operations") {
            let what = format!("{method} {path}");
            let name = own["operationId"].as_str().unwrap_or_default();
            assert!(names.insert(name), "{what}: {name} twice");
            assert!(own["summary"].is_string(), "{what}");
            let statuses = own["responses"].as_object().expect("responses");
            for (status, own) in statuses {
                assert!(own["description"].is_string(), "{what} {status}");
            }
            for status in ["400", "403", "404", "429", "500", "503"] {
                assert!(statuses.contains_key(status), "{what} {status}");
            }
            let key = &own["security"];
            assert!(key.to_string().contains("\"key\""), "{what}: {key}");
            let row = api::ROWS
                .iter()
                .find(|row| row.path == path && row.method.name().eq_ignore_ascii_case(method));
            let row = row.unwrap_or_else(|| panic!("{what} is no route"));
            let open = key.as_array().is_some_and(|all| all.len() == 2);
            assert_eq!(open, row.access == api::Access::Open, "{what}");
            if row.method.changes() {
                for status in ["401", "409", "422"] {
                    assert!(statuses.contains_key(status), "{what} {status}");
                }
            }
        }
    }
    for row in api::ROWS
        .iter()
        .filter(|row| row.path.starts_with("/api/v1/"))
    {
        let method = row.method.name().to_lowercase();
        let there =
            row.path == "/api/v1/openapi.json" || !api["paths"][row.path][&method].is_null();
        assert!(there, "{method} {} is not described", row.path);
    }
    assert_eq!(
        api["components"]["securitySchemes"]["key"]["scheme"],
        "bearer"
    );
}
