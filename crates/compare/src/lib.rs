//! Two criteria sets side by side, and what a change of the set does.
//!
//! [`compare_sets`] says of every leaf what became of it: kept, renamed, re-weighted, re-ruled, moved, merged, split, added, repealed, and whether its figures of the two years may be set side by side.
//! What belongs together is said by the new set itself (`follows`); where it says nothing, likely pairs are proposed and never taken silently.

mod findings;
mod sets;

pub use sets::{
    Change, Comparability, FieldFlow, Group, LinkedBy, Moved, Options, Proposal, Section,
    SetComparison, Sureness, Why, compare_sets, set_json, set_text,
};
