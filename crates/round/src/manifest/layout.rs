//! `layout`: where things stand on a sheet, where detection is not wanted.

use criteria::toml::{Item, Table};
use finding::Finding;

/// What the row of the parent, or the row called total, is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TotalRow {
    /// `detect`, the default.
    #[default]
    Detect,
    /// `own`: the parent's own figures, which need not be the sum.
    Own,
    /// `sum`: has to be the sum of the rows.
    Sum,
    /// `none`: there is none.
    None,
}

/// Column (from 1) and what stands in it: `2.1/received`, `2.1` (points), `-` (not read).
pub type Columns = Vec<(u32, String)>;

/// One sheet's layout. Rows and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetLayout {
    /// `sheet`; the first visible one where absent.
    pub sheet: Option<String>,
    /// `header = [4, 5]`: first and last heading row.
    pub header: (u32, u32),
    /// `unit = "C"`: names.
    pub unit: Option<u32>,
    /// `code = "B"`: codes.
    pub code: Option<u32>,
    /// `total-row`.
    pub total_row: TotalRow,
    /// `columns`.
    pub columns: Columns,
}

const KEYS: [&str; 6] = ["sheet", "header", "unit", "code", "total-row", "columns"];

pub(super) fn read(table: &Table<'_>) -> SheetLayout {
    table.only(&KEYS);
    let rows: Vec<u32> = table.list("header").iter().filter_map(row).collect();
    let header = match rows.as_slice() {
        [] => (1, 1),
        [one] => (*one, *one),
        [first, .., last] => (*first.min(last), *first.max(last)),
    };
    let words = [
        ("detect", TotalRow::Detect),
        ("own", TotalRow::Own),
        ("sum", TotalRow::Sum),
        ("none", TotalRow::None),
    ];
    let mut columns = Columns::new();
    for (key, item) in table.table("columns").iter().flat_map(Table::entries) {
        match (column(key), item.text()) {
            (Some(column), Some(target)) => columns.push((column, target.to_owned())),
            (None, _) => table.push(not_a_column(table, key)),
            (_, None) => {}
        }
    }
    SheetLayout {
        sheet: table.text("sheet"),
        header,
        unit: letters(table, "unit"),
        code: letters(table, "code"),
        total_row: table.one_of("total-row", &words).unwrap_or_default(),
        columns,
    }
}

fn row(item: &Item<'_>) -> Option<u32> {
    item.whole()
        .and_then(|whole| u32::try_from(whole).ok())
        .filter(|row| *row > 0)
}

fn letters(table: &Table<'_>, key: &str) -> Option<u32> {
    let text = table.text(key)?;
    let found = column(&text);
    if found.is_none() {
        table.push(not_a_column(table, &text));
    }
    found
}

/// `AB` is 28; nothing beyond `XFD`.
fn column(letters: &str) -> Option<u32> {
    if letters.is_empty()
        || letters.len() > 3
        || !letters.bytes().all(|byte| byte.is_ascii_uppercase())
    {
        return None;
    }
    let number = letters
        .bytes()
        .fold(0_u32, |sum, byte| sum * 26 + u32::from(byte - b'A') + 1);
    (number <= 16_384).then_some(number)
}

fn not_a_column(table: &Table<'_>, found: &str) -> Finding {
    Finding::error("layout-column", table.place())
        .says(
            "bố cục nêu một cột không có trong bảng tính",
            "the layout names a column that no sheet has",
        )
        .found(format!("“{found}”"), format!("\"{found}\""))
        .expected(
            "chữ cái của cột, từ A đến XFD",
            "the letters of a column, A to XFD",
        )
        .fix(
            "ghi chữ cái in hoa của cột, ví dụ C",
            "write the capital letters of the column, for example C",
        )
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn letters_of_columns() {
        let cases = [
            ("A", Some(1)),
            ("Z", Some(26)),
            ("AB", Some(28)),
            ("XFD", Some(16_384)),
            ("XFE", None),
            ("a", None),
            ("", None),
        ];
        for (letters, expected) in cases {
            assert_eq!(column(letters), expected, "{letters}");
        }
    }
}
