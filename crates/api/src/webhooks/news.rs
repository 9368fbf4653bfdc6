//! What there is to tell: publications that came into force since a webhook was set up.

use super::PUBLICATION;
use crate::App;
use serde_json::json;
use store::{Failure, PublicationRow, WebhookRow};

/// Puts a call in the queue for each publication in force that a webhook was not told of yet.
/// The body is a function of the publication alone, so that what was told can be known again.
pub(super) async fn queue(app: &App) -> Result<(), Failure> {
    let (store, now) = (app.store(), app.now());
    for owner in store.owners().await? {
        let hooks = store.webhooks(&owner.id).await?;
        if hooks.is_empty() {
            continue;
        }
        for round in store.rounds(&owner.id).await? {
            let all = store.publications(&owner.id, &round.id).await?;
            let in_force = all
                .iter()
                .filter(|own| own.embargo.is_none_or(|end| end <= now));
            for publication in in_force {
                let body = body(app, publication);
                for hook in &hooks {
                    tell(app, hook, publication, &body).await?;
                }
            }
        }
    }
    Ok(())
}

async fn tell(
    app: &App,
    hook: &WebhookRow,
    publication: &PublicationRow,
    body: &str,
) -> Result<(), Failure> {
    let since = publication
        .embargo
        .unwrap_or(publication.at)
        .max(publication.at);
    if since < hook.created || !hook.events.iter().any(|own| own == PUBLICATION) {
        return Ok(());
    }
    let told = app.store().deliveries(&hook.owner, &hook.id).await?;
    if told.iter().any(|own| own.body == body) {
        return Ok(());
    }
    app.store()
        .add_delivery(&hook.owner, &hook.id, PUBLICATION, body, app.now())
        .await?;
    Ok(())
}

fn body(app: &App, own: &PublicationRow) -> String {
    let base = app.settings().public_address.as_deref().unwrap_or_default();
    json!({
        "event": PUBLICATION,
        "owner": own.owner,
        "round": own.round,
        "version": own.version,
        "recorded": own.at.to_string(),
        "act": { "number": own.act.number, "date": own.act.date.to_string(), "body": own.act.body },
        "correction": own.version > 1,
        "address": format!("{}/api/v1/rounds/{}", base.trim_end_matches('/'), crate::layout::in_query(&own.round)),
    })
    .to_string()
}
