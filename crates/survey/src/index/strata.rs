//! Variances and covariances between the clusters of each stratum, added up over strata.

use super::sample::Stratum;
use crate::LonelyCluster;

/// Degrees of freedom and variance of a column.
pub(crate) type OfColumn = (f64, Option<f64>);

/// What is gathered while clusters come stratum by stratum.
#[derive(Debug)]
pub(crate) struct Strata {
    columns: usize,
    full: bool,
    lonely: LonelyCluster,
    /// The stratum that is being read.
    stratum: Option<(u32, Stratum)>,
    /// Its clusters so far that the domain reaches.
    seen: u32,
    /// Mean of those, by column, and squares or products around it.
    means: Vec<f64>,
    products: Vec<f64>,
    /// By column: clusters with an answer in this stratum.
    touched: Vec<u32>,
    total: Vec<f64>,
    clusters: Vec<u32>,
    strata: Vec<u32>,
    /// By column: strata of one cluster with an answer, and others.
    alone: Vec<u32>,
    solid: Vec<u32>,
}

impl Strata {
    pub(crate) fn new(columns: usize, full: bool, lonely: LonelyCluster) -> Self {
        let products = if full { columns * columns } else { columns };
        Self {
            columns,
            full,
            lonely,
            stratum: None,
            seen: 0,
            means: vec![0.0; columns],
            products: vec![0.0; products],
            touched: vec![0; columns],
            total: vec![0.0; products],
            clusters: vec![0; columns],
            strata: vec![0; columns],
            alone: vec![0; columns],
            solid: vec![0; columns],
        }
    }

    /// The next cluster is of this stratum.
    pub(crate) fn enter(&mut self, at: u32, stratum: Stratum) {
        if self.stratum.is_none_or(|(own, _)| own != at) {
            self.close_stratum();
            self.stratum = Some((at, stratum));
        }
    }

    /// Takes the linearised sums of a cluster and clears them.
    ///
    /// Means and products are updated cluster by cluster (Welford 1962), so that equal clusters give zero and not a rest of rounding.
    pub(crate) fn close_cluster(&mut self, moved: &mut [f64], touched: &mut [bool]) {
        if self.stratum.is_none() {
            return;
        }
        self.seen += 1;
        let share = f64::from(self.seen).recip();
        let rest = 1.0 - share;
        for (column, value) in moved.iter_mut().enumerate() {
            // From here on `value` is the distance from the mean before this cluster.
            *value -= self.means[column];
            self.means[column] += *value * share;
            self.touched[column] += u32::from(std::mem::take(&mut touched[column]));
        }
        if self.full {
            for row in 0..self.columns {
                let by = moved[row] * rest;
                let into = &mut self.products[row * self.columns..(row + 1) * self.columns];
                for (product, value) in into.iter_mut().zip(moved.iter()) {
                    *product += by * value;
                }
            }
        } else {
            for (product, value) in self.products.iter_mut().zip(moved.iter()) {
                *product += value * value * rest;
            }
        }
        moved.fill(0.0);
    }

    fn close_stratum(&mut self) {
        let Some((_, stratum)) = self.stratum.take() else {
            return;
        };
        let lonely = stratum.clusters < 2;
        // Clusters that the domain does not reach have sum zero.
        let outside = f64::from(stratum.clusters.saturating_sub(self.seen));
        let pull = f64::from(self.seen) * outside / f64::from(stratum.clusters.max(1));
        let factor = match (lonely, self.lonely) {
            // Around the mean of all clusters of the sample, which is zero for what is linearised.
            (true, LonelyCluster::Adjust) => 1.0,
            (true, _) => 0.0,
            (false, _) => {
                let n = f64::from(stratum.clusters);
                (1.0 - stratum.fraction) * n / (n - 1.0)
            }
        };
        let add = |total: &mut f64, product: f64, left: f64, right: f64| {
            let product = if lonely {
                left * right
            } else {
                product + pull * left * right
            };
            *total += factor * product;
        };
        for row in 0..self.columns {
            if self.full {
                for column in 0..self.columns {
                    let at = row * self.columns + column;
                    let (left, right) = (self.means[row], self.means[column]);
                    add(&mut self.total[at], self.products[at], left, right);
                }
            } else {
                let mean = self.means[row];
                add(&mut self.total[row], self.products[row], mean, mean);
            }
            if self.touched[row] > 0 {
                self.clusters[row] += self.touched[row];
                self.strata[row] += 1;
                *(if lonely {
                    &mut self.alone[row]
                } else {
                    &mut self.solid[row]
                }) += 1;
            }
        }
        self.seen = 0;
        self.means.fill(0.0);
        self.products.fill(0.0);
        self.touched.fill(0);
    }

    /// By column degrees of freedom and variance; then all covariances where they were wanted.
    ///
    /// No variance: fewer than two clusters with an answer, no stratum of two or more clusters among those reached, or a lonely cluster where the round refuses one.
    pub(crate) fn finish(mut self) -> (Vec<OfColumn>, Option<Vec<Option<f64>>>) {
        self.close_stratum();
        // The lonely strata that a figure reaches vary as its others do on average.
        let raised = |column: usize| {
            let averages = self.lonely == LonelyCluster::Average && self.solid[column] > 0;
            if averages {
                f64::from(self.strata[column]) / f64::from(self.solid[column])
            } else {
                1.0
            }
        };
        let has = |column: usize| {
            let refused = self.lonely == LonelyCluster::Fail && self.alone[column] > 0;
            self.clusters[column] > 1 && self.solid[column] > 0 && !refused
        };
        let diagonal = if self.full { self.columns + 1 } else { 1 };
        let per_column = (0..self.columns)
            .map(|column| {
                let df = f64::from(self.clusters[column]) - f64::from(self.strata[column]);
                let variance = raised(column) * self.total[column * diagonal].max(0.0);
                (df, has(column).then_some(variance))
            })
            .collect();
        let covariance = self.full.then(|| {
            (0..self.columns * self.columns)
                .map(|at| {
                    let (row, column) = (at / self.columns, at % self.columns);
                    let up = (raised(row) * raised(column)).sqrt();
                    (has(row) && has(column)).then(|| up * self.total[at])
                })
                .collect()
        });
        (per_column, covariance)
    }
}
