//! From an address to what may be seen there.

use super::Seen;
use crate::results::{Results, Trouble};
use jiff::Timestamp;
use procedure::Person;
use std::sync::Arc;
use store::Store;

/// Which result is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Which {
    /// The publication in force; where there is none, the round as it stands. What every address shows that is not about work in progress.
    #[default]
    InForce,
    /// The round as it stands, also after a publication: what is being prepared. The public sees nothing of it.
    Working,
    /// This version of the publications, if its embargo is over.
    Version(u32),
}

/// What a person sees of a round of an owner.
///
/// A round of which nothing may be seen comes back as [`Trouble::NotFound`], the same as one that does not exist.
pub(crate) async fn look(
    store: &Store,
    results: &Results,
    (owner, round): (&str, &str),
    (person, now): (&Person, Timestamp),
    which: Which,
) -> Result<Arc<Seen>, Trouble> {
    let row = store.round(owner, round).await?;
    let facts = results.facts(store, &row).await?;
    let publication = match which {
        Which::InForce => facts.shown(None, now),
        Which::Working => None,
        Which::Version(version) => {
            let own = facts.shown(Some(version), now);
            Some(own.ok_or(Trouble::NotFound)?)
        }
    };
    let publication = publication.cloned();
    let whole = match &publication {
        Some(own) => {
            let head = procedure::Head {
                seq: own.head,
                digest: own.head_digest.clone(),
            };
            results.at(store, &row, &own.content, &head).await?
        }
        None => results.working(store, &row).await?,
    };
    let state = facts.state(now);
    let seen = Seen::of(whole, publication, person, &state, now);
    if seen.is_empty() {
        return Err(Trouble::NotFound);
    }
    Ok(Arc::new(seen))
}
