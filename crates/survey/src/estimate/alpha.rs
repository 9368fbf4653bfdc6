//! How well items go together: Cronbach's alpha.

use super::Matrix;

/// Weighted means and cross products of items over respondents who answered all of them.
///
/// ```
/// use survey::estimate::Moments;
/// let mut moments = Moments::new(2);
/// for row in [[1.0, 2.0], [2.0, 3.0], [3.0, 4.0]] {
///     moments.push(&row, 1.0);
/// }
/// // Two items that move together: alpha is 1.
/// assert!((moments.alpha().unwrap() - 1.0).abs() < 1e-12);
/// ```
#[derive(Debug, Clone)]
pub struct Moments {
    n: u64,
    weight: f64,
    means: Vec<f64>,
    cross: Matrix,
    distances: Vec<f64>,
}

impl Moments {
    /// Nothing yet, of so many items.
    #[must_use]
    pub fn new(n_items: usize) -> Self {
        Self {
            n: 0,
            weight: 0.0,
            means: vec![0.0; n_items],
            cross: Matrix::zero(n_items),
            distances: vec![0.0; n_items],
        }
    }
    /// Takes in a respondent with a score for every item; whoever lacks one is left out by the caller. One pass with running means (West, Comm. ACM 22, 1979). The result depends on the order in the last digits, so callers keep to the order of the rows.
    pub fn push(&mut self, scores: &[f64], weight: f64) {
        self.n += 1;
        self.weight += weight;
        let share = weight / self.weight;
        for ((distance, mean), score) in self.distances.iter_mut().zip(&mut self.means).zip(scores)
        {
            *distance = score - *mean;
            *mean += *distance * share;
        }
        let k = self.means.len();
        let factor = weight * (1.0 - share);
        let cells = self.cross.cells_mut();
        for i in 0..k {
            for j in 0..k {
                cells[i * k + j] += factor * self.distances[i] * self.distances[j];
            }
        }
    }
    /// Respondents taken in.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n
    }
    /// Cronbach's alpha, without unit: k ÷ (k − 1) × (1 − Σ variances of items ÷ variance of their sum), with weighted variances where respondents have weights (Cronbach, Psychometrika 16, 1951, equation 2; R `svycralpha`).
    ///
    /// `None` under two items or two respondents, and where the sum does not vary.
    /// Missing values: listwise, see [`Moments::push`].
    #[must_use]
    pub fn alpha(&self) -> Option<f64> {
        self.alpha_of(|_| true)
    }
    /// Alpha without one item; `None` under three items.
    #[must_use]
    pub fn alpha_without(&self, item: usize) -> Option<f64> {
        self.alpha_of(|own| own != item)
    }
    /// Alpha of standardised items: k r̄ ÷ (1 + (k − 1) r̄), with r̄ the mean correlation between items. `None` as for [`Moments::alpha`], and where an item does not vary.
    #[must_use]
    pub fn alpha_standardised(&self) -> Option<f64> {
        let k = self.means.len();
        if k < 2 || self.n < 2 {
            return None;
        }
        let mut sum = 0.0;
        for i in 0..k {
            for j in 0..i {
                sum += self.cross.at(i, j) / (self.cross.at(i, i) * self.cross.at(j, j)).sqrt();
            }
        }
        let size = k as f64;
        let mean = sum / (size * (size - 1.0) / 2.0);
        let alpha = size * mean / (1.0 + (size - 1.0) * mean);
        alpha.is_finite().then_some(alpha)
    }
    /// The correlation of an item with the sum of the others ("corrected item-total correlation"). `None` where either does not vary.
    #[must_use]
    pub fn item_rest_correlation(&self, item: usize) -> Option<f64> {
        let others = (0..self.means.len()).filter(|own| *own != item);
        let with: f64 = others.map(|own| self.cross.at(item, own)).sum();
        let rest = self.sum_of(|own| own != item);
        let correlation = with / (self.cross.at(item, item) * rest).sqrt();
        correlation.is_finite().then_some(correlation)
    }

    fn alpha_of(&self, takes: impl Fn(usize) -> bool) -> Option<f64> {
        let items = || (0..self.means.len()).filter(|own| takes(*own));
        let k = items().count() as f64;
        let whole = self.sum_of(&takes);
        if k < 2.0 || self.n < 2 || whole.is_nan() || whole <= 0.0 {
            return None;
        }
        let own: f64 = items().map(|item| self.cross.at(item, item)).sum();
        Some(k / (k - 1.0) * (1.0 - own / whole))
    }

    /// Sum of squares of the sum of some items.
    fn sum_of(&self, takes: impl Fn(usize) -> bool) -> f64 {
        let weights: Vec<f64> = (0..self.means.len())
            .map(|own| if takes(own) { 1.0 } else { 0.0 })
            .collect();
        self.cross.variance_of(&weights)
    }
}
