//! What a round's chain says besides answers: where it stands, what was published.

use jiff::Timestamp;
use procedure::{Entry, Kind, Publication, RoundState};

/// The entries that move a round; few beside its answers, so that its state is worked out anew at each request.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    owner: String,
    round: String,
    moves: Vec<Entry>,
}

impl Facts {
    /// Out of the whole chain.
    pub(crate) fn of(owner: &str, round: &str, entries: &[Entry]) -> Self {
        let moves = |entry: &&Entry| {
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
        };
        Self {
            owner: owner.to_owned(),
            round: round.to_owned(),
            moves: entries.iter().filter(moves).cloned().collect(),
        }
    }

    /// The state at a time: an embargo ends, an opening runs out.
    pub(crate) fn state(&self, now: Timestamp) -> RoundState {
        RoundState::from_entries(&self.owner, &self.round, &self.moves, now)
    }

    /// All publications, oldest first, those under embargo as well.
    pub(crate) fn publications(&self) -> Vec<Publication> {
        procedure::publications(&self.moves)
    }

    /// The publication in force.
    pub(crate) fn in_force(&self, now: Timestamp) -> Option<Publication> {
        let mut all = self.publications();
        all.retain(|own| own.in_force(now));
        all.pop()
    }
}
