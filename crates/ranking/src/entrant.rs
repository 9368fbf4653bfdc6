//! Who takes part: what ranking has to know about a unit.

use units::{Roster, Unit};

/// A unit of the roster, as ranking sees it. Its index is its index in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entrant {
    /// The code that the round's files use.
    pub code: String,
    /// The name as it is printed.
    pub name: String,
    /// The roster's column `block`; `None` for a parent that is never ranked.
    pub block: Option<String>,
    /// The code of the unit above.
    pub parent: Option<String>,
}

impl Entrant {
    /// The unit as ranking sees it.
    #[must_use]
    pub fn of(unit: &Unit) -> Self {
        Self {
            code: unit.code.clone(),
            name: unit.display_name(),
            block: unit.block.clone(),
            parent: unit.parent.clone(),
        }
    }
    /// All units, in the order of the roster.
    #[must_use]
    pub fn all(roster: &Roster) -> Vec<Self> {
        roster.units().iter().map(Self::of).collect()
    }
}
