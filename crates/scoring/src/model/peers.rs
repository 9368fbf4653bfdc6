//! What peer-relative leaves were set against.

use criteria::LeafId;
use points::Exact;

/// Lowest and highest value of the complete units of one block, for one `peers` rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerBlock {
    /// The leaf.
    pub leaf: LeafId,
    /// Which `peers` rule of the leaf, from 0: nearly every leaf has one.
    pub ordinal: u16,
    /// The block; empty where there is one for all.
    pub block: String,
    /// The lowest value (a quotient in percent).
    pub lowest: Exact,
    /// The highest value.
    pub highest: Exact,
    /// How many complete units have a value.
    pub n_units: usize,
}
