//! The sets that are shipped have no findings.

use crate::{at_root, read, text};

fn shipped() -> Vec<String> {
    let mut files = Vec::new();
    for set in std::fs::read_dir(at_root("criteria")).expect("the sets") {
        let set = set.expect("an entry");
        let name = set.file_name().to_string_lossy().into_owned();
        if name == "calendars" || !set.path().is_dir() {
            continue;
        }
        for file in std::fs::read_dir(set.path()).expect("a set's folder") {
            let file = file
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned();
            let file = format!("criteria/{name}/{file}");
            if file.ends_with(".toml") && is_set(&text(&at_root(&file))) {
                files.push(file);
            }
        }
    }
    files.sort();
    files
}

/// Questionnaires stand beside the sets, which the room `survey` reads, and so do amendments, which are read with their set.
fn is_set(text: &str) -> bool {
    let document = criteria::toml::Document::parse("", text);
    let other = ["question", "xlsform", "amends"];
    !other.iter().any(|key| document.root().has(key))
}

/// The amendments beside a set's file, by name.
fn beside(file: &str) -> Vec<(String, String)> {
    let (folder, name) = file.rsplit_once('/').expect("a folder");
    let start = format!("{}.", name.trim_end_matches(".toml"));
    let mut all: Vec<(String, String)> = std::fs::read_dir(at_root(folder))
        .expect("a set's folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|own| own != name && own.starts_with(&start) && own.ends_with(".toml"))
        .map(|own| format!("{folder}/{own}"))
        .map(|path| (path.clone(), text(&at_root(&path))))
        .collect();
    all.sort();
    all
}

#[test]
fn shipped_amendments_stand_on_each_of_their_days() {
    for file in shipped() {
        let amendments = beside(&file);
        let days: Vec<_> = amendments
            .iter()
            .map(|(file, text)| {
                criteria::read_amendment(file, text)
                    .0
                    .expect(file)
                    .effective
            })
            .collect();
        let mut source = criteria::Source {
            text: text(&at_root(&file)),
            file,
            amendments,
            ..criteria::Source::default()
        };
        for year in 2024..=2026 {
            let file = format!("criteria/calendars/{year}.toml");
            source.calendars.push((file.clone(), text(&at_root(&file))));
        }
        for day in days {
            let (set, findings) = criteria::read_set_at(&source, day);
            let errors: Vec<_> = findings.iter().filter(|own| own.is_error()).collect();
            assert!(set.is_some() && errors.is_empty(), "{errors:?}");
        }
    }
}

#[test]
fn shipped_sets_are_without_errors() {
    let files = shipped();
    assert!(
        files.contains(&"criteria/qd766/2026.toml".to_owned()),
        "{files:?}"
    );
    for file in files {
        let (set, findings) = read(&file, text(&at_root(&file)), true);
        let shown: Vec<String> = findings
            .iter()
            .filter(|finding| finding.is_error())
            .map(|finding| finding.to_text(finding::Lang::En))
            .collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
        let set = set.expect("a set");
        assert_eq!(file, format!("criteria/{}.toml", set.name()));
    }
}

#[test]
fn qd766_has_the_published_maxima() {
    let file = "criteria/qd766/2026.toml";
    let (set, findings) = read(file, text(&at_root(file)), false);
    let set = set.expect("a set");
    assert!(findings.is_empty(), "{findings:?}");
    let fields: Vec<(String, String)> = set
        .roots
        .iter()
        .map(|root| set.node(*root))
        .map(|field| (field.code.clone(), field.max.to_string()))
        .collect();
    let expected = [
        ("1", "18"),
        ("2", "20"),
        ("3", "12"),
        ("4", "22"),
        ("5", "18"),
        ("6", "10"),
    ];
    let expected = expected.map(|(code, max)| (code.to_owned(), max.to_owned()));
    assert_eq!(fields, expected);
    assert_eq!(set.total.to_string(), "100");
    assert_eq!(set.leaves.len(), 21);
}

#[test]
fn the_digest_is_that_of_the_file() {
    // `sha256sum` of the two bytes "a\n": the digest covers the text as it is.
    let (_, findings) = read("a", "a\n".to_owned(), false);
    assert!(!findings.is_empty());
    let file = "criteria/qd766/2026.toml";
    let plain = text(&at_root(file));
    let (one, _) = read(file, plain.clone(), false);
    let (with_calendars, _) = read(file, plain.clone(), true);
    let (other, _) = read(file, plain + "# a comment\n", false);
    let digest = |set: Option<criteria::CriteriaSet>| set.expect("a set").digest;
    let one = digest(one);
    assert_eq!(one.len(), 64);
    assert_eq!(
        one,
        digest(with_calendars),
        "calendars that no deadline needs change nothing"
    );
    assert_ne!(one, digest(other));
}
