//! Cookies: what each is for and how long it stays.

use crate::App;
use axum::{
    http::{HeaderValue, header},
    response::Response,
};

/// A visit before sign-in: only so that the form of signing in can carry a token.
pub(crate) const VISIT: &str = "visit";
/// A session's id.
pub(crate) const SESSION: &str = "session";

/// A cookie for this visit that no script reads.
pub(crate) fn set(app: &App, response: &mut Response, name: &str, value: &str) {
    add(
        response,
        &format!(
            "{name}={value}; Path=/; HttpOnly; SameSite=Lax{}",
            secure(app)
        ),
    );
}

/// A choice that stays for a year.
pub(crate) fn keep(app: &App, response: &mut Response, name: &str, value: &str) {
    add(
        response,
        &format!(
            "{name}={value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{}",
            secure(app)
        ),
    );
}

/// Takes a cookie away.
pub(crate) fn clear(app: &App, response: &mut Response, name: &str) {
    add(
        response,
        &format!(
            "{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{}",
            secure(app)
        ),
    );
}

fn secure(app: &App) -> &'static str {
    if app.settings().over_tls() {
        "; Secure"
    } else {
        ""
    }
}

fn add(response: &mut Response, text: &str) {
    if let Ok(value) = HeaderValue::from_str(text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
