//! What scoring has to know of the units.

use units::{Roster, Unit};

/// One unit of the roster, borrowed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitView<'a> {
    pub(crate) unit: &'a Unit,
    /// Index of the parent in the roster.
    pub(crate) parent: Option<usize>,
}

impl<'a> UnitView<'a> {
    /// The units of a roster, in its order.
    pub(crate) fn all(roster: &'a Roster) -> Vec<Self> {
        let view = |unit: &'a Unit| Self {
            unit,
            parent: unit
                .parent
                .as_deref()
                .and_then(|code| roster.position(code)),
        };
        roster.units().iter().map(view).collect()
    }
    /// The code that the round's files use.
    pub(crate) fn code(&self) -> &'a str {
        &self.unit.code
    }
    /// The block; empty where there is none.
    pub(crate) fn block(&self) -> &'a str {
        self.unit.block.as_deref().unwrap_or_default()
    }
    /// Whether `applies-to` means this unit by type, level, block or code.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        let unit = self.unit;
        [
            unit.code.as_str(),
            unit.kind.as_str(),
            unit.level.key(),
            self.block(),
        ]
        .contains(&name)
    }
}
