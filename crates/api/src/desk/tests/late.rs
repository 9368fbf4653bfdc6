//! What is refused late in a round: reviews, the council, publication.

use super::{ROUND, at, code, on_to, scoring, typed};
use crate::desk::publish::{Bundles, NewAct};
use crate::desk::{Look, Refused};
use jiff::civil::date;
use procedure::{ActKind, Depth, Face, Publication, Stage as At};

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
