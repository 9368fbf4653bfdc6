//! What scoring gives.

mod leaf;
mod peers;
mod scored;

pub use leaf::{Basis, Cause, LeafScore, Outcome};
pub use peers::PeerBlock;
pub use scored::{LayerScores, NodeScore, Scored, Settings, UnitSummary};
