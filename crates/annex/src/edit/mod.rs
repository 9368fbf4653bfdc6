//! A set as a workbook to edit, and back without loss.

mod cells;
mod columns;
mod decode;
mod encode;
mod findings;
mod guide;
mod lines;
mod open;
mod places;
mod residue;
mod settings;
mod sheet;
mod words;

pub(crate) use cells::{date, number};
pub use open::{is_edit_workbook, read_edit_workbook};
pub(crate) use places::Places;
pub use sheet::edit_workbook;

/// Sheets by name.
pub(crate) const CRITERIA: &str = "Tiêu chí";
pub(crate) const SETTINGS: &str = "Thiết lập";
pub(crate) const BANDS: &str = "Mức xếp loại";
pub(crate) const BASES: &str = "Căn cứ";
pub(crate) const GUIDE: &str = "Hướng dẫn";
/// The hidden sheet of what has no column.
pub(crate) const KEPT: &str = "parindex";
/// What the first cell of the hidden sheet says.
pub(crate) const MARK: &str = "parindex criteria edit 1";
/// Characters of one cell of kept text; a cell holds 32,767.
pub(crate) const CHUNK: usize = 15_000;
