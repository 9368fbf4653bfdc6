//! Weighted sums of ratios in one group, with their covariances.

use super::{Grouping, ItemCodes};
use crate::estimate::{Linearised, LonelyStratum, Matrix};

/// A part of a figure: `factor` × (Σ scores ÷ Σ answers over all answers to these items). A figure is a sum of terms: one term of one item is the item's mean, one term of many items pools their answers, many terms with factors 1 ÷ k are the mean of items.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its weight in the figure.
    pub factor: f64,
    /// Indices into the items given along.
    pub items: Vec<usize>,
}

/// Whether covariances are wanted beside the variances; they cost the square of the number of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The diagonal only; other cells stay 0.
    Variances,
    /// Every cell.
    Covariances,
}

/// Figures of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// By figure, in the unit of the scores; `None` where a term has no answer in the base (its row of the matrix is 0).
    pub values: Vec<Option<f64>>,
    /// By figure: respondents with an answer in the base.
    pub n: Vec<u64>,
    /// Variances and covariances by figure, or why there are none.
    pub covariance: Result<Matrix, LonelyStratum>,
    /// By figure: the variance in a simple random sample with replacement of as many respondents; `None` under two.
    pub srs_variances: Vec<Option<f64>>,
}

/// Linearised values of the rows of a group, row by row.
struct Values {
    of_figures: Vec<Option<f64>>,
    n: Vec<u64>,
    by_row: Vec<f64>,
    srs_variances: Vec<Option<f64>>,
}

impl Grouping<'_> {
    /// Any figures of a group with their variances.
    ///
    /// A figure Σ_t f_t Y_t ÷ X_t has the linearised values w Σ_t f_t (y_t − (Y_t ÷ X_t) x_t) ÷ X_t, where y_t and x_t are the sums of scores and of answers of a respondent over the term's items (Särndal, Swensson & Wretman 1992, result 5.5.1); their variances are those of [`crate::estimate::Design::covariance_of`].
    /// Missing values: an answer out of the base is out of both sums of its term.
    ///
    /// Groups that share no stratum of a design with strata do not covary; others covary through the strata they share, see [`Grouping::add_linearised`].
    #[must_use]
    pub fn figures(
        &self,
        group: usize,
        items: &[ItemCodes],
        figures: &[Vec<Term>],
        wanted: Wanted,
    ) -> Figures {
        let k = figures.len();
        let values = self.values(group, items, figures);
        let covariance = if self.design.projections.is_empty() {
            let start = self.positions(group).start;
            let runs = self.runs(group);
            let mut sums = Vec::with_capacity(runs.len() * k);
            for run in runs {
                let from = sums.len();
                sums.resize(from + k, 0.0);
                let rows =
                    self.run_rows[run] as usize - start..self.run_rows[run + 1] as usize - start;
                for row in rows {
                    for (sum, value) in sums[from..].iter_mut().zip(&values.by_row[row * k..]) {
                        *sum += value;
                    }
                }
            }
            let firsts = self.firsts(group);
            self.design.covariance_in_order(firsts, &sums, k, wanted)
        } else {
            let mut columns = vec![vec![0.0; self.design.len()]; k];
            for (at, row) in self.rows(group).iter().enumerate() {
                for (figure, column) in columns.iter_mut().enumerate() {
                    column[*row as usize] = values.by_row[at * k + figure];
                }
            }
            let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            self.design.covariance_of(&columns)
        };
        Figures {
            values: values.of_figures,
            n: values.n,
            covariance,
            srs_variances: values.srs_variances,
        }
    }

    /// Adds `factor` × a figure of a group to an estimate over several groups, such as the mean of units; returns the figure's value before `factor`, or `None` (and adds nothing) where a term has no answer.
    ///
    /// [`crate::estimate::Design::variance`] of the sum counts what groups share. Rows that `into` lacks are appended as 0, so that an empty one is a good start.
    pub fn add_linearised(
        &self,
        group: usize,
        items: &[ItemCodes],
        figure: &[Term],
        factor: f64,
        into: &mut Linearised,
    ) -> Option<f64> {
        let values = self.values(group, items, &[figure.to_vec()]);
        let value = values.of_figures[0]?;
        into.by_row.resize(self.design.len(), 0.0);
        into.value += factor * value;
        for (row, own) in self.rows(group).iter().zip(&values.by_row) {
            into.by_row[*row as usize] += factor * own;
        }
        Some(value)
    }

    fn values(&self, group: usize, items: &[ItemCodes], figures: &[Vec<Term>]) -> Values {
        let k = figures.len();
        let positions = self.positions(group);
        let (rows, weights) = (&self.rows[positions.clone()], &self.weights[positions]);
        let scores = Scores::of(items, rows);
        let mut values = Values {
            of_figures: Vec::with_capacity(k),
            n: Vec::with_capacity(k),
            by_row: vec![0.0; rows.len() * k],
            srs_variances: Vec::with_capacity(k),
        };
        let mut in_base = vec![false; rows.len()];
        for (at, figure) in figures.iter().enumerate() {
            in_base.fill(false);
            let mut value = Some(0.0);
            for term in figure {
                let own = scores.add_term(term, weights, &mut values.by_row[at..], k, &mut in_base);
                value = value.zip(own).map(|(sum, own)| sum + own);
            }
            if value.is_none() {
                for cell in values.by_row.iter_mut().skip(at).step_by(k) {
                    *cell = 0.0;
                }
            }
            let n = in_base.iter().filter(|own| **own).count();
            let own = values.by_row.iter().skip(at).step_by(k);
            values
                .srs_variances
                .push(srs_variance(own, weights, &in_base, n));
            values.of_figures.push(value);
            values.n.push(n as u64);
        }
        values
    }
}

