//! Weights moved to known totals: post-stratification, raking, linear calibration.

use super::design::number;
use super::{Design, DesignError, MarginError, Matrix};

/// A margin: the category of each row and the population total of each category.
#[derive(Debug, Clone, Copy)]
pub struct Margin<'a> {
    /// By row: index into `totals`. Nobody may lack a category; "not said" must be a category with a total, or be distributed before.
    pub categories: &'a [u32],
    /// Number of people in the population by category, above 0.
    pub totals: &'a [f64],
}

/// When raking stops.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RakeLimits {
    /// Largest change of any cell of the margins' cross table in a round, as a share of the sum of weights.
    pub epsilon: f64,
    /// Most rounds.
    pub rounds: u32,
}

impl Default for RakeLimits {
    fn default() -> Self {
        Self {
            epsilon: 1e-10,
            rounds: 1_000,
        }
    }
}

/// What moving the weights does to linearised values: they become residuals from what the totals explain.
#[derive(Debug, Clone)]
pub(super) enum Projection {
    /// One margin, with the weights before and after it.
    PostStrata(Cells, Vec<f64>),
    /// Several margins, each with the weights after it in the last round.
    Raked(Vec<Cells>),
    /// Auxiliary columns, weights before, weights after.
    Linear(Vec<Vec<f64>>, Vec<f64>, Vec<f64>),
}

#[derive(Debug, Clone)]
pub(super) struct Cells {
    categories: Vec<u32>,
    n: usize,
    weights: Vec<f64>,
}

/// R `survey` projects ten times; more would change the last digits of its standard errors, and ours are held against them.
const RAKING_PROJECTIONS: usize = 10;

