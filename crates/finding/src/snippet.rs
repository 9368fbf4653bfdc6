//! The rows around a cell, or the line of a text file, drawn under a finding.

/// A few rows of a sheet around the cell in question, as text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Snippet {
    /// The first column shown, from 1.
    pub first_column: u32,
    /// Row number from 1, and the texts of its cells.
    pub rows: Vec<(u32, Vec<String>)>,
    /// The row that holds the cell in question.
    pub row: u32,
    /// The column of the cell in question, from 1.
    pub column: u32,
}

const WIDEST: usize = 40;

impl Snippet {
    /// The drawing: a heading of column letters, the rows, and a line of carets under the cell.
    #[must_use]
    pub fn draw(&self) -> String {
        let columns = self
            .rows
            .iter()
            .map(|(_, cells)| cells.len())
            .max()
            .unwrap_or(0);
        let cut = |text: &str| -> String {
            let one_line: String = text
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect();
            if one_line.chars().count() > WIDEST {
                one_line.chars().take(WIDEST - 1).chain(['…']).collect()
            } else {
                one_line
            }
        };
        let letters: Vec<String> = (0..columns)
            .map(|offset| {
                crate::column_letters(self.first_column + u32::try_from(offset).unwrap_or(0))
            })
            .collect();
        let widths: Vec<usize> = (0..columns)
            .map(|index| {
                let cells = self.rows.iter().filter_map(|(_, cells)| cells.get(index));
                cells
                    .map(|cell| cut(cell).chars().count())
                    .chain([letters[index].len()])
                    .max()
                    .unwrap_or(1)
            })
            .collect();
        let mut out = String::new();
        let line = |number: &str, cells: &[String]| {
            let mut line = format!("{number:>6} ");
            for (cell, width) in cells.iter().zip(&widths) {
                line.push_str(&format!("| {cell:<width$} "));
            }
            format!("{}\n", line.trim_end())
        };
        out.push_str(&line("", &letters));
        for (number, cells) in &self.rows {
            let shown: Vec<String> = cells.iter().map(|cell| cut(cell)).collect();
            out.push_str(&line(&number.to_string(), &shown));
            if *number == self.row {
                let index = (self.column - self.first_column) as usize;
                let before: usize = widths.iter().take(index).map(|width| width + 3).sum();
                let carets = shown
                    .get(index)
                    .map_or(1, |cell| cell.chars().count().max(1));
                out.push_str(&format!(
                    "{}{}\n",
                    " ".repeat(7 + before + 2),
                    "^".repeat(carets)
                ));
            }
        }
        out
    }
}
