//! Totals, means and ratios with the linearised values behind them.

use super::{Design, LonelyStratum, Matrix};

/// An estimate and its linearised values: their sum over clusters varies as the estimate does.
#[derive(Debug, Clone, PartialEq)]
pub struct Linearised {
    /// The estimate, in the unit of what was estimated.
    pub value: f64,
    /// By row of the sample, times the row's weight; 0 outside the domain.
    pub by_row: Vec<f64>,
}

impl Linearised {
    /// Σ c × estimate: figures of figures, such as a mean of items, or a difference of two units. All of one design.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns, Linearised};
    /// let design = Design::new(&DesignColumns { n_rows: 2, ..DesignColumns::default() })?;
    /// let a = design.total(&[1.0, 2.0], &[true, true]);
    /// let b = design.total(&[3.0, 5.0], &[true, true]);
    /// let difference = Linearised::combination(&[(1.0, &b), (-1.0, &a)]);
    /// assert!((difference.value - 5.0).abs() < 1e-12);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    #[must_use]
    pub fn combination(terms: &[(f64, &Self)]) -> Self {
        let n = terms.first().map_or(0, |(_, term)| term.by_row.len());
        let mut sum = Self {
            value: 0.0,
            by_row: vec![0.0; n],
        };
        for (factor, term) in terms {
            sum.value += factor * term.value;
            for (own, value) in sum.by_row.iter_mut().zip(&term.by_row) {
                *own += factor * value;
            }
        }
        sum
    }
}

impl Design {
    /// The estimated population total Σ w y over the domain, in the unit of `y`.
    ///
    /// Linearised value: w y (Särndal, Swensson & Wretman 1992, section 2.8).
    /// Missing values: rows outside `base` count as 0; `y` is not looked at there.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns};
    /// let weights = [10.0, 10.0, 20.0];
    /// let columns = DesignColumns { n_rows: 3, weights: Some(&weights), ..DesignColumns::default() };
    /// let total = Design::new(&columns)?.total(&[1.0, 1.0, 1.0], &[true, false, true]);
    /// assert!((total.value - 30.0).abs() < 1e-12);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    #[must_use]
    pub fn total(&self, y: &[f64], base: &[bool]) -> Linearised {
        let rows = self.weights.iter().zip(y).zip(base);
        let by_row: Vec<f64> = rows
            .map(|((w, y), own)| if *own { w * y } else { 0.0 })
            .collect();
        Linearised {
            value: by_row.iter().sum(),
            by_row,
        }
    }

    /// The weighted mean Σ w y ÷ Σ w of the domain, in the unit of `y`; of a 0/1 column the share. `None` where the domain is empty.
    ///
    /// Linearised value: w (y − mean) ÷ Σ w (Särndal, Swensson & Wretman 1992, result 5.7.1; Lumley 2004).
    /// Missing values: rows outside `base` are out of the mean.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns};
    /// // Three clusters of means 1, 2 and 6: the variance of their mean is 7 ÷ 3.
    /// let design = Design::new(&DesignColumns {
    ///     n_rows: 6,
    ///     clusters: &[&[1, 1, 2, 2, 3, 3]],
    ///     ..DesignColumns::default()
    /// })?;
    /// let mean = design.mean(&[1.0, 1.0, 2.0, 2.0, 5.0, 7.0], &[true; 6]).unwrap();
    /// assert!((mean.value - 3.0).abs() < 1e-12);
    /// assert!((design.variance(&mean).unwrap() - 7.0 / 3.0).abs() < 1e-12);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    #[must_use]
    pub fn mean(&self, y: &[f64], base: &[bool]) -> Option<Linearised> {
        self.ratio_by(y, |_| 1.0, base)
    }

    /// The ratio of two totals Σ w y ÷ Σ w x of the domain. `None` where the denominator is 0.
    ///
    /// Linearised value: w (y − ratio × x) ÷ Σ w x (Särndal, Swensson & Wretman 1992, result 5.6.2; R `svyratio`).
    /// Missing values: rows outside `base` are out of both sums.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns};
    /// let design = Design::new(&DesignColumns { n_rows: 3, ..DesignColumns::default() })?;
    /// let ratio = design.ratio(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0], &[true; 3]).unwrap();
    /// assert!((ratio.value - 0.5).abs() < 1e-12);
    /// // Every row has the same ratio: it does not vary.
    /// assert!(design.variance(&ratio).unwrap() < 1e-15);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    #[must_use]
    pub fn ratio(&self, y: &[f64], x: &[f64], base: &[bool]) -> Option<Linearised> {
        self.ratio_by(y, |row| x[row], base)
    }

    fn ratio_by(&self, y: &[f64], x: impl Fn(usize) -> f64, base: &[bool]) -> Option<Linearised> {
        let (mut above, mut below) = (0.0, 0.0);
        for row in (0..self.len()).filter(|row| base[*row]) {
            above += self.weights[row] * y[row];
            below += self.weights[row] * x(row);
        }
        let value = above / below;
        if !value.is_finite() {
            return None;
        }
        let by_row = (0..self.len()).map(|row| {
            if base[row] {
                self.weights[row] * (y[row] - value * x(row)) / below
            } else {
                0.0
            }
        });
        Some(Linearised {
            value,
            by_row: by_row.collect(),
        })
    }

    /// The variance of an estimate, in its squared unit; see [`Design::covariance_of`].
    ///
    /// # Errors
    /// [`LonelyStratum`] where a stratum of one cluster allows none.
    pub fn variance(&self, estimate: &Linearised) -> Result<f64, LonelyStratum> {
        Ok(self.covariance_of(&[&estimate.by_row])?.at(0, 0))
    }

    /// The covariances of estimates, in the order given; see [`Design::covariance_of`].
    ///
    /// # Errors
    /// [`LonelyStratum`] where a stratum of one cluster allows none.
    pub fn covariance(&self, estimates: &[&Linearised]) -> Result<Matrix, LonelyStratum> {
        let columns: Vec<&[f64]> = estimates.iter().map(|own| own.by_row.as_slice()).collect();
        self.covariance_of(&columns)
    }
}
