//! Two criteria sets side by side, and what a change of the set does.
//!
//! [`compare_sets`] says of every leaf what became of it: kept, renamed, re-weighted, re-ruled, moved, merged, split, added, repealed, and whether its figures of the two years may be set side by side.
//! [`what_if`] takes the answers of a round over and scores them under another set; [`impact`] says who gains and loses by it, and which leaf does it, exactly.
//! [`compare_years`] splits the change of a unit between two rounds into performance, revision of the set, survey and borders.
//! What belongs together is said by the new set itself (`follows`); where it says nothing, likely pairs are proposed and never taken silently.

mod findings;
mod sets;
mod what_if;
mod years;

pub use sets::{
    Change, Comparability, FieldFlow, Group, LinkedBy, Moved, Options, Proposal, Reason, Section,
    SetComparison, Sureness, Why, compare_sets, reasons, set_json, set_text, text_in_force,
};
pub use what_if::{
    BlockImpact, Carried, Changed, GroupImpact, Impact, LeafCarried, Pairs, Side, Taken,
    UnitImpact, WhatIf, Without, carry, change, impact, impact_json, what_if, what_if_words,
};
pub use years::{
    Across, Before, NotSplit, Parts, Weight, Year, YearLeaf, YearUnit, Years, common_figure,
    compare_years, years_json,
};
