//! How deep somebody sees a unit of a round: one table, who × stage.

use crate::{Person, RoundState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How deep. Each holds what stands before it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Depth {
    /// 0: nothing, not even that the unit has a result.
    #[default]
    Nothing,
    /// 1: the class.
    Class,
    /// 2: total and rank.
    Total,
    /// 3: fields.
    Fields,
    /// 4: leaves.
    Leaves,
    /// 5: inputs.
    Inputs,
    /// 6: reasons and evidence.
    Reasons,
}

/// As whom somebody looks at a unit; a person may have several, and the deepest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewpoint {
    /// Nobody in particular.
    Public,
    /// A unit at another unit.
    OtherUnit,
    /// A unit at itself.
    OwnUnit,
    /// An appraiser, at the leaves given to it.
    Appraiser,
    /// A member of the council.
    Council,
    /// Who runs the round.
    Coordinator,
    /// Who audits it.
    Auditor,
}

/// The deepest sight of a unit, and what of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visibility {
    /// How deep.
    pub depth: Depth,
    /// Whether rank, block figures and peer-relative points may be shown: never of a running round to units and the public.
    pub rank: bool,
    /// The leaves it is limited to (codes of nodes); `None` for all.
    pub only: Option<Vec<String>>,
}

/// How deep a person sees a unit of a round at a time.
#[must_use]
pub fn depth(_person: &Person, _round: &RoundState, _unit: &str, _now: Timestamp) -> Visibility {
    // Nothing unless the table grants it.
    Visibility {
        depth: Depth::Nothing,
        rank: false,
        only: None,
    }
}
