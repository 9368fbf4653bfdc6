//! Keying: the workbook that paper is typed into, its second keying, and the comparison of both.

mod book;
mod codes;
mod columns;
mod compare;
mod compare_book;
mod formulas;
mod identity;
mod legend;
mod limits;
mod rows;
mod second;
#[cfg(test)]
mod tests;

pub use book::{KeyingBook, keying_workbook};
pub use codes::KeyCodes;
pub use columns::Keyed;
pub use compare::{Comparison, KeyDifference, compare_keyings};
pub use compare_book::comparison_workbook;
pub use identity::{KeyedColumn, Keying, keying_of, mode_of_key};
pub use rows::{KeyedFile, KeyedRow, Typed, read_keyed};
pub use second::draw_second;

pub(crate) use identity::MODES;

/// A place in a list as a letter: a, b, c; a number beyond z.
pub(crate) fn place_letter(at: usize) -> String {
    u8::try_from(at).ok().filter(|at| *at < 26).map_or_else(
        || (at + 1).to_string(),
        |at| char::from(b'a' + at).to_string(),
    )
}
