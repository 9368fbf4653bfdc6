//! Webhooks: addresses that are told of a publication, and what became of each call.

use crate::db::Row;
use crate::{Failure, Secret, Store, random_id};
use jiff::Timestamp;

/// A webhook that is to be added.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    /// Where to call.
    pub url: String,
    /// The key that signs the calls.
    pub secret: Secret,
    /// Which events it is told of.
    pub events: Vec<String>,
    /// The account's id.
    pub author: String,
}

/// A webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookRow {
    /// Whose.
    pub owner: String,
    /// The random id.
    pub id: String,
    /// Where to call.
    pub url: String,
    /// The key that signs the calls.
    pub secret: Secret,
    /// Which events it is told of.
    pub events: Vec<String>,
    /// The account's id.
    pub author: String,
    /// Since when.
    pub created: Timestamp,
}

/// A call that is to be made, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRow {
    /// Whose.
    pub owner: String,
    /// The random id; the receiver knows a repeated call by it.
    pub id: String,
    /// The webhook's id.
    pub webhook: String,
    /// The event.
    pub event: String,
    /// The body, as it is signed and sent.
    pub body: String,
    /// Since when.
    pub created: Timestamp,
    /// When to try next; `None` once it is delivered or given up.
    pub due: Option<Timestamp>,
    /// How often it was tried.
    pub attempts: u64,
    /// The last answer's HTTP status.
    pub status: Option<u16>,
    /// When it was accepted.
    pub delivered: Option<Timestamp>,
}

macro_rules! select_delivery {
    ($rest:literal) => {
        concat!(
            "SELECT owner, id, webhook, event, body, created, due, attempts, status, delivered FROM delivery ",
            $rest
        )
    };
}

impl Store {
    /// Adds a webhook and returns its random id.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such owner.
    pub async fn add_webhook(
        &self,
        owner: &str,
        hook: NewWebhook,
        at: Timestamp,
    ) -> Result<String, Failure> {
        let id = random_id();
        let sql = "INSERT INTO webhook (owner, id, url, secret, events, author, created) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let events = serde_json::to_string(&hook.events).expect("texts are always written as JSON");
        let values = [
            owner.into(),
            (&id).into(),
            hook.url.into(),
            hook.secret.expose().into(),
            events.into(),
            hook.author.into(),
            at.into(),
        ];
        self.db.run(sql, values).await?;
        Ok(id)
    }

    /// All webhooks of an owner, oldest first.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn webhooks(&self, owner: &str) -> Result<Vec<WebhookRow>, Failure> {
        let sql = "SELECT owner, id, url, secret, events, author, created FROM webhook WHERE owner = $1 ORDER BY created, id";
        let rows = self.db.all(sql, [owner.into()]).await?;
        rows.into_iter().map(webhook).collect()
    }

    /// Removes a webhook with what is left to deliver to it.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn remove_webhook(&self, owner: &str, id: &str) -> Result<(), Failure> {
        let sql = "DELETE FROM webhook WHERE owner = $1 AND id = $2";
        match self.db.run(sql, [owner.into(), id.into()]).await? {
            0 => Err(Failure::NotFound("webhook")),
            _ => Ok(()),
        }
    }

    /// Puts a call in the queue; returns its random id.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such webhook.
    pub async fn add_delivery(
        &self,
        owner: &str,
        webhook: &str,
        event: &str,
        body: &str,
        at: Timestamp,
    ) -> Result<String, Failure> {
        let id = random_id();
        let sql = "INSERT INTO delivery (owner, id, webhook, event, body, created, due, attempts) VALUES ($1, $2, $3, $4, $5, $6, $6, 0)";
        let values = [
            owner.into(),
            (&id).into(),
            webhook.into(),
            event.into(),
            body.into(),
            at.into(),
        ];
        self.db.run(sql, values).await?;
        Ok(id)
    }

    /// The calls of all owners that are due at `now`, the longest due first, at most 100.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn due_deliveries(&self, now: Timestamp) -> Result<Vec<DeliveryRow>, Failure> {
        let sql = select_delivery!("WHERE due <= $1 ORDER BY due, id LIMIT 100");
        let rows = self.db.all(sql, [now.into()]).await?;
        rows.into_iter().map(delivery).collect()
    }

    /// The last calls of a webhook, newest first, at most 100.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn deliveries(
        &self,
        owner: &str,
        webhook: &str,
    ) -> Result<Vec<DeliveryRow>, Failure> {
        let sql = select_delivery!(
            "WHERE owner = $1 AND webhook = $2 ORDER BY created DESC, id LIMIT 100"
        );
        let rows = self.db.all(sql, [owner.into(), webhook.into()]).await?;
        rows.into_iter().map(delivery).collect()
    }

    /// Notes an attempt: accepted at `at` where `again` is `None` and the status is 2xx, given up where it is not, otherwise to be tried at `again`.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn note_delivery(
        &self,
        owner: &str,
        id: &str,
        status: Option<u16>,
        at: Timestamp,
        again: Option<Timestamp>,
    ) -> Result<(), Failure> {
        let is_accepted = again.is_none() && status.is_some_and(|status| status / 100 == 2);
        let sql = "UPDATE delivery SET attempts = attempts + 1, status = $1, delivered = $2, due = $3 WHERE owner = $4 AND id = $5";
        let values = [
            status.map(i64::from).into(),
            is_accepted.then_some(at).into(),
            again.into(),
            owner.into(),
            id.into(),
        ];
        match self.db.run(sql, values).await? {
            0 => Err(Failure::NotFound("delivery")),
            _ => Ok(()),
        }
    }
}

fn webhook(mut row: Row) -> Result<WebhookRow, Failure> {
    Ok(WebhookRow {
        owner: row.take_text()?,
        id: row.take_text()?,
        url: row.take_text()?,
        secret: Secret::new(row.take_text()?),
        events: row.take_json()?,
        author: row.take_text()?,
        created: row.take_time()?,
    })
}

fn delivery(mut row: Row) -> Result<DeliveryRow, Failure> {
    Ok(DeliveryRow {
        owner: row.take_text()?,
        id: row.take_text()?,
        webhook: row.take_text()?,
        event: row.take_text()?,
        body: row.take_text()?,
        created: row.take_time()?,
        due: row.take_maybe_time()?,
        attempts: row.take_count()?,
        status: row
            .take_maybe_int()?
            .and_then(|status| u16::try_from(status).ok()),
        delivered: row.take_maybe_time()?,
    })
}
