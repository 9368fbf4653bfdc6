//! Webhooks: addresses that are told of publications.

use super::{account::tell, users::Once};
use crate::{
    App, Caller,
    layout::{Layout, Section},
    problem::{Problem, page},
    webhooks,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use finding::{Finding, Place};
use serde::Deserialize;
use store::{NewWebhook, Secret};

struct Line {
    id: String,
    url: String,
    created: String,
    calls: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "admin/webhooks.html")]
struct HooksPage {
    page: Layout,
    token: String,
    hooks: Vec<Line>,
}

/// The last calls that are listed.
const LAST: usize = 5;

pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let words = caller.words();
    let mut hooks = Vec::new();
    for hook in app.store().webhooks(&caller.owner).await? {
        let calls = app.store().deliveries(&caller.owner, &hook.id).await?;
        let call = |call: &store::DeliveryRow| {
            let became = match (call.delivered, call.due) {
                (Some(at), _) => words.t1("webhooks-delivered", "time", words.time(at)),
                (None, Some(at)) => words.t1("webhooks-again", "time", words.time(at)),
                (None, None) => words.t("webhooks-given-up"),
            };
            let status = call.status.map_or_else(String::new, |own| own.to_string());
            (
                format!("{} {}", words.time(call.created), call.event),
                became,
                status,
            )
        };
        hooks.push(Line {
            id: hook.id,
            url: hook.url,
            created: words.time(hook.created),
            calls: calls.iter().take(LAST).map(call).collect(),
        });
    }
    page(&HooksPage {
        page: caller
            .page(&app, words.t("webhooks-title"))
            .within(Section::Work)
            .after(words.t("frame-nav-work"), "/work"),
        token: caller.token.clone(),
        hooks,
    })
}

#[derive(Deserialize)]
pub(super) struct New {
    url: String,
}

pub(super) async fn add(
    State(app): State<App>,
    caller: Caller,
    Form(new): Form<New>,
) -> Result<Response, Problem> {
    let url = new.url.trim();
    if let Err(says) = webhooks::may_call(url, app.settings().webhooks_to_private) {
        return Err(Problem::unusable(vec![
            Finding::error("webhook-address", Place::whole("form")).says(says.vi, says.en),
        ]));
    }
    let secret = store::random_secret();
    let hook = NewWebhook {
        url: url.to_owned(),
        secret: Secret::new(secret.clone()),
        events: vec![webhooks::PUBLICATION.to_owned()],
        author: caller.person.id.clone(),
    };
    let id = app
        .store()
        .add_webhook(&caller.owner, hook, app.now())
        .await?;
    tell(&app, &caller, "webhook-added", &id).await?;
    let words = caller.words();
    page(&Once {
        page: caller
            .page(&app, words.t("webhooks-added"))
            .within(Section::Work)
            .after(words.t("webhooks-title"), "/webhooks"),
        label: words.t("webhooks-secret"),
        name: url.to_owned(),
        secret,
        hint: words.t("webhooks-hint"),
        back: "/webhooks",
    })
}

pub(super) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path(hook): Path<String>,
) -> Result<Response, Problem> {
    app.store().remove_webhook(&caller.owner, &hook).await?;
    tell(&app, &caller, "webhook-removed", &hook).await?;
    Ok(Redirect::to("/webhooks").into_response())
}

/// Puts a call without news in the queue, so that the receiver can be tried.
pub(super) async fn try_out(
    State(app): State<App>,
    caller: Caller,
    Path(hook): Path<String>,
) -> Result<Response, Problem> {
    let now = app.now();
    let body = serde_json::json!({ "event": "try", "at": now.to_string() }).to_string();
    app.store()
        .add_delivery(&caller.owner, &hook, "try", &body, now)
        .await?;
    Ok(Redirect::to("/webhooks").into_response())
}
