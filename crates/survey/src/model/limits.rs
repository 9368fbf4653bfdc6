//! What a round may set about validity, design and showing.

use crate::{ClusterSize, MarginTotals};

/// Limits of validity, with what is usual as default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `most-blank-percent`: a response with a larger share of its items blank (of those in its base) is excluded. 50.
    pub most_blank_percent: u8,
    /// `straight-line`: what happens to a response with one and the same answer to every item. Flagged.
    pub straight_line: OnStraightLine,
    /// `straight-line-from`: how many answered items make straight-lining visible at all. 10.
    pub straight_line_from: u16,
    /// `duplicate-content`: whether the same content within unit and day excludes the later response. True.
    pub duplicate_content: bool,
    /// `small-cell`: results of fewer responses are hidden. 5.
    pub small_cell: u32,
    /// `alike-percent`: batches whose share of equal responses passes this are flagged. 30.
    pub alike_percent: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            most_blank_percent: 50,
            straight_line: OnStraightLine::Flag,
            straight_line_from: 10,
            duplicate_content: true,
            small_cell: 5,
            alike_percent: 30,
        }
    }
}

/// What happens to a response with the same answer everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnStraightLine {
    /// `flag`: it counts and is listed.
    Flag,
    /// `exclude`.
    Exclude,
}

/// Stratum with one cluster: what it adds to the variance (R `survey`: `options(survey.lonely.psu)`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LonelyCluster {
    /// `fail`: no standard error, with a finding.
    #[default]
    Fail,
    /// `remove`: nothing.
    Remove,
    /// `certainty`: nothing, because it was taken with certainty.
    Certainty,
    /// `adjust`: its distance from the mean of all strata.
    Adjust,
    /// `average`: the mean contribution of the other strata.
    Average,
}

/// Where intervals are shown; they are always computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShowIntervals {
    /// `council`: in internal outputs.
    #[default]
    Council,
    /// `public`.
    Public,
}

/// The sample design, as the round or columns of the responses say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DesignChoice {
    /// Whether the responses are a probability sample at all; otherwise intervals are computed as simple random and say so.
    pub probability: bool,
    /// What a stratum of one cluster adds.
    pub lonely: LonelyCluster,
    /// Whether every unit is sampled on its own, so that units do not covary. True in every survey by commune.
    pub units_are_strata: bool,
    /// Population of each unit, by index in the roster, where finite population correction or weights over places want it.
    pub population: Vec<Option<u64>>,
    /// Populations of clusters by stage, for finite population corrections and the variance of later stages; units have to be strata of their own.
    pub cluster_sizes: Vec<ClusterSize>,
    /// Margins of the population that the weights are moved to: all of units, or all of the whole.
    pub margins: Vec<MarginTotals>,
}
