//! Satisfaction surveys: instruments, responses, validity, indices, and how sure they are.
//!
//! This room takes cells and opens nothing.
//! An [`Instrument`] says what was asked and how answers become an index; [`Responses`] hold what came back, one row a respondent and one column a question, as small codes; [`Validity`] says which rows count; [`Estimates`] are the result: per figure and domain the exact value, the counts behind it, and the interval.
//!
//! An index is exact wherever no weights take part: a ratio of counts that is rounded once, where the instrument says so.
//! Standard errors and bounds are doubles and decide nothing.

mod disclosure;
pub mod estimate;
mod field;
mod index;
mod instrument;
mod model;
mod quality;
mod read;
mod valid;

pub use disclosure::{CountTable, ShownCount, hide};
pub use field::*;
pub use index::{
    Between, BetweenUnits, Covariances, Request, UnitValues, Wanted, WantedKind, WantedValue,
    estimate_survey, wanted_values,
};
pub use instrument::{
    InstrumentSource, is_instrument, read_instrument, read_limits, write_xlsform, xlsform_of,
};
pub use model::*;
pub use quality::{PopulationCounts, Quality, QualityLine, QualityRequest, Verdict, quality};
pub use read::{
    ColumnMapping, DesignColumns, Identifying, Mapping, ReadReport, ResponseInput, SheetMapping,
    SheetUse, TakenAs, open_responses, read_mapping, read_responses, response_limits,
};
pub use valid::{
    ExclusionRow, Issued, IssuedRow, check_responses, exclusion_rows, holds, read_issued,
    reason_words,
};
