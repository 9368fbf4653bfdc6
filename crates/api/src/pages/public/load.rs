//! From a request to what its sender sees: the one way of pages, charts and API to a result.

use super::shown::Shown;
use crate::http::{Keep, Sent, Shelf, Shows};
use crate::layout::lang_code;
use crate::problem::Problem;
use crate::results::{Facts, Stand, Trouble};
use crate::seen::Seen;
use crate::seen::look::{Which, look};
use crate::{App, Caller};
use axum::http::HeaderMap;
use axum::response::Response;
use finding::Lang;
use jiff::Timestamp;
use procedure::{Person, Publication};
use std::sync::Arc;
use store::RoundRow;

/// What is kept of what the public sees, and of the bytes made of it.
pub(crate) struct Shelves {
    seen: Shelf<Arc<Seen>>,
    shown: Shelf<Arc<Shown>>,
    sent: Shelf<Sent>,
}

impl Default for Shelves {
    fn default() -> Self {
        Self {
            seen: Shelf::new(16),
            shown: Shelf::new(32),
            sent: Shelf::new(64 << 20),
        }
    }
}

/// A round as a caller sees it.
pub(crate) struct Found {
    pub(crate) seen: Arc<Seen>,
    /// Equal for all who see the same; `None` where nothing made of it is kept.
    key: Option<String>,
    /// The version that is shown, where a later one is in force.
    pub(crate) old: Option<u32>,
    /// What the key stands for, and as long as that is shown.
    shows: Option<Shows>,
}

/// What a caller sees of a round; not found where that is nothing.
pub(crate) async fn find(
    app: &App,
    caller: &Caller,
    round: &str,
    version: Option<u32>,
) -> Result<Found, Problem> {
    let now = app.now();
    if caller.person.grants.is_empty() {
        let stand = app.results().stand(app.store(), &caller.owner, round);
        return for_all(app, stand.await?, &caller.person, version, now).await;
    }
    let which = version.map_or(Which::InForce, Which::Version);
    let old = match version {
        None => None,
        Some(_) => {
            let row = app.store().round(&caller.owner, round).await;
            let row = row.map_err(Trouble::from)?;
            let facts = app.results().facts(app.store(), &row).await?;
            old(&facts, version, now)
        }
    };
    let (round, person) = ((caller.owner.as_str(), round), &caller.person);
    let seen = look(app.store(), app.results(), round, (person, now), which).await?;
    Ok(Found {
        seen,
        key: None,
        old,
        shows: None,
    })
}

/// What everybody sees.
async fn for_all(
    app: &App,
    stand: Stand,
    nobody: &Person,
    version: Option<u32>,
    now: Timestamp,
) -> Result<Found, Problem> {
    let row = &stand.row;
    // Nobody in particular sees nothing of what is not published.
    let own = stand.facts.shown(version, now);
    let own = own.ok_or_else(Problem::not_found)?;
    let kept = app.shelves().seen.get(&key(row, own));
    let seen = match kept {
        Some(seen) => seen,
        None => {
            let which = version.map_or(Which::InForce, Which::Version);
            let round = (row.owner.as_str(), row.id.as_str());
            look(app.store(), app.results(), round, (nobody, now), which).await?
        }
    };
    // What was looked at may be later than what was read before.
    let own = seen.publication.clone().ok_or_else(Problem::not_found)?;
    let key = key(row, &own);
    app.shelves().seen.put(key.clone(), Arc::clone(&seen), 1);
    let old = old(&stand.facts, version, now);
    Ok(Found {
        shows: Some(Shows::new(row, version, own, old)),
        seen,
        // What is made of an older version says that it is one.
        key: Some(old.map_or(key.clone(), |_| format!("{key}/old"))),
        old,
    })
}

/// The version that is asked for, where a later one is in force.
fn old(facts: &Facts, version: Option<u32>, now: Timestamp) -> Option<u32> {
    let last = facts.shown(None, now)?.version;
    version.filter(|asked| *asked < last)
}

fn key(row: &RoundRow, own: &Publication) -> String {
    format!(
        "{}/{}/{}/{}/{}",
        row.owner, row.id, own.content, own.head_digest, own.version
    )
}

/// Every round of which the caller sees a published result, the latest year first.
pub(crate) async fn published(app: &App, caller: &Caller) -> Result<Vec<Found>, Problem> {
    let mut found = visible(app, caller).await?;
    found.retain(|own| !own.seen.is_draft());
    Ok(found)
}

/// Every round of which the caller sees anything, the latest year first.
pub(crate) async fn visible(app: &App, caller: &Caller) -> Result<Vec<Found>, Problem> {
    let rows = app.store().rounds(&caller.owner).await;
    let rows = rows.map_err(Trouble::from)?;
    let mut found = Vec::new();
    for row in rows {
        match find(app, caller, &row.id, None).await {
            Ok(own) => found.push(own),
            Err(problem) if problem.status() == axum::http::StatusCode::NOT_FOUND => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(found)
}

/// The publications of a round that are in force, oldest first.
pub(crate) async fn publications(
    app: &App,
    caller: &Caller,
    round: &str,
) -> Result<Vec<Publication>, Problem> {
    let stand = app.results().stand(app.store(), &caller.owner, round);
    let facts = stand.await?.facts;
    Ok(facts.in_force(app.now()).cloned().collect())
}

impl Found {
    /// What pages are made of, in a language.
    pub(crate) fn shown(&self, app: &App, lang: Lang) -> Arc<Shown> {
        let key = self.key.as_ref();
        let key = key.map(|key| format!("{key}/{}", lang_code(lang)));
        if let Some(own) = key.as_ref().and_then(|key| app.shelves().shown.get(key)) {
            return own;
        }
        let own = Arc::new(Shown::of(&self.seen, lang));
        if let Some(key) = key {
            app.shelves().shown.put(key, Arc::clone(&own), 1);
        }
        own
    }
    /// Whether everybody sees this.
    pub(crate) fn is_public(&self) -> bool {
        self.key.is_some()
    }
    /// Who may keep what is made of this for programs and as files.
    pub(crate) fn keep(&self) -> Keep {
        if self.is_public() {
            Keep::Published
        } else {
            Keep::Private
        }
    }
    /// Who may keep a page of this.
    pub(crate) fn keep_page(&self) -> Keep {
        if self.is_public() {
            Keep::PublishedPage
        } else {
            Keep::Private
        }
    }
    /// Bytes of a view of this, made once for all who see the same; away from the tasks that wait for the network.
    pub(crate) async fn send(
        &self,
        app: &App,
        headers: &HeaderMap,
        view: String,
        make: impl FnOnce(&Seen) -> Result<Sent, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let key = self.key.as_ref().map(|key| format!("{key}/{view}"));
        let kept = key.as_ref().and_then(|key| app.shelves().sent.get(key));
        let sent = match (kept, key) {
            (Some(own), _) => own,
            (None, key) => {
                let seen = Arc::clone(&self.seen);
                let made = tokio::task::spawn_blocking(move || make(&seen)).await;
                let sent = made.map_err(|error| Problem::ours(&error))??;
                if let Some(key) = key {
                    app.shelves().sent.put(key, sent.clone(), sent.len());
                }
                sent
            }
        };
        let mut response = sent.answer(headers, self.keep());
        if let Some(shows) = &self.shows {
            response.extensions_mut().insert(shows.clone());
        }
        Ok(response)
    }
}
