//! Amendments: the text of a day, what is refused, and what must hold of any.

use crate::defects::{cases, shown};
use crate::{at_root, text};
use criteria::{
    CriteriaSet, Draft, NodeKind, Rule, Source, Target, read_amendment, read_set, read_set_at,
    show_json, show_text, write_set,
};
use finding::{Finding, Lang};
use jiff::civil::{Date, date};
use sha2::Digest;

const FOLDER: &str = "fixtures/criteria-amended";

/// The sample set with the amendments given by name and text.
pub(crate) fn source(amendments: Vec<(&str, String)>) -> Source {
    let named = amendments.into_iter();
    Source {
        file: "thu/2025.toml".to_owned(),
        text: text(&at_root(&format!("{FOLDER}/sample/2025.toml"))),
        amendments: named
            .map(|(name, text)| (format!("thu/2025.{name}.toml"), text))
            .collect(),
        ..Source::default()
    }
}

pub(crate) fn sample(number: u8) -> String {
    text(&at_root(&format!(
        "{FOLDER}/sample/2025.sua-doi-{number}.toml"
    )))
}

pub(crate) fn both() -> Source {
    source(vec![("sua-doi-1", sample(1)), ("sua-doi-2", sample(2))])
}

pub(crate) fn clean((set, findings): (Option<CriteriaSet>, Vec<Finding>)) -> CriteriaSet {
    let shown: Vec<String> = findings.iter().map(|own| own.to_text(Lang::En)).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    set.expect("a set")
}

pub(crate) fn on(source: &Source, day: Date) -> CriteriaSet {
    clean(read_set_at(source, day))
}

fn target_of(set: &CriteriaSet, code: &str) -> String {
    let leaf = set.leaf(set.find_leaf(code).expect("a leaf"));
    match &leaf.rule {
        Rule::Ratio { target, .. } => target
            .as_ref()
            .map_or_else(String::new, |target| target.to_string()),
        other => panic!("{}", other.key()),
    }
}

#[test]
fn the_text_in_force_follows_the_day() {
    let source = both();
    for (day, target, leaves) in [
        (date(2025, 6, 30), "95", 5),
        (date(2025, 7, 1), "90", 6),
        (date(2025, 9, 30), "90", 6),
        (date(2025, 10, 1), "85", 5),
    ] {
        let set = on(&source, day);
        assert_eq!(target_of(&set, "2.1"), target, "{day}");
        assert_eq!(set.leaves.len(), leaves, "{day}");
    }
    assert_eq!(
        clean(read_set(&source)).digest,
        on(&source, date(2025, 12, 31)).digest
    );
}

#[test]
fn before_the_first_day_nothing_is_changed() {
    let plain = clean(read_set(&source(vec![])));
    let before = on(&both(), date(2025, 6, 30));
    assert_eq!(plain.digest, before.digest);
    assert_eq!(before.not_yet.len(), 2);
    let mut shown = show_json(&before);
    shown
        .as_object_mut()
        .expect("an object")
        .remove("amendments");
    assert_eq!(shown, show_json(&plain));
}

#[test]
fn the_order_is_that_of_the_days_and_not_of_the_files() {
    let turned = source(vec![("a-truoc", sample(2)), ("z-sau", sample(1))]);
    let set = clean(read_set(&turned));
    let order: Vec<&str> = set.amendments.iter().map(|own| &*own.file).collect();
    assert_eq!(order, ["thu/2025.z-sau.toml", "thu/2025.a-truoc.toml"]);
    assert_eq!(target_of(&set, "2.1"), "85");
}

#[test]
fn on_the_same_day_the_names_decide() {
    let second = sample(2).replace("effective = 2025-10-01", "effective = 2025-07-01");
    let named = source(vec![("2", second.clone()), ("1", sample(1))]);
    // A decision that is in force before it was issued is a warning.
    let (set, findings) = read_set(&named);
    let codes: Vec<&str> = findings.iter().map(|own| &*own.code).collect();
    assert_eq!(codes, ["amendment-before-issued"]);
    assert_eq!(target_of(&set.expect("a set"), "2.1"), "85");
    let turned = source(vec![("1", second), ("2", sample(1))]);
    let (_, findings) = read_set(&turned);
    assert!(findings.iter().any(|own| own.code == "was-does-not-stand"));
}

#[test]
fn what_is_added_and_changed_keeps_the_place_of_its_words() {
    let set = on(&both(), date(2025, 7, 1));
    let line_of = |wanted: &str| {
        let text = sample(1);
        let at = text.lines().position(|line| line == wanted).expect(wanted);
        format!("thu/2025.sua-doi-1.toml:{}", at + 1)
    };
    let added = set.node(set.find("2.3").expect("added"));
    assert_eq!(set.line_text(added.line), line_of("[add.node]"));
    let source = added.source.as_ref().expect("a source");
    assert_eq!((&*source.basis, &*source.item), ("B", "Điều 2"));
    assert_eq!(
        set.rule_place(added),
        format!("{}, Điều 2", line_of("[add.node]"))
    );
    let NodeKind::Leaf(leaf) = &added.kind else {
        panic!("a leaf")
    };
    assert_eq!(leaf.effective_from, Some(date(2025, 7, 1)));
    let ratio = set.node(set.find("2.1").expect("there"));
    assert!(set.line_text(ratio.line).starts_with("thu/2025.toml:"));
    let places = set.rule_place(ratio);
    assert!(
        places.contains("mục 2.1; thu/2025.sua-doi-1.toml:"),
        "{places}"
    );
    assert!(places.contains("Điều 1, khoản 1"), "{places}");
    let example = &set.leaf(set.find_leaf("2.1").expect("a leaf")).examples[0];
    assert!(
        set.line_text(example.line)
            .starts_with("thu/2025.sua-doi-1.toml:")
    );
}

