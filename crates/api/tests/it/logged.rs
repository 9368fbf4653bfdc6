//! The log holds every request by its id, and nothing of what people typed or hold.

use crate::house::House;
use axum::body::Body;
use axum::http::{Request, header};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// Keeps the lines that a server writes with its usual filter.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _always_fits = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Kept {
    fn enabled(&self, own: &Metadata<'_>) -> bool {
        let most = if own.target().starts_with("api") {
            Level::INFO
        } else {
            Level::WARN
        };
        *own.level() <= most
    }
    fn new_span(&self, _span: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _span: &Id, _values: &Record<'_>) {}
    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().target().to_owned());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }
    fn enter(&self, _span: &Id) {}
    fn exit(&self, _span: &Id) {}
}

#[tokio::test]
async fn each_request_leaves_a_line_with_its_id_and_none_holds_a_secret_or_a_name() {
    let kept = Kept::default();
    tracing::subscriber::set_global_default(kept.clone()).expect("no other test sets one");
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let (name, phone) = ("nguyen-van-a", "0912345678");
    let mut ids = Vec::new();
    let mut browser = house.browser();
    let wrong = browser.sign_in(name, "sai-mat-khau-cua-toi").await;
    ids.push(wrong.headers["x-request-id"].to_str().unwrap().to_owned());
    browser.sign_in("admin", &house.first_password).await;
    let (first, new) = (house.first_password.clone(), "mật khẩu mới thử nghiệm");
    let fields = [("old", first.as_str()), ("new", new), ("again", new)];
    let page = "/account/password";
    browser.fill(page, page, &fields).await;
    let token = browser.get("/account").await.field("csrf");
    let fields = [("name", name), ("role", "unit-staff"), ("unit", "U1")];
    let added = browser.fill("/users", "/users", &fields).await;
    ids.push(added.headers["x-request-id"].to_str().unwrap().to_owned());
    let secret = added
        .text
        .split("<code>")
        .nth(1)
        .map(|own| own.split('<').next().unwrap().to_owned());
    let fields = [
        ("name", phone),
        ("role", "api-client"),
        ("read", "1"),
        ("expires", "2027-01-01"),
    ];
    browser.fill("/keys", "/keys", &fields).await;
    for path in [
        format!("/rounds/{name}?q={phone}"),
        format!("/api/v1/rounds/{phone}/units/{name}?lang={name}"),
        format!("/nowhere/{phone}"),
    ] {
        let asked = Request::get(path)
            .header(header::AUTHORIZATION, format!("Bearer {phone}"))
            .header(header::USER_AGENT, name)
            .body(Body::empty())
            .unwrap();
        let answer = browser.ask(asked).await;
        ids.push(answer.headers["x-request-id"].to_str().unwrap().to_owned());
    }
    let session = browser.cookies["session"].clone();
    // Our own failure: its cause goes to the log, under the same id.
    house.app.store().close().await;
    let failed = browser.get("/").await;
    assert_eq!(failed.status.as_u16(), 500);
    let id = failed.headers["x-request-id"].to_str().unwrap().to_owned();
    assert!(failed.text.contains(&id));
    let lines = kept.0.lock().unwrap().clone();
    let cause = |line: &&String| line.contains(&id) && line.contains("a request failed");
    assert_eq!(lines.iter().filter(cause).count(), 1);
    for id in ids {
        let own = |line: &&String| line.contains(&id) && line.contains("status=");
        assert_eq!(lines.iter().filter(own).count(), 1, "{id}");
    }
    let held = [
        name,
        phone,
        "sai-mat-khau-cua-toi",
        new,
        &first,
        &token,
        &session,
    ];
    for held in held.into_iter().chain(secret.as_deref()) {
        let line = lines.iter().find(|line| line.contains(held));
        assert_eq!(line, None, "what must not be in the log");
    }
}
