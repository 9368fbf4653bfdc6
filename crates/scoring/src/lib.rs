//! Criteria set and answers → points, and the trace behind each.

mod model;

pub use model::*;
