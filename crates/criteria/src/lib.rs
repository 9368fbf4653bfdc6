//! Criteria files become a checked [`CriteriaSet`]: the tree, the maxima, the rule behind each point, and the places of all of them.
//!
//! A set is a file, not code: `criteria/<set>/<year>.toml`, described key by key in `criteria/README.md`.
//! The file is read raw and positioned, so that a threshold keeps its digits and a finding names its line.

mod model;

pub use model::*;
