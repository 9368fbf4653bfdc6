//! The running round of the demonstration, worked in through its pages.

use crate::house::{Answer, Browser, House};
use axum::http::StatusCode;
use std::collections::BTreeMap;

const ROUND: &str = "/rounds/cchc-xa-minh-hoa-2024";

pub(crate) struct Demo {
    pub(crate) house: House,
    passwords: BTreeMap<String, String>,
}

impl Demo {
    pub(crate) async fn new() -> Self {
        let house = House::with(|settings| {
            settings.demo = true;
            settings.codes_for_staff = false;
        })
        .await;
        let accounts = api::demonstrate(&house.app).await.unwrap();
        let passwords = accounts.into_iter().map(|own| (own.name, own.password));
        Self {
            passwords: passwords.collect(),
            house,
        }
    }
    pub(crate) async fn as_(&self, name: &str) -> Browser<'_> {
        let mut browser = self.house.browser();
        let answer = browser.sign_in(name, &self.passwords[name]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        browser
    }
}

/// Done: the form leads back to a page that says so.
fn went(answer: &Answer, done: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(
        answer.to().contains(&format!("done={done}")),
        "{}",
        answer.to()
    );
}

#[tokio::test]
async fn a_round_goes_on_through_its_pages() {
    let demo = Demo::new().await;
    let mut coordinator = demo.as_("dieu-phoi").await;
    let overview = format!("{ROUND}/inside");
    let page = coordinator.get(&overview).await;
    assert!(page.text.contains("DỰ THẢO – CHƯA CÔNG BỐ"));
    assert!(page.text.contains("Phường Minh An") && page.text.contains("MH001"));

    // Nobody else moves it; without a reason for units that are named as missing it stays.
    let stage = format!("{overview}/stage");
    let mut head = demo.as_("chu-tich-mh001").await;
    let first = [("stage", "first-appraisal")];
    let refused = head.fill("/account/password", &stage, &first).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let silent = coordinator.fill(&overview, &stage, &first).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        silent
            .text
            .contains("thủ trưởng chưa phê duyệt điểm tự đánh giá.")
    );
    let missing = [
        ("stage", "first-appraisal"),
        ("missing", "MH001"),
        ("missing", "MH002"),
        ("missing", "MH003"),
        ("reason", "Chưa gửi"),
    ];
    went(
        &coordinator.fill(&overview, &stage, &missing).await,
        "moved",
    );

    // The appraiser sees its own fields only, accepts one and changes one.
    let mut appraiser = demo.as_("tham-dinh-1").await;
    let list = appraiser.get(&format!("{ROUND}/appraise")).await;
    assert!(list.text.contains("/appraise/1.1.1") && !list.text.contains("/appraise/5."));
    assert_eq!(
        appraiser
            .get(&format!("{ROUND}/appraise/5.1.1"))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    let bench = format!("{ROUND}/appraise/1.1.1");
    let side = appraiser.get(&bench).await;
    assert!(side.text.contains("accesskey=\"a\"") && side.text.contains("MH001"));
    let accept = [("verdict", "accept")];
    went(
        &appraiser
            .fill(&bench, &format!("{bench}/MH004"), &accept)
            .await,
        "appraised",
    );
    let change = [
        ("verdict", "change"),
        ("f-points", "0"),
        ("reason", "Không có tài liệu"),
    ];
    went(
        &appraiser
            .fill(&bench, &format!("{bench}/MH005"), &change)
            .await,
        "appraised",
    );
    let silent = [("verdict", "change"), ("f-points", "0"), ("reason", " ")];
    let refused = appraiser
        .fill(&bench, &format!("{bench}/MH006"), &silent)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let side = appraiser.get(&format!("{bench}?unit=MH005")).await;
    assert!(side.text.contains("Không có tài liệu"));

    // A unit sees its own appraisal only once it is notified, and nobody else's ever.
    let own = format!("{ROUND}/explain/MH001");
    let before = head.get(&own).await;
    assert!(before.text.contains("Chưa có thông báo"));
    assert_eq!(
        head.get(&format!("{ROUND}/explain/MH002")).await.status,
        StatusCode::FORBIDDEN
    );
    for page in [
        "appraise",
        "appraise/1.1.1",
        "reviews",
        "council",
        "publication",
    ] {
        let answer = head.get(&format!("{ROUND}/{page}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
    }
    let inside = head.get(&overview).await;
    assert!(inside.text.contains("MH001") && !inside.text.contains("MH002"));
    let notify = [("unit", "MH001")];
    let done = coordinator
        .fill(&overview, &format!("{overview}/notify"), &notify)
        .await;
    went(&done, "notified");
    assert!(head.get(&own).await.text.contains("ngày làm việc"));
    let early = head
        .fill(
            "/account/password",
            &format!("{own}/1.1.1"),
            &[("words", "Đã có")],
        )
        .await;
    assert_eq!(early.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn pages_of_a_round_in_both_languages_for_every_role() {
    let demo = Demo::new().await;
    let rows = [
        (
            "dieu-phoi",
            vec!["inside", "appraise", "reviews", "council", "publication"],
        ),
        (
            "giam-sat",
            vec!["inside", "appraise", "council", "publication"],
        ),
        ("tham-dinh-2", vec!["inside", "appraise", "reviews"]),
        ("hoi-dong-1", vec!["inside", "council"]),
        ("can-bo-mh001", vec!["inside", "explain/MH001"]),
    ];
    for (name, pages) in rows {
        let mut browser = demo.as_(name).await;
        for page in pages {
            for lang in ["vi", "en"] {
                let path = format!("{ROUND}/{page}?lang={lang}");
                let answer = browser.get(&path).await;
                assert_eq!(answer.status, StatusCode::OK, "{name}: {path}");
                let draft = match lang {
                    "vi" => "DỰ THẢO – CHƯA CÔNG BỐ",
                    _ => "DRAFT – NOT PUBLISHED",
                };
                assert!(answer.text.contains(draft), "{name}: {path}");
                for prefix in [
                    ">inside-",
                    ">bench-",
                    ">explain-",
                    ">council-",
                    ">publication-",
                ] {
                    assert!(
                        !answer.text.contains(prefix),
                        "a text is missing: {name}: {path}"
                    );
                }
            }
        }
    }
    // Who works in no round of this owner, or in none at all, finds nothing.
    let mut admin = demo.as_("quan-tri").await;
    assert_eq!(
        admin.get(&format!("{ROUND}/inside")).await.status,
        StatusCode::FORBIDDEN
    );
    let public = demo.house.get(&format!("{ROUND}/inside")).await;
    assert_eq!(public.status, StatusCode::SEE_OTHER);
}
