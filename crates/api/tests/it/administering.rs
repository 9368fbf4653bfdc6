//! Accounts, grants, keys, webhooks and the log, as an administrator does them.

use crate::house::{Browser, House};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use procedure::Role;

const NEW: &str = "sông Đà chảy về xuôi";

async fn administrator(house: &House) -> Browser<'_> {
    let mut browser = house.browser();
    browser.sign_in("admin", &house.first_password).await;
    let fields = [
        ("old", house.first_password.as_str()),
        ("new", NEW),
        ("again", NEW),
    ];
    let answer = browser
        .fill("/account/password", "/account/password", &fields)
        .await;
    assert_eq!(answer.to(), "/work");
    browser
}

/// What stands in the first `<code>` of a page that shows a secret once.
fn once(text: &str) -> String {
    let rest = text.split_once("<code>").unwrap().1;
    rest.split_once('<').unwrap().0.to_owned()
}

#[tokio::test]
async fn an_account_is_added_entrusted_closed_and_leaves_lines_in_the_log() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let mut browser = administrator(&house).await;
    let wrong = [("name", "giam-sat"), ("role", "auditor")];
    let answer = browser.fill("/users", "/users", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("phải có ngày hết hạn"));
    let fields = [("name", "Can-Bo"), ("role", "unit-staff"), ("unit", "U1")];
    let answer = browser.fill("/users", "/users", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let password = once(&answer.text);
    let again = browser.fill("/users", "/users", &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    let mut staff = house.browser();
    let answer = staff.sign_in("can-bo", &password).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(staff.get("/work").await.to(), "/account/password");
    let fields = [("old", password.as_str()), ("new", NEW), ("again", NEW)];
    staff
        .fill("/account/password", "/account/password", &fields)
        .await;
    assert_eq!(staff.get("/work").await.status, StatusCode::OK);
    assert_eq!(staff.get("/users").await.status, StatusCode::FORBIDDEN);

    let users = house.app.store().users("default").await.unwrap();
    let id = |name: &str| {
        users
            .iter()
            .find(|own| own.name == name)
            .unwrap()
            .id
            .clone()
    };
    let page = format!("/users/{}", id("can-bo"));
    // A grant holds from the next request on, and is taken away as quickly.
    let fields = [("role", "administrator")];
    browser
        .fill(&page, &format!("{page}/grants"), &fields)
        .await;
    assert_eq!(staff.get("/users").await.status, StatusCode::OK);
    let fields = [("at", "1"), ("of", "2")];
    browser
        .fill(&page, &format!("{page}/grants/end"), &fields)
        .await;
    assert_eq!(staff.get("/users").await.status, StatusCode::FORBIDDEN);
    let answer = browser
        .fill(&page, &format!("{page}/grants/end"), &fields)
        .await;
    assert_eq!(
        answer.status,
        StatusCode::CONFLICT,
        "the list is another by now"
    );

    browser.fill(&page, &format!("{page}/open"), &[]).await;
    assert!(staff.get("/work").await.to().starts_with("/sign-in"));
    let answer = house.browser().sign_in("can-bo", NEW).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Nobody shuts the door behind themselves.
    let own = format!("/users/{}", id("admin"));
    let answer = browser.fill(&page, &format!("{own}/open"), &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let answer = browser
        .fill(
            &own,
            &format!("{own}/grants/end"),
            &[("at", "0"), ("of", "1")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);

    let log = browser.get("/log").await.text;
    for action in [
        "tạo tài khoản đầu tiên",
        "thêm tài khoản",
        "giao quyền",
        "thu quyền",
        "khóa tài khoản",
    ] {
        assert!(log.contains(action), "{action}");
    }
    assert!(!log.contains(&password));
    let check = browser.get("/log/check").await.text;
    assert!(check.contains("Nguyên vẹn") && !check.contains("Không khớp"));
}

#[tokio::test]
async fn a_key_is_shown_once_and_opens_nothing_once_it_is_revoked() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let mut browser = administrator(&house).await;
    let fields = [
        ("name", "Cổng"),
        ("role", "api-client"),
        ("read", "1"),
        ("expires", "2027-10-01"),
    ];
    let key = once(&browser.fill("/keys", "/keys", &fields).await.text);
    assert!(key.starts_with("parindex_") && key.len() == 9 + 64);
    let page = browser.get("/keys").await.text;
    assert!(!page.contains(&key));
    // What it may do stands in words.
    assert!(page.contains(">Đọc kết quả</td>"), "{page}");
    let late = [
        ("name", "Cổng"),
        ("role", "api-client"),
        ("read", "1"),
        ("expires", "2030-10-01"),
    ];
    let answer = browser.fill("/keys", "/keys", &late).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let keys = house.app.store().keys("default").await.unwrap();
    assert_eq!(keys.len(), 1);
    let target = format!("/keys/{}/revoke", keys[0].id);
    browser.fill("/keys", &target, &[]).await;
    assert!(browser.get("/keys").await.text.contains("Thu hồi 09:00"));
}

#[tokio::test]
async fn a_key_acts_for_one_unit_or_writes_criteria_sets_and_no_further() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let mut browser = administrator(&house).await;
    let end = ("expires", "2027-10-01");
    let nowhere = [
        ("name", "Một cửa"),
        ("role", "unit-staff"),
        ("import", "1"),
        end,
    ];
    let answer = browser.fill("/keys", "/keys", &nowhere).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("cần mã đơn vị"), "{}", answer.text);
    let master = [("name", "x"), ("role", "administrator"), ("read", "1"), end];
    let answer = browser.fill("/keys", "/keys", &master).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);

    let of_unit = [&nowhere[..], &[("unit", " U1 ")]].concat();
    let unit = once(&browser.fill("/keys", "/keys", &of_unit).await.text);
    // A unit is nobody's who does not work for one; a scope that there is none of is not given.
    let of_sets = [
        ("name", "Bộ tiêu chí"),
        ("role", "criteria-owner"),
        ("unit", "U1"),
        ("sets", "1"),
        ("internal", "1"),
        end,
    ];
    let sets = once(&browser.fill("/keys", "/keys", &of_sets).await.text);
    assert!(
        browser
            .get("/keys")
            .await
            .text
            .contains("Cán bộ đơn vị (U1)")
    );
    let keys = house.app.store().keys("default").await.unwrap();
    let mut given: Vec<_> = keys
        .iter()
        .map(|own| {
            (
                own.scopes.join(","),
                own.grants[0].role,
                own.grants[0].unit.clone(),
            )
        })
        .collect();
    given.sort();
    let unit_code = Some("U1".to_owned());
    assert_eq!(
        given,
        [
            ("import".to_owned(), Role::UnitStaff, unit_code),
            ("sets".to_owned(), Role::CriteriaOwner, None),
        ]
    );
    for (key, status) in [(&unit, 403), (&sets, 200)] {
        let asked = Request::get("/api/v1/sets/drafts")
            .header(header::AUTHORIZATION, format!("Bearer {key}"))
            .body(Body::empty())
            .unwrap();
        assert_eq!(house.ask(asked).await.status.as_u16(), status);
    }
}

#[tokio::test]
async fn a_webhook_calls_no_private_address() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let mut browser = administrator(&house).await;
    for url in [
        "http://cong.example/",
        "https://127.0.0.1/nhan",
        "https://[::1]/nhan",
    ] {
        let answer = browser
            .fill("/webhooks", "/webhooks", &[("url", url)])
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
    }
    let fields = [("url", "https://cong.example/nhan")];
    let answer = browser.fill("/webhooks", "/webhooks", &fields).await;
    assert_eq!(once(&answer.text).len(), 64);
    let hooks = house.app.store().webhooks("default").await.unwrap();
    let target = format!("/webhooks/{}/remove", hooks[0].id);
    browser.fill("/webhooks", &target, &[]).await;
    assert!(
        house
            .app
            .store()
            .webhooks("default")
            .await
            .unwrap()
            .is_empty()
    );
}
