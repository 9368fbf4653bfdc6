//! Design effects and the effective number of respondents.

use super::{Design, Linearised};

/// The sample that a design effect is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Simple random sampling with replacement, as many respondents (R `deff = "replace"`): what [`crate::Estimate::deff`] holds.
    WithReplacement,
    /// Simple random sampling without replacement from a population of Σ w. Needs weights that sum to the population.
    WithoutReplacement,
}

impl Design {
    /// The variance that an estimate would have in a simple random sample of as many respondents, in its squared unit; `None` below two respondents.
    ///
    /// With linearised values z, e = z ÷ w, N = Σ w and n respondents of the domain: N² S² ÷ n, where S² = n ÷ (n − 1) × Σ w (e − ē)² ÷ N; times (1 − n ÷ N) without replacement. For a mean that is S²_y ÷ n (Kish, *Survey Sampling*, 1965, section 8.2; R `svymean(deff = )`).
    /// Missing values: rows outside `base` do not take part.
    #[must_use]
    pub fn srs_variance(
        &self,
        estimate: &Linearised,
        base: &[bool],
        against: Against,
    ) -> Option<f64> {
        let rows = || (0..self.len()).filter(|row| base[*row]);
        let weight: f64 = rows().map(|row| self.weights[row]).sum();
        let mean = rows().map(|row| estimate.by_row[row]).sum::<f64>() / weight;
        let squares: f64 = rows()
            .map(|row| {
                let w = self.weights[row];
                w * (estimate.by_row[row] / w - mean).powi(2)
            })
            .sum();
        let n = rows().count() as f64;
        if n < 2.0 {
            return None;
        }
        let with = weight * squares / (n - 1.0);
        let without = match against {
            Against::WithReplacement => 1.0,
            Against::WithoutReplacement => 1.0 - n / weight,
        };
        Some(with * without)
    }

    /// The design effect: `variance` ÷ [`Design::srs_variance`]. `None` below two respondents and where all answered alike.
    ///
    /// ```
    /// use survey::estimate::{Against, Design, DesignColumns};
    /// // Clusters whose members agree: the effect is about their size.
    /// let design = Design::new(&DesignColumns {
    ///     n_rows: 6,
    ///     clusters: &[&[1, 1, 2, 2, 3, 3]],
    ///     ..DesignColumns::default()
    /// })?;
    /// let mean = design.mean(&[1.0, 1.0, 2.0, 2.0, 6.0, 6.0], &[true; 6]).unwrap();
    /// let variance = design.variance(&mean).unwrap();
    /// let effect = design.effect(&mean, &[true; 6], variance, Against::WithReplacement).unwrap();
    /// assert!((effect - 2.5).abs() < 1e-12); // (7 ÷ 3) ÷ (5.6 ÷ 6)
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    #[must_use]
    pub fn effect(
        &self,
        estimate: &Linearised,
        base: &[bool],
        variance: f64,
        against: Against,
    ) -> Option<f64> {
        effect(variance, self.srs_variance(estimate, base, against)?)
    }
}

/// A variance over that of simple random sampling; `None` where the latter is 0.
#[must_use]
pub fn effect(variance: f64, srs_variance: f64) -> Option<f64> {
    (srs_variance > 0.0).then(|| variance / srs_variance)
}
