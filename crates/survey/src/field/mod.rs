//! In the field: how many sheets, for whom, with which numbers, keyed how.

mod findings;
mod keying;
mod number;
#[cfg(test)]
mod sample_instrument;
mod words;

pub use keying::{
    KeyCodes, Keyed, KeyedColumn, Keying, KeyingBook, keying_of, keying_workbook, mode_of_key,
};
pub use number::{
    IssuedNumbers, IssuedRange, MOST_CODE, MOST_SERIAL, NumberBook, NumberCheck, NumberFault,
    SheetNumber, check_numbers,
};
