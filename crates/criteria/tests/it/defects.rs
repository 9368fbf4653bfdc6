//! One folder a defect: `fixtures/criteria/<defect>/set.toml` and the findings it gives, in both languages.
//!
//! A new or changed `expected.txt` is written by a run with `ACCEPT=1` and read by a person in the diff.

use crate::{at_root, read, text};
use finding::{Finding, Lang};
use std::path::Path;

pub(crate) fn shown(findings: &[Finding], usable: bool) -> String {
    let mut out = String::new();
    for finding in findings {
        out.push_str(&finding.to_text(Lang::Vi));
        // The code and the place are the same in both; the sentences follow once more in English.
        let english = finding.to_text(Lang::En);
        for line in english.lines().filter(|line| !line.starts_with("  --> ")) {
            out.push_str(&format!("   | {}\n", line.trim_start()));
        }
        out.push('\n');
    }
    let set = if usable { "a set was read" } else { "no set" };
    out + set + "\n"
}

/// Compares each case of a folder with its `expected.txt`, or writes that file.
pub(crate) fn cases(folder: &str, at_least: usize, check: impl Fn(&Path) -> String) {
    let accept = std::env::var_os("ACCEPT").is_some();
    let folder = at_root(folder);
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder of defects")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert!(names.len() >= at_least, "{} defects", names.len());
    let mut wrong = Vec::new();
    for name in names {
        let own = folder.join(&name);
        let found = check(&own);
        let expected = own.join("expected.txt");
        if accept {
            std::fs::write(&expected, &found).expect("written");
        } else if text(&expected) != found {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_defect_gives_its_findings() {
    cases("fixtures/criteria", 25, |own| {
        let (set, findings) = read("set.toml", text(&own.join("set.toml")), false);
        shown(&findings, set.is_some())
    });
}

#[test]
fn no_message_holds_a_word_ruled_out() {
    let ruled_out = [
        "điểm phạt",
        "mất điểm",
        "khiếu nại",
        "gian lận",
        "mục chấm điểm",
    ];
    for entry in std::fs::read_dir(at_root("fixtures/criteria")).expect("the folder of defects") {
        let path = entry.expect("an entry").path();
        let (_, findings) = read("set.toml", text(&path.join("set.toml")), false);
        for finding in findings {
            let words = finding.to_text(Lang::Vi).to_lowercase();
            for word in ruled_out {
                assert!(!words.contains(word), "{word} in {words}");
            }
            let mut single = words.split(|c: char| !c.is_alphanumeric());
            assert!(!single.any(|word| word == "mật"), "{words}");
        }
    }
}
