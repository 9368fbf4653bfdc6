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

impl Face {
    /// The name in entries and forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full { .. } => "full",
            Self::TopAndClasses { .. } => "top-and-classes",
            Self::Classes => "classes",
        }
    }
    /// How deep every unit is shown under this face; reasons and evidence never.
    #[must_use]
    pub fn depth(self) -> Depth {
        match self {
            Self::Full { depth } => depth.min(Depth::Inputs),
            Self::TopAndClasses { .. } | Self::Classes => Depth::Class,
        }
    }
    /// Whether ranks and figures of the block are public for every unit.
    #[must_use]
    pub fn ranks(self) -> bool {
        self.depth() >= Depth::Total
    }
}

impl Default for Face {
    fn default() -> Self {
        Self::Full {
            depth: Depth::Fields,
        }
    }
}
