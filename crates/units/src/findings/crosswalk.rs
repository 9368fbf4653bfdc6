//! `crosswalk-columns`, `crosswalk-row-empty`, `crosswalk-unit-unknown`, `crosswalk-row-twice`: a file that says what units were made of.

use finding::{Finding, Place};

pub(crate) fn columns(place: Place) -> Finding {
    Finding::error("crosswalk-columns", place)
        .says(
            "tệp sắp xếp đơn vị thiếu cột `old` hoặc `new`",
            "the crosswalk lacks the column `old` or `new`",
        )
        .expected("old,new", "old,new")
        .fix(
            "ghi dòng đầu là old,new; mỗi dòng sau một mã đơn vị cũ và mã đơn vị mới mà đơn vị đó nhập vào",
            "let the first line be old,new, and each further line an old code and the new code it went into",
        )
}

pub(crate) fn empty(place: Place) -> Finding {
    Finding::warning("crosswalk-row-empty", place)
        .says(
            "dòng thiếu mã cũ hoặc mã mới, bị bỏ qua",
            "a row without old or new code was left out",
        )
        .fix("ghi đủ hai mã", "give both")
}

pub(crate) fn later_unknown(place: Place, code: &str) -> Finding {
    Finding::error("crosswalk-unit-unknown", place)
        .says(
            "mã mới không có trong danh sách đơn vị của đợt sau, dòng bị bỏ qua",
            "the roster of the later round lacks the new code; the row was left out",
        )
        .found(code, code)
        .fix(
            "ghi mã như trong units.csv của đợt sau",
            "write the code as in units.csv of the later round",
        )
}

pub(crate) fn earlier_unknown(place: Place, code: &str) -> Finding {
    Finding::warning("crosswalk-unit-unknown", place)
        .says(
            "mã cũ không có trong danh sách đơn vị của đợt trước: đơn vị vẫn được ghi ở bên, không có điểm",
            "the roster of the earlier round lacks the old code: it is shown beside the others, without a figure",
        )
        .found(code, code)
        .fix(
            "ghi mã như trong units.csv của đợt trước",
            "write the code as in units.csv of the earlier round",
        )
}

pub(crate) fn twice(place: Place, old: &str, new: &str) -> Finding {
    let pair = format!("{old} → {new}");
    Finding::warning("crosswalk-row-twice", place)
        .says(
            "cặp mã có hai lần, chỉ tính một lần",
            "the pair stands twice and counts once",
        )
        .found(pair.clone(), pair)
        .fix("xóa dòng thừa", "remove the row")
}
