//! The entries of a round: appended, read, checked, and the words of one erased.

mod append;
mod check;
mod columns;
mod erase;
mod read;

pub(crate) use append::{append_in, many};
pub use check::{Break, ChainCheck};
