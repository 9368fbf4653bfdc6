//! `question-…`, `group-…`, `role-…`.

use super::listed;
use crate::instrument::texts::shortened;
use finding::{Finding, Place};

pub(crate) fn bad_name(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::error("name-not-allowed", place)
        .says(
            format!("tên \"{name}\" không dùng được trong biểu mẫu điện tử"),
            format!("the name \"{name}\" cannot stand in an electronic form"),
        )
        .found(format!("\"{name}\""), format!("\"{name}\""))
        .expected(
            "chữ cái không dấu hoặc `_`, sau đó là chữ cái, chữ số, `_`, `-`, `.`; không quá 64 ký tự",
            "a plain letter or `_`, then letters, digits, `_`, `-` and `.`; at most 64 characters",
        )
        .fix("đặt tên khác, ví dụ Q9.1", "choose another name, for example Q9.1")
}

pub(crate) fn unknown(place: Place, code: &str, known: &[&str]) -> Finding {
    let (code, list) = (shortened(code), listed(known));
    Finding::error("question-unknown", place)
        .says(
            format!("không có câu hỏi `{code}`"),
            format!("there is no question `{code}`"),
        )
        .found(format!("`{code}`"), format!("`{code}`"))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix("sửa mã câu hỏi", "correct the question's code")
}

pub(crate) fn too_many(place: Place, most: usize) -> Finding {
    Finding::error("question-too-many", place)
        .says(
            format!("mẫu phiếu có hơn {most} câu hỏi; phần còn lại không được đọc"),
            format!("the instrument has more than {most} questions; the rest is not read"),
        )
        .fix(
            "tách thành nhiều mẫu phiếu",
            "split it into several instruments",
        )
}

pub(crate) fn unknown_group(place: Place, name: &str, known: &[&str]) -> Finding {
    let (name, list) = (shortened(name), listed(known));
    Finding::error("group-unknown", place)
        .says(
            format!("không có nhóm câu hỏi `{name}` được khai báo ở trên"),
            format!("there is no group `{name}` declared above"),
        )
        .found(format!("`{name}`"), format!("`{name}`"))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix(
            format!("khai báo [group.{name}] trước khi dùng, hoặc sửa tên"),
            format!("declare [group.{name}] before it is used, or correct the name"),
        )
}

pub(crate) fn group_split(place: Place, name: &str) -> Finding {
    Finding::error("group-split", place)
        .says(
            format!("các câu hỏi của nhóm `{name}` không đứng liền nhau"),
            format!("the questions of the group `{name}` do not stand together"),
        )
        .expected(
            "mỗi nhóm là một đoạn liền của phiếu",
            "each group is one stretch of the form",
        )
        .fix(
            "chuyển câu hỏi về cùng đoạn, hoặc dùng nhóm khác",
            "move the question to the others, or use another group",
        )
}

pub(crate) fn key_of_other_kind(place: Place, key: &str) -> Finding {
    Finding::error("key-not-of-kind", place)
        .says(
            format!("khóa `{key}` không dùng cho kiểu câu hỏi này"),
            format!("the key `{key}` does not go with this kind of question"),
        )
        .expected(
            "`list`, `other` cho one và many; `least`, `most` cho whole",
            "`list`, `other` for one and many; `least`, `most` for whole",
        )
        .fix(
            "bỏ khóa này hoặc sửa `kind`",
            "remove the key or correct `kind`",
        )
}

pub(crate) fn limits_crossed(place: Place, least: i64, most: i64) -> Finding {
    Finding::error("question-limits", place)
        .says(
            "giới hạn dưới lớn hơn giới hạn trên",
            "the lower limit lies above the upper one",
        )
        .found(format!("{least} > {most}"), format!("{least} > {most}"))
        .expected("least ≤ most", "least ≤ most")
        .fix("đổi chỗ hai số", "exchange the two numbers")
}

pub(crate) fn role_kind(place: Place, code: &str, role: &str) -> Finding {
    Finding::error("role-kind", place)
        .says(
            format!("câu {code} không trả lời được cho vai trò `{role}`"),
            format!("an answer to {code} cannot serve the role `{role}`"),
        )
        .expected(
            "item: one; demographic: one, many, whole; unit, parent, cluster, stratum, serial: one, whole, decimal, text; weight: whole, decimal, text; mode: one, text; day: date, text; free-text: text",
            "item: one; demographic: one, many, whole; unit, parent, cluster, stratum, serial: one, whole, decimal, text; weight: whole, decimal, text; mode: one, text; day: date, text; free-text: text",
        )
        .fix("sửa `kind` hoặc `role`", "correct `kind` or `role`")
}

pub(crate) fn role_twice(place: Place, role: &str, first: Place) -> Finding {
    Finding::error("role-twice", place)
        .says(
            format!("hai câu hỏi cùng có vai trò `{role}`"),
            format!("two questions have the role `{role}`"),
        )
        .with(first)
        .expected("nhiều nhất một câu hỏi", "at most one question")
        .fix("bỏ vai trò ở một câu", "take the role from one of them")
}

pub(crate) fn roles_apart(place: Place) -> Finding {
    Finding::error("roles-apart", place)
        .says(
            "`[roles]` chỉ dùng khi câu hỏi nằm trong sổ XLSForm",
            "`[roles]` goes with questions that stand in an XLSForm workbook",
        )
        .expected(
            "`role = \"…\"` ở từng câu hỏi",
            "`role = \"…\"` at each question",
        )
        .fix("ghi vai trò ở câu hỏi", "write the role at the question")
}
