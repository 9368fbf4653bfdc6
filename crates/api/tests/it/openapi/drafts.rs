//! The way of a draft, each step with what the step before has given.

use super::operation::operations;
use super::{KEY, NOTHING, Told, ask, demo, described};
use serde_json::Value;
use std::path::Path;

const TOML: &str = "application/toml";

/// A set with a title of its own.
fn text(title: &str) -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../criteria/qd766/2026.toml");
    let text = std::fs::read_to_string(file).expect("a set");
    let line = text.lines().find(|line| line.starts_with("title"));
    let line = line.expect("a title");
    text.replacen(line, &format!("title = \"{title}\""), 1)
        .into_bytes()
}

#[tokio::test]
async fn a_draft_goes_its_way_as_it_is_described() {
    let house = demo().await;
    let api = described(&house).await;
    let all = operations(&api);
    let mut told = Told::default();
    let find = |method: &str, end: &str| {
        let path = format!("/api/v1/sets/drafts{end}");
        let mut own = all.iter();
        own.find(|own| own.method == method && own.path == path)
            .expect("it is described")
    };
    let mut at: Vec<(&str, String)> = vec![("version", "1".to_owned())];
    let steps = [
        ("POST", "", (TOML, text("Bộ thứ nhất")), 201),
        ("GET", "", NOTHING, 200),
        ("GET", "/{draft}", NOTHING, 200),
        ("GET", "/{draft}/versions/{version}", NOTHING, 200),
        (
            "POST",
            "/{draft}",
            (TOML, b"format = 1\nid = ".to_vec()),
            422,
        ),
        ("POST", "/{draft}", (TOML, text("Bộ thứ hai")), 201),
        ("GET", "/{draft}/previews/{preview}", NOTHING, 200),
        ("DELETE", "/{draft}/previews/{preview}", NOTHING, 204),
        ("GET", "/{draft}/previews/{preview}", NOTHING, 404),
        ("POST", "/{draft}", (TOML, text("Bộ thứ hai")), 201),
        ("POST", "/{draft}/previews/{preview}/confirm", NOTHING, 200),
        ("POST", "/{draft}/previews/{preview}/confirm", NOTHING, 404),
    ];
    for (method, end, sent, status) in steps {
        let own = find(method, end);
        let values: Vec<(&str, &str)> =
            at.iter().map(|(name, own)| (*name, own.as_str())).collect();
        let address = own.with(&values);
        let answer = ask(&house, (method, &address), Some(KEY), sent).await;
        let answer = answer.expect("a request");
        assert_eq!(
            answer.status.as_u16(),
            status,
            "{method} {address}: {}",
            answer.text
        );
        told.note(&api, own, &address, &answer);
        if status == 201 {
            let made: Value = serde_json::from_str(&answer.text).expect("JSON");
            for (name, key) in [("draft", "draft"), ("preview", "id")] {
                let value = made[key].as_str().map(str::to_owned);
                at.extend(value.map(|own| (name, own)));
            }
            // The latest stands first, so that it counts.
            at.reverse();
        }
    }
    let own = find("GET", "/{draft}/versions/{version}/{file}");
    for version in ["1", "2"] {
        for file in ["set.toml", "set.csv", "set.xlsx", "upload"] {
            let mut values: Vec<(&str, &str)> = vec![("version", version), ("file", file)];
            values.extend(at.iter().map(|(name, own)| (*name, own.as_str())));
            let address = own.with(&values);
            let answer = ask(&house, ("GET", &address), Some(KEY), NOTHING).await;
            let answer = answer.expect("a request");
            assert_eq!(answer.status.as_u16(), 200, "{address}");
            told.note(&api, own, &address, &answer);
        }
    }
    told.done(19);
}
