//! The year after a merger and a revision: text in force, items of last year, slips; expected values from the fixture's page.

use super::{errors, ran};
use criteria::LayerKind;
use points::Exact;
use round::Ran;
use std::collections::BTreeMap;

/// The points of a leaf in a layer of the round.
fn points(ran: &Ran, unit: &str, code: &str, kind: LayerKind) -> String {
    let unit = ran.roster.position(unit).expect(unit);
    let leaf = ran.set.find_leaf(code).expect(code);
    let mut layers = ran.scored.layers.iter();
    let layer = layers.find(|own| own.kind == Some(kind));
    let leaves = &layer.expect("a layer").leaves;
    let at = unit * ran.scored.n_leaves + leaf.index();
    leaves[at].points.to_string()
}

#[test]
fn thirty_three_communes_are_ranked_but_the_one_that_is_incomplete() {
    let ran = ran("cchc-xa-minh-hoa-2025");
    assert_eq!(errors(&ran), Vec::<String>::new());
    let ranked = |block: &str| {
        let rows = ran.ranked.rows.iter().filter(|row| row.rank.is_some());
        let of_block = rows.filter(|row| {
            let at = row.block.expect("a block");
            ran.ranked.blocks[at].name == block
        });
        of_block.count()
    };
    assert_eq!((ranked("phường"), ranked("xã")), (11, 21));
    let apart: Vec<&str> = ran
        .ranked
        .rows
        .iter()
        .filter(|row| row.rank.is_none() && row.block.is_some())
        .map(|row| row.code.as_str())
        .collect();
    assert_eq!(apart, ["MH033"]);
}

#[test]
fn the_amended_text_is_in_force() {
    let ran = ran("cchc-xa-minh-hoa-2025");
    let set = &ran.set;
    let days: Vec<String> = set
        .amendments
        .iter()
        .map(|own| own.effective.to_string())
        .collect();
    assert_eq!(days, ["2025-07-01", "2025-10-15"]);
    assert!(set.title.contains("xã, phường, đặc khu"));
    assert!(set.find("7.1.3").is_none());
    let base = set.roots.iter().map(|id| &set.node(*id).max);
    assert_eq!(base.sum::<Exact>(), Exact::from(100));
    let own = LayerKind::SelfScore;
    for (unit, code, expected) in [
        ("MH001", "1.6.1", "0.50"),
        ("MH001", "7.2.2", "1.50"),
        ("MH001", "3.3.6", "0.37"),
        ("MH003", "1.4.1", "0.25"),
        ("MH036", "DC.1", "1.00"),
    ] {
        assert_eq!(points(&ran, unit, code, own), expected, "{unit} {code}");
    }
    let appraised = LayerKind::Appraised(1);
    assert_eq!(points(&ran, "MH001", "7.2.2", appraised), "1.13");
    assert_eq!(points(&ran, "MH003", "8.2", appraised), "0.56");
}

#[test]
fn each_slip_is_said_and_nothing_else_but_what_any_year_has() {
    let ran = ran("cchc-xa-minh-hoa-2025");
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &ran.findings {
        *found.entry(finding.code.as_str()).or_default() += 1;
    }
    // Reports of the year are sent in January, and more people were trained than planned.
    found.remove("date-outside-year");
    found.remove("numerator-exceeds-denominator");
    let expected = [
        ("item-counted-before", 1),
        ("text-decomposed", 1),
        ("unit-name-doubtful", 1),
    ];
    assert_eq!(found, BTreeMap::from(expected));
}
