//! The jackknife: the estimate again without each cluster.

use super::{Design, LonelyStratum};
use crate::LonelyCluster;

impl Design {
    /// The jackknife variance (JKn; with one stratum JK1) of any estimate, in its squared unit, and the degrees of freedom of the design.
    ///
    /// For each cluster of stratum h its weights become 0 and those of the stratum's others × n_h ÷ (n_h − 1); v = Σ_h (n_h − 1) ÷ n_h × (1 − n_h ÷ N_h) × Σ_c (θ_hc − θ̄)², with θ̄ the mean of all replicates (Wolter 2007, section 4.5; R `as.svrepdesign(type = "JKn")`, `mse = FALSE`).
    /// Only the first stage takes part. `estimate` gets the weights of a replicate; a replicate for which it has nothing to say (`None`) is left out.
    /// Cost: one call of `estimate` per cluster.
    ///
    /// # Errors
    /// [`LonelyStratum`], except where the design says that such strata add nothing.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns};
    /// let design = Design::new(&DesignColumns { n_rows: 3, ..DesignColumns::default() })?;
    /// let y = [1.0, 2.0, 6.0];
    /// let mean = |w: &[f64]| {
    ///     let sum: f64 = w.iter().zip(y).map(|(w, y)| w * y).sum();
    ///     Some(sum / w.iter().sum::<f64>())
    /// };
    /// // Of a mean the jackknife gives s² ÷ n: 7 ÷ 3.
    /// assert!((design.jackknife(mean).unwrap() - 7.0 / 3.0).abs() < 1e-12);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    pub fn jackknife(
        &self,
        estimate: impl Fn(&[f64]) -> Option<f64>,
    ) -> Result<f64, LonelyStratum> {
        let stage = &self.stages[0];
        let mut replicates: Vec<(f64, f64)> = Vec::with_capacity(stage.n_clusters);
        let mut start = 0;
        while start < self.order.len() {
            let number = stage.strata[self.order[start] as usize];
            let stratum = &stage.by_stratum[number as usize];
            let same = |row: &&u32| stage.strata[**row as usize] == number;
            let end = start + self.order[start..].iter().take_while(same).count();
            if stratum.lonely {
                let nothing = [LonelyCluster::Remove, LonelyCluster::Certainty];
                if !nothing.contains(&self.lonely) {
                    let row = stratum.row as usize;
                    return Err(LonelyStratum { stage: 1, row });
                }
            } else if stratum.sampled > 1 {
                let n = f64::from(stratum.sampled);
                let scale = stratum.correction * (n - 1.0) / n;
                let rows = &self.order[start..end];
                for dropped in
                    rows.chunk_by(|a, b| stage.clusters[*a as usize] == stage.clusters[*b as usize])
                {
                    let mut weights = self.weights.clone();
                    for row in rows {
                        weights[*row as usize] *= n / (n - 1.0);
                    }
                    for row in dropped {
                        weights[*row as usize] = 0.0;
                    }
                    replicates.extend(estimate(&weights).map(|value| (value, scale)));
                }
            }
            start = end;
        }
        let sum: f64 = replicates.iter().map(|(value, _)| value).sum();
        let mean = sum / replicates.len().max(1) as f64;
        let spread = |(value, scale): &(f64, f64)| scale * (value - mean).powi(2);
        Ok(replicates.iter().map(spread).sum())
    }
}
