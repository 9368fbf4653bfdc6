//! What was asked, what came back, what counts, and what it comes to.

mod estimates;
mod index;
mod instrument;
mod limits;
mod margins;
mod mode;
mod responses;
mod validity;

pub use estimates::{
    Bounds, Domain, DomainKind, Estimate, Estimates, Interval, IntervalMethod, ItemCounts,
};
pub use index::{
    Aggregation, Blanks, Factor, Figure, Formula, Index, Item, ItemScore, Part, Places,
};
pub use instrument::{
    Choice, ChoiceList, Filter, Instrument, Question, QuestionId, QuestionKind, Role, Test,
};
pub use limits::{DesignChoice, Limits, LonelyCluster, OnStraightLine, ShowIntervals};
pub use margins::{ClusterSize, MarginTotals};
pub use responses::{
    BLANK, Column, Labelled, MAX_CHOICES, Mode, NO_OPINION, NO_UNIT, OUT_OF_RANGE, Responses,
    RowAt, TWO_TICKS, UNKNOWN_ANSWER,
};
pub use validity::{Flag, Reason, Validity};
