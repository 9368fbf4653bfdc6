//! What the desk refuses, and that nothing is stored then.

use super::{ROUND, Stage, at, code, typed};
use crate::desk::{Bundles, Look, NewAct, Refused, Verdict, reopen::Opening};
use jiff::civil::date;
use procedure::{ActKind, Depth, Face, Publication, Stage as At};
use std::collections::BTreeSet;

fn none() -> BTreeSet<String> {
    BTreeSet::new()
}

/// In self-scoring until 13 March, with one leaf typed by U1.
async fn scoring() -> Stage {
    let stage = Stage::new().await;
    let coordinator = stage.desk("coordinator");
    coordinator
        .set_deadline(ROUND, At::SelfScoring, date(2026, 3, 13))
        .await
        .unwrap();
    coordinator
        .move_on(ROUND, At::SelfScoring, &none(), "")
        .await
        .unwrap();
    let fields = typed(&[("points", "4")]);
    stage
        .desk("staff")
        .enter(ROUND, "U1", "2.1", &fields)
        .await
        .unwrap();
    stage
}

async fn head_of(stage: &Stage) -> u64 {
    stage
        .desk("coordinator")
        .look(ROUND)
        .await
        .unwrap()
        .row
        .head_seq
}

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
    assert_eq!(code(other_leaf), "approved");
    stage.desk("head").approve(ROUND, "U1").await.unwrap();
    assert_eq!(
        code(
            staff
                .enter(ROUND, "U1", "2.1", &typed(&[("points", "1")]))
                .await
        ),
        "approved"
    );
}

