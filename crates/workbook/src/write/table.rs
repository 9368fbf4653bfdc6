//! Headings over one to three rows, with merged cells.

use super::{Area, CellStyle, Sheet};

impl Sheet {
    /// Writes headings over as many rows as the deepest column has titles, and returns the first row below them.
    ///
    /// Each column gives its titles from the top down. Neighbours under the same titles share one merged cell; a column with fewer titles fills the rows below.
    ///
    /// ```
    /// # let mut book = workbook::Book::new(jiff::civil::date(2026, 1, 1));
    /// let sheet = book.sheet("T1");
    /// let below = sheet.headings(4, 1, &[&["TT"], &["Điểm", "Tự đánh giá"], &["Điểm", "Thẩm định"]], workbook::CellStyle::heading());
    /// assert_eq!(below, 6);
    /// ```
    pub fn headings(
        &mut self,
        row: u32,
        column: u32,
        columns: &[&[&str]],
        style: CellStyle,
    ) -> u32 {
        let depth = columns.iter().map(|titles| titles.len()).max().unwrap_or(0);
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        for level in 0..depth {
            let mut first = 0;
            while first < columns.len() {
                let titles = columns[first];
                let mut last = first;
                if level >= titles.len() {
                    first += 1;
                    continue;
                }
                let lowest = level + 1 == titles.len();
                if !lowest {
                    while columns.get(last + 1).is_some_and(|next| {
                        next.len() > level + 1 && next[..=level] == titles[..=level]
                    }) {
                        last += 1;
                    }
                }
                let bottom = if lowest { depth - 1 } else { level };
                let area = Area::new(
                    row + at(level),
                    column + at(first),
                    row + at(bottom),
                    column + at(last),
                );
                self.merge(area, titles[level], style);
                first = last + 1;
            }
        }
        row + at(depth)
    }
}
