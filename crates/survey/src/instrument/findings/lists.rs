//! `list-…`, `choice-…`: lists of choices.

use super::listed;
use crate::instrument::texts::shortened;
use finding::{Finding, Place};

pub(crate) fn unknown(place: Place, name: &str, known: &[&str]) -> Finding {
    let (name, list) = (shortened(name), listed(known));
    Finding::error("list-unknown", place)
        .says(
            format!("không có danh sách phương án `{name}`"),
            format!("there is no list of choices `{name}`"),
        )
        .found(format!("`{name}`"), format!("`{name}`"))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix(
            "khai báo danh sách hoặc sửa tên",
            "declare the list or correct the name",
        )
}

pub(crate) fn empty(place: Place, name: &str) -> Finding {
    Finding::error("list-empty", place)
        .says(
            format!("danh sách `{name}` không có phương án nào"),
            format!("the list `{name}` has no choices"),
        )
        .expected("ít nhất một phương án", "at least one choice")
        .fix(
            "thêm phương án hoặc bỏ danh sách",
            "add choices or remove the list",
        )
}

pub(crate) fn too_long(place: Place, question: &str, found: usize, most: usize) -> Finding {
    Finding::error("list-too-many-choices", place)
        .says(
            format!("câu {question} có quá nhiều phương án"),
            format!("question {question} has too many choices"),
        )
        .found(found.to_string(), found.to_string())
        .expected(format!("không quá {most}"), format!("at most {most}"))
        .fix(
            "rút ngắn danh sách, hoặc dùng kiểu `text` (đơn vị và địa bàn được so khớp với danh sách đơn vị)",
            "shorten the list, or use the kind `text` (units and places are matched against the roster)",
        )
}

pub(crate) fn too_many_lists(place: Place, most: usize) -> Finding {
    Finding::error("list-too-many", place)
        .says(
            format!("tệp có hơn {most} danh sách phương án; phần còn lại không được đọc"),
            format!("the file has more than {most} lists of choices; the rest is not read"),
        )
        .fix(
            "bỏ các danh sách không dùng",
            "remove lists that nothing uses",
        )
}

pub(crate) fn bad_choice_name(place: Place, code: &str) -> Finding {
    let code = shortened(code);
    Finding::error("choice-name", place)
        .says(
            format!("mã phương án \"{code}\" không dùng được trong biểu mẫu điện tử"),
            format!("the choice's code \"{code}\" cannot stand in an electronic form"),
        )
        .found(format!("\"{code}\""), format!("\"{code}\""))
        .expected(
            "từ 1 đến 64 ký tự, không có dấu nháy kép",
            "1 to 64 characters without quotation marks",
        )
        .fix("dùng mã ngắn, ví dụ 1", "use a short code, for example 1")
}

pub(crate) fn choice_twice(place: Place, list: &str, code: &str) -> Finding {
    let code = shortened(code);
    Finding::error("choice-twice", place)
        .says(
            format!("danh sách `{list}` có hai phương án mã {code}"),
            format!("the list `{list}` has two choices with the code {code}"),
        )
        .fix(
            "đặt mã khác cho một phương án",
            "give one of them another code",
        )
}

pub(crate) fn label_twice(place: Place, list: &str, label: &str) -> Finding {
    let label = shortened(label);
    Finding::error("choice-label-twice", place)
        .says(
            format!("hai phương án của danh sách `{list}` có cùng tên \"{label}\", nên phiếu ghi bằng chữ không phân biệt được"),
            format!("two choices of the list `{list}` are both called \"{label}\", so that answers in words cannot be told apart"),
        )
        .fix("đặt tên khác cho một phương án", "give one of them another title")
}

pub(crate) fn blank_in_many(place: Place, question: &str, code: &str) -> Finding {
    let code = shortened(code);
    Finding::error("choice-name-blank", place)
        .says(
            format!("câu {question} nhận nhiều phương án, mã \"{code}\" có khoảng trắng nên không tách được khỏi các mã khác"),
            format!("question {question} takes several choices, and the code \"{code}\" has a blank in it, so it cannot be told from the others"),
        )
        .found(format!("\"{code}\""), format!("\"{code}\""))
        .expected("mã không có khoảng trắng", "a code without blanks")
        .fix("dùng mã ngắn, ví dụ 1", "use a short code, for example 1")
}
