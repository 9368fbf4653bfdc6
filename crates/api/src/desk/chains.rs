//! Entries of rounds at hand: a chain only ever grows, so what was read of it is read once and then only its tail.

use procedure::{Entry, Head};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Failure, RoundRow, Store};

/// Entries kept of all rounds together. One takes about 800 bytes, so that these stay below 100 MB; a round that has more is read anew each time.
const MOST: usize = 100_000;

/// The entries of a round up to where its row says that it stands; the bytes are shared with whoever looks at the same time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chain {
    entries: Arc<Vec<Entry>>,
    n: usize,
}

impl Deref for Chain {
    type Target = [Entry];
    fn deref(&self) -> &[Entry] {
        self.entries.get(..self.n).unwrap_or(&self.entries)
    }
}

/// Chains at hand, the one least lately asked for first. Copies share them.
#[derive(Debug, Clone)]
pub(crate) struct Chains {
    most: usize,
    kept: Arc<Mutex<Vec<Kept>>>,
}

/// A round's chain; whoever reads more of it lets the others wait, so that it is read once.
#[derive(Debug, Clone)]
struct Kept {
    owner: String,
    round: String,
    n: usize,
    read: Arc<tokio::sync::Mutex<Read>>,
}

/// What was read of a chain.
#[derive(Debug, Default)]
struct Read {
    entries: Arc<Vec<Entry>>,
    /// How many entries of the round had their words erased before it was read: with one more, none of this is shown again.
    n_erased: u64,
}

impl Default for Chains {
    fn default() -> Self {
        Self::keeping(MOST)
    }
}

impl Chains {
    fn keeping(most: usize) -> Self {
        Self {
            most,
            kept: Arc::default(),
        }
    }

    /// The entries of a round up to the head of its row.
    pub(crate) async fn of(&self, store: &Store, row: &RoundRow) -> Result<Chain, Failure> {
        let n = usize::try_from(row.head_seq).unwrap_or(usize::MAX);
        let slot = self.slot(row);
        let mut read = slot.lock().await;
        if !read.holds(row) {
            read.extend(store, row).await?;
        }
        let entries = Arc::clone(&read.entries);
        drop(read);
        self.weigh(row, entries.len());
        Ok(Chain { entries, n })
    }

    /// Where a round's chain is kept; asked for last from now on.
    fn slot(&self, row: &RoundRow) -> Arc<tokio::sync::Mutex<Read>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|own| own.is_of(row));
        let own = at.map_or_else(|| Kept::new(row), |at| kept.remove(at));
        let slot = Arc::clone(&own.read);
        kept.push(own);
        slot
    }

    /// Lets go of what is too much.
    fn weigh(&self, row: &RoundRow, n: usize) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = kept.iter_mut().find(|own| own.is_of(row)) {
            own.n = n;
        }
        // A long chain goes alone, not with all that stood before it.
        kept.retain(|own| own.n <= self.most);
        let mut all: usize = kept.iter().map(|own| own.n).sum();
        while all > self.most && !kept.is_empty() {
            all -= kept.remove(0).n;
        }
    }
}

impl Kept {
    fn new(row: &RoundRow) -> Self {
        Self {
            owner: row.owner.clone(),
            round: row.id.clone(),
            n: 0,
            read: Arc::default(),
        }
    }
    fn is_of(&self, row: &RoundRow) -> bool {
        self.owner == row.owner && self.round == row.id
    }
}

impl Read {
    fn head(&self) -> Head {
        self.entries.last().map(Entry::head).unwrap_or_default()
    }

    /// Whether nothing more has to be read for a row: it may be older than what others have read since.
    fn holds(&self, row: &RoundRow) -> bool {
        let stands = match row.head_seq.checked_sub(1) {
            None => true,
            Some(before) => {
                let last = usize::try_from(before)
                    .ok()
                    .and_then(|at| self.entries.get(at));
                last.is_some_and(|own| own.head() == row.head())
            }
        };
        stands && self.n_erased >= row.n_erased
    }

    /// Reads what follows; all of it where that does not continue what was read.
    async fn extend(&mut self, store: &Store, row: &RoundRow) -> Result<(), Failure> {
        let head = self.head();
        let (owner, round, last) = (&row.owner, &row.id, Some(row.head_seq));
        if self.n_erased >= row.n_erased && 0 < head.seq && head.seq < row.head_seq {
            let tail = store.entries(owner, round, head.seq, last).await?;
            let continues = tail.first().is_some_and(|own| own.previous == head.digest)
                && tail.last().map(Entry::head) == Some(row.head());
            if continues {
                Arc::make_mut(&mut self.entries).extend(tail);
                return Ok(());
            }
        }
        // Let go of first, so that both are never held.
        *self = Self::default();
        self.entries = Arc::new(store.entries(owner, round, 0, last).await?);
        self.n_erased = row.n_erased;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
