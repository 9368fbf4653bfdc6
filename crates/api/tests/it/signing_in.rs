//! From the first start to a full sign-in, and what stands in the way of others.

use crate::house::House;
use axum::http::StatusCode;
use jiff::SignedDuration;

const NEW: &str = "sông Đà chảy về xuôi";

#[tokio::test]
async fn the_first_administrator_changes_the_password_and_the_file_goes() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let file = house.data.path().join("first-password.txt");
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text, format!("admin\n{}\n", house.first_password));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let mut browser = house.browser();
    let answer = browser.sign_in("Admin ", &house.first_password).await;
    assert_eq!(
        (answer.status, answer.to()),
        (StatusCode::SEE_OTHER, "/work")
    );
    assert!(!file.exists());
    // Nothing opens before the password is changed.
    let answer = browser.get("/work").await;
    assert_eq!(
        (answer.status, answer.to()),
        (StatusCode::SEE_OTHER, "/account/password")
    );
    let before = browser.cookies["session"].clone();
    let fields = [
        ("old", house.first_password.as_str()),
        ("new", NEW),
        ("again", NEW),
    ];
    let answer = browser
        .fill("/account/password", "/account/password", &fields)
        .await;
    assert_eq!(
        (answer.status, answer.to()),
        (StatusCode::SEE_OTHER, "/work")
    );
    assert_ne!(browser.cookies["session"], before, "a new id at each step");
    assert_eq!(browser.get("/work").await.status, StatusCode::OK);
    // The old id is worth nothing.
    let mut other = house.browser();
    other.cookies.insert("session".to_owned(), before);
    assert!(other.get("/work").await.to().starts_with("/sign-in"));
    // Nor is the old password, and the second start makes no account.
    assert!(api::prepare(&house.app).await.unwrap().is_none());
    let answer = house
        .browser()
        .sign_in("admin", &house.first_password)
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn signing_out_and_time_end_a_session() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let mut browser = house.browser();
    browser.sign_in("admin", &house.first_password).await;
    let answer = browser.fill("/account/password", "/sign-out", &[]).await;
    assert_eq!(answer.to(), "/");
    assert!(!browser.cookies.contains_key("session"));
    browser.sign_in("admin", &house.first_password).await;
    house.later(SignedDuration::from_mins(59));
    assert_eq!(
        browser.get("/account/password").await.status,
        StatusCode::OK
    );
    house.later(SignedDuration::from_mins(59));
    assert_eq!(
        browser.get("/account/password").await.status,
        StatusCode::OK
    );
    house.later(SignedDuration::from_mins(61));
    let answer = browser.get("/account/password").await;
    assert!(
        answer.to().starts_with("/sign-in"),
        "idle for more than an hour"
    );
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_whatever_happens() {
    let house = House::new().await;
    let mut browser = house.browser();
    browser.sign_in("admin", &house.first_password).await;
    for _ in 0..14 {
        assert_eq!(
            browser.get("/account/password").await.status,
            StatusCode::OK
        );
        house.later(SignedDuration::from_mins(50));
    }
    house.later(SignedDuration::from_mins(25));
    let answer = browser.get("/account/password").await;
    assert!(answer.to().starts_with("/sign-in"));
}

#[tokio::test]
async fn five_wrong_passwords_close_the_door_for_minutes_and_say_nothing_about_names() {
    let house = House::new().await;
    let mut browser = house.browser();
    for _ in 0..5 {
        let answer = browser.sign_in("admin", "sai").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let nobody = browser.sign_in("nobody", "sai").await;
        let same = |text: &str| {
            text.replace("value=\"admin\"", "")
                .replace("value=\"nobody\"", "")
        };
        assert_eq!(same(&answer.text), same(&nobody.text));
    }
    let answer = browser.sign_in("admin", &house.first_password).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers["retry-after"], "300");
    house.later(SignedDuration::from_secs(301));
    let answer = browser.sign_in("admin", &house.first_password).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn staff_set_up_codes_before_anything_opens_and_give_one_each_time() {
    let house = House::new().await;
    let mut browser = house.browser();
    browser.sign_in("admin", &house.first_password).await;
    let fields = [
        ("old", house.first_password.as_str()),
        ("new", NEW),
        ("again", NEW),
    ];
    browser
        .fill("/account/password", "/account/password", &fields)
        .await;
    assert_eq!(browser.get("/work").await.to(), "/account/codes");
    let form = browser.get("/account/codes").await;
    let (token, secret, seal) = (form.field("csrf"), form.field("secret"), form.field("seal"));
    let send = [
        ("secret", secret.as_str()),
        ("seal", seal.as_str()),
        ("code", "000000"),
    ];
    let answer = browser.send("/account/codes", &token, &send).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A secret of one's own choosing was never given out.
    let code = code(&secret, house.now());
    let forged = [
        ("secret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
        ("seal", seal.as_str()),
        ("code", code.as_str()),
    ];
    let answer = browser.send("/account/codes", &token, &forged).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let send = [
        ("secret", secret.as_str()),
        ("seal", seal.as_str()),
        ("code", code.as_str()),
    ];
    let answer = browser.send("/account/codes", &token, &send).await;
    assert_eq!(answer.to(), "/work");
    assert_eq!(browser.get("/work").await.status, StatusCode::OK);
    // The next sign-in asks for a code, and takes the one just used no second time.
    let mut other = house.browser();
    assert_eq!(other.sign_in("admin", NEW).await.to(), "/sign-in/code");
    assert_eq!(other.get("/work").await.to(), "/sign-in/code");
    let answer = other
        .fill("/sign-in/code", "/sign-in/code", &[("code", &code)])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Without a code the password cannot be changed either.
    let answer = other.get("/account/password").await;
    assert_eq!(answer.to(), "/sign-in/code");
    house.later(SignedDuration::from_secs(30));
    let next = self::code(&secret, house.now());
    let answer = other
        .fill("/sign-in/code", "/sign-in/code", &[("code", &next)])
        .await;
    assert_eq!(answer.to(), "/work");
    assert_eq!(other.get("/work").await.status, StatusCode::OK);
}

pub(crate) fn code(secret: &str, now: jiff::Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    totp_rs::Builder::new()
        .with_secret(secret)
        .build()
        .unwrap()
        .generate(u64::try_from(now.as_second()).unwrap())
        .to_string()
}
