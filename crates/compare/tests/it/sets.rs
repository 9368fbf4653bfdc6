//! What became of each leaf; expected by hand from the comments of the fixture.

use crate::support::{every_change, read, text};
use compare::{
    Change, Comparability, Options, Section, Sureness, Why, compare_sets, set_json, set_text,
};
use criteria::CriteriaSet;
use finding::Lang;
use points::Exact;

fn found() -> (CriteriaSet, CriteriaSet, compare::SetComparison) {
    let (old, new) = every_change();
    let found = compare_sets(&old, &new, &Options::default());
    (old, new, found)
}

/// `old codes → new codes: kinds of change`, group by group.
fn lines(old: &CriteriaSet, new: &CriteriaSet, found: &compare::SetComparison) -> Vec<String> {
    let codes = |set: &CriteriaSet, leaves: &[criteria::LeafId]| {
        let codes: Vec<&str> = leaves
            .iter()
            .map(|id| set.leaf_node(*id).code.as_str())
            .collect();
        codes.join("+")
    };
    let line = |own: &compare::Group| {
        let kinds: Vec<&str> = own.changes.iter().map(Change::key).collect();
        format!(
            "{} > {}: {}",
            codes(old, &own.old),
            codes(new, &own.new),
            kinds.join(" ")
        )
    };
    found.groups.iter().map(line).collect()
}

#[test]
fn every_kind_of_change_is_told() {
    let (old, new, found) = found();
    assert_eq!(
        lines(&old, &new, &found),
        [
            "1.1 > 1.1: ",
            "1.2 > 1.2: renamed re-weighted",
            "1.3 > 1.3: re-weighted re-ruled",
            "2.1 > 2.1: threshold-moved policy-changed",
            "2.2 > 2.2+2.5: split",
            "2.3+2.4 > 2.3: re-weighted merged",
            "3.1 > 3.1: re-weighted",
            "3.2 > : repealed",
            " > 3.2: added",
            "1.4 > 4.1: renumbered moved",
            " > 4.2: added",
        ]
    );
    assert!(found.findings.is_empty(), "{:?}", found.findings);
}

#[test]
fn a_proposal_is_taken_only_when_asked() {
    let (old, new, found) = found();
    let all: Vec<(&str, &str, Sureness)> = found
        .proposals
        .iter()
        .map(|own| {
            (
                old.leaf_node(own.old).code.as_str(),
                new.leaf_node(own.new).code.as_str(),
                own.sureness,
            )
        })
        .collect();
    assert_eq!(all, [("3.2", "3.2", Sureness::CodeAndTitle)]);
    let taken = compare_sets(
        &old,
        &new,
        &Options {
            accept_proposals: true,
        },
    );
    assert!(taken.proposals.is_empty());
    assert!(lines(&old, &new, &taken).contains(&"3.2 > 3.2: re-weighted".to_owned()));
}

#[test]
fn what_compares_and_why_not() {
    let (old, _, found) = found();
    let of = |code: &str| {
        let leaf = old.find_leaf(code).unwrap();
        found.of_old(leaf).unwrap().comparable.clone()
    };
    assert_eq!(of("1.1"), Comparability::SameRule);
    assert_eq!(of("1.2"), Comparability::SameRule);
    assert_eq!(of("1.3"), Comparability::No(vec![Why::Rule]));
    assert_eq!(
        of("2.1"),
        Comparability::No(vec![Why::Thresholds, Why::Policies])
    );
    assert_eq!(of("2.2"), Comparability::No(vec![Why::Regrouped]));
    assert_eq!(of("3.1"), Comparability::SameRule);
    assert_eq!(of("3.2"), Comparability::No(vec![Why::Alone]));
    assert_eq!(of("1.4"), Comparability::SameRule);
}

#[test]
fn points_moved_between_fields_add_up() {
    let (old, new, found) = found();
    let rows: Vec<[String; 7]> = found
        .fields
        .iter()
        .map(|own| {
            let figure = |figure: &Exact| figure.trimmed().to_string();
            [
                own.name(&old, &new, Lang::Vi),
                figure(&own.old),
                figure(&own.new),
                figure(&own.moved),
                figure(&own.added),
                figure(&own.repealed),
                figure(&own.reweighted),
            ]
        })
        .collect();
    let expected = [
        ["1 Chỉ đạo điều hành", "9", "9", "-2", "0", "0", "2"],
        [
            "2 Cải cách thủ tục hành chính",
            "15",
            "13",
            "0",
            "0",
            "0",
            "-2",
        ],
        ["3 Tác động", "6", "4", "0", "1", "2", "-1"],
        ["4 Chuyển đổi số", "0", "4", "2", "2", "0", "0"],
    ];
    assert_eq!(rows, expected.map(|row| row.map(str::to_owned)));
    let moved: Exact = found.fields.iter().map(|own| &own.moved).sum();
    assert!(moved.is_zero());
}

