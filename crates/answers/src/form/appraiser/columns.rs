//! The columns of an appraisal sheet, written and read.

/// Columns from 1: number, code, name, the inputs, and what follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    n_inputs: u32,
}

pub(super) const NUMBER: u32 = 1;
pub(super) const CODE: u32 = 2;
pub(super) const NAME: u32 = 3;
/// Title, set, leaf, rule, remark, headings.
pub(super) const LEAF_ROW: u32 = 3;
pub(super) const HEADING_ROW: u32 = 6;

impl Columns {
    pub(super) fn of(n_inputs: usize) -> Self {
        Self {
            n_inputs: u32::try_from(n_inputs).unwrap_or(0),
        }
    }
    pub(super) fn input(self, index: usize) -> u32 {
        NAME + 1 + u32::try_from(index).unwrap_or(0)
    }
    /// The state that the unit chose.
    pub(super) fn state(self) -> u32 {
        NAME + self.n_inputs + 1
    }
    pub(super) fn evidence(self) -> u32 {
        self.state() + 1
    }
    /// Points typed by the unit.
    pub(super) fn own(self) -> u32 {
        self.state() + 2
    }
    /// Points that stand so far.
    pub(super) fn computed(self) -> u32 {
        self.state() + 3
    }
    /// Points to give.
    pub(super) fn points(self) -> u32 {
        self.state() + 4
    }
    /// A state to give instead.
    pub(super) fn decided(self) -> u32 {
        self.state() + 5
    }
    pub(super) fn reason(self) -> u32 {
        self.state() + 6
    }
    pub(super) fn key(self) -> u32 {
        self.state() + 7
    }
    /// How many columns stand between the key and this one: the key's own place tells where they are on the sheet.
    pub(super) fn beside(self, column: u32, key: u32) -> u32 {
        (key + column).saturating_sub(self.key()).max(1)
    }
}
