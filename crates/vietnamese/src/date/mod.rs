//! Dates, periods, and codes that a spreadsheet took for dates.

mod code;
mod frequency;
mod period;
mod read;
mod serial;

pub use code::{code_candidates_from_date, code_candidates_from_number};
pub use frequency::read_frequency;
pub use period::{Period, PeriodReading, Span, read_period};
pub use read::{DateReading, DateValue, read_date};
pub use serial::{date_from_serial, datetime_from_serial};
