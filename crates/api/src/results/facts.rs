//! What a round's chain says besides answers: where it stands, what was published.

use jiff::Timestamp;
use procedure::{Entry, Kind, Publication, RoundState};

/// The entries that move a round; few beside its answers, so that its state is worked out anew at each request.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    owner: String,
    round: String,
    moves: Vec<Entry>,
    publications: Vec<Publication>,
}

impl Facts {
    /// Whether an entry is one of those that move a round.
    pub(crate) fn needs(entry: &Entry) -> bool {
        matches!(
            entry.entry.kind,
            Kind::StageMoved
                | Kind::DeadlineSet
                | Kind::Approved
                | Kind::Notified
                | Kind::Reopened
                | Kind::Published
                | Kind::Corrected
        )
    }

    /// Out of the entries of the whole chain that it [needs](Self::needs).
    pub(crate) fn of(owner: &str, round: &str, moves: Vec<Entry>) -> Self {
        Self {
            owner: owner.to_owned(),
            round: round.to_owned(),
            publications: procedure::publications(&moves),
            moves,
        }
    }

    /// The state at a time: an embargo ends, an opening runs out.
    pub(crate) fn state(&self, now: Timestamp) -> RoundState {
        RoundState::from_entries(&self.owner, &self.round, &self.moves, now)
    }

    /// The publications that are in force, oldest first: those whose embargo is over.
    pub(crate) fn in_force(&self, now: Timestamp) -> impl DoubleEndedIterator<Item = &Publication> {
        self.publications
            .iter()
            .filter(move |own| own.in_force(now))
    }

    /// The publication that an address without a version shows, or the version that it asks for, if it is in force.
    pub(crate) fn shown(&self, version: Option<u32>, now: Timestamp) -> Option<&Publication> {
        let mut all = self.in_force(now);
        all.rfind(|own| version.is_none_or(|version| own.version == version))
    }
}
