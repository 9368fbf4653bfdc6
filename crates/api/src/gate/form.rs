//! Whether a change comes from one of our own forms: origin and token.

use crate::{App, Caller, problem::Problem, security::same};
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, header},
};
use http_body::{Body as _, Frame};
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// The token stands in the first bytes: it is the first field of every form.
const WHERE_THE_TOKEN_STANDS: usize = 4_096;

/// The request again, once its origin and token are ours.
pub(super) async fn is_ours(
    app: &App,
    caller: &Caller,
    request: Request,
) -> Result<Request, Problem> {
    if !same_origin(app, request.headers()) {
        return Err(Problem::not_our_form());
    }
    if let Some(given) = request.headers().get("x-csrf-token") {
        return if same(given.as_bytes(), caller.token.as_bytes()) {
            Ok(request)
        } else {
            Err(Problem::not_our_form())
        };
    }
    let kind = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let (parts, body) = request.into_parts();
    let (start, rest) = peek(body).await?;
    let given = if kind.starts_with("multipart/form-data") {
        in_parts(&start)
    } else {
        in_pairs(&start)
    };
    if !given.is_some_and(|given| same(given.as_bytes(), caller.token.as_bytes())) {
        return Err(Problem::not_our_form());
    }
    Ok(Request::from_parts(parts, rest))
}

/// `Sec-Fetch-Site` where the browser sends it, else `Origin` against our own address; neither is a refusal.
fn same_origin(app: &App, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin") {
        return false;
    }
    let Some(origin) = text("origin") else {
        return text("sec-fetch-site").is_some();
    };
    if let Some(own) = &app.settings().public_address {
        return origin.eq_ignore_ascii_case(own.trim_end_matches('/'));
    }
    let Some(host) = text("host") else {
        return false;
    };
    origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"))
        .is_some_and(|own| own.eq_ignore_ascii_case(host))
}

/// `csrf=…` as first pair.
fn in_pairs(start: &[u8]) -> Option<String> {
    let text = start.strip_prefix(b"csrf=")?;
    let end = text
        .iter()
        .position(|byte| *byte == b'&')
        .unwrap_or(text.len());
    String::from_utf8(text[..end].to_vec()).ok()
}

/// The first part of a multipart body, named `csrf`.
fn in_parts(start: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(start);
    let (head, rest) = text.split_once("\r\n\r\n")?;
    if !head.contains("name=\"csrf\"") {
        return None;
    }
    Some(rest.split_once("\r\n")?.0.to_owned())
}

/// Reads until the token's place is there, and gives the body back whole.
async fn peek(body: Body) -> Result<(Vec<u8>, Body), Problem> {
    let mut body = body;
    let mut start: Vec<u8> = Vec::new();
    while start.len() < WHERE_THE_TOKEN_STANDS {
        let next = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await;
        match next {
            None => break,
            Some(Err(_)) => return Err(Problem::bad_request()),
            Some(Ok(frame)) => {
                if let Ok(bytes) = frame.into_data() {
                    start.extend_from_slice(&bytes);
                }
            }
        }
    }
    let again = Again {
        start: Some(Bytes::from(start.clone())),
        rest: body,
    };
    start.truncate(WHERE_THE_TOKEN_STANDS);
    Ok((start, Body::new(again)))
}

/// A body whose first bytes were read already.
struct Again {
    start: Option<Bytes>,
    rest: Body,
}

impl http_body::Body for Again {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Some(start) = self.start.take() {
            return Poll::Ready(Some(Ok(Frame::data(start))));
        }
        Pin::new(&mut self.rest).poll_frame(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_the_first_field() {
        assert_eq!(in_pairs(b"csrf=abc&x=1").as_deref(), Some("abc"));
        assert_eq!(in_pairs(b"x=1&csrf=abc"), None);
        let parts = b"--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n--b\r\n";
        assert_eq!(in_parts(parts).as_deref(), Some("abc"));
        let other = b"--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nabc\r\n--b\r\n";
        assert_eq!(in_parts(other), None);
    }
}
