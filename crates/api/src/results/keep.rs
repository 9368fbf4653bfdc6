//! Results are computed once for each content and head, aside from the tasks that wait for the network.

use super::{Computed, Facts, compute, computed::open, rows_of, stand::Stands};
use crate::problem::Problem;
use finding::Finding;
use procedure::Head;
use round::Inputs;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{Failure, RoundRow, Store};
use tokio::sync::OnceCell;

/// Why there is no result.
#[derive(Debug, Clone)]
pub(crate) enum Trouble {
    /// There is no such round.
    NotFound,
    /// The store cannot give it.
    Store(String),
    /// The round's files do not hold: set, roster or manifest.
    Refused(Vec<Finding>),
    /// Computing it came to no end that we know.
    Ended(String),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            // No round is named with a byte that the store does not keep.
            Failure::NotFound(_) | Failure::ZeroByte => Self::NotFound,
            other => Self::Store(other.to_string()),
        }
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotFound => Self::not_found(),
            Trouble::Store(what) | Trouble::Ended(what) => Self::ours(&what),
            Trouble::Refused(findings) => {
                let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
                Self::ours(&format!(
                    "the files of a round do not hold: {}",
                    codes.join(", ")
                ))
            }
        }
    }
}

/// Something kept under a key, made once however many wait for it; of several, the one least lately asked for goes first.
struct Kept<T> {
    most: usize,
    cells: Mutex<Vec<(String, Cell<T>)>>,
}

/// What several tasks may wait for at once.
type Cell<T> = Arc<OnceCell<Arc<T>>>;

impl<T> Kept<T> {
    fn new(most: usize) -> Self {
        Self {
            most,
            cells: Mutex::new(Vec::new()),
        }
    }

    async fn get(
        &self,
        key: String,
        make: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<Arc<T>, Trouble> {
        let cell = {
            let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
            let at = cells.iter().position(|(own, _)| *own == key);
            let own = at.map_or_else(|| (key, Arc::default()), |at| cells.remove(at));
            let cell = Arc::clone(&own.1);
            cells.push(own);
            if cells.len() > self.most {
                cells.remove(0);
            }
            cell
        };
        let made = cell.get_or_try_init(|| async { make.await.map(Arc::new) });
        made.await.cloned()
    }
}

/// What was computed, most recent last.
pub(crate) struct Results {
    inputs: Kept<Inputs>,
    facts: Kept<Facts>,
    computed: Kept<Computed>,
    pub(super) stands: Stands,
}

impl Results {
    /// Keeps at most so many results; inputs and facts, which are small, four times as many. Where a round stands is believed for so long without asking.
    pub(crate) fn new(most: usize, believed: Duration) -> Self {
        Self {
            inputs: Kept::new(most * 4),
            facts: Kept::new(most * 4),
            computed: Kept::new(most),
            stands: Stands::new(believed),
        }
    }

    /// What the chain says of a round besides answers.
    pub(crate) async fn facts(&self, store: &Store, row: &RoundRow) -> Result<Arc<Facts>, Trouble> {
        let key = format!("{}/{}/{}", row.owner, row.id, row.head_digest);
        let make = async {
            let mut moves = Vec::new();
            let keep = |entry| {
                if Facts::needs(&entry) {
                    moves.push(entry);
                }
            };
            let all = (0, Some(row.head_seq));
            store.each_entry(&row.owner, &row.id, all, keep).await?;
            Ok(Facts::of(&row.owner, &row.id, moves))
        };
        self.facts.get(key, make).await
    }

    /// Set, roster and surveys of a content of a round.
    pub(crate) async fn inputs(
        &self,
        store: &Store,
        (owner, round): (&str, &str),
        content: &str,
    ) -> Result<Arc<Inputs>, Trouble> {
        let key = format!("{owner}/{round}/{content}");
        let make = async {
            let folder = store.materialise_content(owner, round, content).await?;
            aside(move || open(&folder)).await
        };
        self.inputs.get(key, make).await
    }

    /// What a round comes to at a head; anew once the words of an entry were erased, since no head tells of it.
    pub(crate) async fn at(
        &self,
        store: &Store,
        row: &RoundRow,
        content: &str,
        head: &Head,
    ) -> Result<Arc<Computed>, Trouble> {
        let (owner, round) = (row.owner.as_str(), row.id.as_str());
        let (digest, n_erased) = (&head.digest, row.n_erased);
        let key = format!("{owner}/{round}/{content}/{digest}/{n_erased}");
        let make = async {
            let inputs = self.inputs(store, (owner, round), content).await?;
            let entries = match head.seq {
                0 => Vec::new(),
                seq => store.entries(owner, round, 0, Some(seq)).await?,
            };
            let (content, head) = (content.to_owned(), head.clone());
            aside(move || {
                let rows = rows_of(&entries);
                // Many times what the rows take; not to be held while they are computed.
                drop(entries);
                compute(inputs, rows, &content, head)
            })
            .await
        };
        self.computed.get(key, make).await
    }

    /// What a round comes to as it stands.
    pub(crate) async fn working(
        &self,
        store: &Store,
        row: &RoundRow,
    ) -> Result<Arc<Computed>, Trouble> {
        self.at(store, row, &row.content_digest, &row.head()).await
    }
}

/// On a thread of its own, outside of the runtime (tables are computed with one of their own); a panic there is an end that is told, never the server's.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Trouble> {
    // What a panic says could hold data.
    let ended = || Trouble::Ended("computing a result ended early".to_owned());
    let (give, take) = tokio::sync::oneshot::channel();
    let thread = std::thread::Builder::new().name("result".to_owned());
    // Nobody may be waiting any more.
    thread
        .spawn(move || drop(give.send(work())))
        .map_err(|error| Trouble::Ended(error.to_string()))?;
    take.await.map_err(|_| ended())?
}
