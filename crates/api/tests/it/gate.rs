//! The whole table of routes, walked with every role and with none.

use crate::house::{Answer, Browser, House};
use api::{Access, Method, ROWS, Row};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use procedure::{Grant, Role, Scope};
use store::{NewUser, Secret};

const OWNER: &str = "default";
const UNIT: &str = "U1";
const ROUND: &str = "no-such-round";
const PASSWORD: &str = "mật khẩu thử nghiệm";

const ROLES: [Role; 8] = [
    Role::Administrator,
    Role::CriteriaOwner,
    Role::Coordinator,
    Role::Appraiser,
    Role::CouncilMember,
    Role::UnitStaff,
    Role::UnitHead,
    Role::Auditor,
];

fn grant(owner: &str, role: Role) -> Grant {
    let of_unit = matches!(role, Role::UnitStaff | Role::UnitHead);
    Grant {
        role,
        owner: owner.to_owned(),
        round: None,
        unit: of_unit.then(|| UNIT.to_owned()),
        scope: Scope::All,
        expires: None,
    }
}

async fn account(house: &House, owner: &str, name: &str, role: Role) {
    let hash = house.hash(PASSWORD).await;
    let user = NewUser {
        name: name.to_owned(),
        password_hash: Secret::new(hash),
        must_change: false,
        grants: vec![grant(owner, role)],
    };
    let now = house.now();
    house.app.store().add_user(owner, user, now).await.unwrap();
}

/// The path with its parameters filled in.
fn path(row: &Row, round: &str, unit: &str) -> String {
    row.path
        .split('/')
        .map(|part| match part {
            "{round}" => round.to_owned(),
            "{unit}" => unit.to_owned(),
            "{leaf}" => "1.1".to_owned(),
            "{*path}" => "portal.css".to_owned(),
            _ if part.contains('{') => "00000000000000000000000000000000".to_owned(),
            other => other.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn request(row: &Row, path: &str, token: Option<&str>) -> Request<Body> {
    let request = Request::builder().method(row.method.name()).uri(path);
    if row.method == Method::Get {
        return request.body(Body::empty()).unwrap();
    }
    let body = token.map_or_else(String::new, |token| format!("csrf={token}"));
    request
        .header(header::HOST, "127.0.0.1:8766")
        .header(header::ORIGIN, "http://127.0.0.1:8766")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap()
}

/// Whether the gate, and not what stands behind it, refused.
fn refused(answer: &Answer) -> bool {
    let sent_on = answer.status == StatusCode::SEE_OTHER && answer.to().starts_with("/sign-in?to=");
    sent_on
        || answer.status == StatusCode::UNAUTHORIZED
        || (answer.status == StatusCode::FORBIDDEN && answer.text.contains("chưa được giao quyền"))
}

fn may(access: Access, role: Role) -> bool {
    match access {
        Access::Open | Access::HalfWay | Access::SignedIn | Access::Operator => true,
        Access::Roles(roles) | Access::Key(_, roles) => roles.contains(&role),
    }
}

async fn signed_in<'h>(house: &'h House, name: &str) -> (Browser<'h>, String) {
    let mut browser = house.browser();
    let answer = browser.sign_in(name, PASSWORD).await;
    assert_eq!(answer.to(), "/work", "{name}");
    let token = browser.get("/account").await.field("csrf");
    (browser, token)
}

#[tokio::test]
async fn each_role_passes_where_the_table_says_so_and_nowhere_else() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    for role in ROLES {
        let name = format!("{role:?}").to_lowercase();
        account(&house, OWNER, &name, role).await;
        let (mut browser, token) = signed_in(&house, &name).await;
        for row in ROWS.iter().filter(|row| row.path != "/sign-out") {
            let path = path(row, ROUND, UNIT);
            let answer = browser.ask(request(row, &path, Some(&token))).await;
            let what = format!("{role:?} {} {path}: {}", row.method.name(), answer.status);
            assert_eq!(!refused(&answer), may(row.access, role), "{what}");
            assert!(!answer.status.is_server_error(), "{what}");
            if row.method.changes() && may(row.access, role) {
                let answer = browser.ask(request(row, &path, None)).await;
                assert_eq!(
                    answer.status,
                    StatusCode::FORBIDDEN,
                    "{what}, without a token"
                );
                let elsewhere = Request::builder()
                    .method(row.method.name())
                    .uri(&path)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from(format!("csrf={token}")))
                    .unwrap();
                let answer = browser.ask(elsewhere).await;
                assert_eq!(
                    answer.status,
                    StatusCode::FORBIDDEN,
                    "{what}, without an origin"
                );
            }
            // Another unit's address is another's.
            if matches!(role, Role::UnitStaff | Role::UnitHead)
                && row.path.contains("{unit}")
                && matches!(row.access, Access::Roles(_))
            {
                let path = self::path(row, ROUND, "U2");
                let answer = browser.ask(request(row, &path, Some(&token))).await;
                assert!(refused(&answer), "{what}, of another unit");
            }
        }
    }
}

#[tokio::test]
async fn without_an_account_only_what_is_open_opens() {
    let house = House::new().await;
    let mut browser = house.browser();
    let token = browser.get("/sign-in").await.field("csrf");
    for row in ROWS {
        let path = path(row, ROUND, UNIT);
        let answer = browser.ask(request(row, &path, Some(&token))).await;
        let open = matches!(row.access, Access::Open | Access::Operator);
        let what = format!("{} {path}: {}", row.method.name(), answer.status);
        assert_eq!(!refused(&answer), open, "{what}");
        assert!(!answer.status.is_server_error(), "{what}");
        // A key or a session that nobody was given opens nothing more.
        if row.method == Method::Get {
            for guessed in ["authorization", "cookie"] {
                let value = match guessed {
                    "cookie" => format!("session={}", "0".repeat(64)),
                    _ => format!("Bearer parindex_{}", "0".repeat(64)),
                };
                let mut asked = request(row, &path, None);
                asked.headers_mut().insert(guessed, value.parse().unwrap());
                let answer = house.ask(asked).await;
                assert_eq!(!refused(&answer), open, "{what}, {guessed}");
            }
        }
    }
}

#[tokio::test]
async fn a_key_opens_no_page_and_another_owners_account_no_round_of_this_one() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let now = house.now();
    let store = house.app.store();
    store.add_owner("other", "Tỉnh khác", now).await.unwrap();
    let key = store::NewKey {
        hash: api_digest("parindex_key"),
        name: "cổng".to_owned(),
        scopes: vec!["read".to_owned(), "import".to_owned(), "sets".to_owned()],
        grants: vec![grant("other", Role::Coordinator)],
        author: "x".to_owned(),
        expires: None,
    };
    store.add_key("other", key, now).await.unwrap();
    for row in ROWS {
        let path = path(row, ROUND, UNIT);
        let mut asked = request(row, &path, None);
        asked
            .headers_mut()
            .insert("authorization", "Bearer parindex_key".parse().unwrap());
        let answer = house.ask(asked).await;
        let what = format!("{} {path}: {}", row.method.name(), answer.status);
        assert!(!answer.status.is_server_error(), "{what}");
        if matches!(row.access, Access::Roles(_) | Access::SignedIn) {
            assert!(refused(&answer), "{what}");
        }
    }
}

fn api_digest(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
