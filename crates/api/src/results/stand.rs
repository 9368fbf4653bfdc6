//! Where a round stands, read a moment ago: the public asks for it with every request.
//!
//! It holds until this process writes anything at all ([`Store::n_writes`]), so that whoever was told that something is recorded sees it at once.
//! What another process writes to the same database is seen after at most [`Settings::seen_after_ms`](crate::Settings).

use super::{Facts, Results, Trouble};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use store::{RoundRow, Store};

/// A round's row and what its chain says.
#[derive(Debug, Clone)]
pub(crate) struct Stand {
    pub(crate) row: Arc<RoundRow>,
    pub(crate) facts: Arc<Facts>,
}

/// By owner and round; only rounds that are there, so that nobody fills it by guessing.
#[derive(Debug)]
pub(crate) struct Stands {
    /// How long a round's row is believed without asking the database again.
    believed: Duration,
    kept: RwLock<HashMap<String, Read>>,
}

impl Stands {
    pub(super) fn new(believed: Duration) -> Self {
        Self {
            believed,
            kept: RwLock::default(),
        }
    }
}

#[derive(Debug)]
struct Read {
    stand: Stand,
    n_writes: u64,
    at: Instant,
}

impl Results {
    /// Where a round stands, if that was read just now and nothing was written since; asks nobody.
    pub(crate) fn fresh(&self, store: &Store, owner: &str, round: &str) -> Option<Stand> {
        let n_writes = store.n_writes();
        let Stands { believed, kept } = &self.stands;
        let kept = kept.read().unwrap_or_else(PoisonError::into_inner);
        let own = kept.get(&key(owner, round))?;
        (own.n_writes == n_writes && own.at.elapsed() < *believed).then(|| own.stand.clone())
    }

    /// Where a round stands.
    pub(crate) async fn stand(
        &self,
        store: &Store,
        owner: &str,
        round: &str,
    ) -> Result<Stand, Trouble> {
        if let Some(own) = self.fresh(store, owner, round) {
            return Ok(own);
        }
        // Before the question: what is written while it runs makes its answer old.
        let (n_writes, at) = (store.n_writes(), Instant::now());
        let row = store.round(owner, round).await?;
        let facts = self.facts(store, &row).await?;
        let row = Arc::new(row);
        let stand = Stand { row, facts };
        let read = Read {
            stand: stand.clone(),
            n_writes,
            at,
        };
        let kept = self.stands.kept.write();
        let mut kept = kept.unwrap_or_else(PoisonError::into_inner);
        kept.insert(key(owner, round), read);
        Ok(stand)
    }
}

/// No name in the store holds a zero byte.
fn key(owner: &str, round: &str) -> String {
    format!("{owner}\0{round}")
}
