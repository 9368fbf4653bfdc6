//! Tables and forms become `.xlsx` workbooks, the same bytes each time.
//!
//! A [`Book`] is described in plain data and turned into bytes at the end, so that widths, names and limits are known before anything is written.
//! Rows and columns count from 1, as everywhere in this room.

mod area;
mod book;
mod entry;
mod error;
mod export;
mod limit;
mod measure;
mod names;
mod print;
mod sheet;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod xlsx;

pub use area::Area;
pub use book::Book;
pub use entry::Entry;
pub use error::WriteError;
pub use export::RowExport;
pub use limit::{Limit, Prompt};
pub use measure::{lines_in, text_width};
pub use print::PrintSetup;
pub use sheet::{Sheet, Visibility};
pub use style::{Align, Border, CellStyle, NumberStyle};

/// Rows of a sheet.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub(crate) const MOST_COLUMNS: u32 = 16_384;
