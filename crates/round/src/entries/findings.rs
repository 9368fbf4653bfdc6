//! What can be wrong with a record.

use super::{AnswerRow, POINTS, layer_key};
use finding::{Finding, Place};

fn place(row: &AnswerRow) -> Place {
    match &row.source {
        Some(cell) if cell.row > 0 => Place::cell(&cell.file, &cell.sheet, cell.row, cell.column),
        _ => Place::whole(layer_key(row.layer)),
    }
}

fn found(row: &AnswerRow) -> (String, String) {
    let slot = row.slot.as_deref().unwrap_or(POINTS);
    (
        format!("{} · {}/{slot}", row.unit, row.leaf),
        format!("{} · {}/{slot}", row.unit, row.leaf),
    )
}

pub(super) fn no_unit(row: &AnswerRow) -> Finding {
    let (vi, en) = found(row);
    Finding::error("entry-unit-unknown", place(row))
        .says(
            "số liệu của một đơn vị không có trong danh sách của đợt",
            "an answer of a unit that is not on the round's roster",
        )
        .found(vi, en)
        .expected(
            "mã của một đơn vị trong units.csv",
            "the code of a unit in units.csv",
        )
        .fix(
            "kiểm tra danh sách đơn vị của đợt",
            "check the roster of the round",
        )
}

pub(super) fn no_leaf(row: &AnswerRow) -> Finding {
    let (vi, en) = found(row);
    Finding::error("entry-criterion-unknown", place(row))
        .says(
            "số liệu của một tiêu chí không có trong bộ tiêu chí",
            "an answer to a criterion that the set does not have",
        )
        .found(vi, en)
        .expected(
            "mã của một tiêu chí chấm điểm",
            "the code of a criterion that is scored",
        )
        .fix(
            "kiểm tra bộ tiêu chí của đợt, hoặc nhập lại số liệu",
            "check the round's set, or enter the answer anew",
        )
        .of_unit(&row.unit)
}

pub(super) fn no_slot(row: &AnswerRow) -> Finding {
    let (vi, en) = found(row);
    Finding::error("entry-input-unknown", place(row))
        .says(
            "tiêu chí không có số liệu đầu vào tên này",
            "the criterion has no input of this name",
        )
        .found(vi, en)
        .expected(
            "tên một số liệu đầu vào của tiêu chí, hoặc points",
            "the name of an input of the criterion, or points",
        )
        .fix("nhập lại số liệu", "enter the answer anew")
        .of_unit(&row.unit)
        .of_criterion(&row.leaf)
}

pub(super) fn no_value(row: &AnswerRow) -> Finding {
    let (vi, en) = found(row);
    Finding::error("entry-value-unreadable", place(row))
        .says(
            "giá trị không đúng loại của số liệu đầu vào",
            "the value is not of the kind of its input",
        )
        .found(vi, en)
        .expected(
            "một giá trị, hoặc một trạng thái không phải số",
            "a value, or a state that is not a number",
        )
        .fix("nhập lại số liệu", "enter the answer anew")
        .of_unit(&row.unit)
        .of_criterion(&row.leaf)
}
