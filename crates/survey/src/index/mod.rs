//! Counts become figures: exact values, bounds, and how sure they are.
//!
//! A figure is Σ score ÷ Σ base of one question, one such ratio over several questions, or a mean of means of them; [`crate::Index`] says which, and every choice in it is a named one.

mod alpha;
mod asked;
mod between;
mod cells;
mod covariances;
mod describe;
mod engine;
mod exact;
mod findings;
mod forms;
mod groups;
mod interval;
mod join;
mod places;
mod request;
mod sample;
mod shape;
mod spread;
mod stages;
mod strata;
mod survey;
mod tally;
mod wanted;
mod weighting;

pub use covariances::{Between, BetweenUnits, Covariances, UnitValues, WantedValue};
pub use request::{Request, Wanted, WantedKind};
pub use survey::estimate_survey;
pub use wanted::wanted_values;
