//! From set-up to a correction, by six accounts.

use super::{OWNER, ROUND, Stage, at, typed};
use crate::desk::appraise::Verdict;
use crate::desk::publish::{Bundles, NewAct};
use crate::desk::reopen::Opening;
use crate::desk::review::Clock;
use criteria::LayerKind::{Appraised, Council, SelfScore};
use jiff::civil::date;
use procedure::{ActKind, Appraisal, Face, Stage as At, publications};
use std::collections::BTreeSet;

fn act(number: &str, file: &str, day: jiff::civil::Date) -> NewAct {
    NewAct {
        kind: ActKind::Decision,
        number: number.to_owned(),
        date: day,
        body: "UBND tỉnh Minh Họa".to_owned(),
        signer: "Chủ tịch".to_owned(),
        file: file.to_owned(),
    }
}

fn bundles(
    look: &crate::desk::Look,
    _: &procedure::Publication,
) -> Result<Bundles, crate::desk::Refused> {
    Ok(Bundles {
        public: b"public".to_vec(),
        internal: look.row.head_digest.clone().into_bytes(),
    })
}

#[tokio::test]
async fn a_round_from_its_first_day_to_a_correction() {
    let mut stage = Stage::new().await;
    let nobody = BTreeSet::new();
    let coordinator = stage.desk("coordinator");
    coordinator
        .set_deadline(ROUND, At::SelfScoring, date(2026, 3, 13))
        .await
        .unwrap();
    coordinator
        .move_on(ROUND, At::SelfScoring, &nobody, "")
        .await
        .unwrap();

    // The unit types, attaches one document to two leaves, and approves.
    let staff = stage.desk("staff");
    let figures = typed(&[("on_time", "1.108"), ("resolved", "1.110")]);
    assert_eq!(
        staff
            .enter(ROUND, "U1", "1.1", &figures)
            .await
            .unwrap()
            .entries,
        2
    );
    assert_eq!(
        staff
            .enter(ROUND, "U1", "1.1", &figures)
            .await
            .unwrap()
            .entries,
        0
    );
    staff
        .enter(ROUND, "U1", "1.2", &typed(&[("posted", "Có")]))
        .await
        .unwrap();
    staff
        .enter(ROUND, "U1", "2.1", &typed(&[("points", "4")]))
        .await
        .unwrap();
    let paper = stage.file(b"%PDF-1.7 bao cao").await;
    let both = ["1.1".to_owned(), "2.1".to_owned()];
    let attached = staff
        .attach(ROUND, "U1", &both, &paper, "báo cáo.pdf")
        .await
        .unwrap();
    assert_eq!(attached.entries, 2);
    let head = stage.desk("head");
    assert!(head.approve(ROUND, "U1").await.unwrap().findings.is_empty());
    let other = stage.desk("other-head");
    other
        .enter(ROUND, "U2", "1.2", &typed(&[("posted", "không")]))
        .await
        .unwrap();
    let half = other.approve(ROUND, "U2").await.unwrap();
    assert_eq!(half.findings[0].code, "leaves-missing");

    // First appraisal: accept two leaves, change one, notify.
    stage.now = at("2026-03-16T08:00:00+07:00");
    stage
        .desk("coordinator")
        .move_on(ROUND, At::FirstAppraisal, &nobody, "")
        .await
        .unwrap();
    let appraiser = stage.desk("appraiser");
    for (unit, leaf) in [("U1", "1.1"), ("U1", "1.2"), ("U2", "1.2")] {
        appraiser
            .appraise(ROUND, unit, leaf, &Verdict::Accept)
            .await
            .unwrap();
    }
    let less = Verdict::Change {
        typed: typed(&[("points", "2,5")]),
        reason: "Kế hoạch ban hành chậm".to_owned(),
    };
    appraiser.appraise(ROUND, "U1", "2.1", &less).await.unwrap();
    assert_eq!(
        appraiser
            .open_evidence(ROUND, "U1", "2.1", &paper)
            .await
            .unwrap(),
        "báo cáo.pdf"
    );
    let coordinator = stage.desk("coordinator");
    coordinator
        .notify(ROUND, &["U1".to_owned(), "U2".to_owned()])
        .await
        .unwrap();
    coordinator
        .move_on(ROUND, At::Explanation, &nobody, "")
        .await
        .unwrap();

    // The unit explains and asks for a review within its five working days.
    stage.now = at("2026-03-20T16:00:00+07:00");
    let head = stage.desk("head");
    let clock = head.look(ROUND).await.unwrap().clock("U1");
    assert_eq!(
        clock,
        Clock::Running {
            left: 1,
            last: date(2026, 3, 23)
        }
    );
    head.explain(ROUND, "U1", "2.1", "Kế hoạch ban hành ngày 05/01")
        .await
        .unwrap();
    head.request_review(ROUND, "U1", "2.1", "", true)
        .await
        .unwrap();
    stage.now = at("2026-03-24T08:00:00+07:00");
    stage
        .desk("coordinator")
        .move_on(ROUND, At::SecondAppraisal, &nobody, "")
        .await
        .unwrap();
    let appraiser = stage.desk("appraiser");
    appraiser
        .decide_review(ROUND, "U1", "2.1", true, "Có tài liệu mới")
        .await
        .unwrap();
    appraiser
        .appraise(ROUND, "U1", "2.1", &Verdict::Accept)
        .await
        .unwrap();

    // The council writes, votes, and sets its own points.
    let coordinator = stage.desk("coordinator");
    coordinator
        .move_on(ROUND, At::Council, &nobody, "")
        .await
        .unwrap();
    coordinator
        .minutes(ROUND, None, Some("U1"), Some("2.2"), "Thống nhất 1,5 điểm")
        .await
        .unwrap();
    let member = stage.desk("member");
    member.vote(ROUND, 1, "for").await.unwrap();
    let points = typed(&[("points", "1,5")]);
    member
        .council_points(ROUND, "U1", "2.2", &points, "Biên bản họp")
        .await
        .unwrap();
    coordinator
        .move_on(ROUND, At::Submitted, &nobody, "")
        .await
        .unwrap();

    let look = coordinator.look(ROUND).await.unwrap();
    let current = look.current();
    let value = |leaf, layer, slot| current.value("U1", leaf, layer, slot).map(str::to_owned);
    assert_eq!(value("1.1", SelfScore, "on_time"), Some("1108".to_owned()));
    assert_eq!(
        value("1.1", Appraised(1), "on_time"),
        Some("1108".to_owned())
    );
    assert_eq!(value("2.1", Appraised(1), "points"), Some("2.5".to_owned()));
    assert_eq!(value("2.1", Appraised(2), "points"), Some("4".to_owned()));
    assert_eq!(value("2.2", Council, "points"), Some("1.5".to_owned()));
    assert_eq!(current.appraisal("U1", "2.1", 1), Appraisal::Changed);
    assert_eq!(current.appraisal("U1", "2.1", 2), Appraisal::Accepted);
    assert_eq!(current.items[&1].votes.len(), 1);

    // The act makes it public at eight; then a correction of one leaf, with its own act.
    let signed = stage.file(b"%PDF-1.7 quyet dinh").await;
    stage.now = at("2026-03-30T17:00:00+07:00");
    let morning = at("2026-03-31T08:00:00+07:00");
    let first = act("123/QĐ-UBND", &signed, date(2026, 3, 30));
    let coordinator = stage.desk("coordinator");
    coordinator
        .publish(ROUND, &first, Face::default(), Some(morning), "", bundles)
        .await
        .unwrap();
    let look = coordinator.look(ROUND).await.unwrap();
    assert_eq!((look.state.stage, look.state.face), (At::Published, None));
    stage.now = at("2026-04-02T09:00:00+07:00");
    let coordinator = stage.desk("coordinator");
    assert_eq!(
        coordinator.look(ROUND).await.unwrap().state.face,
        Some(Face::default())
    );
    let opening = Opening {
        unit: "U1",
        leaf: Some("2.1"),
        stage: At::SecondAppraisal,
        until: date(2026, 4, 3),
        allowed_by: "Giám đốc Sở Nội vụ",
        reason: "Nhập nhầm điểm",
    };
    coordinator.reopen(ROUND, &opening).await.unwrap();
    let appraiser = stage.desk("appraiser");
    let right = Verdict::Change {
        typed: typed(&[("points", "3,5")]),
        reason: "Sửa lỗi nhập".to_owned(),
    };
    appraiser
        .appraise(ROUND, "U1", "2.1", &right)
        .await
        .unwrap();
    let second = act("150/QĐ-UBND", &signed, date(2026, 4, 2));
    coordinator
        .publish(
            ROUND,
            &second,
            Face::default(),
            None,
            "Điểm tiêu chí 2.1 của xã An Hòa",
            bundles,
        )
        .await
        .unwrap();

    // Two versions, each pinned to the entry before its own; the chain and the log hold.
    let look = coordinator.look(ROUND).await.unwrap();
    let versions = publications(&look.entries);
    assert_eq!(versions.len(), 2);
    let rows = stage.store().publications(OWNER, ROUND).await.unwrap();
    assert_eq!(rows.len(), 2);
    for (version, row) in versions.iter().zip(&rows) {
        assert_eq!(
            (version.head, &version.head_digest),
            (row.head.seq, &row.head.digest)
        );
        assert_eq!(version.public_bundle, *row.public_bundle.as_ref().unwrap());
        let entry = &look.entries[usize::try_from(version.head).unwrap()];
        assert_eq!(
            entry.previous, version.head_digest,
            "the act stands right behind it"
        );
    }
    assert_eq!(
        versions[1].note.as_deref(),
        Some("Điểm tiêu chí 2.1 của xã An Hòa")
    );
    let check = stage.store().check_chain(OWNER, ROUND).await.unwrap();
    assert!(check.broken.is_none());
    let log = stage.store().audit_page(OWNER, None, 200).await.unwrap();
    assert!(log.iter().any(|line| line.row.action == "open-evidence"));
    let without_detail = log.iter().all(|line| {
        !line
            .row
            .detail
            .as_deref()
            .unwrap_or_default()
            .contains("Kế hoạch")
    });
    assert!(without_detail, "the log keeps no words of a reason");
    assert!(stage.folder().exists());
}
