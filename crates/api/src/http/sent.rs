//! Bytes with the digest of themselves.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Who may keep an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Published: everybody, for a minute, then asking whether it still holds. It depends on the address alone.
    Published,
    /// Published and shown in the reader's language and size: as above, by cookie.
    PublishedPage,
    /// Anything else: nobody.
    Private,
}

/// An answer that is kept between requests: cheap to clone, its ETag worked out once.
///
/// The tag is weak, since the same answer may go out compressed or not; it is the SHA-256 of the bytes before that.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    bytes: Bytes,
    kind: HeaderValue,
    tag: HeaderValue,
    /// `attachment; filename="…"`, where it is a file.
    name: Option<HeaderValue>,
}

impl Sent {
    /// Bytes of a kind (`Content-Type`).
    pub(crate) fn new(bytes: impl Into<Bytes>, kind: &'static str) -> Self {
        let bytes = bytes.into();
        let mut tag = String::from("W/\"");
        for byte in &Sha256::digest(&bytes)[..16] {
            // Writing into a text cannot fail.
            let _ = write!(tag, "{byte:02x}");
        }
        tag.push('"');
        Self {
            bytes,
            kind: HeaderValue::from_static(kind),
            tag: HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("W/\"0\"")),
            name: None,
        }
    }
    /// As a file to keep under this name.
    pub(crate) fn named(mut self, name: &str) -> Self {
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() || "-._".contains(c) {
                c
            } else {
                '-'
            }
        };
        let name: String = name.chars().map(plain).collect();
        self.name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok();
        self
    }
    /// How many bytes.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }
    /// The answer to a request: the bytes, or 304 where the reader has them.
    pub(crate) fn answer(&self, headers: &HeaderMap, keep: Keep) -> Response {
        let unchanged = has(headers, &self.tag);
        let body = if unchanged {
            Body::empty()
        } else {
            Body::from(self.bytes.clone())
        };
        let mut response = Response::new(body);
        let out = response.headers_mut();
        out.insert(header::ETAG, self.tag.clone());
        let kept = match keep {
            Keep::Published => "public, max-age=60",
            Keep::PublishedPage => "private, max-age=0, must-revalidate",
            Keep::Private => "private, no-store",
        };
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
        // Who is signed in may see more at the same address.
        let vary = HeaderValue::from_static("cookie, authorization");
        out.append(header::VARY, vary);
        if unchanged {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        out.insert(header::CONTENT_TYPE, self.kind.clone());
        if let Some(name) = &self.name {
            out.insert(header::CONTENT_DISPOSITION, name.clone());
        }
        response
    }
}

/// Whether the reader says that it has the bytes of this tag.
pub(super) fn has(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let mut given = headers.get_all(header::IF_NONE_MATCH).iter();
    given.any(|own| matches(own, tag))
}

/// Whether one of the tags in `If-None-Match` is this one, strong or weak.
fn matches(given: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(given), Ok(tag)) = (given.to_str(), tag.to_str()) else {
        return false;
    };
    let bare = |own: &str| own.trim().trim_start_matches("W/").to_owned();
    given.trim() == "*" || given.split(',').any(|own| bare(own) == bare(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_bytes_is_told_so_and_nothing_more() {
        let sent = Sent::new("{}", "application/json");
        let first = sent.answer(&HeaderMap::new(), Keep::Published);
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers()[header::ETAG].clone();
        // SHA-256 of `{}` begins so.
        assert_eq!(tag, "W/\"44136fa355b3678a1146ad16f7e8649e\"");
        for given in [
            tag.to_str().unwrap(),
            "\"x\", \"44136fa355b3678a1146ad16f7e8649e\"",
            "*",
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, given.parse().unwrap());
            let again = sent.answer(&headers, Keep::Published);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{given}");
            assert!(again.headers().get(header::CONTENT_TYPE).is_none());
        }
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, "\"other\"".parse().unwrap());
        assert_eq!(
            sent.answer(&headers, Keep::Private).status(),
            StatusCode::OK
        );
    }

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let sent = Sent::new("x", "text/csv").named("Xã \"A\"\r\nX: 1.csv");
        let name = sent.name.unwrap();
        assert_eq!(name, "attachment; filename=\"X---A---X--1.csv\"");
    }
}
