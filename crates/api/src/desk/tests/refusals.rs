//! What the desk refuses, and that nothing is stored then.

use super::{ROUND, at, code, head_of, none, on_to, scoring, typed};
use crate::desk::{Refused, appraise::Verdict, reopen::Opening};
use jiff::civil::date;
use procedure::Stage as At;
use std::collections::BTreeSet;

#[tokio::test]
async fn what_is_typed_wrongly_is_said_and_not_stored() {
    let stage = scoring().await;
    let before = head_of(&stage).await;
    let staff = stage.desk("staff");
    let enter = |leaf: &'static str, fields: &[(&str, &str)]| {
        let fields = typed(fields);
        let staff = staff.clone();
        async move { staff.enter(ROUND, "U1", leaf, &fields).await }
    };
    let both = enter("1.1", &[("on_time", "chín"), ("resolved", "1,5")]).await;
    match both {
        Err(Refused::Findings(found)) => {
            assert_eq!(found.len(), 2, "all that is wrong at once");
            assert!(
                found
                    .iter()
                    .all(|finding| finding.criterion.as_deref() == Some("1.1"))
            );
        }
        other => panic!("two findings, not {other:?}"),
    }
    assert_eq!(
        code(enter("1.1", &[("no_such", "1")]).await),
        "no-such-input"
    );
    assert_eq!(code(enter("9.9", &[("points", "1")]).await), "no-such-leaf");
    assert_eq!(
        code(enter("2.2", &[("points", "1")]).await),
        "leaf-not-self-scored"
    );
    assert_eq!(
        code(enter("2.1", &[("points", &"9".repeat(2_000))]).await),
        "words-too-long"
    );
    assert_eq!(head_of(&stage).await, before);
}

#[tokio::test]
async fn rights_hold_at_the_desk() {
    let mut stage = scoring().await;
    let before = head_of(&stage).await;
    let fields = typed(&[("points", "3")]);
    for who in ["other-head", "appraiser", "coordinator", "nobody"] {
        let refused = stage.desk(who).enter(ROUND, "U1", "2.1", &fields).await;
        assert_eq!(code(refused), "not-granted", "{who}");
    }
    assert_eq!(
        code(stage.desk("staff").approve(ROUND, "U1").await),
        "not-granted"
    );
    let accept = stage
        .desk("appraiser")
        .appraise(ROUND, "U1", "2.1", &Verdict::Accept)
        .await;
    assert_eq!(code(accept), "stage");
    let moved = stage
        .desk("head")
        .move_on(ROUND, At::FirstAppraisal, &none(), "")
        .await;
    assert_eq!(code(moved), "not-granted");
    stage.now = at("2026-03-14T00:00:00+07:00");
    let late = stage.desk("staff").enter(ROUND, "U1", "2.1", &fields).await;
    assert_eq!(code(late), "deadline");
    assert_eq!(head_of(&stage).await, before);
}

#[tokio::test]
async fn an_unknown_round_or_one_of_another_owner_is_not_there() {
    let stage = scoring().await;
    let mut desk = stage.desk("staff");
    assert_eq!(
        code(desk.approve("dot-1999", "U1").await),
        "there is no such round"
    );
    desk.owner = "tinh-khac".to_owned();
    assert_eq!(
        code(desk.approve(ROUND, "U1").await),
        "there is no such round"
    );
}

#[tokio::test]
async fn approval_locks_and_reopening_opens_one_leaf() {
    let mut stage = scoring().await;
    stage.desk("head").approve(ROUND, "U1").await.unwrap();
    let fields = typed(&[("points", "3")]);
    let locked = stage.desk("staff").enter(ROUND, "U1", "2.1", &fields).await;
    assert_eq!(code(locked), "approved");
    stage.now = at("2026-03-20T09:00:00+07:00");
    let mut opening = Opening {
        unit: "U1",
        leaf: Some("2.1"),
        stage: At::SelfScoring,
        until: date(2026, 3, 24),
        allowed_by: "Giám đốc Sở Nội vụ",
        reason: "",
    };
    let coordinator = stage.desk("coordinator");
    assert_eq!(
        code(coordinator.reopen(ROUND, &opening).await),
        "reason-missing"
    );
    opening.reason = "Gửi nhầm tệp";
    opening.until = date(2026, 3, 19);
    assert_eq!(
        code(coordinator.reopen(ROUND, &opening).await),
        "reopened-until-past"
    );
    opening.until = date(2026, 3, 24);
    opening.stage = At::Council;
    assert_eq!(
        code(coordinator.reopen(ROUND, &opening).await),
        "stage-cannot-be-reopened"
    );
    opening.stage = At::SelfScoring;
    coordinator.reopen(ROUND, &opening).await.unwrap();
    let staff = stage.desk("staff");
    staff.enter(ROUND, "U1", "2.1", &fields).await.unwrap();
    let other_leaf = staff
        .enter(ROUND, "U1", "1.2", &typed(&[("posted", "Có")]))
        .await;
    assert_eq!(code(other_leaf), "deadline");
    stage.desk("head").approve(ROUND, "U1").await.unwrap();
    assert_eq!(
        code(
            staff
                .enter(ROUND, "U1", "2.1", &typed(&[("points", "1")]))
                .await
        ),
        "deadline"
    );
}

