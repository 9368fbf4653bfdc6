//! What stands against a move.

use crate::persons::{now, round};
use procedure::{RoundState, Stage, Standing, against_move};

fn codes(round: &RoundState, to: Stage, standing: &Standing<'_>) -> Vec<String> {
    let found = against_move(round, to, standing);
    found.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn only_the_next_stage_and_never_straight_to_publication() {
    for from in Stage::ALL {
        for to in Stage::ALL {
            let found = codes(&round(from), to, &Standing::default());
            let next = from.next() == Some(to) && to != Stage::Published;
            assert_eq!(
                !found.contains(&"move-out-of-order".to_owned()),
                next,
                "{from:?} {to:?}"
            );
        }
    }
}

#[test]
fn what_must_be_there() {
    let units = vec!["U1", "U2"];
    let mut approved = round(Stage::SelfScoring);
    approved.approved.insert("U1".to_owned(), now());
    let mut notified = round(Stage::FirstAppraisal);
    notified.notified.insert("U2".to_owned(), now());
    let mut dated = round(Stage::SetUp);
    dated
        .deadlines
        .insert(Stage::SelfScoring, jiff::civil::date(2026, 3, 31));
    let with = |missing: &[&'static str], open_leaves, waiting_reviews, minutes| Standing {
        units: units.clone(),
        missing: missing.iter().copied().collect(),
        open_leaves,
        waiting_reviews,
        minutes,
    };
    let rows: Vec<(RoundState, Stage, Standing<'_>, Vec<&str>)> = vec![
        (
            round(Stage::SetUp),
            Stage::SelfScoring,
            with(&[], 0, 0, 0),
            vec!["move-without-deadline"],
        ),
        (dated, Stage::SelfScoring, with(&[], 0, 0, 0), vec![]),
        (
            approved.clone(),
            Stage::FirstAppraisal,
            with(&[], 0, 0, 0),
            vec!["unit-not-approved"],
        ),
        (
            approved,
            Stage::FirstAppraisal,
            with(&["U2"], 0, 0, 0),
            vec![],
        ),
        (
            notified.clone(),
            Stage::Explanation,
            with(&[], 3, 0, 0),
            vec!["leaves-undecided", "unit-not-notified"],
        ),
        (notified, Stage::Explanation, with(&["U1"], 0, 0, 0), vec![]),
        (
            round(Stage::Explanation),
            Stage::SecondAppraisal,
            with(&[], 0, 4, 0),
            vec![],
        ),
        (
            round(Stage::SecondAppraisal),
            Stage::Council,
            with(&[], 0, 4, 0),
            vec!["reviews-undecided"],
        ),
        (
            round(Stage::SecondAppraisal),
            Stage::Council,
            with(&[], 1, 0, 0),
            vec!["leaves-undecided"],
        ),
        (
            round(Stage::SecondAppraisal),
            Stage::Council,
            with(&[], 0, 0, 0),
            vec![],
        ),
        (
            round(Stage::Council),
            Stage::Submitted,
            with(&[], 0, 0, 0),
            vec!["no-minutes"],
        ),
        (
            round(Stage::Council),
            Stage::Submitted,
            with(&[], 0, 0, 1),
            vec![],
        ),
    ];
    for (round, to, standing, want) in rows {
        assert_eq!(codes(&round, to, &standing), want, "{to:?} {standing:?}");
    }
}
