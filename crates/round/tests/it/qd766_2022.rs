//! The older version of QĐ 766: two communes worked out by hand in the fixture's page.

use super::{errors, fixture, ran};
use points::Exact;

#[test]
fn the_older_maxima_of_group_5_give_what_was_worked_out_by_hand() {
    let ran = ran("qd766-2022");
    assert_eq!(errors(&ran), Vec::<String>::new());
    let points = |unit: usize, code: &str| {
        let leaf = ran.set.find_leaf(code).expect(code);
        ran.scored.leaf(unit, leaf).points.to_string()
    };
    let group_5 = ["5.1", "5.2", "5.3", "5.4"];
    // 5 × 3/8 and 5 × 1/8 are ties at the third digit.
    assert_eq!(
        group_5.map(|code| points(0, code)),
        ["1.88", "0.63", "1.50", "4.00"]
    );
    // No petitions: the maximum of both.
    assert_eq!(
        group_5.map(|code| points(1, code)),
        ["5.00", "5.00", "2.00", "6.00"]
    );
    let totals: Vec<(&str, String)> = ran
        .ranked
        .rows
        .iter()
        .map(|row| (row.code.as_str(), row.total.to_string()))
        .collect();
    assert_eq!(
        totals,
        [("VD02", "76.29".to_owned()), ("VD01", "66.30".to_owned())]
    );
}

/// The maxima of the group in both versions; the new set says which of its criteria continue which.
#[test]
fn group_5_has_18_points_in_both_versions() {
    let old = ran("qd766-2022").set;
    let inputs = round::open(&fixture("phu-tho-2026")).0.expect("the round");
    let new = round::run(&inputs).0.expect("its set").set;
    let maxima = |set: &criteria::CriteriaSet| -> Vec<String> {
        let leaves = set.leaf_ids().map(|leaf| set.leaf_node(leaf));
        leaves
            .filter(|node| node.code.starts_with("5."))
            .map(|node| node.max.to_string())
            .collect()
    };
    assert_eq!(maxima(&old), ["5", "5", "2", "6"]);
    assert_eq!(maxima(&new), ["6", "6", "6", "0", "0"]);
    let sum = |all: &[String]| -> Exact {
        all.iter()
            .map(|max| max.parse::<Exact>().expect("a number"))
            .sum()
    };
    assert_eq!(sum(&maxima(&old)), Exact::from(18));
    assert_eq!(sum(&maxima(&new)), Exact::from(18));
    let follows = |code: &str| {
        let leaf = new.find_leaf(code).expect(code);
        new.leaf_node(leaf).follows.clone()
    };
    assert_eq!(follows("5.3"), ["2022/5.4"]);
    assert!(follows("5.4").is_empty() && follows("5.5").is_empty());
}
