//! What every response carries, and what a refusal looks like.

use crate::house::House;
use axum::http::StatusCode;

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let house = House::new().await;
    for path in [
        "/",
        "/healthz",
        "/nowhere",
        "/assets/portal.css",
        "/api/v1/nowhere",
    ] {
        let answer = house.get(path).await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(
            answer.headers["x-content-type-options"], "nosniff",
            "{path}"
        );
        assert_eq!(answer.headers["x-request-id"].len(), 16, "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_page_for_people_and_json_for_programs() {
    let house = House::new().await;
    let page = house.get("/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.contains("Không có trang hoặc mục này."));
    let english = house.get("/nowhere?lang=en").await;
    assert!(english.text.contains("There is no such page or thing."));
    let json = house.get("/api/v1/nowhere").await;
    assert_eq!(json.status, StatusCode::NOT_FOUND);
    assert_eq!(json.headers["content-type"], "application/problem+json");
    assert!(json.text.contains(r#""code":"not-found""#));
}

#[tokio::test]
async fn it_says_that_it_lives() {
    let answer = House::new().await.get("/healthz").await;
    assert_eq!(
        (answer.status, answer.text.as_str()),
        (StatusCode::OK, "ok\n")
    );
}

#[tokio::test]
async fn who_asks_too_often_waits_and_is_told_in_the_form_they_asked_in() {
    let house = House::with(|settings| settings.requests_a_minute = 3).await;
    for _ in 0..3 {
        assert_eq!(house.get("/healthz").await.status, StatusCode::OK);
    }
    let page = house.get("/sign-in").await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.headers["retry-after"], "20");
    assert!(page.text.contains("Quá nhiều yêu cầu; thử lại sau 20 giây"));
    let json = house.get("/api/v1/rounds").await;
    assert_eq!(json.headers["content-type"], "application/problem+json");
}
