//! Changes that do not come from our own forms.

use crate::house::House;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_even_with_the_right_password() {
    let house = House::new().await;
    let mut browser = house.browser();
    let token = browser.get("/sign-in").await.field("csrf");
    let body = format!("csrf={token}&name=admin&password={}", house.first_password);
    let wrong = body.replace(&token, &"0".repeat(64));
    let own = Some("http://127.0.0.1:8766");
    let cases = [
        (own, Some("same-origin"), &body, StatusCode::SEE_OTHER),
        (own, Some("same-origin"), &wrong, StatusCode::FORBIDDEN),
        (None, None, &body, StatusCode::FORBIDDEN),
        (
            Some("https://evil.example"),
            None,
            &body,
            StatusCode::FORBIDDEN,
        ),
        (Some("null"), None, &body, StatusCode::FORBIDDEN),
        (own, Some("cross-site"), &body, StatusCode::FORBIDDEN),
        (own, Some("same-site"), &body, StatusCode::FORBIDDEN),
        (None, Some("none"), &body, StatusCode::FORBIDDEN),
    ];
    for (origin, site, body, expected) in cases {
        let mut request = Request::post("/sign-in")
            .header(header::HOST, "127.0.0.1:8766")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        let mut own = house.browser();
        own.cookies.clone_from(&browser.cookies);
        let answer = own
            .ask(request.body(Body::from(body.clone())).unwrap())
            .await;
        assert_eq!(answer.status, expected, "{origin:?} {site:?}");
    }
}

#[tokio::test]
async fn a_form_that_is_too_large_is_cut_before_it_is_read() {
    let house = House::new().await;
    let mut browser = house.browser();
    let token = browser.get("/sign-in").await.field("csrf");
    let long = "a".repeat(2 << 20);
    let fields = [("name", "admin"), ("password", long.as_str())];
    let answer = browser.send("/sign-in", &token, &fields).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}
