//! The entries of a round: appended, read, checked, and the words of one erased.

mod append;
mod check;
mod columns;
mod erase;
mod read;

pub use check::{Break, ChainCheck};
