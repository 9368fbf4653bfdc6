//! Surveys as people read them: what tables and charts of a survey look at.

mod context;
mod frame;
mod groups;
mod levels;
mod method;
mod of_unit;
mod seen;
mod words;

pub use context::SurveyContext;
pub(crate) use levels::Scale;
pub(crate) use seen::{Seen, SeenCounts};
pub(crate) use words::{exact, share};
