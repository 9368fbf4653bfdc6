//! The public face of a publication.

use crate::Depth;
use serde::{Deserialize, Serialize};

/// What the act makes public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Face {
    /// Every unit, to the depth that the act says (default: fields).
    Full {
        /// Three (fields) unless the decision goes deeper; never six.
        depth: Depth,
    },
    /// The first `top` ranks of each block with total and rank, of the others the class.
    TopAndClasses {
        /// How many ranks.
        top: u32,
    },
    /// Only classes.
    Classes,
}
