//! Where in a roster a name is looked for.

use crate::lookup::Scope;
use crate::{Level, Roster};

/// A part of a roster.
#[derive(Clone, Copy)]
pub(crate) struct Area<'a> {
    roster: &'a Roster,
    places: Places<'a>,
    level: Option<Level>,
}

#[derive(Clone, Copy)]
enum Places<'a> {
    All,
    /// Below this one.
    Below(usize),
    /// Below one of these, or one of them that has nothing below it.
    Among(&'a [usize]),
}

impl<'a> Area<'a> {
    pub(crate) fn of(roster: &'a Roster, scope: Scope<'_>) -> Self {
        let places = match scope.parent {
            None => Places::All,
            // Below an unknown place there is nothing.
            Some(code) => Places::Below(roster.position(code).unwrap_or(usize::MAX)),
        };
        Self {
            roster,
            places,
            level: scope.level,
        }
    }

    pub(crate) const fn among(roster: &'a Roster, places: &'a [usize]) -> Self {
        Self {
            roster,
            places: Places::Among(places),
            level: None,
        }
    }

    /// The units in it, and perhaps others of another level; `None` where that may be all.
    pub(crate) fn members(&self) -> Option<Vec<usize>> {
        let mut open: Vec<usize> = match self.places {
            Places::All => return None,
            Places::Below(place) => vec![place],
            Places::Among(places) => places.to_vec(),
        };
        let mut found = Vec::new();
        // The bound ends a cycle that a hand-made roster may hold.
        while let Some(at) = open.pop().filter(|_| found.len() <= self.roster.len()) {
            found.push(at);
            if let Some(unit) = self.roster.get(at) {
                open.extend(self.roster.below(&unit.code));
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|at| *at < self.roster.len());
        Some(found)
    }

    /// Whether a unit lies in it.
    pub(crate) fn holds(&self, at: usize) -> bool {
        let level = || self.roster.get(at).map(|unit| unit.level);
        if self.level.is_some() && level() != self.level {
            return false;
        }
        let mut above = self.roster.above(at);
        match self.places {
            Places::All => true,
            Places::Below(place) => above.any(|up| up == place),
            Places::Among(places) => places.contains(&at) || above.any(|up| places.contains(&up)),
        }
    }
}