impl Design {
    /// The design with weights w × N_g ÷ N̂_g, so that category g sums to its total.
    ///
    /// Variances are those of the residuals y − ȳ_g (Särndal, Swensson & Wretman 1992, section 7.6; R `postStratify`).
    ///
    /// # Errors
    /// [`DesignError::Margin`] where a category has no total or no respondent.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns, Margin};
    /// let design = Design::new(&DesignColumns { n_rows: 3, ..DesignColumns::default() })?;
    /// // Two women and one man answered; the commune has 50 of each.
    /// let margin = Margin { categories: &[0, 0, 1], totals: &[50.0, 50.0] };
    /// assert_eq!(design.post_stratify(&margin)?.weights(), [25.0, 25.0, 50.0]);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    pub fn post_stratify(&self, margin: &Margin) -> Result<Self, DesignError> {
        check(self.len(), 0, margin)?;
        let mut design = self.clone();
        scale(&mut design.weights, margin);
        let cells = Cells::of(margin, &design.weights);
        let projection = Projection::PostStrata(cells, self.weights.clone());
        design.projections.push(projection);
        Ok(design)
    }

    /// The design with weights that meet several margins, by iterative proportional fitting: post-stratification to one margin after the other until nothing moves.
    ///
    /// Variances are those of the residuals after projecting onto the margins in turn, ten times over (Deville, Särndal & Sautory, J. Amer. Stat. Assoc. 88, 1993; R `rake`).
    ///
    /// # Errors
    /// [`DesignError::Margin`], also where the rounds end first, as they do for margins with different sums.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns, Margin, RakeLimits};
    /// let design = Design::new(&DesignColumns { n_rows: 4, ..DesignColumns::default() })?;
    /// let sex = Margin { categories: &[0, 0, 1, 1], totals: &[60.0, 40.0] };
    /// let age = Margin { categories: &[0, 1, 0, 1], totals: &[70.0, 30.0] };
    /// let raked = design.rake(&[sex, age], RakeLimits::default())?;
    /// assert!((raked.weights()[0] - 42.0).abs() < 1e-9);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    pub fn rake(&self, margins: &[Margin], limits: RakeLimits) -> Result<Self, DesignError> {
        let mut cells = vec![0; self.len()];
        let mut n_cells = 1;
        for (at, margin) in margins.iter().enumerate() {
            check(self.len(), at, margin)?;
            let (numbers, first) = number(self.len(), Some(&cells), Some(margin.categories))?;
            (cells, n_cells) = (numbers, first.len());
        }
        let mut design = self.clone();
        let mut table = sums(&cells, n_cells, &design.weights);
        let smallest = limits.epsilon * self.weights.iter().sum::<f64>();
        for _ in 0..limits.rounds {
            let mut steps = Vec::with_capacity(margins.len());
            for margin in margins {
                scale(&mut design.weights, margin);
                steps.push(Cells::of(margin, &design.weights));
            }
            let new = sums(&cells, n_cells, &design.weights);
            let moved = table.iter().zip(&new).map(|(old, new)| (old - new).abs());
            if moved.fold(0.0, f64::max) < smallest && met(&design.weights, margins) {
                design.projections.push(Projection::Raked(steps));
                return Ok(design);
            }
            table = new;
        }
        Err(DesignError::Margin {
            margin: 0,
            why: MarginError::NotConverged,
        })
    }

    /// The design with weights w (1 + xᵀλ) that meet the totals of auxiliary columns: the regression estimator. A column of ones and the population's size belong among them wherever sizes are known. Weights may become negative.
    ///
    /// λ = (Σ w x xᵀ)⁻¹ (t − Σ w x); variances are those of g × w × residual of the weighted regression (Deville & Särndal, J. Amer. Stat. Assoc. 87, 1992; Särndal, Swensson & Wretman 1992, section 6.5; R `calibrate`).
    ///
    /// # Errors
    /// [`DesignError::Margin`] where the totals contradict each other; [`DesignError::Length`].
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns};
    /// let design = Design::new(&DesignColumns { n_rows: 2, ..DesignColumns::default() })?;
    /// let calibrated = design.calibrate(&[&[1.0, 1.0], &[0.0, 1.0]], &[10.0, 4.0])?;
    /// assert!((calibrated.weights()[0] - 6.0).abs() < 1e-12);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    pub fn calibrate(&self, columns: &[&[f64]], totals: &[f64]) -> Result<Self, DesignError> {
        for column in columns {
            same_length(self.len(), column.len())?;
        }
        same_length(columns.len(), totals.len())?;
        let missing: Vec<f64> = columns
            .iter()
            .zip(totals)
            .map(|(column, total)| total - dot(&self.weights, column))
            .collect();
        let lambda = squares(&self.weights, columns).solve(&missing);
        let mut design = self.clone();
        for (row, weight) in design.weights.iter_mut().enumerate() {
            let move_by: f64 = columns.iter().zip(&lambda).map(|(x, l)| x[row] * l).sum();
            *weight *= 1.0 + move_by;
        }
        for (margin, (column, total)) in columns.iter().zip(totals).enumerate() {
            let size: f64 = design
                .weights
                .iter()
                .zip(*column)
                .map(|(w, x)| (w * x).abs())
                .sum();
            let off = (dot(&design.weights, column) - total).abs();
            if off.is_nan() || off > 1e-7 * size.max(total.abs()) {
                let why = MarginError::Contradiction;
                return Err(DesignError::Margin { margin, why });
            }
        }
        design.projections.push(Projection::Linear(
            columns.iter().map(|column| column.to_vec()).collect(),
            self.weights.clone(),
            design.weights.clone(),
        ));
        Ok(design)
    }
}

impl Cells {
    fn of(margin: &Margin, weights: &[f64]) -> Self {
        Self {
            categories: margin.categories.to_vec(),
            n: margin.totals.len(),
            weights: weights.to_vec(),
        }
    }
}

