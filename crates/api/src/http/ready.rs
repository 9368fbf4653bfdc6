//! Answers that are ready: whole, with their headers, and compressed where they were asked for so.
//!
//! Only what a handler has marked with [`Shows`] is kept, after it went through the gate for somebody without a session or key: bytes that depend on the address and on one publication.
//! Such an answer is sent again only while that publication, with every word of it, is what the address shows now: the embargo is held against the clock, and the round's place is read anew after each write of this process and at least every `seen_after_ms` of the settings.
//! Rates, counts, ids and the log hold for it as for every other.

use super::{Shelf, sent};
use crate::{App, limits, security::cookies};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use procedure::Publication;
use std::sync::Arc;
use std::time::Instant;
use store::RoundRow;

/// Bytes kept at most, all answers together.
const MOST: usize = 64 << 20;
/// Addresses longer than this are not kept.
const LONGEST: usize = 400;

/// What an answer shows: one publication at an address of everybody.
#[derive(Debug, Clone)]
pub(crate) struct Shows(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    owner: String,
    round: String,
    /// The version that the address asks for.
    version: Option<u32>,
    publication: Publication,
    /// That version, where a later one is in force: then the answer may say so.
    old: Option<u32>,
}

impl Shows {
    /// A publication, as the address shows it that asks for this version or for none.
    pub(crate) fn new(
        row: &RoundRow,
        version: Option<u32>,
        publication: Publication,
        old: Option<u32>,
    ) -> Self {
        Self(Arc::new(Inner {
            owner: row.owner.clone(),
            round: row.id.clone(),
            version,
            publication,
            old,
        }))
    }

    /// Whether the address shows the same now, as far as is known without asking the database.
    fn holds(&self, app: &App, now: Timestamp) -> bool {
        let own = &*self.0;
        let stand = app.results().fresh(app.store(), &own.owner, &own.round);
        stand.is_some_and(|stand| {
            let last = stand.facts.shown(None, now).map(|last| last.version);
            let old = own.version.filter(|asked| Some(*asked) < last);
            old == own.old && stand.facts.shown(own.version, now) == Some(&own.publication)
        })
    }
}

/// What is kept.
pub(crate) struct Ready(Shelf<Arc<Answer>>);

impl Default for Ready {
    fn default() -> Self {
        Self(Shelf::new(MOST))
    }
}

/// An answer with everything but its request's id.
#[derive(Debug)]
struct Answer {
    shows: Shows,
    /// The route's pattern, for the log.
    route: Option<MatchedPath>,
    headers: HeaderMap,
    bytes: Bytes,
}

/// Around the whole router: sends what is ready, and keeps what can be.
pub(crate) async fn ready(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(key) = key(&request) else {
        return next.run(request).await;
    };
    let begun = Instant::now();
    let now = app.now();
    let kept = app.ready().0.get(&key);
    let (parts, body) = request.into_parts();
    if let Some(own) = kept.filter(|own| own.shows.holds(&app, now)) {
        let bucket = limits::Bucket::Address(limits::address(&app, &parts));
        let most = app.settings().requests_a_minute;
        // Whoever may not ask now is told so by the layers below.
        if app.rates().take(&bucket, most, now).is_ok() {
            app.metrics().begin();
            app.metrics().ready();
            let route = own.route.as_ref().map_or("-", MatchedPath::as_str);
            let asked = (&parts.method, route);
            return limits::told(
                &app,
                &limits::new_id(),
                asked,
                begun,
                own.answer(&parts.headers),
            );
        }
    }
    let response = next.run(Request::from_parts(parts, body)).await;
    keep(&app, key, response).await
}

/// The address and how it may be packed, where the request says nothing else that an answer could depend on.
fn key(request: &Request) -> Option<String> {
    if *request.method() != Method::GET {
        return None;
    }
    let headers = request.headers();
    if headers.contains_key(header::AUTHORIZATION) {
        return None;
    }
    let mut kept = headers.get_all(header::COOKIE).iter();
    if kept.any(|own| holds(own.as_bytes(), cookies::SESSION.as_bytes())) {
        return None;
    }
    let packed = packed(headers)?;
    let address = request.uri().path_and_query()?.as_str();
    (address.len() <= LONGEST).then(|| format!("{packed}{address}"))
}

fn holds(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|own| own == part)
}

/// How an answer is packed for these headers; only the ways in which browsers ask are known here.
fn packed(headers: &HeaderMap) -> Option<char> {
    let mut own = '-';
    for line in headers.get_all(header::ACCEPT_ENCODING) {
        for word in line.to_str().ok()?.split(',') {
            match word.trim() {
                "br" => own = 'b',
                "gzip" if own != 'b' => own = 'g',
                "gzip" | "deflate" | "zstd" | "identity" => {}
                _ => return None,
            }
        }
    }
    Some(own)
}

/// Keeps an answer that was marked.
async fn keep(app: &App, key: String, mut response: Response) -> Response {
    let Some(shows) = response.extensions_mut().remove::<Shows>() else {
        return response;
    };
    let new_cookie = response.headers().contains_key(header::SET_COOKIE);
    if response.status() != StatusCode::OK || new_cookie {
        return response;
    }
    let (parts, body) = response.into_parts();
    // It was made in memory, so that it has an end.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut headers = parts.headers.clone();
    headers.remove(limits::ID_HEADER);
    let weight = bytes.len() + key.len() + 2_048;
    let own = Answer {
        shows,
        route: parts.extensions.get::<MatchedPath>().cloned(),
        headers,
        bytes: bytes.clone(),
    };
    app.ready().0.put(key, Arc::new(own), weight);
    Response::from_parts(parts, Body::from(bytes))
}

impl Answer {
    /// The answer to a request: the bytes, or 304 where the reader has them.
    fn answer(&self, asked: &HeaderMap) -> Response {
        let tag = self.headers.get(header::ETAG);
        let has = tag.is_some_and(|tag| sent::has(asked, tag));
        let mut response = Response::new(if has {
            Body::empty()
        } else {
            Body::from(self.bytes.clone())
        });
        *response.headers_mut() = self.headers.clone();
        if has {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            for own in [
                header::CONTENT_TYPE,
                header::CONTENT_LENGTH,
                header::CONTENT_ENCODING,
                header::CONTENT_DISPOSITION,
            ] {
                response.headers_mut().remove(own);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_questions_have_a_key() {
        let key_of = |lines: &[(&str, &str)]| {
            let mut request = Request::get("/api/v1/rounds/x/ranking?lang=en");
            for (name, value) in lines {
                request = request.header(*name, *value);
            }
            key(&request.body(Body::empty()).unwrap())
        };
        let address = "/api/v1/rounds/x/ranking?lang=en";
        let some = |packed: &str| Some(format!("{packed}{address}"));
        for (lines, expected) in [
            (&[][..], some("-")),
            (&[("accept-encoding", "gzip, deflate, br, zstd")], some("b")),
            (&[("accept-encoding", "deflate, gzip")], some("g")),
            (&[("accept-encoding", "identity")], some("-")),
            (&[("accept-encoding", "br;q=0, gzip")], None),
            (&[("accept-encoding", "*")], None),
            (&[("cookie", "lang=en; visit=00")], some("-")),
            (&[("cookie", "lang=en; session=00")], None),
            (&[("cookie", "lang=en"), ("cookie", "session=0")], None),
            (&[("authorization", "Bearer x")], None),
        ] {
            assert_eq!(key_of(lines), expected, "{lines:?}");
        }
        let post = Request::post(address).body(Body::empty()).unwrap();
        assert_eq!(key(&post), None);
    }
}
