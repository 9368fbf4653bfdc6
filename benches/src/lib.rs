//! Synthetic provinces for the benchmarks.

mod province;

pub use province::{Province, province};
