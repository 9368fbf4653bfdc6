//! Keying: the workbook that paper is typed into, its second keying, and the comparison of both.

mod book;
mod codes;
mod columns;
mod formulas;
mod identity;
mod legend;
#[cfg(test)]
mod tests;

pub use book::{KeyingBook, keying_workbook};
pub use codes::KeyCodes;
pub use columns::Keyed;
pub use identity::{KeyedColumn, Keying, keying_of, mode_of_key};
