//! Whether figures agree with each other: pure arithmetic, exact, without an opinion.
//!
//! Each function answers one question; the caller decides what is a finding and on which cells.

mod bounds;
mod parts;
mod percent;
mod time;

pub use bounds::contradicts_bound;
pub use parts::{flow_identity, left_of_whole, levels_nested, parts_exceed_whole};
pub use percent::{counts_behind_percent, looks_scaled_by_100, percent_possible_for_base};
pub use time::{date_outside_period, date_outside_year};

#[cfg(test)]
mod tests;
