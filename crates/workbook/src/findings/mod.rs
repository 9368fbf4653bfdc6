//! What can be found in a file before anyone asks what it means.

mod cells;
mod file;
mod kind;
mod sheet;
mod styles;
mod text;

pub(crate) use cells::*;
pub(crate) use file::*;
pub(crate) use kind::*;
pub(crate) use sheet::*;
pub(crate) use styles::*;
pub(crate) use text::*;

/// Megabytes, rounded up, for a sentence.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}
