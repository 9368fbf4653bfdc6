//! Why a unit's index changed between two rounds.

mod borders;
mod json;
mod leaves;
mod model;
mod split;
mod value;

pub use borders::Weight;
pub use json::years_json;
pub use model::{Before, NotSplit, Parts, YearLeaf, YearUnit, Years};
pub use split::{Across, common_figure, compare_years};

use answers::Answers;
use criteria::CriteriaSet;
use ranking::Ranked;
use scoring::{Scored, Settings};
use units::Roster;

/// One of the two rounds.
#[derive(Debug, Clone, Copy)]
pub struct Year<'a> {
    /// Its set.
    pub set: &'a CriteriaSet,
    /// Its roster.
    pub roster: &'a Roster,
    /// Its answers.
    pub answers: &'a Answers,
    /// Its points.
    pub scored: &'a Scored,
    /// Its ranks.
    pub ranked: &'a Ranked,
    /// What its scoring knew besides.
    pub settings: &'a Settings,
}
