//! Whether a caller passes a row.

use super::{Access, Row, form};
use crate::{
    App, Caller,
    caller::{Standing, Via},
    problem::Problem,
};
use axum::{
    extract::{RawPathParams, Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

/// The layer of one route: who, then from where and with which token, then the handler.
pub(super) async fn pass(
    State((app, row)): State<(App, Row)>,
    caller: Caller,
    params: RawPathParams,
    request: Request,
    next: Next,
) -> Response {
    let param = |name: &str| {
        params
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value.to_owned())
    };
    let (round, unit) = (param("round"), param("unit"));
    if let Err(refused) = allowed(
        &app,
        &row,
        &caller,
        round.as_deref(),
        unit.as_deref(),
        &request,
    ) {
        return refused;
    }
    // A key comes in a header that no browser adds by itself; everything else must come from our own form.
    let by_key = matches!(caller.via, Via::Key { .. });
    let request = if row.method.changes() && !by_key {
        match form::is_ours(&app, &caller, request).await {
            Ok(request) => request,
            Err(problem) => return problem.into_response(),
        }
    } else {
        request
    };
    next.run(request).await
}

fn allowed(
    app: &App,
    row: &Row,
    caller: &Caller,
    round: Option<&str>,
    unit: Option<&str>,
    request: &Request,
) -> Result<(), Response> {
    let full = caller.standing == Standing::Full;
    let passes = match row.access {
        Access::Open => caller.reads(),
        Access::HalfWay => caller.standing != Standing::Public,
        Access::SignedIn => full && matches!(caller.via, Via::Session(_)),
        Access::Roles(roles) => {
            full && matches!(caller.via, Via::Session(_)) && caller.holds(roles, round, unit)
        }
        Access::Key(scope, roles) => match &caller.via {
            Via::Key { scopes, .. } => {
                scopes.iter().any(|own| own == scope) && caller.holds(roles, round, unit)
            }
            _ => full && caller.holds(roles, round, unit),
        },
        Access::Operator => is_operator(app, caller, request),
    };
    if passes {
        return Ok(());
    }
    if matches!(row.access, Access::Operator) {
        return Err(Problem::not_found().into_response());
    }
    Err(match caller.standing {
        Standing::Full => Problem::forbidden().into_response(),
        _ if row.is_api() => Problem::unauthorized().into_response(),
        standing => send_on(standing, row, caller),
    })
}

/// To where the next step of signing in is; a form's target is never called again by itself.
fn send_on(standing: Standing, row: &Row, caller: &Caller) -> Response {
    let back = if row.method.changes() {
        "/".to_owned()
    } else {
        caller.path.clone()
    };
    let to = match standing {
        Standing::AwaitsCode => "/sign-in/code".to_owned(),
        Standing::MustChangePassword => "/account/password".to_owned(),
        Standing::MustEnrolCodes => "/account/codes".to_owned(),
        Standing::Public | Standing::Full => {
            format!("/sign-in?to={}", crate::layout::in_query(&back))
        }
    };
    Redirect::to(&to).into_response()
}

fn is_operator(app: &App, caller: &Caller, request: &Request) -> bool {
    // Behind a proxy on the same machine every address is loopback: then only the key counts.
    let direct = app.settings().public_address.is_none() && app.settings().proxies.is_empty();
    let key = app.settings().metrics_key.as_deref();
    let given = request
        .headers()
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match (key, given) {
        (Some(key), Some(given)) => crate::security::same(key.as_bytes(), given.as_bytes()),
        _ => direct && caller.address.is_loopback(),
    }
}
