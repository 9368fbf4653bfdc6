//! Every exclusion with its row, for the workbook and the CSV.

use crate::{Reason, Responses, RowAt, Validity};
use finding::Text;

/// One row per excluded response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExclusionRow {
    /// File.
    pub file: String,
    /// Sheet; empty for a CSV file.
    pub sheet: String,
    /// Row in the sheet, from 1.
    pub row: u32,
    /// Index in the roster, or [`crate::NO_UNIT`].
    pub unit: u32,
    /// Why it does not count.
    pub reason: Reason,
    /// Of a duplicate the response that counts instead: file, sheet, row.
    pub instead: Option<(String, String, u32)>,
}

/// The words for a reason.
#[must_use]
pub fn reason_words(reason: Reason) -> Text {
    match reason {
        Reason::UnknownUnit => Text::new(
            "đơn vị không có trong danh sách",
            "the unit is not in the roster",
        ),
        Reason::DuplicateId => Text::new("trùng mã phiếu của phần mềm", "the tool's id twice"),
        Reason::DuplicateSerial => Text::new("trùng số phiếu giấy", "the sheet's number twice"),
        Reason::DuplicateContent => Text::new(
            "trùng nội dung trong cùng đơn vị và cùng ngày",
            "the same content within unit and day",
        ),
        Reason::Unfinished => Text::new("chưa trả lời xong", "not finished"),
        Reason::Empty => Text::new("phiếu trắng", "empty"),
        Reason::TooManyBlanks => Text::new("để trống quá nhiều câu", "too many blanks"),
        Reason::StraightLine => Text::new(
            "chọn một mức cho mọi câu",
            "one and the same answer to every item",
        ),
    }
}

/// Every response that does not count, in the order of the files: where it stands, why, and what counts instead.
/// Holds no answer.
#[must_use]
pub fn exclusion_rows(responses: &Responses, validity: &Validity) -> Vec<ExclusionRow> {
    let place = |at: RowAt| {
        let (file, sheet) = responses.sources.get(at.source as usize)?.clone();
        Some((file, sheet, at.row))
    };
    let instead = |row: usize| {
        let at = validity
            .instead
            .binary_search_by_key(&row, |(own, _)| *own as usize)
            .ok()?;
        let kept = validity.instead[at].1 as usize;
        place(*responses.rows.get(kept)?)
    };
    let excluded = validity.excluded.iter().enumerate();
    excluded
        .filter_map(|(row, reason)| {
            let reason = (*reason)?;
            let (file, sheet, number) = place(*responses.rows.get(row)?)?;
            Some(ExclusionRow {
                file,
                sheet,
                row: number,
                unit: *responses.units.get(row)?,
                reason,
                instead: instead(row),
            })
        })
        .collect()
}
