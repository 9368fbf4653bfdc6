//! What reading responses finds: one file a subject.

mod answers;
mod columns;
mod keying;
mod mapping;
mod sheets;

pub(crate) use answers::of_group;
pub(crate) use columns::{column_dropped, column_unclear, columns_too_many, days_month_first};
pub(crate) use keying::{keying_other_instrument, keying_second};
pub(crate) use mapping::{
    mapping_column, mapping_format, mapping_header, mapping_question, mapping_sheet,
};
pub(crate) use sheets::{
    questions_missing, rows_skipped, sheet_is_counts, sheet_without_questions, sheet_without_unit,
    unit_by_file_name, unit_by_title,
};
