//! Small tables of a survey as text: a row of headings, then one row a line.

/// The rows of a table below its headings, each with its line; lines starting with `#` are comments.
pub(super) struct Table {
    /// In lower case, as written.
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<(u32, Vec<String>)>,
}

impl Table {
    /// Cells are parted by `;` where the headings hold one, otherwise by `,`.
    pub(super) fn of(text: &str) -> Self {
        let lines: Vec<(u32, &str)> = (1_u32..)
            .zip(text.trim_start_matches('\u{feff}').lines())
            .filter(|(_, line)| !line.trim().is_empty() && !line.trim().starts_with('#'))
            .collect();
        let first = lines.first().map_or("", |(_, line)| line);
        let separator = if first.contains(';') { ';' } else { ',' };
        let cells = |line: &str| -> Vec<String> {
            line.split(separator)
                .map(|cell| cell.trim().trim_matches('"').trim().to_owned())
                .collect()
        };
        Self {
            headings: cells(first).iter().map(|own| own.to_lowercase()).collect(),
            rows: lines
                .iter()
                .skip(1)
                .map(|(line, text)| (*line, cells(text)))
                .collect(),
        }
    }

    /// The column of a heading.
    pub(super) fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|own| own == heading)
    }
}

/// The cell of a row; nothing where it is empty.
pub(super) fn cell(row: &[String], column: Option<usize>) -> Option<&str> {
    let text = row.get(column?)?.as_str();
    (!text.is_empty()).then_some(text)
}

/// A whole number, with `.` or blanks between thousands.
pub(super) fn whole(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(|c| *c != '.' && *c != ' ').collect();
    digits.parse().ok()
}
