//! Around every request: its id, its line in the log, its count; how often somebody may ask, how long it may take, and what a panic becomes.

use crate::{App, Caller, caller::Via, problem::Problem};
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

/// Id, log line, count. The line holds the route's pattern, never a query or a name.
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
    let mut response = next.run(request).await;
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

/// How often, how long, and whatever happens: the last layer before the routes.
pub(crate) async fn guard(
    State(app): State<App>,
    caller: Caller,
    request: Request,
    next: Next,
) -> Response {
    if let Some(failed) = request.extensions().get::<Problem>() {
        return failed.clone().into_response();
    }
    // Keys have buckets of their own, so that two programs behind one address do not starve each other.
    let bucket = match &caller.via {
        Via::Key { id, .. } => id.clone(),
        _ => caller.address.to_string(),
    };
    let a_minute = app.settings().requests_a_minute;
    if let Err(wait) = app.rates().take(&bucket, a_minute, app.now()) {
        return Problem::too_many(wait).into_response();
    }
    // A task of its own: a panic in it becomes a 500, and a client that leaves ends no half-done change.
    let run = tokio::spawn(next.run(request));
    match tokio::time::timeout(LONGEST, run).await {
        Ok(Ok(response)) => response,
        // What a panic says could hold data: the log gets its place from the hook, and nothing else.
        Ok(Err(_panicked)) => Problem::ours(&"a panic").into_response(),
        Err(_too_long) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
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