#[tokio::test]
async fn moves_need_what_must_be_there() {
    let mut stage = scoring().await;
    let coordinator = stage.desk("coordinator");
    let early = coordinator
        .move_on(ROUND, At::FirstAppraisal, &none(), "")
        .await;
    assert_eq!(code(early), "unit-not-approved");
    let leap = coordinator.move_on(ROUND, At::Council, &none(), "").await;
    assert_eq!(code(leap), "move-out-of-order");
    let both = BTreeSet::from(["U1".to_owned(), "U2".to_owned()]);
    let silent = coordinator
        .move_on(ROUND, At::FirstAppraisal, &both, " ")
        .await;
    assert_eq!(code(silent), "reason-missing");
    on_to(&mut stage, At::FirstAppraisal).await;
    let missing = BTreeSet::from(["U2".to_owned()]);
    let open = stage
        .desk("coordinator")
        .move_on(ROUND, At::Explanation, &missing, "x")
        .await;
    assert_eq!(code(open), "leaves-undecided");
}

#[tokio::test]
async fn an_appraiser_needs_a_reason_and_its_own_leaves() {
    let mut stage = scoring().await;
    on_to(&mut stage, At::FirstAppraisal).await;
    let appraiser = stage.desk("appraiser");
    let change = |points: &str, reason: &str| Verdict::Change {
        typed: typed(&[("points", points)]),
        reason: reason.to_owned(),
    };
    let silent = appraiser
        .appraise(ROUND, "U1", "2.1", &change("1", " "))
        .await;
    assert_eq!(code(silent), "reason-missing");
    let empty = appraiser
        .appraise(ROUND, "U1", "2.1", &change("", "Vì sao"))
        .await;
    assert_eq!(code(empty), "nothing-given");
    let too_much = appraiser
        .appraise(ROUND, "U1", "2.1", &change("4,5", "Vì sao"))
        .await;
    assert!(code(too_much).contains("points"), "beyond the maximum");
    let nothing = appraiser
        .appraise(ROUND, "U1", "1.2", &Verdict::Accept)
        .await;
    assert_eq!(code(nothing), "nothing-to-accept");
    let not_given = appraiser
        .appraise(ROUND, "U1", "2.2", &change("1", "Vì sao"))
        .await;
    assert_eq!(code(not_given), "not-granted");
}

#[tokio::test]
async fn evidence_is_opened_only_where_it_was_attached_and_by_whom_it_concerns() {
    let mut stage = scoring().await;
    let paper = stage.file(b"tai lieu").await;
    let leaves = ["2.1".to_owned()];
    let staff = stage.desk("staff");
    assert_eq!(
        code(staff.attach(ROUND, "U1", &[], &paper, "a.pdf").await),
        "evidence-without-leaf"
    );
    let unknown = staff
        .attach(ROUND, "U1", &leaves, &"0".repeat(64), "a.pdf")
        .await;
    assert_eq!(code(unknown), "there is no such file");
    staff
        .attach(ROUND, "U1", &leaves, &paper, "a.pdf")
        .await
        .unwrap();
    let other = stage
        .desk("other-head")
        .open_evidence(ROUND, "U1", "2.1", &paper)
        .await;
    assert_eq!(code(other), "not-granted");
    let early = stage
        .desk("appraiser")
        .open_evidence(ROUND, "U1", "2.1", &paper)
        .await;
    assert_eq!(code(early), "stage");
    on_to(&mut stage, At::FirstAppraisal).await;
    let appraiser = stage.desk("appraiser");
    appraiser
        .open_evidence(ROUND, "U1", "2.1", &paper)
        .await
        .unwrap();
    let elsewhere = appraiser.open_evidence(ROUND, "U1", "1.1", &paper).await;
    assert_eq!(code(elsewhere), "no-such-evidence");
}

#[tokio::test]
async fn two_at_once_are_both_kept() {
    let stage = scoring().await;
    let (one, two) = (stage.desk("staff"), stage.desk("other-head"));
    let (fields_one, fields_two) = (typed(&[("posted", "Có")]), typed(&[("posted", "Không")]));
    let (a, b) = tokio::join!(
        one.enter(ROUND, "U1", "1.2", &fields_one),
        two.enter(ROUND, "U2", "1.2", &fields_two)
    );
    assert_eq!((a.unwrap().entries, b.unwrap().entries), (1, 1));
    let look = one.look(ROUND).await.unwrap();
    let current = look.current();
    let layer = criteria::LayerKind::SelfScore;
    assert_eq!(current.value("U1", "1.2", layer, "posted"), Some("yes"));
    assert_eq!(current.value("U2", "1.2", layer, "posted"), Some("no"));
}
