//! Around every request: its id, its line in the log, its count; how often somebody may ask, how long it may take, and what a panic becomes.

use crate::{App, Caller, caller::Via, problem::Problem};
use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    hash::{BuildHasher as _, RandomState},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

/// The request's id, for logs and messages.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// A new one: the next cannot be told from those before.
pub(crate) fn new_id() -> String {
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("{:016x}", KEYS.hash_one(COUNT.fetch_add(1, Relaxed)))
}

/// The header that tells the request's id.
pub(crate) const ID_HEADER: &str = "x-request-id";

/// Id, log line, count.
pub(crate) async fn watch(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = new_id();
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let begun = Instant::now();
    app.metrics().begin();
    let mut response = next.run(request).await;
    if let Some(route) = &route {
        response.extensions_mut().insert(route.clone());
    }
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    told(&app, &id, (&method, route), begun, response)
}

/// Counts an answer, writes its line into the log and its id into its headers. The line holds the route's pattern, never a query or a name.
pub(crate) fn told(
    app: &App,
    id: &str,
    (method, route): (&Method, &str),
    begun: Instant,
    mut response: Response,
) -> Response {
    let took = begun.elapsed();
    app.metrics().end(response.status().as_u16(), took);
    tracing::info!(
        request = id,
        %method,
        route,
        status = response.status().as_u16(),
        ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        "request"
    );
    if let Ok(value) = HeaderValue::from_str(id) {
        response.headers_mut().insert(ID_HEADER, value);
    }
    response
}

/// Whose requests are counted together. Keys have buckets of their own, so that two programs behind one address do not starve each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Bucket {
    /// Of an address.
    Address(IpAddr),
    /// Of a key, by its id.
    Key(String),
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
    let bucket = match &caller.via {
        Via::Key { id, .. } => Bucket::Key(id.clone()),
        _ => Bucket::Address(caller.address),
    };
    let a_minute = app.settings().requests_a_minute;
    if let Err(wait) = app.rates().take(&bucket, a_minute, app.now()) {
        return Problem::too_many(wait).into_response();
    }
    // A task of its own: a panic in it becomes a 500, and a client that leaves ends no half-done change.
    let run = tokio::spawn(next.run(request));
    let longest = Duration::from_secs(app.settings().request_seconds.into());
    match tokio::time::timeout(longest, run).await {
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
