//! Workbooks in and out: `.xlsx`, `.xlsb`, `.xls`, `.ods` and `.csv` become cells with their places; tables become workbooks.
//! This room knows no domain: it does not know what a unit, a criterion or a point is.
//!
//! ```
//! let limits = workbook::Limits::default();
//! let (book, findings) = workbook::open("diem.csv", "Mã;Điểm\n1.10;7,5\n".as_bytes(), &limits).expect("a readable file");
//! let (grid, more) = book.grid(0);
//! assert!(findings.is_empty() && more.is_empty());
//! assert_eq!(grid.get(2, 1).and_then(|cell| cell.text()), Some("1.10"));
//! assert_eq!(grid.place(2, 2).to_string(), "diem.csv, B2");
//! ```

mod archive;
mod cell;
mod findings;
mod grid;
mod read;
mod write;

pub use archive::{Files, read_archive, write_archive};
pub use cell::{Cell, Format, LegacyFont, Value};
pub use grid::{Grid, Merge, Row};
pub use read::{Kind, Limits, SheetInfo, Workbook, open, open_path};
pub use write::{
    Align, Area, Book, Border, CellStyle, Entry, Limit, NumberStyle, PrintSetup, Prompt, RowExport,
    Sheet, Visibility, WriteError, lines_in, text_width,
};
