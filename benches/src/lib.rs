//! Synthetic provinces for the benchmarks, in memory and as a folder of filled forms.

mod forms;
mod load;
mod names;
mod province;
mod published;
mod survey_round;

pub use forms::write_forms;
pub use load::{Load, load};
pub use names::{WrittenName, written_names};
pub use province::{Province, province};
pub use published::{ROUND, publish_in, unit_code, write_points_round};
pub use survey_round::write_survey_round;
