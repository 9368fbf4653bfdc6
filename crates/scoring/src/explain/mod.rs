//! Why a leaf has the points it has, and what a unit has not reached.

mod amended;
mod build;
mod changes;
mod difference;
mod next_step;
mod not_reached;
mod survey;
mod survey_text;
mod text;
mod trace;
mod value;

pub use build::explain;
pub use difference::{KnownDifference, RoundingDifference, rounding_difference};
pub use next_step::NextStep;
pub use not_reached::{NotReached, NotReachedNode, not_reached, not_reached_all};
pub use survey::{CountTrace, CountedTrace, SureTrace, SurveyTrace};
pub use trace::{ChildTrace, InputTrace, LayerTrace, Trace};
