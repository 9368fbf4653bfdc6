//! A symmetric matrix of covariances.

/// A symmetric matrix, row by row: variances on the diagonal, covariances beside it, in the squared unit of the figures.
///
/// ```
/// let mut matrix = survey::estimate::Matrix::zero(2);
/// matrix.add(0, 1, 3.0);
/// assert_eq!(matrix.size(), 2);
/// assert!((matrix.at(0, 1) - 3.0).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    #[must_use]
    pub fn zero(size: usize) -> Self {
        Self {
            size,
            cells: vec![0.0; size * size],
        }
    }
    /// Number of rows.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }
    /// The cell of this row and column; both below [`Matrix::size`].
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }
    /// Adds to a cell; whoever adds beside the diagonal adds to both cells.
    pub fn add(&mut self, row: usize, column: usize, amount: f64) {
        self.cells[row * self.size + column] += amount;
    }
    /// Row by row.
    #[must_use]
    pub fn cells(&self) -> &[f64] {
        &self.cells
    }
    pub(crate) fn cells_mut(&mut self) -> &mut [f64] {
        &mut self.cells
    }
    /// The variance of Σ `weights[i]` × figure i.
    #[must_use]
    pub fn variance_of(&self, weights: &[f64]) -> f64 {
        let mut sum = 0.0;
        for (row, left) in weights.iter().enumerate().take(self.size) {
            for (column, right) in weights.iter().enumerate().take(self.size) {
                sum += left * right * self.at(row, column);
            }
        }
        sum
    }
    /// Solves the system for each right-hand side by Cholesky's decomposition; a row that depends on earlier ones (a margin that another one implies) gets 0. The matrix must be positive semi-definite.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let n = self.size;
        let mut lower = vec![0.0_f64; n * n];
        let mut used = vec![false; n];
        for j in 0..n {
            let own = self.at(j, j);
            let rest = own - (0..j).map(|k| lower[j * n + k].powi(2)).sum::<f64>();
            used[j] = rest > own * 1e-11;
            if !used[j] {
                continue;
            }
            lower[j * n + j] = rest.sqrt();
            for i in j + 1..n {
                let dot: f64 = (0..j).map(|k| lower[i * n + k] * lower[j * n + k]).sum();
                lower[i * n + j] = (self.at(i, j) - dot) / lower[j * n + j];
            }
        }
        let mut solution = right.to_vec();
        for i in 0..n {
            if !used[i] {
                solution[i] = 0.0;
                continue;
            }
            let dot: f64 = (0..i).map(|k| lower[i * n + k] * solution[k]).sum();
            solution[i] = (solution[i] - dot) / lower[i * n + i];
        }
        for i in (0..n).rev() {
            if !used[i] {
                continue;
            }
            let dot: f64 = (i + 1..n).map(|k| lower[k * n + i] * solution[k]).sum();
            solution[i] = (solution[i] - dot) / lower[i * n + i];
        }
        solution
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4x + 2y = 10, 2x + 3y = 9: x = 1.5, y = 2; a third row equal to the first one takes nothing.
    #[test]
    fn a_row_that_depends_on_others_gets_nothing() {
        let mut matrix = Matrix::zero(3);
        let cells = [4.0, 2.0, 4.0, 2.0, 3.0, 2.0, 4.0, 2.0, 4.0];
        matrix.cells_mut().copy_from_slice(&cells);
        let solution = matrix.solve(&[10.0, 9.0, 10.0]);
        for (own, expected) in solution.iter().zip([1.5, 2.0, 0.0]) {
            assert!((own - expected).abs() < 1e-12);
        }
        let variance = matrix.variance_of(&[1.0, -1.0, 0.0]);
        assert!((variance - 3.0).abs() < 1e-12);
    }
}
