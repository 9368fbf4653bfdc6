//! What scoring gives.

mod leaf;
mod scored;

pub use leaf::{Basis, Cause, LeafScore, Outcome};
pub use scored::{LayerScores, NodeScore, Scored, Settings, UnitSummary};
