//! `group-columns`, `group-row-empty`, `group-unit-unknown`, `group-unit-twice`, `group-weight`, `group-none`: a file of groups.

use finding::{Finding, Place};

pub(crate) fn columns(place: Place) -> Finding {
    Finding::error("group-columns", place)
        .says(
            "tệp nhóm đơn vị thiếu cột `group` hoặc `unit`",
            "the file of groups lacks the column `group` or `unit`",
        )
        .expected("group,unit[,weight]", "group,unit[,weight]")
        .fix(
            "ghi dòng đầu là group,unit hoặc group,unit,weight",
            "let the first line be group,unit or group,unit,weight",
        )
}

pub(crate) fn unreadable(place: Place) -> Finding {
    Finding::error("group-row-empty", place)
        .says("một dòng không đọc được", "a row cannot be read")
        .fix("lưu tệp dạng CSV UTF-8", "save the file as CSV in UTF-8")
}

pub(crate) fn empty(place: Place) -> Finding {
    Finding::warning("group-row-empty", place)
        .says(
            "dòng thiếu tên nhóm hoặc đơn vị, bị bỏ qua",
            "a row without group or unit was left out",
        )
        .fix("ghi đủ nhóm và đơn vị", "give both")
}

pub(crate) fn unit_unknown(place: Place, written: &str) -> Finding {
    Finding::error("group-unit-unknown", place)
        .says(
            "đơn vị của nhóm không có trong danh sách, hoặc có nhiều đơn vị cùng tên",
            "a unit of the group is not in the roster, or several bear the name",
        )
        .found(written, written)
        .fix(
            "ghi mã đơn vị như trong units.csv",
            "write the code as in units.csv",
        )
}

pub(crate) fn twice(place: Place, group: &str, written: &str) -> Finding {
    Finding::warning("group-unit-twice", place)
        .says(
            format!("đơn vị có hai lần trong nhóm “{group}”, chỉ tính một lần"),
            format!("the unit stands twice in \"{group}\" and counts once"),
        )
        .found(written, written)
        .fix("xóa dòng thừa", "remove the row")
}

pub(crate) fn weight(place: Place, written: &str) -> Finding {
    Finding::error("group-weight", place)
        .says(
            "trọng số không phải một số từ 0, dòng này bị bỏ qua",
            "the weight is no number from 0, the row was left out",
        )
        .found(written, written)
        .expected(
            "số viết liền, dấu chấm thập phân: 86260 hoặc 1.5",
            "a plain number: 86260 or 1.5",
        )
        .fix("sửa trọng số", "mend the weight")
}

pub(crate) fn none(place: Place) -> Finding {
    Finding::error("group-none", place)
        .says("tệp không có nhóm nào", "the file holds no group")
        .fix(
            "ghi mỗi dòng một đơn vị của một nhóm",
            "write a row for each unit of a group",
        )
}
