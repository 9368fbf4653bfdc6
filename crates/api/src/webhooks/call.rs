//! One call.

use super::address::PublicOnly;
use crate::{App, security::sign};
use std::time::Duration;
use store::{DeliveryRow, WebhookRow};
use ureq::{Agent, config::Config, unversioned::transport::DefaultConnector};

/// The longest that a receiver may take.
const LONGEST: Duration = Duration::from_secs(10);

/// Makes a call and gives the answer's status; `None` where there was no answer.
pub(super) async fn make(app: &App, hook: &WebhookRow, delivery: &DeliveryRow) -> Option<u16> {
    let private = app.settings().webhooks_to_private;
    let seconds = app.now().as_second();
    let signed = format!("{seconds}.{}", delivery.body);
    let key = hook.secret.expose().as_bytes();
    let signature = format!("t={seconds},v1={}", sign(key, signed.as_bytes()));
    let (url, id) = (hook.url.clone(), delivery.id.clone());
    let (event, body) = (delivery.event.clone(), delivery.body.clone());
    let call = tokio::task::spawn_blocking(move || {
        let config = Config::builder()
            .timeout_global(Some(LONGEST))
            .max_redirects(0)
            .http_status_as_error(false)
            // A proxy of the environment would resolve names itself and undo the check of addresses.
            .proxy(None)
            .user_agent(concat!("parindex/", env!("CARGO_PKG_VERSION")))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), PublicOnly { private });
        agent
            .post(&url)
            .header("content-type", "application/json")
            .header("x-parindex-event", &event)
            .header("x-parindex-delivery", &id)
            .header("x-parindex-signature", &signature)
            .send(&body)
            .map(|answer| answer.status().as_u16())
            .ok()
    });
    call.await.ok().flatten()
}
