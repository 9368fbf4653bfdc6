//! Any table of counts with margins, and what of it is shown.

use super::solve::determined;
use super::sums::{Line, Sums};

/// A count as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShownCount {
    /// Fewer responses than the round's small cell, or needed to keep another one hidden.
    Hidden,
    /// The count.
    Count(u64),
}

impl ShownCount {
    /// The count, where it is shown.
    #[must_use]
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Hidden => None,
            Self::Count(count) => Some(count),
        }
    }
}

/// Counts in rows and columns, with the sums of both and the whole.
///
/// ```
/// let mut table = survey::CountTable::new(vec![vec![3, 20, 17], vec![40, 12, 18]]);
/// table.suppress(5);
/// assert_eq!(table.cell(0, 0), survey::ShownCount::Hidden);
/// // 40 − 20 − 17 would give it away, and so would the column, hence three more are hidden.
/// assert_eq!(table.n_hidden(), 4);
/// assert_eq!(table.row_total(0).count(), Some(40));
/// assert!(table.audit(5).is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountTable {
    rows: usize,
    columns: usize,
    /// Row by row, each with its total at the end, the row of totals last.
    values: Vec<u64>,
    hidden: Vec<bool>,
}

impl CountTable {
    /// The table of these rows; short rows are filled with zeros.
    #[must_use]
    pub fn new(counts: Vec<Vec<u64>>) -> Self {
        let rows = counts.len();
        let columns = counts.iter().map(Vec::len).max().unwrap_or(0);
        let mut values = vec![0_u64; (rows + 1) * (columns + 1)];
        for (row, counts) in counts.iter().enumerate() {
            for (column, count) in counts.iter().enumerate() {
                for at in [
                    (row, column),
                    (row, columns),
                    (rows, column),
                    (rows, columns),
                ] {
                    let cell = &mut values[at.0 * (columns + 1) + at.1];
                    *cell = cell.saturating_add(*count);
                }
            }
        }
        let hidden = vec![false; values.len()];
        Self {
            rows,
            columns,
            values,
            hidden,
        }
    }

    /// Hides every count from 1 to `limit` − 1, margins included, and further cells until no hidden one can be worked out.
    ///
    /// Zeros are shown: nobody stands behind them.
    /// A line keeps no hidden cell, or at least two with a sum that is not small; then all lines together are solved, and whatever they still give away gets another cell hidden beside it (complementary suppression: Hundepool and others, Statistical Disclosure Control, 2012, section 4.4).
    pub fn suppress(&mut self, limit: u32) {
        let lines = self.lines();
        let sums = Sums {
            values: &self.values,
            lines: &lines,
            limit: u64::from(limit),
        };
        sums.protect(&mut self.hidden);
    }

    /// Hides a cell by hand: a row or a column may stand for one that is hidden elsewhere. Nothing outside of the table.
    pub fn hide(&mut self, row: usize, column: usize) {
        if row <= self.rows && column <= self.columns {
            self.hidden[row * (self.columns + 1) + column] = true;
        }
    }

    /// Hidden counts above zero that what is shown gives away exactly, as (row, column); a total has the index after the last. Empty where the table is safe.
    #[must_use]
    pub fn audit(&self, limit: u32) -> Vec<(usize, usize)> {
        let lines = self.lines();
        let sums = Sums {
            values: &self.values,
            lines: &lines,
            limit: u64::from(limit),
        };
        let place = |cell: usize| (cell / (self.columns + 1), cell % (self.columns + 1));
        let open = determined(&sums, &self.hidden);
        open.into_iter().map(place).collect()
    }

    /// A cell, rows and columns from 0; [`ShownCount::Hidden`] outside of the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> ShownCount {
        if row > self.rows || column > self.columns {
            return ShownCount::Hidden;
        }
        let at = row * (self.columns + 1) + column;
        match self.hidden[at] {
            true => ShownCount::Hidden,
            false => ShownCount::Count(self.values[at]),
        }
    }
    /// The sum of a row.
    #[must_use]
    pub fn row_total(&self, row: usize) -> ShownCount {
        self.cell(row, self.columns)
    }
    /// The sum of a column.
    #[must_use]
    pub fn column_total(&self, column: usize) -> ShownCount {
        self.cell(self.rows, column)
    }
    /// The sum of all.
    #[must_use]
    pub fn total(&self) -> ShownCount {
        self.cell(self.rows, self.columns)
    }
    /// How many cells are hidden, margins included.
    #[must_use]
    pub fn n_hidden(&self) -> usize {
        self.hidden.iter().filter(|hidden| **hidden).count()
    }

    fn lines(&self) -> Vec<Line> {
        let width = self.columns + 1;
        let across = (0..=self.rows).map(|row| Line {
            total: row * width + self.columns,
            parts: (0..self.columns).map(|at| row * width + at).collect(),
        });
        let down = (0..width).map(|column| Line {
            total: self.rows * width + column,
            parts: (0..self.rows).map(|at| at * width + column).collect(),
        });
        across.chain(down).collect()
    }
}
