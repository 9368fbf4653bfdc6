//! Criteria set and answers → points, and the trace behind each.

mod check;
mod engine;
mod examples;
mod explain;
mod findings;
mod model;
pub mod rules;
mod score;
mod words;
mod words_of;

pub use check::check_answers;
pub use examples::run_examples;
pub use explain::*;
pub use model::*;
pub use score::score;
