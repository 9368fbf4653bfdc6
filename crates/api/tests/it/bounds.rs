//! What is too large is cut before it is read, and what is the operator's is not public.

use crate::house::House;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use procedure::{Grant, Role, Scope};
use store::{NewUser, Secret};

#[tokio::test]
async fn an_upload_beyond_the_limit_is_cut_and_nothing_of_it_is_kept() {
    let house = House::with(|settings| {
        settings.codes_for_staff = false;
        settings.largest_file = 10_000;
        settings.largest_form = 10_000;
    })
    .await;
    let grant = |role, unit: Option<&str>| Grant {
        role,
        owner: "default".to_owned(),
        round: None,
        unit: unit.map(str::to_owned),
        scope: Scope::All,
        expires: None,
    };
    let user = NewUser {
        name: "can-bo".to_owned(),
        password_hash: Secret::new(house.hash("mật khẩu thử nghiệm").await),
        must_change: false,
        grants: vec![
            grant(Role::UnitStaff, Some("U1")),
            grant(Role::Coordinator, None),
        ],
    };
    let store = house.app.store();
    store.add_user("default", user, house.now()).await.unwrap();
    let mut browser = house.browser();
    browser.sign_in("can-bo", "mật khẩu thử nghiệm").await;
    let token = browser.get("/account").await.field("csrf");
    let files = house.data.path().join("files");
    let before = count(&files);
    for row in api::ROWS
        .iter()
        .filter(|row| row.upload && !row.path.starts_with("/api/"))
    {
        let path = row.path.replace("{unit}", "U1").replace("{leaf}", "1.1");
        let path = path.replace("{round}", "none");
        let head = "--b\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n";
        let file =
            "\r\n--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        let body = format!("{head}{token}{file}{}\r\n--b--\r\n", "x".repeat(30_000));
        let asked = Request::builder()
            .method(row.method.name())
            .uri(&path)
            .header(header::HOST, "127.0.0.1:8766")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
            .header(header::CONTENT_LENGTH, body.len())
            .body(Body::from(body))
            .unwrap();
        let answer = browser.ask(asked).await;
        // Where the round is not there, it is not read at all.
        let cut = [StatusCode::PAYLOAD_TOO_LARGE, StatusCode::NOT_FOUND];
        assert!(
            cut.contains(&answer.status) || answer.status == StatusCode::FORBIDDEN,
            "{path}: {}",
            answer.status
        );
    }
    assert_eq!(count(&files), before);
}

/// Files below a folder, those being written as well.
fn count(folder: &std::path::Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let paths = entries.map(|own| own.unwrap().path());
    paths
        .map(|path| if path.is_dir() { count(&path) } else { 1 })
        .sum()
}

#[tokio::test]
async fn figures_of_the_machine_are_the_operators() {
    let asked = |key: Option<&str>| {
        let mut request = Request::get("/metrics");
        if let Some(key) = key {
            request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
        }
        request.body(Body::empty()).unwrap()
    };
    // On this machine without a proxy.
    let house = House::new().await;
    assert_eq!(house.ask(asked(None)).await.status, StatusCode::OK);
    // Behind a proxy every address is the proxy's.
    for public in [true, false] {
        let house = House::with(|settings| {
            settings.metrics_key = Some("khóa-đo-đếm".to_owned());
            if public {
                settings.public_address = Some("https://cchc.example".to_owned());
            } else {
                settings.proxies = vec!["127.0.0.1".parse().unwrap()];
            }
        })
        .await;
        for key in [None, Some("x"), Some("")] {
            let answer = house.ask(asked(key)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key:?}");
        }
    }
    let house = House::with(|settings| {
        settings.metrics_key = Some("khoa-do-dem".to_owned());
        settings.public_address = Some("https://cchc.example".to_owned());
    })
    .await;
    let answer = house.ask(asked(Some("khoa-do-dem"))).await;
    assert_eq!(answer.status, StatusCode::OK);
}
