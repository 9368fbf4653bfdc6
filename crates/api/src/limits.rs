//! Around every request: its id, its line in the log, its count, its time limit, and what a panic becomes.

use crate::App;
use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

/// The longest that one request may take, uploads included.
const LONGEST: Duration = Duration::from_secs(120);

/// The request's id, random, for logs and messages.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// Id, log line, count, time limit. The line holds the route's pattern, never a query or a name.
pub(crate) async fn watch(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = crate::security::random_hex(8).unwrap_or_default();
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |own| own.as_str().to_owned());
    let begun = Instant::now();
    app.metrics().begin();
    // A request of its own task: a panic in it, whatever it holds, becomes a 500, and a client that leaves ends no half-done change.
    let run = tokio::spawn(next.run(request));
    let mut response = match tokio::time::timeout(LONGEST, run).await {
        Ok(Ok(response)) => response,
        Ok(Err(_panicked)) => {
            tracing::error!(request = %id, route, "a request panicked");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_too_long) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let took = begun.elapsed();
    app.metrics().end(response.status().as_u16(), took);
    tracing::info!(
        request = %id,
        %method,
        route,
        status = response.status().as_u16(),
        ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        "request"
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

/// The address asked from: the connection's, or the last that a trusted proxy names.
pub(crate) fn address(app: &App, request: &Parts) -> IpAddr {
    let own = request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    if app.settings().proxies.contains(&own) {
        return named(&request.headers).unwrap_or(own);
    }
    own
}

fn named(headers: &HeaderMap) -> Option<IpAddr> {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?
        .to_str()
        .ok()?
        .rsplit(',')
        .next()?
        .trim()
        .parse()
        .ok()
}
