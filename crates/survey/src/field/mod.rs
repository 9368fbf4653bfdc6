//! In the field: how many sheets, for whom, with which numbers, keyed how.

mod findings;
mod keying;
mod number;
mod sample;
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
pub use sample::{
    Allocation, Confidence, Draw, Drawn, Frame, FrameFile, FrameRow, PlanRequest, PlanRow,
    SamplePlan, SizeRule, draw, plan_sample, read_frame, sample_record, sample_workbook,
};
