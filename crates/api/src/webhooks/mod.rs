//! Webhooks: signed calls that tell other systems of a publication.
//!
//! The body is JSON; `X-Parindex-Signature: t=<seconds>,v1=<hex>` holds HMAC-SHA256 of `<seconds>.<body>` under the webhook's secret, `X-Parindex-Delivery` an id that stays the same when a call is repeated.
//! A receiver compares the signature, refuses times more than a few minutes old, and takes each id once.

mod address;
mod call;
mod news;
#[cfg(test)]
mod tests;

pub(crate) use address::may_call;

use crate::App;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// The event that a webhook is told of.
pub(crate) const PUBLICATION: &str = "publication";

/// Minutes until the next attempt; after the last one it is given up.
const AGAIN: [i64; 7] = [1, 5, 30, 120, 360, 720, 1_440];

/// Looks for news and makes the calls that are due, until the server ends.
pub(crate) async fn run(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(5));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(failure) = once(&app).await {
            tracing::warn!(error = %failure, "webhooks could not be served");
        }
    }
}

/// One look.
pub(crate) async fn once(app: &App) -> Result<(), store::Failure> {
    news::queue(app).await?;
    for delivery in app.store().due_deliveries(app.now()).await? {
        let hooks = app.store().webhooks(&delivery.owner).await?;
        let Some(hook) = hooks.into_iter().find(|own| own.id == delivery.webhook) else {
            continue;
        };
        let status = call::make(app, &hook, &delivery).await;
        let now = app.now();
        let accepted = status.is_some_and(|status| status / 100 == 2);
        let again = if accepted {
            None
        } else {
            next(delivery.attempts, now)
        };
        app.store()
            .note_delivery(&delivery.owner, &delivery.id, status, now, again)
            .await?;
    }
    Ok(())
}

fn next(attempts: u64, now: Timestamp) -> Option<Timestamp> {
    let minutes = AGAIN.get(usize::try_from(attempts).ok()?)?;
    now.checked_add(SignedDuration::from_mins(*minutes)).ok()
}