#[test]
fn the_order_of_the_tree_is_the_one_asked_for() {
    let set = on(&both(), date(2025, 7, 1));
    let codes: Vec<&str> = set.nodes.iter().map(|node| &*node.code).collect();
    assert_eq!(codes, ["1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "DC.1"]);
    let bands: Vec<&str> = set.bands.iter().map(|band| &*band.name).collect();
    assert_eq!(bands, ["Tốt", "Khá", "Yếu", "Trung bình"]);
    let first = r#"
        [[add]]
        criterion = "2.0"
        after  = "2"
        source = "D, Điều 1"
        node   = { title = "Mới", max = 0, rule = "info" }
        [[add]]
        criterion = "1.3"
        before = "1.2"
        source = "D, Điều 1"
        node   = { title = "Mới", max = 0, rule = "info" }
    "#;
    let set = clean(read_set(&source(vec![("them", headed(first))])));
    let codes: Vec<&str> = set.nodes.iter().map(|node| &*node.code).collect();
    assert_eq!(
        codes,
        ["1", "1.1", "1.3", "1.2", "2", "2.0", "2.1", "2.2", "DC.1"]
    );
}

/// Entries under a head of their own.
pub(crate) fn headed(entries: &str) -> String {
    let head = "format = 1\namends = \"thu-sua-doi/2025\"\neffective = 2025-03-01\n[basis.D]\ntitle = \"Quyết định minh họa\"\n";
    format!("{head}{entries}")
}

/// What the text says, without where it stands.
pub(crate) fn said(set: &CriteriaSet) -> serde_json::Value {
    fn without(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                for key in ["line", "file", "digest", "amendments", "basis"] {
                    map.remove(key);
                }
                map.values_mut().for_each(without);
            }
            serde_json::Value::Array(list) => list.iter_mut().for_each(without),
            _ => {}
        }
    }
    let mut value = show_json(set);
    without(&mut value);
    // JSON does not hold ranking and rounding.
    serde_json::json!([value, format!("{:?} {:?}", set.ranking, set.rounding)])
}

#[test]
fn a_repealed_field_takes_its_criteria_with_it() {
    let entries = r#"
        [[repeal]]
        criterion = "1"
        was-title = "Công tác chỉ đạo"
        was-max = 4
        source = "D, Điều 1"
        [[amend]]
        section = "set"
        property = "total"
        was = 10
        now = 6
        source = "D, Điều 1"
    "#;
    let set = clean(read_set(&source(vec![("bo", headed(entries))])));
    assert_eq!(set.leaves.len(), 3);
    let gone: Vec<&Target> = set.changes().map(|(_, change)| &change.target).collect();
    let code = |code: &str| Target::Criterion(code.to_owned());
    assert_eq!(
        gone,
        [
            &code("1"),
            &code("1.1"),
            &code("1.2"),
            &Target::Section("set".to_owned())
        ]
    );
}

#[test]
fn the_digest_is_that_of_the_texts_in_force() {
    // As `cat 2025.toml 2025.sua-doi-1.toml | sha256sum` gives for the files.
    let set = on(&both(), date(2025, 7, 1));
    let only_first = clean(read_set(&source(vec![("sua-doi-1", sample(1))])));
    assert_eq!(set.digest, only_first.digest);
    let joined = format!("{}{}", source(vec![]).text, sample(1));
    let hash = sha2::Sha256::digest(joined.as_bytes());
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(set.digest, hex);
}

#[test]
fn an_amendment_alone_says_what_it_changes() {
    let (amendment, findings) = read_amendment("x.toml", &sample(2));
    assert!(findings.is_empty(), "{findings:?}");
    let amendment = amendment.expect("an amendment");
    assert_eq!(amendment.title, "Quyết định minh họa sửa đổi lần 2");
    let first = &amendment.changes[0];
    assert_eq!(
        (first.was.as_deref(), first.now.as_deref()),
        (Some("90"), Some("85"))
    );
    assert_eq!(
        sample(2).lines().nth(first.line as usize - 1),
        Some("now       = 85")
    );
}

#[test]
fn the_consolidated_text_can_be_written_as_one_file() {
    for day in [date(2025, 1, 31), date(2025, 7, 1), date(2025, 12, 31)] {
        let (draft, findings) = Draft::in_force(&both(), Some(day));
        assert!(findings.is_empty(), "{findings:?}");
        let one = Source {
            text: write_set(&draft),
            ..source(vec![])
        };
        assert_eq!(said(&clean(read_set(&one))), said(&on(&both(), day)));
    }
}

#[test]
fn the_consolidated_text_is_shown() {
    let set = on(&both(), date(2025, 9, 1));
    insta::assert_snapshot!("amended_vi", show_text(&set, Lang::Vi));
    insta::assert_snapshot!("amended_en", show_text(&clean(read_set(&both())), Lang::En));
    insta::assert_json_snapshot!("amended_json", show_json(&set)["amendments"]);
}

#[test]
fn every_defect_gives_its_findings() {
    cases(&format!("{FOLDER}/defects"), 15, |folder| {
        let mut amendments = vec![("1", text(&folder.join("amendment.toml")))];
        let second = folder.join("second.toml");
        if second.exists() {
            amendments.push(("2", text(&second)));
        }
        let (set, findings) = read_set(&source(amendments));
        shown(&findings, set.is_some())
    });
}
