//! What people do in a round: every action is checked by [`procedure::may`], becomes entries of the round's chain, and leaves a line in the log.
//!
//! The desk knows no HTTP: pages and JSON routes are thin over it, tests call it directly.
//! An action is a function of what stands ([`Look`]) that gives entries; it is appended only where nothing was appended meanwhile, and repeated on what then stands otherwise.

pub(crate) mod appraise;
mod approve;
pub(crate) mod bundles;
mod chains;
mod council;
pub(crate) mod enter;
pub(crate) mod evidence;
mod explain;
mod findings;
pub(crate) mod import;
pub(crate) mod last_year;
mod look;
mod notify;
mod of_caller;
pub(crate) mod publish;
pub(crate) mod reopen;
pub(crate) mod review;
mod room;
mod set_up;
pub(crate) mod sets;
mod stage;
pub(crate) mod table;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use chains::Chain;
pub(crate) use look::Look;
pub(crate) use room::{Room, Rooms};

use finding::Finding;
use jiff::Timestamp;
use procedure::{Head, NewEntry, Person, Refusal};
use store::{AuditRow, Failure, Store};

/// How often an action is repeated where others write at the same time.
const TRIES: usize = 8;

/// One person at work, at one time.
#[derive(Clone)]
pub(crate) struct Desk {
    /// The store.
    pub(crate) store: Store,
    /// Sets and rosters at hand.
    pub(crate) rooms: Rooms,
    /// Whose rounds.
    pub(crate) owner: String,
    /// Who acts.
    pub(crate) person: Person,
    /// When.
    pub(crate) now: Timestamp,
}

/// Why nothing was done.
#[derive(Debug)]
pub(crate) enum Refused {
    /// No right to it, or not now.
    No(Refusal),
    /// What was given does not do; all that is wrong with it.
    Findings(Vec<Finding>),
    /// The store.
    Store(Failure),
    /// The round's own files cannot be read.
    Round(Vec<Finding>),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::No(refusal)
    }
}
impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Store(failure)
    }
}
impl From<Finding> for Refused {
    fn from(finding: Finding) -> Self {
        Self::Findings(vec![finding])
    }
}

/// What was done.
#[derive(Debug, Clone, Default)]
pub(crate) struct Done {
    /// Where the chain stands now.
    pub(crate) head: Head,
    /// How many entries were appended; 0 where everything stood like that already.
    pub(crate) entries: usize,
    /// What is worth knowing about it.
    pub(crate) findings: Vec<Finding>,
}

/// What an action makes of what stands.
#[derive(Debug, Default)]
pub(crate) struct Made {
    /// To append.
    pub(crate) entries: Vec<NewEntry>,
    /// Warnings and notes.
    pub(crate) findings: Vec<Finding>,
}

impl From<Vec<NewEntry>> for Made {
    fn from(entries: Vec<NewEntry>) -> Self {
        Self {
            entries,
            findings: Vec::new(),
        }
    }
}
impl From<NewEntry> for Made {
    fn from(entry: NewEntry) -> Self {
        vec![entry].into()
    }
}

/// What the log says of an action.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    /// In kebab-case.
    pub(crate) action: &'static str,
    /// The unit.
    pub(crate) unit: Option<&'a str>,
    /// The leaf, stage or item that it was about; never a value or a name.
    pub(crate) detail: Option<&'a str>,
}

impl Desk {
    /// What stands in a round now.
    pub(crate) async fn look(&self, round: &str) -> Result<Look, Refused> {
        let row = self.store.round(&self.owner, round).await?;
        let room = self.rooms.room(&self.store, &row).await?;
        let entries = self.rooms.chains.of(&self.store, &row).await?;
        Ok(Look::new(row, room, entries, self.now))
    }

    /// Looks, makes entries, appends them, and tells the log; again where somebody else wrote meanwhile.
    async fn act(
        &self,
        round: &str,
        told: Told<'_>,
        make: impl Fn(&Look) -> Result<Made, Refused>,
    ) -> Result<Done, Refused> {
        let mut tries = 0;
        loop {
            tries += 1;
            let look = self.look(round).await?;
            let made = make(&look)?;
            let entries = made.entries.len();
            let mut done = Done {
                head: look.row.head(),
                entries,
                findings: made.findings,
            };
            if entries == 0 {
                return Ok(done);
            }
            let (owner, author) = (&self.owner, &self.person.id);
            let expected = Some(look.row.head_seq);
            let appended = self
                .store
                .append(owner, round, author, self.now, expected, made.entries)
                .await;
            match appended {
                Ok(head) => done.head = head,
                Err(Failure::Moved) if tries < TRIES => continue,
                Err(failure) => return Err(failure.into()),
            }
            self.tell(round, told).await?;
            return Ok(done);
        }
    }

    /// Writes a line into the log: also for reading what is not public.
    pub(crate) async fn tell(&self, round: &str, told: Told<'_>) -> Result<(), Refused> {
        let row = AuditRow {
            at: self.now,
            who: self.person.id.clone(),
            action: told.action.to_owned(),
            round: Some(round.to_owned()),
            unit: told.unit.map(str::to_owned),
            detail: told.detail.map(str::to_owned),
        };
        Ok(self.store.audit(&self.owner, row).await?)
    }
}
