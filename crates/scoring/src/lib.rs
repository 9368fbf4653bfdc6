//! Criteria set and answers → points, and the trace behind each.

mod engine;
mod findings;
mod model;
pub mod rules;
mod score;
mod words;
mod words_of;

pub use model::*;
pub use score::score;
