//! Appraisal forms: written, filled and read back; changes without a reason.

use super::*;
use crate::form::{AppraiserForm, appraised_leaves, appraiser_form, read_appraiser_form};
use workbook::{CellStyle, Entry};

const BODY: &str = "Sở Nội vụ";
const LEAF: &str = "1.1.3";
/// Of leaf 1.1.3, which has two inputs: state, evidence, own, computed, points, decided, reason.
const POINTS: u32 = 10;
const DECIDED: u32 = 11;
const REASON: u32 = 12;
/// The first unit's row.
const ROW: u32 = 7;

/// What one row of leaf 1.1.3 (maximum 1, the unit's points 0.9) says.
#[derive(Default)]
struct Fill {
    points: Option<&'static str>,
    decided: Option<&'static str>,
    reason: Option<&'static str>,
}

fn written(own: Option<&Layer>, computed: &dyn Fn(usize, LeafId) -> Option<Exact>) -> Book {
    appraiser_form(&AppraiserForm {
        set: sample(),
        round: ROUND,
        round_title: "",
        appraiser: BODY,
        turn: 1,
        roster: roster(),
        own,
        computed,
        as_of: date(2025, 2, 1),
    })
}

fn points_090(unit: usize, leaf: LeafId) -> Option<Exact> {
    (unit == 0 && sample().leaf_node(leaf).code == LEAF).then(|| Exact::decimal(90, 2))
}

fn filled(fill: &Fill) -> (Option<String>, Answers, Vec<Finding>) {
    let mut book = written(None, &points_090);
    let sheet = book.sheet_mut(LEAF).expect("a sheet of the leaf");
    let number = |text: &str| {
        text.parse::<Exact>()
            .map_or_else(|_| Entry::from(text), Entry::from)
    };
    for (column, text) in [
        (POINTS, fill.points),
        (DECIDED, fill.decided),
        (REASON, fill.reason),
    ] {
        if let Some(text) = text {
            sheet.put(ROW, column, number(text), CellStyle::body());
        }
    }
    let mut answers = Answers::default();
    let (body, findings) = read_appraiser_form(
        &grids(&book),
        sample(),
        roster(),
        expect(sample()),
        1,
        &mut answers,
    );
    (body, answers, findings)
}

fn check(fill: Fill, answer: &Answer, found: &[&str]) {
    let set = sample();
    let (body, answers, findings) = filled(&fill);
    assert_eq!(body.as_deref(), Some(BODY));
    assert_eq!(codes(&findings), found);
    let leaf = set.find_leaf(LEAF).expect("the leaf");
    let slot = match answer {
        Answer::NotApplicable | Answer::Undefined => set.first_slot[leaf.index()] as usize,
        _ => set.typed_slot(leaf),
    };
    let layer = answers.layer(LayerKind::Appraised(1));
    let given = layer.map_or(Answer::Missing, |layer| layer.get(0, slot).clone());
    assert_eq!(&given, answer);
    if let (Some(reason), Some(layer)) = (fill.reason, layer) {
        assert_eq!(
            layer.reasons.get(&(0, leaf)).map(String::as_str),
            Some(reason)
        );
    }
}

fn points(text: &str) -> Answer {
    Answer::from(text.parse::<Exact>().expect("a test's own number"))
}

#[test]
fn points_that_agree_need_no_reason() {
    check(
        Fill {
            points: Some("0.9"),
            ..Fill::default()
        },
        &points("0.9"),
        &[],
    );
    check(Fill::default(), &Answer::Missing, &[]);
}

#[test]
fn changed_points_need_a_reason() {
    let reason = Some("Thiếu báo cáo quý III");
    check(
        Fill {
            points: Some("0.5"),
            reason,
            ..Fill::default()
        },
        &points("0.5"),
        &[],
    );
    check(
        Fill {
            points: Some("0.5"),
            ..Fill::default()
        },
        &Answer::Unreadable,
        &["appraised-without-reason"],
    );
    check(
        Fill {
            decided: Some("Không áp dụng"),
            reason,
            ..Fill::default()
        },
        &Answer::NotApplicable,
        &[],
    );
    check(
        Fill {
            decided: Some("Không áp dụng"),
            ..Fill::default()
        },
        &Answer::Unreadable,
        &["appraised-without-reason"],
    );
}

#[test]
fn points_that_cannot_be_are_refused() {
    let reason = Some("x");
    for (wrong, code) in [("1.01", "points-over-max"), ("-0.5", "number-negative")] {
        check(
            Fill {
                points: Some(wrong),
                reason,
                ..Fill::default()
            },
            &Answer::Unreadable,
            &[code],
        );
    }
    check(
        Fill {
            points: Some("0.9"),
            decided: Some("Không phát sinh"),
            reason,
        },
        &Answer::Unreadable,
        &["form-state-and-value"],
    );
}

