//! A form that is refused comes back as it was sent, with the refusal at its head and beside the fields that it names: one way for every page, so that nobody types a reason twice.

mod beside;
mod page;

pub(crate) use beside::Wrong;
pub(crate) use page::Sent;

use crate::caller::{Caller, Known};
use crate::layout::is_own_path;
use crate::problem::Problem;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{
    Extensions, HeaderMap, Method, Response as Whole, StatusCode, header, request::Parts,
};
use axum::response::{Html, IntoResponse, Response};
use http_body::Frame;
use page::{escaped, refilled};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tower::ServiceExt;

/// The largest form that is kept, and the largest page that is filled in, in bytes.
const MOST: usize = 1 << 20;
const LARGEST_PAGE: usize = 16 << 20;

/// A form that is on its way to its handler.
pub(crate) struct OnItsWay {
    parts: Parts,
    body: Arc<Mutex<Vec<u8>>>,
}

impl OnItsWay {
    /// The request again, and what is kept of it; `None` for what is no form of a page.
    pub(crate) fn of(request: Request) -> (Request, Option<Self>) {
        let is_page = !request.uri().path().starts_with("/api/");
        if request.method() != Method::POST || !is_page {
            return (request, None);
        }
        let (parts, body) = request.into_parts();
        let kept = Arc::default();
        let read = Read {
            from: body,
            kept: is_pairs(&parts.headers).then(|| Arc::clone(&kept)),
        };
        let own = Self {
            parts: parts.clone(),
            body: kept,
        };
        (Request::from_parts(parts, Body::new(read)), Some(own))
    }

    /// The page that the form stands on, with the form as it was sent; `None` where it cannot be shown to this caller now.
    pub(crate) async fn again(
        &self,
        pages: &Router,
        caller: &Caller,
        problem: &Problem,
    ) -> Option<Response> {
        let sent = problem.sent().map_or_else(|| self.sent(), <[_]>::to_vec);
        let address = self.parts.uri.path();
        let from = from(&self.parts.headers).into_iter();
        for path in from.chain([address.to_owned()]) {
            let Some(page) = self.page(pages, caller, &path).await else {
                continue;
            };
            let notice = notice(caller, problem);
            let wrong = problem.wrong(caller.lang);
            if let Some(page) = refilled(&page, address, &sent, (&notice, &wrong)) {
                return Some((problem.status(), Html(page)).into_response());
            }
        }
        None
    }

    /// What was sent, as far as it is kept.
    fn sent(&self) -> Vec<(String, String)> {
        pairs(&self.body.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A page as this caller would get it.
    async fn page(&self, pages: &Router, caller: &Caller, path: &str) -> Option<String> {
        let mut parts = self.parts.clone();
        parts.method = Method::GET;
        parts.uri = path.parse().ok()?;
        for name in [
            header::CONTENT_TYPE,
            header::CONTENT_LENGTH,
            header::IF_NONE_MATCH,
        ] {
            parts.headers.remove(name);
        }
        let known = Known {
            path: path.to_owned(),
            ..Known::clone(caller)
        };
        // What the router has put in belongs to the form's own address.
        parts.extensions = Extensions::new();
        parts.extensions.insert(Caller::new(known));
        let asked = Request::from_parts(parts, Body::empty());
        // A task of its own, so that a panic ends nothing else.
        let answer: Whole<Body> = tokio::spawn(pages.clone().oneshot(asked))
            .await
            .ok()?
            .ok()?;
        if answer.status() != StatusCode::OK {
            return None;
        }
        let bytes = to_bytes(answer.into_body(), LARGEST_PAGE).await.ok()?;
        String::from_utf8(bytes.to_vec()).ok()
    }
}

fn is_pairs(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    })
}

/// The page of ours that the browser says it comes from.
fn from(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (_, rest) = text(header::REFERER)?.split_once("://")?;
    let at = rest.find('/')?;
    let (host, path) = rest.split_at(at);
    let path = path.split('#').next().unwrap_or_default();
    let path = without_done(path);
    (Some(host) == text(header::HOST) && is_own_path(&path)).then_some(path)
}

/// A path without what its page said of the form before: this one was refused.
fn without_done(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else {
        return path.to_owned();
    };
    let kept = query.split('&').filter(|own| !own.starts_with("done="));
    let kept: Vec<&str> = kept.collect();
    if kept.is_empty() {
        return path.to_owned();
    }
    format!("{path}?{}", kept.join("&"))
}

/// What is said at the head of the form.
fn notice(caller: &Caller, problem: &Problem) -> String {
    let said = problem.sentences(caller.lang);
    let lines: String = said
        .iter()
        .map(|own| format!("<li>{}</li>", escaped(own)))
        .collect();
    let head = escaped(&caller.words().t("gate-form-refused"));
    format!(
        "<div class=\"notice\" role=\"alert\" tabindex=\"-1\" autofocus><p>{head}</p><ul>{lines}</ul></div>"
    )
}

/// Names and values out of `a=1&b=2`.
fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    let parts = bytes
        .split(|byte| *byte == b'&')
        .filter(|part| !part.is_empty());
    let pair = |part: &[u8]| {
        let at = part
            .iter()
            .position(|byte| *byte == b'=')
            .unwrap_or(part.len());
        (
            decoded(&part[..at]),
            decoded(part.get(at + 1..).unwrap_or_default()),
        )
    };
    parts.map(pair).collect()
}

fn decoded(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes
            .get(at + 1..at + 3)
            .and_then(|own| std::str::from_utf8(own).ok());
        let letter = hex.and_then(|own| u8::from_str_radix(own, 16).ok());
        match (byte, letter) {
            (b'%', Some(letter)) => {
                out.push(letter);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A body that leaves a copy of itself.
struct Read {
    from: Body,
    kept: Option<Arc<Mutex<Vec<u8>>>>,
}

impl http_body::Body for Read {
    type Data = axum::body::Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let next = std::task::ready!(Pin::new(&mut self.from).poll_frame(cx));
        if let (Some(Ok(frame)), Some(kept)) = (&next, &self.kept)
            && let Some(bytes) = frame.data_ref()
        {
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() + bytes.len() <= MOST {
                kept.extend_from_slice(bytes);
            }
        }
        Poll::Ready(next)
    }

    fn is_end_stream(&self) -> bool {
        self.from.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.from.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_as_browsers_write_them() {
        let own = pairs("a=1+2&b=%C4%90i%E1%BB%83m&c&d=%zz".as_bytes());
        let expected = [("a", "1 2"), ("b", "Điểm"), ("c", ""), ("d", "%zz")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(own, expected);
    }

    #[test]
    fn only_a_page_of_this_host_is_where_it_comes_from() {
        let asked = |referer: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "cchc.example".parse().unwrap());
            headers.insert(header::REFERER, referer.parse().unwrap());
            from(&headers)
        };
        let own = asked("https://cchc.example/rounds/x/council?done=voted&lang=en#top");
        assert_eq!(own.as_deref(), Some("/rounds/x/council?lang=en"));
        assert_eq!(asked("https://other.example/rounds/x"), None);
        assert_eq!(asked("https://cchc.example//other.example/"), None);
    }
}
