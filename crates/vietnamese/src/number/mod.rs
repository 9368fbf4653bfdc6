//! Numbers, fractions, blanks and yes/no as they stand in cells.

mod blank;
mod fraction;
mod group;
mod noted;
mod read;
mod yes_no;

pub use blank::{BlankWord, read_blank};
pub use fraction::read_fraction;
pub use noted::{NumberWithNote, Part, read_sum};
pub use read::{NumberKind, NumberValue, Operator, Reading, read_number};
pub use yes_no::{YesNoReading, read_yes_no};