#[test]
fn each_body_gets_its_own_leaves_and_every_ranked_unit() {
    let set = sample();
    let book = written(None, &points_090);
    let leaves = appraised_leaves(set, "SỞ NỘI VỤ ");
    assert!(!leaves.is_empty());
    let sheets: Vec<&str> = book.sheets().iter().map(workbook::Sheet::name).collect();
    let wanted: Vec<&str> = leaves
        .iter()
        .map(|leaf| set.leaf_node(*leaf).code.as_str())
        .collect();
    assert_eq!(sheets[0], "Tổng hợp");
    assert_eq!(sheets[1..], wanted);
    for leaf in leaves {
        assert_eq!(set.leaf(leaf).appraised_by.as_deref(), Some(BODY));
    }
    assert!(appraised_leaves(set, "Sở không có").is_empty());
}

#[test]
fn every_point_given_comes_back() {
    let set = sample();
    let own = any_layer(set, 0, &[8, 21]);
    let none = |_: usize, _: LeafId| None;
    let mut book = written(Some(&own), &none);
    let leaves = appraised_leaves(set, BODY);
    for leaf in &leaves {
        let node = set.leaf_node(*leaf);
        let at = 4 + u32::try_from(set.leaf(*leaf).inputs.len()).expect("few") + 4;
        let sheet = book.sheet_mut(&node.code).expect("a sheet of the leaf");
        let last = sheet.last_row();
        for row in ROW..=last {
            sheet.put(row, at, Entry::from(&node.max), CellStyle::body());
            sheet.put(row, at + 2, "đã kiểm tra", CellStyle::body());
        }
    }
    let mut answers = Answers::default();
    let (_, findings) =
        read_appraiser_form(&grids(&book), set, roster(), expect(set), 1, &mut answers);
    assert!(findings.is_empty(), "{findings:#?}");
    let layer = answers
        .layer(LayerKind::Appraised(1))
        .expect("the layer was made");
    for leaf in leaves {
        for index in 0..roster().len() {
            let wanted =
                match super::super::identity::is_concerned(unit(index), &set.leaf(leaf).applies_to)
                {
                    true => Answer::from(set.leaf_node(leaf).max.clone()),
                    false => Answer::Missing,
                };
            assert_eq!(layer.get(index, set.typed_slot(leaf)), &wanted);
        }
    }
}

#[test]
fn a_form_of_another_turn_or_kind_is_not_read() {
    let set = sample();
    let appraisal = grids(&written(None, &points_090));
    let mut answers = Answers::default();
    let (body, findings) =
        read_appraiser_form(&appraisal, set, roster(), expect(set), 2, &mut answers);
    assert_eq!(
        (body, codes(&findings)),
        (None, vec!["form-other-appraisal"])
    );
    let (unit_index, _, findings) = read(set, &appraisal);
    assert_eq!(
        (unit_index, codes(&findings)),
        (None, vec!["form-other-kind"])
    );
    let own = grids(&self_score_form(&form(set, Some(unit(0)), None)));
    let (body, findings) = read_appraiser_form(&own, set, roster(), expect(set), 1, &mut answers);
    assert_eq!((body, codes(&findings)), (None, vec!["form-other-kind"]));
}

#[test]
fn the_same_said_twice_is_one_and_two_things_are_none() {
    let set = sample();
    let slot = set.typed_slot(set.find_leaf(LEAF).expect("the leaf"));
    let twice = |second: &str| {
        let mut answers = Answers::default();
        let mut all = Vec::new();
        for points in ["0.9", second] {
            let mut book = written(None, &points_090);
            let sheet = book.sheet_mut(LEAF).expect("a sheet of the leaf");
            let given = points.parse::<Exact>().expect("a test's own number");
            sheet.put(ROW, POINTS, Entry::from(given), CellStyle::body());
            sheet.put(ROW, REASON, "đã kiểm tra", CellStyle::body());
            let (_, findings) =
                read_appraiser_form(&grids(&book), set, roster(), expect(set), 1, &mut answers);
            all.extend(findings);
        }
        (all, answers.layers[0].get(0, slot).clone())
    };
    assert_eq!(twice("0.9"), (Vec::new(), points("0.9")));
    let (findings, answer) = twice("0.5");
    assert_eq!(
        (codes(&findings), answer),
        (vec!["appraised-twice"], Answer::Unreadable)
    );
}
