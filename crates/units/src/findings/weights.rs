//! `weight-columns`, `weight-not-a-number`, `weight-unit-unknown`, `weight-unit-twice`: a file of weights.

use finding::{Finding, Place};

pub(crate) fn columns(place: Place, column: &str, headings: &[String]) -> Finding {
    let found = headings.join(", ");
    Finding::error("weight-columns", place)
        .says(
            format!("tệp trọng số thiếu cột `code` hoặc `{column}`"),
            format!("the file of weights lacks the column `code` or `{column}`"),
        )
        .found(found.clone(), found)
        .expected(format!("code[,to],{column}"), format!("code[,to],{column}"))
        .fix(
            "ghi tên cột trọng số sau dấu hai chấm: --weight \"dân số\"=tệp.csv:cột",
            "name the column of weights after the colon: --weight population=FILE.csv:COLUMN",
        )
}

/// What stands there is not repeated: another column may hold names.
pub(crate) fn no_number(place: Place) -> Finding {
    Finding::error("weight-not-a-number", place)
        .says(
            "trọng số không phải một số từ 0, dòng này bị bỏ qua",
            "the weight is no number from 0, the row was left out",
        )
        .expected(
            "số viết liền, dấu chấm thập phân: 86260 hoặc 1.5",
            "a plain number: 86260 or 1.5",
        )
        .fix("sửa trọng số", "mend the weight")
}

pub(crate) fn unit_unknown(place: Place, code: &str) -> Finding {
    Finding::warning("weight-unit-unknown", place)
        .says(
            "đơn vị của tệp trọng số không có trong danh sách của đợt trước, dòng bị bỏ qua",
            "the roster of the earlier round lacks a unit of the file of weights; the row was left out",
        )
        .found(code, code)
        .fix(
            "ghi mã như trong units.csv của đợt trước",
            "write the code as in units.csv of the earlier round",
        )
}

pub(crate) fn twice(place: Place, code: &str) -> Finding {
    Finding::warning("weight-unit-twice", place)
        .says(
            "một đơn vị có hai trọng số, lấy dòng sau",
            "a unit has two weights; the later row counts",
        )
        .found(code, code)
        .fix("xóa dòng thừa", "remove the row")
}
