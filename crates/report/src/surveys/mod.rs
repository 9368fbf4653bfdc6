//! Surveys as people read them: what tables and charts of a survey look at.

mod context;
mod frame;

pub use context::{QualityLine, SurveyContext};
