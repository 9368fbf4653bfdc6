//! The written names of a file: which column, which rows.

use workbook::{Cell, Grid, Value};

/// A name as somebody wrote it.
pub(super) struct Written {
    /// The row, from 1.
    pub(super) row: u32,
    pub(super) name: String,
    /// The district or province beside it.
    pub(super) within: Option<String>,
}

const NAMES: [&str; 12] = [
    "tên đơn vị",
    "đơn vị",
    "tên xã",
    "xã, phường",
    "xã/phường",
    "xã",
    "xã phường",
    "tên đvhc",
    "tên",
    "unit",
    "commune",
    "name",
];
const PARENTS: [&str; 8] = [
    "huyện",
    "quận, huyện",
    "quận/huyện",
    "tên huyện",
    "tỉnh",
    "tỉnh, thành phố",
    "district",
    "province",
];

/// Which column holds names, and which the place above; by letter, by heading, or by the usual headings.
pub(super) struct Columns {
    /// The row of the headings; 0 where there are none.
    pub(super) header: u32,
    pub(super) name: u32,
    pub(super) within: Option<u32>,
}

pub(super) fn columns(grid: &Grid, name: Option<&str>, within: Option<&str>) -> Option<Columns> {
    let wanted = |text: Option<&str>, usual: &[&str]| -> Option<(u32, u32)> {
        let Some(text) = text else {
            return usual.iter().find_map(|word| heading(grid, word));
        };
        heading(grid, text).or_else(|| letters(text).map(|column| (0, column)))
    };
    let (header, name) = wanted(name, &NAMES).or_else(|| {
        // A bare list: the first column that holds texts.
        let first = grid
            .rows
            .first()?
            .cells
            .iter()
            .find(|cell| cell.text().is_some());
        first.map(|cell| (0, cell.column))
    })?;
    let beside = wanted(within, &PARENTS).filter(|(_, column)| *column != name);
    Some(Columns {
        header: header.max(beside.map_or(0, |(row, _)| row)),
        name,
        within: beside.map(|(_, column)| column),
    })
}

/// A heading among the first ten rows.
fn heading(grid: &Grid, word: &str) -> Option<(u32, u32)> {
    let word = vietnamese::key(word);
    grid.rows.iter().take(10).find_map(|row| {
        let cell = row.cells.iter().find(|cell| {
            cell.text()
                .is_some_and(|text| vietnamese::key(text) == word)
        })?;
        Some((row.number, cell.column))
    })
}

fn letters(text: &str) -> Option<u32> {
    let fits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphabetic());
    fits.then(|| {
        text.bytes()
            .map(|b| u32::from(b.to_ascii_uppercase() - b'A') + 1)
            .fold(0, |sum, digit| sum * 26 + digit)
    })
}

/// The rows below the headings that hold a name.
pub(super) fn written(grid: &Grid, columns: &Columns) -> Vec<Written> {
    let below = grid.rows.iter().filter(|row| row.number > columns.header);
    below
        .filter_map(|row| {
            Some(Written {
                row: row.number,
                name: words(row.get(columns.name)?)?,
                within: columns.within.and_then(|column| words(row.get(column)?)),
            })
        })
        .collect()
}

fn words(cell: &Cell) -> Option<String> {
    let text = match &cell.value {
        Value::Text(text) => text.trim().to_owned(),
        // A code that a spreadsheet took for a number.
        Value::Number(number) => format!("{number:.0}"),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_of_columns() {
        assert_eq!(super::letters("B"), Some(2));
        assert_eq!(super::letters("AA"), Some(27));
        assert_eq!(super::letters("Tên xã"), None);
    }
}