/// Scores of the rows of a group, row by row; NaN is out of the base.
struct Scores {
    n_items: usize,
    cells: Vec<f64>,
}

impl Scores {
    fn of(items: &[ItemCodes], rows: &[u32]) -> Self {
        let mut cells = Vec::with_capacity(items.len() * rows.len());
        for row in rows {
            cells.extend(
                items
                    .iter()
                    .map(|item| item.score(*row).unwrap_or(f64::NAN)),
            );
        }
        Self {
            n_items: items.len(),
            cells,
        }
    }

    /// Adds a term to the linearised values of one figure (every k-th cell from the first) and returns its part of the figure's value.
    fn add_term(
        &self,
        term: &Term,
        weights: &[f64],
        by_row: &mut [f64],
        k: usize,
        in_base: &mut [bool],
    ) -> Option<f64> {
        let sums = |row: usize| {
            let scores = &self.cells[row * self.n_items..(row + 1) * self.n_items];
            let (mut y, mut x) = (0.0, 0.0);
            for item in &term.items {
                let score = scores[*item];
                if !score.is_nan() {
                    y += score;
                    x += 1.0;
                }
            }
            (y, x)
        };
        let (mut above, mut below) = (0.0, 0.0);
        for (row, weight) in weights.iter().enumerate() {
            let (y, x) = sums(row);
            in_base[row] |= x > 0.0;
            above += weight * y;
            below += weight * x;
        }
        let ratio = above / below;
        if !ratio.is_finite() {
            return None;
        }
        let scale = term.factor / below;
        for (row, weight) in weights.iter().enumerate() {
            let (y, x) = sums(row);
            by_row[row * k] += weight * (y - ratio * x) * scale;
        }
        Some(term.factor * ratio)
    }
}

/// As [`crate::estimate::Design::srs_variance`], with replacement.
fn srs_variance<'v>(
    values: impl Iterator<Item = &'v f64> + Clone,
    weights: &[f64],
    in_base: &[bool],
    n: usize,
) -> Option<f64> {
    if n < 2 {
        return None;
    }
    let rows = || {
        values
            .clone()
            .zip(weights)
            .zip(in_base)
            .filter(|(_, own)| **own)
    };
    let weight: f64 = rows().map(|((_, weight), _)| weight).sum();
    let mean = rows().map(|((value, _), _)| value).sum::<f64>() / weight;
    let squares: f64 = rows()
        .map(|((value, weight), _)| weight * (value / weight - mean).powi(2))
        .sum();
    Some(weight * squares / (n as f64 - 1.0))
}
