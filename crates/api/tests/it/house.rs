//! A server of a test, and a browser that keeps its cookies.

use api::{App, Clock, Settings, prepare, router};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use store::Store;
use tempfile::TempDir;
use tower::ServiceExt;

/// A server with an embedded database in a folder of its own and a clock that the test turns.
pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) first_password: String,
    pub(crate) data: TempDir,
    now: Arc<Mutex<Timestamp>>,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn to(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |own| own.to_str().unwrap())
    }

    /// The value of a hidden field.
    pub(crate) fn field(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let rest = self.text.split_once(&mark).expect("the field is there").1;
        rest.split('"').next().unwrap().to_owned()
    }
}

impl House {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            data: data.path().to_owned(),
            requests_a_minute: 100_000,
            ..Settings::default()
        };
        change(&mut settings);
        let now = Arc::new(Mutex::new("2026-11-02T02:00:00Z".parse().unwrap()));
        let turned = Arc::clone(&now);
        let clock = Clock::from_fn(move || *turned.lock().unwrap());
        let store = Store::open(None, data.path()).await.unwrap();
        let app = App::new(store, settings, clock);
        let first = prepare(&app).await.unwrap().expect("the first start");
        Self {
            router: router(&app),
            app,
            first_password: first.password,
            data,
            now,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    pub(crate) fn later(&self, length: SignedDuration) {
        let mut now = self.now.lock().unwrap();
        *now = now.checked_add(length).unwrap();
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// A password's hash at the smallest cost, so that many accounts take no minutes.
    pub(crate) async fn hash(&self, password: &str) -> String {
        use argon2::password_hash::{PasswordHasher, phc::PasswordHash};
        let params = argon2::Params::new(8, 1, 1, None).unwrap();
        let cheap =
            argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        let hash: PasswordHash = cheap
            .hash_password_with_salt(password.as_bytes(), b"0123456789abcdef")
            .unwrap();
        hash.to_string()
    }

    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser {
            house: self,
            cookies: BTreeMap::new(),
        }
    }
}

/// Keeps cookies and fills in the token of the last form.
pub(crate) struct Browser<'h> {
    house: &'h House,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    fn cookie(&self) -> String {
        let own: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        own.join("; ")
    }

    pub(crate) async fn ask(&mut self, mut request: Request<Body>) -> Answer {
        let cookie = self.cookie();
        if !cookie.is_empty() {
            let headers = request.headers_mut();
            headers.insert(header::COOKIE, cookie.parse().unwrap());
        }
        let answer = self.house.ask(request).await;
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Opens the page with the form, then sends it as a browser does.
    pub(crate) async fn fill(
        &mut self,
        page: &str,
        target: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let token = self.get(page).await.field("csrf");
        self.send(target, &token, fields).await
    }

    pub(crate) async fn send(
        &mut self,
        target: &str,
        token: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut body = format!("csrf={token}");
        for (name, value) in fields {
            body.push_str(&format!("&{name}={}", encoded(value)));
        }
        let request = Request::post(target)
            .header(header::HOST, "127.0.0.1:8766")
            .header(header::ORIGIN, "http://127.0.0.1:8766")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        self.ask(request).await
    }

    pub(crate) async fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        let fields = [("name", name), ("password", password)];
        self.fill("/sign-in", "/sign-in", &fields).await
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}
