//! A rectangle of cells.

use finding::column_letters;

/// A rectangle of cells, all four from 1 and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Area {
    /// The rectangle between two corners, in whichever order they are named.
    #[must_use]
    pub fn new(top: u32, left: u32, bottom: u32, right: u32) -> Self {
        Self {
            top: top.min(bottom),
            left: left.min(right),
            bottom: bottom.max(top),
            right: right.max(left),
        }
    }
    /// One cell.
    #[must_use]
    pub fn cell(row: u32, column: u32) -> Self {
        Self::new(row, column, row, column)
    }
    /// Whether the cell lies inside.
    #[must_use]
    pub fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
    /// Whether the two share a cell.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.top <= other.bottom
            && other.top <= self.bottom
            && self.left <= other.right
            && other.left <= self.right
    }
    /// As formulas and names write it, with fixed rows and columns.
    ///
    /// ```
    /// assert_eq!(workbook::Area::new(4, 2, 9, 2).fixed(), "$B$4:$B$9");
    /// assert_eq!(workbook::Area::cell(4, 2).fixed(), "$B$4");
    /// ```
    #[must_use]
    pub fn fixed(&self) -> String {
        let corner = |row: u32, column: u32| format!("${}${row}", column_letters(column));
        let first = corner(self.top, self.left);
        if (self.top, self.left) == (self.bottom, self.right) {
            first
        } else {
            format!("{first}:{}", corner(self.bottom, self.right))
        }
    }
}
