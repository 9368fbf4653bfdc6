//! The set of a round as it was in force on a day.

use crate::house::Answer;
use crate::inside::Demo;
use crate::sets::bytes;
use axum::http::StatusCode;
use std::path::Path;

#[tokio::test]
async fn the_text_of_a_day_shows_what_amended_it() {
    let demo = Demo::new().await;
    let fixture =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/cchc-xa-minh-hoa-2025");
    let loaded = api::load_round(&demo.house.app, &fixture, "operator", |_| false).await;
    assert!(loaded.is_ok());
    let mut owner = demo.as_("chu-quan").await;
    let page = "/criteria/rounds/cchc-xa-minh-hoa-2025";
    // Both amendments came into force within the year; the round is scored by the text of its own day.
    let whole = owner.get(page).await;
    assert_eq!(whole.status, StatusCode::OK, "{}", whole.text);
    let n = |answer: &Answer| answer.text.matches("có hiệu lực từ").count();
    let issued = owner.get(&format!("{page}?on=2025-01-01")).await;
    assert!(whole.text.contains("Sửa đổi</dt>"));
    assert!(!issued.text.contains("Sửa đổi</dt>") && n(&issued) == n(&whole));
    assert!(issued.text.contains("sau ngày đang xem"));
    let text = bytes(
        &demo.house,
        &owner,
        &format!("{page}/set.toml?on=2025-01-01"),
    )
    .await;
    let now = bytes(&demo.house, &owner, &format!("{page}/set.toml")).await;
    assert_ne!(text, now);
    let pair = "old=round/cchc-xa-minh-hoa-2025@2025-01-01&new=round/cchc-xa-minh-hoa-2025";
    let compared = owner.get(&format!("/criteria/compare?{pair}")).await;
    assert!(compared.text.contains("văn bản ngày 01/01/2025"));
    assert!(
        compared.text.contains("có hiệu lực từ"),
        "the articles are named"
    );
    let wrong = owner.get(&format!("{page}?on=31-12-2025")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
}
