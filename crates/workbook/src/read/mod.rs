//! Reading. A file is judged by what it holds, walked within [`Limits`], and handed on row by row.
//!
//! Every kind of file has its own reader (`xlsx`, `xlsb`, `xls`, `ods`, `csv`); all of them push cells into [`rows::Rows`],
//! which puts rows together, keeps the limits and gathers the findings.

mod bytes;
mod csv;
mod dates;
mod font;
mod kind;
mod limits;
mod number_format;
mod ods;
mod ooxml;
mod open;
mod package;
mod parts;
mod rows;
mod strings;
mod styles;
mod trouble;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub use kind::Kind;
pub(crate) use kind::OtherKind;
pub use limits::Limits;
pub use open::{open, open_path};
pub(crate) use package::{Archive, Package, Part};
pub(crate) use trouble::Trouble;
pub use workbook::{SheetInfo, Workbook};
