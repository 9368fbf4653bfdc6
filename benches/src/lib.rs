//! Synthetic provinces for the benchmarks, in memory and as a folder of filled forms.

mod forms;
mod names;
mod province;
mod survey_round;

pub use forms::write_forms;
pub use names::{WrittenName, written_names};
pub use province::{Province, province};
pub use survey_round::write_survey_round;