/// On to a stage, with U2 named as missing.
async fn on_to(stage: &mut Stage, to: At) {
    let missing = BTreeSet::from(["U2".to_owned()]);
    stage.desk("head").approve(ROUND, "U1").await.unwrap();
    stage.now = at("2026-03-16T08:00:00+07:00");
    let coordinator = stage.desk("coordinator");
    coordinator
        .move_on(ROUND, At::FirstAppraisal, &missing, "Chưa gửi")
        .await
        .unwrap();
    if to == At::FirstAppraisal {
        return;
    }
    let appraiser = stage.desk("appraiser");
    appraiser
        .appraise(ROUND, "U1", "2.1", &Verdict::Accept)
        .await
        .unwrap();
    coordinator.notify(ROUND, &["U1".to_owned()]).await.unwrap();
    for next in [At::Explanation, At::SecondAppraisal, At::Council] {
        if coordinator.look(ROUND).await.unwrap().state.stage >= to {
            return;
        }
        coordinator
            .move_on(ROUND, next, &missing, "Chưa gửi")
            .await
            .unwrap();
    }
    if to == At::Submitted {
        coordinator
            .minutes(ROUND, None, None, None, "Thông qua")
            .await
            .unwrap();
        coordinator
            .move_on(ROUND, At::Submitted, &none(), "")
            .await
            .unwrap();
    }
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
async fn a_review_is_asked_for_in_time_once_and_knowingly() {
    let mut stage = scoring().await;
    on_to(&mut stage, At::Explanation).await;
    let head = stage.desk("head");
    let unknowing = head.request_review(ROUND, "U1", "2.1", "", false).await;
    assert_eq!(code(unknowing), "review-not-understood");
    let nothing = stage
        .desk("other-head")
        .request_review(ROUND, "U2", "2.1", "", true)
        .await;
    assert_eq!(code(nothing), "review-before-notice");
    // Notified on Monday 16 March: five working days end on Monday 23.
    stage.now = at("2026-03-24T00:00:00+07:00");
    let late = stage
        .desk("head")
        .request_review(ROUND, "U1", "2.1", "", true)
        .await;
    assert_eq!(code(late), "review-too-late");
    stage.now = at("2026-03-23T23:59:00+07:00");
    let head = stage.desk("head");
    head.request_review(ROUND, "U1", "2.1", "", true)
        .await
        .unwrap();
    assert_eq!(
        code(head.request_review(ROUND, "U1", "2.1", "", true).await),
        "review-waits"
    );
    let appraiser = stage.desk("appraiser");
    assert_eq!(
        code(appraiser.decide_review(ROUND, "U1", "2.1", false, "").await),
        "reason-missing"
    );
    appraiser
        .decide_review(ROUND, "U1", "2.1", false, "Không có tài liệu mới")
        .await
        .unwrap();
    assert_eq!(
        code(
            appraiser
                .decide_review(ROUND, "U1", "2.1", true, "Lại")
                .await
        ),
        "no-review"
    );
}

#[tokio::test]
async fn a_member_of_the_council_keeps_out_of_their_own_unit() {
    let mut stage = scoring().await;
    on_to(&mut stage, At::Council).await;
    let (coordinator, member) = (stage.desk("coordinator"), stage.desk("member"));
    coordinator
        .minutes(ROUND, None, Some("U2"), None, "Về xã An Lão")
        .await
        .unwrap();
    coordinator
        .minutes(ROUND, None, None, None, "Thông qua")
        .await
        .unwrap();
    assert_eq!(code(member.vote(ROUND, 1, "for").await), "own-unit");
    assert_eq!(code(member.vote(ROUND, 2, "perhaps").await), "no-such-vote");
    assert_eq!(code(member.vote(ROUND, 3, "for").await), "no-such-item");
    member.vote(ROUND, 2, "against").await.unwrap();
    let points = typed(&[("points", "1")]);
    let own = member
        .council_points(ROUND, "U2", "2.2", &points, "Vì sao")
        .await;
    assert_eq!(code(own), "own-unit");
    let renamed = member.minutes(ROUND, Some(1), None, None, "Khác").await;
    assert_eq!(code(renamed), "own-unit");
}

fn no_bundles(_: &Look, _: &Publication) -> Result<Bundles, Refused> {
    Ok(Bundles {
        public: Vec::new(),
        internal: Vec::new(),
    })
}

#[tokio::test]
async fn nothing_is_published_without_a_whole_act() {
    let mut stage = scoring().await;
    on_to(&mut stage, At::Submitted).await;
    let signed = stage.file(b"%PDF-1.7").await;
    let good = NewAct {
        kind: ActKind::Notice,
        number: "45/TB-SNV".to_owned(),
        date: date(2026, 3, 16),
        body: "Sở Nội vụ".to_owned(),
        signer: "Giám đốc".to_owned(),
        file: signed,
    };
    let coordinator = stage.desk("coordinator");
    let publish = |act: NewAct, face, embargo, who: &str| {
        let desk = stage.desk(who);
        async move {
            desk.publish(ROUND, &act, face, embargo, "", no_bundles)
                .await
        }
    };
    let with = |change: fn(&mut NewAct)| {
        let mut act = good.clone();
        change(&mut act);
        act
    };
    let full = Face::default();
    let rows = [
        ("act-number", with(|act| act.number = "45".to_owned())),
        ("act-date", with(|act| act.date = date(2026, 3, 15))),
        ("act-date", with(|act| act.date = date(2026, 3, 17))),
        ("act-signer", with(|act| act.signer.clear())),
        (
            "there is no such file",
            with(|act| act.file = "0".repeat(64)),
        ),
    ];
    for (want, act) in rows {
        assert_eq!(code(publish(act, full, None, "coordinator").await), want);
    }
    let deep = Face::Full {
        depth: Depth::Reasons,
    };
    assert_eq!(
        code(publish(good.clone(), deep, None, "coordinator").await),
        "face-too-deep"
    );
    let past = Some(stage.now);
    assert_eq!(
        code(publish(good.clone(), full, past, "coordinator").await),
        "embargo-past"
    );
    assert_eq!(
        code(publish(good.clone(), full, None, "appraiser").await),
        "not-granted"
    );
    assert_eq!(
        coordinator.look(ROUND).await.unwrap().state.stage,
        At::Submitted
    );
    publish(good.clone(), full, None, "coordinator")
        .await
        .unwrap();
    assert_eq!(
        code(publish(good.clone(), full, None, "coordinator").await),
        "correction-without-note"
    );
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
