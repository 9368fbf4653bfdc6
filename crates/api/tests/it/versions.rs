//! A correction of the shown round: the list of versions, what changed, and pages that keep to the older one.

use crate::house::House;
use crate::inside::Demo;
use api::App;
use axum::http::StatusCode;
use criteria::LayerKind;
use jiff::SignedDuration;
use procedure::{NewEntry, publications};
use store::NewPublication;

const ID: &str = "phu-tho-2026";
const ROUND: &str = "/rounds/phu-tho-2026";

/// Publishes the next version: Phường Việt Trì has all of 89 procedures published on time where none was, which makes 6 points more of 1.1 (`digitised`, `transparency_2026_year.csv`: 0 of 89).
pub(crate) async fn correct(app: &App, embargo: Option<SignedDuration>) {
    let (owner, now) = (&app.settings().owner, app.now());
    let store = app.store();
    let row = store.round(owner, ID).await.unwrap();
    let entries = store.entries(owner, ID, 0, None).await.unwrap();
    let before = publications(&entries).pop().unwrap();
    let answer = |slot: &str, value: &str| {
        let layer = LayerKind::Imported;
        NewEntry::answer("H44.100", "1.1", layer, slot, Ok(value.to_owned()), None)
    };
    let changed = match before.version {
        1 => vec![answer("published_on_time", "89"), answer("points", "6")],
        _ => vec![answer("published_on_time", "0"), answer("points", "0")],
    };
    let head = store
        .append(owner, ID, "demo", now, Some(row.head_seq), changed)
        .await
        .unwrap();
    let mut own = before;
    own.version += 1;
    own.act.number = format!("{:02}/TB-MH (minh họa)", own.version);
    own.embargo = embargo.map(|length| now.checked_add(length).unwrap());
    own.head = head.seq;
    own.head_digest.clone_from(&head.digest);
    own.note = Some("Số TTHC công bố đúng hạn của phường Việt Trì là 89".to_owned());
    store
        .append(owner, ID, "demo", now, Some(head.seq), vec![own.entry()])
        .await
        .unwrap();
    let pinned = NewPublication {
        author: "demo".to_owned(),
        head,
        content_digest: own.content.clone(),
        embargo: own.embargo,
        act: own.act.clone(),
        face: own.face,
        note: own.note.clone(),
        public_bundle: None,
        internal_bundle: None,
    };
    store.add_publication(owner, ID, pinned, now).await.unwrap();
}

async fn ok(house: &House, path: &str) -> String {
    let answer = house.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text
}

#[tokio::test]
async fn a_correction_is_told_with_what_it_changed_and_the_older_version_stays() {
    let demo = Demo::new().await;
    let house = &demo.house;
    let alone = ok(house, &format!("{ROUND}/method")).await;
    assert!(alone.contains("Chưa có đính chính nào"));
    assert!(
        !ok(house, ROUND)
            .await
            .contains("Phiên bản công bố và đính chính")
    );
    let act = house.get(&format!("{ROUND}/publications/1/act")).await;
    assert_eq!(act.status, StatusCode::OK);
    assert!(act.text.contains("Dữ liệu minh họa"));

    correct(&house.app, None).await;
    let method = ok(house, &format!("{ROUND}/method")).await;
    for words in [
        "Bản 2 (đang có hiệu lực)",
        "Số TTHC công bố đúng hạn của phường Việt Trì là 89",
        "Phường Việt Trì",
        // 0 + 0 + 1,96 + 6 becomes 6 + 0 + 1,96 + 6.
        "1: 7,96 → 13,96",
        "đơn vị có kết quả ở bản 2 khác bản 1",
    ] {
        assert!(method.contains(words), "{words}");
    }
    let ranking = ok(house, ROUND).await;
    assert!(ranking.contains("Phiên bản công bố và đính chính"));
    assert!(!ranking.contains("Phiên bản cũ"));

    // Every page of version 1 says so and leads on within it.
    for page in [
        "",
        "/units/H44.100",
        "/compare",
        "/criteria",
        "/method",
        "/units/H44.100/why/1.1",
    ] {
        let text = ok(house, &format!("{ROUND}{page}?version=1")).await;
        assert!(text.contains("Phiên bản cũ (bản 1)"), "{page}");
        let links = text.matches(&format!("\"{ROUND}")).count();
        let kept = text.matches("version=").count();
        assert!(kept > 0 && links > 0, "{page}");
        assert!(!text.contains(&format!("href=\"{ROUND}\"")), "{page}");
        assert!(
            !text.contains(&format!("href=\"{ROUND}/method\"")),
            "{page}"
        );
    }
    let old = ok(house, &format!("{ROUND}/units/H44.100/why/1.1?version=1")).await;
    let new = ok(house, &format!("{ROUND}/units/H44.100/why/1.1")).await;
    assert!(old.contains("0 ÷ 89") && !old.contains("89 ÷ 89"));
    assert!(new.contains("89 ÷ 89"));
    // The version in force under its own number is no older one.
    let own = ok(house, &format!("{ROUND}?version=2")).await;
    assert!(!own.contains("Phiên bản cũ"));

    // Charts, CSV and JSON of both versions differ; a version that there is not is not found.
    for path in [
        "/charts/phu-tho-2026/radar-H44.100.svg",
        "/api/v1/rounds/phu-tho-2026/ranking.csv",
        "/api/v1/rounds/phu-tho-2026/ranking",
        "/api/v1/rounds/phu-tho-2026/units/H44.100",
        "/api/v1/rounds/phu-tho-2026/units/H44.100/points.csv",
        "/api/v1/rounds/phu-tho-2026/units/H44.100/leaves/1.1",
    ] {
        let old = ok(house, &format!("{path}?version=1")).await;
        let new = ok(house, path).await;
        assert!(old != new, "{path}");
        let none = house.get(&format!("{path}?version=3")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_version_under_embargo_is_nowhere_before_its_time() {
    let demo = Demo::new().await;
    let house = &demo.house;
    let before = ok(house, &format!("{ROUND}/method")).await;
    correct(&house.app, Some(SignedDuration::from_hours(5))).await;
    let during = ok(house, &format!("{ROUND}/method")).await;
    assert_eq!(before, during);
    for path in [
        "?version=2",
        "/method?version=2",
        "/units/H44.100?version=2",
        "/units/H44.100/why/1.1?version=2",
        "/publications/2/act",
    ] {
        let answer = house.get(&format!("{ROUND}{path}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    house.later(SignedDuration::from_hours(6));
    let after = ok(house, &format!("{ROUND}/method")).await;
    assert!(after.contains("Bản 2 (đang có hiệu lực)"));
    let old = ok(house, &format!("{ROUND}?version=1")).await;
    assert!(old.contains("Phiên bản cũ"));
}
