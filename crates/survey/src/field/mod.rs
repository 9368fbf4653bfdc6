//! In the field: how many sheets, for whom, with which numbers, keyed how.

mod findings;
mod keying;
mod number;
mod paper;
mod sample;
#[cfg(test)]
mod sample_instrument;
mod words;

pub use keying::{
    Comparison, KeyCodes, KeyDifference, Keyed, KeyedColumn, KeyedFile, KeyedRow, Keying,
    KeyingBook, Typed, compare_keyings, comparison_workbook, draw_second, keying_of,
    keying_workbook, mode_of_key, read_keyed,
};
pub use number::{MOST_CODE, MOST_SERIAL, NumberBook, NumberFault, SheetNumber};
pub use paper::{PaperForm, Stack, issued_template, paper_page, paper_workbook, stacks_fit};
pub use sample::{
    Allocation, Draw, Drawn, Frame, FrameFile, FrameRow, PlanRequest, PlanRow, SamplePlan,
    SizeRule, UnitPlan, draw, plan_sample, read_frame, read_sample_record, sample_record,
    sample_workbook,
};
