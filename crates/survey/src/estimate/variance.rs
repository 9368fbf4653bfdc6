//! The variance of sums of linearised values under a design.

use super::design::Stratum;
use super::{Design, LonelyStratum, Matrix, Wanted};
use crate::LonelyCluster;

impl Design {
    /// The covariances of figures from their linearised values: one column a figure, one entry a row of the sample, each already times the row's weight.
    ///
    /// Per stage and stratum h with n_h clusters of N_h, whose column sums are z_hc: f × (1 − n_h ÷ N_h) × n_h ÷ (n_h − 1) × Σ_c (z_hc − z̄_h)(z_hc − z̄_h)ᵀ, where f is the share of clusters taken in the stages above (1 in the first).
    /// Without a population in the first stage this is the with-replacement variance of first-stage clusters.
    /// (Särndal, Swensson & Wretman 1992, results 3.7.2 and 4.3.1; Wolter, *Introduction to Variance Estimation*, 2007, section 1.4; Lumley, "Analysis of complex survey samples", J. Stat. Software 9, 2004; R `svyrecvar`.)
    ///
    /// Post-stratification, raking and calibration first replace the values by their residuals.
    ///
    /// Missing values: none here; whoever is outside a domain has 0 in its column and still counts as sampled.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns, Population};
    /// // Two strata of two; the second one is a census.
    /// let strata = [0, 0, 1, 1];
    /// let design = Design::new(&DesignColumns {
    ///     n_rows: 4,
    ///     strata: &[&strata],
    ///     population: &[Population::Sizes(&[4.0, 4.0, 2.0, 2.0])],
    ///     ..DesignColumns::default()
    /// })?;
    /// let matrix = design.covariance_of(&[&[1.0, 3.0, 5.0, 9.0]]).unwrap();
    /// assert!((matrix.at(0, 0) - 2.0).abs() < 1e-12); // ½ × 2 × (1 + 1)
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    ///
    /// # Errors
    /// [`LonelyStratum`] where a stratum of one cluster allows no standard error.
    pub fn covariance_of(&self, columns: &[&[f64]]) -> Result<Matrix, LonelyStratum> {
        let k = columns.len();
        let mut values = Vec::with_capacity(k * self.len());
        if self.projections.is_empty() {
            for row in &self.order {
                values.extend(columns.iter().map(|column| column[*row as usize]));
            }
        } else {
            let own: Vec<Vec<f64>> = columns
                .iter()
                .map(|column| self.residuals(column))
                .collect();
            for row in &self.order {
                values.extend(own.iter().map(|column| column[*row as usize]));
            }
        }
        self.covariance_in_order(&self.order, &values, k, Wanted::Covariances)
    }

    /// Residuals of linearised values after each projection of the design.
    pub(crate) fn residuals(&self, column: &[f64]) -> Vec<f64> {
        let mut residuals = column.to_vec();
        for projection in &self.projections {
            projection.apply(&mut residuals);
        }
        residuals
    }

    /// The same for some rows in the design's order (the others are 0), values row by row. A row may stand for all rows of its cluster in the last stage.
    pub(crate) fn covariance_in_order(
        &self,
        rows: &[u32],
        values: &[f64],
        k: usize,
        wanted: Wanted,
    ) -> Result<Matrix, LonelyStratum> {
        let mut whole = Matrix::zero(k);
        for at in 0..self.stages.len() {
            self.add_stage(at, rows, values, wanted, &mut whole)?;
        }
        Ok(whole)
    }

    fn add_stage(
        &self,
        at: usize,
        rows: &[u32],
        values: &[f64],
        wanted: Wanted,
        whole: &mut Matrix,
    ) -> Result<(), LonelyStratum> {
        let k = whole.size();
        let stage = &self.stages[at];
        let averages = self.lonely == LonelyCluster::Average;
        let mut own = averages.then(|| Matrix::zero(k));
        let (mut n_strata, mut n_lonely, mut lonely_row) = (0_u32, 0_u32, None);
        let mut sums: Vec<f64> = Vec::new();
        let mut start = 0;
        while start < rows.len() {
            let number = stage.strata[rows[start] as usize];
            let end = start
                + rows[start..]
                    .iter()
                    .take_while(|row| stage.strata[**row as usize] == number)
                    .count();
            let stratum = &stage.by_stratum[number as usize];
            n_strata += 1;
            let taken = stratum.correction > 0.0 && !stratum.lonely;
            if taken || (stratum.lonely && self.lonely == LonelyCluster::Adjust) {
                cluster_sums(
                    &stage.clusters,
                    &rows[start..end],
                    &values[start * k..],
                    k,
                    &mut sums,
                );
                let into = own.as_mut().unwrap_or(whole);
                add_stratum(into, &mut sums, stratum, wanted);
            } else if stratum.lonely {
                let row = stratum.row as usize;
                if self.lonely == LonelyCluster::Fail {
                    return Err(LonelyStratum { stage: at + 1, row });
                }
                n_lonely += 1;
                lonely_row.get_or_insert(row);
            }
            start = end;
        }
        if let Some(own) = own {
            let row = lonely_row.unwrap_or_default();
            if n_lonely > 0 && n_lonely == n_strata {
                return Err(LonelyStratum { stage: at + 1, row });
            }
            let up = f64::from(n_strata) / f64::from((n_strata - n_lonely).max(1));
            for (cell, own) in whole.cells_mut().iter_mut().zip(own.cells()) {
                *cell += up * own;
            }
        }
        Ok(())
    }
}

fn cluster_sums(clusters: &[u32], rows: &[u32], values: &[f64], k: usize, sums: &mut Vec<f64>) {
    sums.clear();
    let mut last = None;
    for (at, row) in rows.iter().enumerate() {
        let cluster = clusters[*row as usize];
        if last != Some(cluster) {
            last = Some(cluster);
            sums.resize(sums.len() + k, 0.0);
        }
        let from = sums.len() - k;
        for (sum, value) in sums[from..].iter_mut().zip(&values[at * k..(at + 1) * k]) {
            *sum += value;
        }
    }
}

/// Adds one stratum: distances of its clusters from their mean, where clusters without rows have sums of 0. A lonely cluster keeps its own value as the distance.
fn add_stratum(whole: &mut Matrix, sums: &mut [f64], stratum: &Stratum, wanted: Wanted) {
    let k = whole.size();
    let sampled = f64::from(stratum.sampled);
    let mut mean = vec![0.0; k];
    let present = sums.len() / k.max(1);
    if sampled > 1.5 {
        for cluster in sums.chunks_exact(k) {
            for (mean, sum) in mean.iter_mut().zip(cluster) {
                *mean += sum;
            }
        }
        for mean in &mut mean {
            *mean /= sampled;
        }
    }
    let scale = if sampled > 1.5 {
        stratum.correction * sampled / (sampled - 1.0)
    } else {
        stratum.correction
    };
    let absent = sampled - present as f64;
    for cluster in sums.chunks_exact_mut(k) {
        for (sum, mean) in cluster.iter_mut().zip(&mean) {
            *sum -= mean;
        }
    }
    for i in 0..k {
        let from = if wanted == Wanted::Variances { i } else { 0 };
        for j in from..=i {
            let mut cross = absent * mean[i] * mean[j];
            for cluster in sums.chunks_exact(k) {
                cross += cluster[i] * cluster[j];
            }
            whole.add(i, j, scale * cross);
            if i != j {
                whole.add(j, i, scale * cross);
            }
        }
    }
}
