//! What can be wrong with the columns of a design; callers make findings of it.

/// Why columns make no design. Rows count from 0, stages from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DesignError {
    /// A column has another length than the sample.
    #[error("a column of the design has {found} rows, expected {expected}")]
    Length {
        /// Rows of the sample.
        expected: usize,
        /// Rows of the column.
        found: usize,
    },
    /// More rows than a design can number (2³² − 1).
    #[error("the sample has too many rows")]
    TooManyRows,
    /// More columns of strata or of populations than there are stages.
    #[error("{found} columns of strata or populations for {stages} stages")]
    TooManyStages {
        /// Stages of clusters.
        stages: usize,
        /// Columns.
        found: usize,
    },
    /// A weight is not a finite number above 0.
    #[error("row {row}: a weight must be a finite number above 0")]
    Weight {
        /// The row.
        row: usize,
    },
    /// A cluster of the first stage stands in two strata: either a slip, or numbers that begin anew in each stratum (`nest`).
    #[error("row {row}: its cluster stands in another stratum too")]
    ClusterInTwoStrata {
        /// The first row found in the other stratum.
        row: usize,
    },
    /// A population size or sampling fraction is not a finite number above 0, or a fraction is above 1.
    #[error(
        "row {row}, stage {stage}: a population must be a number above 0, a fraction one up to 1"
    )]
    Population {
        /// The row.
        row: usize,
        /// The stage.
        stage: usize,
    },
    /// A population differs within its stratum.
    #[error(
        "row {row}, stage {stage}: the population differs from that of other rows of its stratum"
    )]
    PopulationVaries {
        /// The first row that differs.
        row: usize,
        /// The stage.
        stage: usize,
    },
    /// The population is smaller than the sample taken from it.
    #[error(
        "row {row}, stage {stage}: {sampled} clusters in the sample, more than in the population"
    )]
    PopulationTooSmall {
        /// The first row of the stratum.
        row: usize,
        /// The stage.
        stage: usize,
        /// Clusters in the sample.
        sampled: u32,
    },
    /// Margins or calibration totals cannot be met.
    #[error("margin {margin}: {why}")]
    Margin {
        /// Which margin, from 0.
        margin: usize,
        /// Why.
        why: MarginError,
    },
}

/// Why a margin cannot be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MarginError {
    /// A respondent's category has no total.
    #[error("a category of the sample has no population total")]
    NoTotal,
    /// A total is not a finite number of at least 0, or 0 where there are respondents.
    #[error("a population total is not a number above 0")]
    BadTotal,
    /// A category of the population has no respondent.
    #[error("a category of the population has no respondent")]
    NoRespondent,
    /// The rounds ended before the margins were met.
    #[error("the margins are not met after the rounds allowed")]
    NotConverged,
    /// Auxiliary columns depend on each other while their totals do not, or weights came out that are no numbers.
    #[error("the totals contradict each other")]
    Contradiction,
}

/// A stratum with a single cluster, met under [`crate::LonelyCluster::Fail`], or with no other stratum to borrow from: no standard error can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stage {stage}: the stratum of row {row} holds one cluster only")]
pub struct LonelyStratum {
    /// The stage, from 1.
    pub stage: usize,
    /// A row of the stratum, from 0.
    pub row: usize,
}
