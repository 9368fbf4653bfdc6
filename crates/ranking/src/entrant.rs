//! Who takes part: what ranking has to know about a unit.

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
