//! In the field: how many sheets, for whom, with which numbers, keyed how.

mod findings;
mod number;

pub use number::{
    IssuedNumbers, IssuedRange, MOST_CODE, MOST_SERIAL, NumberBook, NumberCheck, NumberFault,
    SheetNumber, check_numbers,
};
