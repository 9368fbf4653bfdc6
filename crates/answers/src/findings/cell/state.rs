//! Cells that hold no value at all: errors, formulas without a saved result.

use crate::cell::Asked;
use finding::Finding;

/// `formula-not-calculated`: the cell would read as empty, and is not.
pub(crate) fn formula_not_calculated(asked: &Asked<'_>) -> Finding {
    let subject = asked.subject();
    asked
        .error("formula-not-calculated")
        .says(
            format!("{}: công thức trong ô chưa có kết quả được lưu", subject.vi),
            format!(
                "{}: the formula in the cell has no saved result",
                subject.en
            ),
        )
        .found("công thức chưa tính", "a formula that was not calculated")
        .fix(
            "mở tệp bằng Excel hoặc LibreOffice để tính lại, rồi lưu tệp",
            "open the file in Excel or LibreOffice so that it is calculated, and save it",
        )
}

/// `cell-error`: `#DIV/0!` and its like.
pub(crate) fn error_cell(asked: &Asked<'_>, error: &str) -> Finding {
    let subject = asked.subject();
    asked
        .error("cell-error")
        .says(
            format!("{}: ô báo lỗi {error}", subject.vi),
            format!("{}: the cell shows the error {error}", subject.en),
        )
        .found(error, error)
        .fix(
            "sửa công thức; nếu không phát sinh thì ghi “Không phát sinh”",
            "mend the formula; where nothing arose, write \"Không phát sinh\"",
        )
}
