//! Synthetic provinces for the benchmarks, in memory and as a folder of filled forms.

mod forms;
mod province;

pub use forms::write_forms;
pub use province::{Province, province};