#[test]
fn a_set_beside_itself_only_keeps() {
    for set in [every_change().0, every_change().1] {
        let found = compare_sets(&set, &set, &Options::default());
        assert_eq!(found.groups.len(), set.leaves.len());
        assert!(
            found
                .groups
                .iter()
                .all(|own| own.changes.is_empty() && own.comparable.is_yes())
        );
        assert!(found.proposals.is_empty() && found.findings.is_empty());
        for own in &found.fields {
            assert_eq!(own.old, own.new);
            assert!(matches!(own.section, Section::Field(Some(_), Some(_))));
        }
    }
}

#[test]
fn links_that_lead_nowhere_are_found() {
    let (old, _) = every_change();
    let wrong = text("every-change/2025.toml")
        .replace("\"2024/1.1\"", "\"2024/1.9\"")
        .replace("\"2024/1.2\"", "\"2023/1.2\"")
        .replace("\"2024/1.3\"", "\"2024/1\"");
    let new = read("wrong.toml", &wrong);
    let found = compare_sets(&old, &new, &Options::default());
    let codes: Vec<&str> = found.findings.iter().map(|own| own.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "follows-nothing",
            "follows-another-set",
            "follows-not-a-leaf"
        ]
    );
}

#[test]
fn two_equally_likely_pairs_are_both_proposed() {
    let leaf = |code: &str, title: &str| {
        format!(
            "[criterion.\"{code}\"]\ntitle = \"{title}\"\nmax = 1\nsource = \"A\"\nrule = \"points\"\n"
        )
    };
    let head = |year: i16, total: u8| {
        format!(
            "format = 1\nid = \"x\"\nyear = {year}\nlevels = [\"commune\"]\ntitle = \"x\"\ntotal = {total}\nstatus = \"sample\"\nfinal = [\"appraised\"]\n[basis.A]\ntitle = \"x\"\n"
        )
    };
    let old = read(
        "old.toml",
        &(head(2024, 2) + &leaf("1", "Đối thoại") + &leaf("2", "Đối thoại")),
    );
    let new = read("new.toml", &(head(2025, 1) + &leaf("7", "Đối thoại")));
    let found = compare_sets(
        &old,
        &new,
        &Options {
            accept_proposals: true,
        },
    );
    let olds: Vec<usize> = found.proposals.iter().map(|own| own.old.index()).collect();
    assert_eq!(olds, [0, 1]);
}

#[test]
fn text_and_json_say_the_same() {
    let (old, new, found) = found();
    insta::assert_snapshot!("every_change_text", set_text(&old, &new, &found, Lang::Vi));
    insta::assert_snapshot!(
        "every_change_text_en",
        set_text(&old, &new, &found, Lang::En)
    );
    let json = set_json(&old, &new, &found);
    assert_eq!(json["leaves"].as_array().unwrap().len(), found.groups.len());
    assert_eq!(
        json["leaves"][3]["changes"][0]["figures"][0]["to"]["vi"],
        "98"
    );
}

/// The later set first: what it says about where its leaves come from is read backwards.
#[test]
fn links_are_read_from_either_side() {
    let (old, new) = every_change();
    let found = compare_sets(&new, &old, &Options::default());
    assert_eq!(
        lines(&new, &old, &found),
        [
            "1.1 > 1.1: ",
            "1.2 > 1.2: renamed re-weighted",
            "1.3 > 1.3: re-weighted re-ruled",
            "4.1 > 1.4: renumbered moved",
            "4.2 > : repealed",
            "2.1 > 2.1: threshold-moved policy-changed",
            "2.2+2.5 > 2.2: merged",
            "2.3 > 2.3+2.4: re-weighted split",
            "3.1 > 3.1: re-weighted",
            "3.2 > : repealed",
            " > 3.2: added",
        ]
    );
    assert!(found.findings.is_empty(), "{:?}", found.findings);
}