impl Projection {
    /// Replaces linearised values (times weight) by residuals.
    pub(super) fn apply(&self, values: &mut [f64]) {
        match self {
            Self::PostStrata(cells, before) => {
                let scaled: Vec<f64> = (0..values.len())
                    .map(|row| values[row] * before[row] / cells.weights[row])
                    .collect();
                let above = sums(&cells.categories, cells.n, &scaled);
                let below = sums(&cells.categories, cells.n, before);
                for (row, value) in values.iter_mut().enumerate() {
                    let category = cells.categories[row] as usize;
                    *value -= above[category] / below[category] * cells.weights[row];
                }
            }
            Self::Raked(margins) => {
                for _ in 0..RAKING_PROJECTIONS {
                    for margin in margins {
                        margin.subtract_plain_means(values);
                    }
                }
            }
            Self::Linear(columns, before, after) => {
                let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
                // The value is after × e; regress e on the columns with the weights before.
                let e: Vec<f64> = values
                    .iter()
                    .zip(after)
                    .map(|(z, w)| if *w == 0.0 { 0.0 } else { z / w })
                    .collect();
                let we: Vec<f64> = e.iter().zip(before).map(|(e, w)| e * w).collect();
                let right: Vec<f64> = columns.iter().map(|column| dot(&we, column)).collect();
                let slope = squares(before, &columns).solve(&right);
                for (row, value) in values.iter_mut().enumerate() {
                    let fitted: f64 = columns.iter().zip(&slope).map(|(x, b)| x[row] * b).sum();
                    *value = (e[row] - fitted) * after[row];
                }
            }
        }
    }
}

impl Cells {
    fn subtract_plain_means(&self, values: &mut [f64]) {
        let mut means = vec![0.0; self.n];
        let mut counts = vec![0_u32; self.n];
        for (row, category) in self.categories.iter().enumerate() {
            means[*category as usize] += values[row] / self.weights[row];
            counts[*category as usize] += 1;
        }
        for (mean, count) in means.iter_mut().zip(&counts) {
            *mean /= f64::from((*count).max(1));
        }
        for (row, category) in self.categories.iter().enumerate() {
            values[row] -= self.weights[row] * means[*category as usize];
        }
    }
}

fn same_length(expected: usize, found: usize) -> Result<(), DesignError> {
    if expected == found {
        return Ok(());
    }
    Err(DesignError::Length { expected, found })
}

fn check(n: usize, at: usize, margin: &Margin) -> Result<(), DesignError> {
    same_length(n, margin.categories.len())?;
    let fail = |why| Err(DesignError::Margin { margin: at, why });
    if margin.totals.iter().any(|t| !t.is_finite() || *t <= 0.0) {
        return fail(MarginError::BadTotal);
    }
    let mut seen = vec![false; margin.totals.len()];
    for category in margin.categories {
        match seen.get_mut(*category as usize) {
            Some(seen) => *seen = true,
            None => return fail(MarginError::NoTotal),
        }
    }
    if seen.contains(&false) {
        return fail(MarginError::NoRespondent);
    }
    Ok(())
}

fn scale(weights: &mut [f64], margin: &Margin) {
    let own = sums(margin.categories, margin.totals.len(), weights);
    for (weight, category) in weights.iter_mut().zip(margin.categories) {
        let category = *category as usize;
        *weight *= margin.totals[category] / own[category];
    }
}

/// Whether all margins hold to a millionth; margins of different sums never do.
fn met(weights: &[f64], margins: &[Margin]) -> bool {
    margins.iter().all(|margin| {
        let own = sums(margin.categories, margin.totals.len(), weights);
        let pairs = own.iter().zip(margin.totals);
        pairs
            .into_iter()
            .all(|(own, total)| (own / total - 1.0).abs() < 1e-6)
    })
}

fn sums(categories: &[u32], n: usize, values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; n];
    for (category, value) in categories.iter().zip(values) {
        sums[*category as usize] += value;
    }
    sums
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

/// Σ w x xᵀ.
fn squares(weights: &[f64], columns: &[&[f64]]) -> Matrix {
    let mut matrix = Matrix::zero(columns.len());
    for (i, left) in columns.iter().enumerate() {
        let weighted: Vec<f64> = weights.iter().zip(*left).map(|(w, x)| w * x).collect();
        for (j, right) in columns.iter().enumerate() {
            matrix.add(i, j, dot(&weighted, right));
        }
    }
    matrix
}
