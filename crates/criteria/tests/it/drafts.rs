//! What is taken apart is written with the same meaning.

use crate::{at_root, read, text};
use criteria::{CriteriaSet, Draft, show_json, write_set};
use serde_json::Value;

const SETS: &[&str] = &[
    "criteria/qd766/2026.toml",
    "criteria/cchc-xa-minh-hoa/2024.toml",
    "criteria/cchc-xa-minh-hoa/2025.toml",
    "fixtures/binh-duong-2017/set.toml",
    "fixtures/points-only/set.toml",
    "fixtures/workbooks/set.toml",
];

/// JSON without what belongs to the text: lines, digest.
fn meaning(set: &CriteriaSet) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.remove("line");
                map.remove("digest");
                map.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut json = show_json(set);
    strip(&mut json);
    json
}

#[test]
fn a_set_taken_apart_and_written_says_the_same() {
    for file in SETS {
        let before = text(&at_root(file));
        let draft = Draft::parse(&before);
        let after = write_set(&draft);
        let again = Draft::parse(&after);
        assert!(again.plain() == draft.plain(), "{file}");
        assert_eq!(write_set(&again), after, "{file}: written twice");
        let (one, found) = read(file, before, true);
        let (other, of_written) = read(file, after, true);
        let codes = |all: &[finding::Finding]| -> Vec<String> {
            all.iter().map(|one| one.code.to_string()).collect()
        };
        assert_eq!(codes(&found), codes(&of_written), "{file}");
        let (one, other) = (one.expect("a set"), other.expect("a set"));
        assert_eq!(meaning(&one), meaning(&other), "{file}");
    }
}

#[test]
fn odd_texts_survive() {
    let mut draft = Draft::new();
    for (at, odd) in [
        "",
        " a ",
        "\"\"\"",
        "a\\b",
        "một\nhai\r\n",
        "\u{1}\u{7f}\t",
        "# x",
        "\"\n\"",
    ]
    .into_iter()
    .enumerate()
    {
        draft.set(&format!("k {at}"), odd);
    }
    draft.comment = vec!["dòng\nhai".to_owned()];
    let back = Draft::parse(&write_set(&draft));
    let pairs = |draft: &Draft| -> Vec<(String, String)> {
        draft
            .entries()
            .map(|(key, value)| (key.to_owned(), value.as_text().unwrap_or("?").to_owned()))
            .collect()
    };
    assert_eq!(pairs(&back), pairs(&draft));
}

#[test]
fn long_numbers_keep_every_digit() {
    for number in [
        "99999999999999999999999",
        "0.000000000000000000000000000001",
        "-12345678901234567890.12345",
        "6.00",
    ] {
        let text = format!("k = {number}\n");
        assert_eq!(write_set(&Draft::parse(&text)), text);
    }
}
