//! Criteria set and answers → points, and the trace behind each.

mod days;
mod engine;
mod model;
pub mod rules;
mod words;
mod words_of;

pub use model::*;
