//! How a sample was drawn.

mod build;
mod error;

pub(in crate::estimate) use build::number;
pub use build::{DesignColumns, Population};
pub use error::{DesignError, LonelyStratum, MarginError};

use super::calibrate::Projection;
use crate::LonelyCluster;

/// A checked sample design: weights, and stage by stage strata, clusters, and how many clusters were taken of how many.
///
/// It is made by [`Design::new`] from columns and answers every question about sampling error: [`Design::mean`], [`Design::ratio`], [`Design::total`], [`Design::variance`], [`Design::covariance`].
/// Domains keep the design: whoever is outside counts as zero, and a stratum keeps its number of clusters.
#[derive(Debug, Clone)]
pub struct Design {
    pub(in crate::estimate) weights: Vec<f64>,
    pub(in crate::estimate) stages: Vec<Stage>,
    pub(in crate::estimate) lonely: LonelyCluster,
    /// Rows by stratum and cluster of the first stage, then of the next.
    pub(in crate::estimate) order: Vec<u32>,
    pub(in crate::estimate) projections: Vec<Projection>,
}

/// One stage of the sample.
#[derive(Debug, Clone)]
pub(in crate::estimate) struct Stage {
    /// Row → cluster; a number belongs to one stratum only.
    pub(in crate::estimate) clusters: Vec<u32>,
    pub(in crate::estimate) n_clusters: usize,
    /// Row → stratum; from the second stage on each within one cluster of the stage before.
    pub(in crate::estimate) strata: Vec<u32>,
    pub(in crate::estimate) by_stratum: Vec<Stratum>,
}

/// What the variance needs to know of a stratum.
#[derive(Debug, Clone, Copy)]
pub(in crate::estimate) struct Stratum {
    /// Clusters in the sample.
    pub(in crate::estimate) sampled: u32,
    /// Share of clusters of the stages above that were taken, times 1 − n ÷ N of this stratum.
    pub(in crate::estimate) correction: f64,
    /// One cluster, and not all there is.
    pub(in crate::estimate) lonely: bool,
    /// A row.
    pub(in crate::estimate) row: u32,
}

impl Design {
    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.weights.len()
    }
    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }
    /// The weight of each row; after post-stratification, raking or calibration the new one.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }
    /// Rows by stratum and cluster of the first stage, then of the next.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }
    /// Clusters of the first stage.
    #[must_use]
    pub fn n_clusters(&self) -> usize {
        self.stages[0].n_clusters
    }
    /// Strata of the first stage.
    #[must_use]
    pub fn n_strata(&self) -> usize {
        self.stages[0].by_stratum.len()
    }
    /// Degrees of freedom: clusters less strata of the first stage (Korn & Graubard, *Analysis of Health Surveys*, 1999, section 5.2; R `degf`).
    #[must_use]
    pub fn df(&self) -> f64 {
        self.n_clusters() as f64 - self.n_strata() as f64
    }
    /// Degrees of freedom of a domain: clusters that have somebody in the domain less strata that do (R `degf(subset(…))`).
    ///
    /// `base` has one entry a row.
    #[must_use]
    pub fn df_in(&self, base: &[bool]) -> f64 {
        let stage = &self.stages[0];
        let mut clusters = vec![false; stage.n_clusters];
        let mut strata = vec![false; stage.by_stratum.len()];
        for row in (0..self.len()).filter(|row| base[*row]) {
            clusters[stage.clusters[row] as usize] = true;
            strata[stage.strata[row] as usize] = true;
        }
        let count = |of: &[bool]| of.iter().filter(|has| **has).count() as f64;
        count(&clusters) - count(&strata)
    }
}
