//! The sample: how many, where, and whom, drawn so that the draw can be repeated and checked.

mod allocate;
mod book;
mod chance;
mod draw;
mod frame;
mod plan;
mod record;
mod size;
#[cfg(test)]
mod tests;

pub use allocate::Allocation;
pub use book::sample_workbook;
pub use draw::{Draw, Drawn, draw};
pub use frame::{Frame, FrameFile, FrameRow, read_frame};
pub use plan::{PlanRequest, PlanRow, SamplePlan, plan_sample};
pub use record::{UnitPlan, read_sample_record, sample_record};
pub use size::SizeRule;

pub(crate) use chance::Chance;
