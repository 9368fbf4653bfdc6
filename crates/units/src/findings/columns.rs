//! `roster-column-unknown`, `roster-column-twice`, `roster-column-missing`.

use crate::read::COLUMNS;
use finding::{Finding, Place};

fn known() -> String {
    COLUMNS.join(", ")
}

pub(crate) fn unknown(place: Place, name: &str) -> Finding {
    Finding::warning("roster-column-unknown", place)
        .says(
            format!(
                "danh sách đơn vị có cột “{name}” mà chương trình không biết, cột này bị bỏ qua"
            ),
            format!("the roster has a column \"{name}\" that is not known and was left out"),
        )
        .found(format!("cột “{name}”"), format!("column \"{name}\""))
        .expected(
            format!("các cột {}", known()),
            format!("the columns {}", known()),
        )
        .fix("sửa tên cột hoặc xóa cột", "rename the column or delete it")
}

pub(crate) fn twice(place: Place, name: &str) -> Finding {
    Finding::error("roster-column-twice", place)
        .says(
            format!("cột “{name}” có hai lần trong danh sách đơn vị, chỉ cột đầu được đọc"),
            format!("the column \"{name}\" stands twice in the roster, only the first is read"),
        )
        .found(
            format!("hai cột “{name}”"),
            format!("two columns \"{name}\""),
        )
        .expected(
            format!("một cột “{name}”"),
            format!("one column \"{name}\""),
        )
        .fix("giữ lại một cột", "keep one of them")
}

pub(crate) fn missing(place: Place, names: &[&str]) -> Finding {
    let names = names.join(", ");
    Finding::error("roster-column-missing", place)
        .says(
            format!("danh sách đơn vị thiếu cột {names}, nên không đọc được"),
            format!("the roster lacks the column {names} and could not be read"),
        )
        .expected(
            format!("các cột {}", known()),
            format!("the columns {}", known()),
        )
        .fix(
            format!("thêm cột {names} vào dòng tiêu đề"),
            format!("add the column {names} to the header line"),
        )
}
