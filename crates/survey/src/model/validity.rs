//! Which responses count, and why the others do not.

/// Why a response does not count. One reason a response: the first in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The unit is none of the roster.
    UnknownUnit,
    /// The tool's id was there before.
    DuplicateId,
    /// The sheet's number was returned before.
    DuplicateSerial,
    /// The same content within unit and day.
    DuplicateContent,
    /// The tool says that the response was not finished.
    Unfinished,
    /// Nothing was answered.
    Empty,
    /// Too many items blank.
    TooManyBlanks,
    /// One answer everywhere, where the round excludes that.
    StraightLine,
}

/// What is worth a look although the response counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// One answer everywhere.
    StraightLine,
    /// An answer to an item that was not to be asked.
    WrongBase,
    /// A number that is no choice.
    OutOfRange,
    /// Two ticks.
    TwoTicks,
    /// A text that is no choice.
    UnknownAnswer,
    /// A batch whose responses look alike.
    AlikeBatch,
    /// The sheet's number was never issued.
    NeverIssued,
}

/// The verdict on every response.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validity {
    /// A row each: why it does not count; `None`: it counts.
    pub excluded: Vec<Option<Reason>>,
    /// Of each duplicate the row that counts instead: (excluded, kept), ascending.
    pub instead: Vec<(u32, u32)>,
    /// Rows with flags, ascending, each flag once.
    pub flags: Vec<(u32, Flag)>,
    /// By unit of the roster: sheets issued, where the round says.
    pub issued: Vec<Option<u64>>,
    /// By unit: sheets returned; the number of responses where nothing else is said.
    pub returned: Vec<u64>,
}

impl Validity {
    /// Whether a response counts.
    #[must_use]
    pub fn counts(&self, row: usize) -> bool {
        self.excluded[row].is_none()
    }
    /// How many count.
    #[must_use]
    pub fn n_valid(&self) -> usize {
        self.excluded
            .iter()
            .filter(|reason| reason.is_none())
            .count()
    }
}
