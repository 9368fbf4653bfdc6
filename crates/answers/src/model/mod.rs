//! What units, appraisers and published systems have answered.

mod layer;
mod origin;
mod survey;
mod value;

pub use layer::{Answers, Layer, NodePoints};
pub use origin::{Origin, Sources};
pub use survey::{AnswerCount, Sureness, SurveyFigure};
pub use value::{Answer, Value};
