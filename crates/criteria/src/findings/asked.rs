//! `survey-link`: keys that link a survey rule to an instrument.

use finding::{Finding, Place};

pub(crate) fn without_instrument(place: Place, key: &str) -> Finding {
    Finding::error("survey-link", place)
        .says(
            format!("`{key}` không có tác dụng khi chưa ghi mẫu phiếu khảo sát"),
            format!("`{key}` has no effect without an instrument"),
        )
        .expected(
            "`instrument = \"…\"` cạnh khóa này",
            "`instrument = \"…\"` beside it",
        )
        .fix(
            "thêm `instrument`, hoặc bỏ khóa này",
            "add `instrument`, or remove the key",
        )
}

pub(crate) fn of_the_other(place: Place, key: &str, kind: &str) -> Finding {
    let (vi, en) = if kind == "options" {
        (
            "nhóm trả lời đếm số phiếu theo phương án",
            "the group counts answers by option",
        )
    } else {
        ("nhóm trả lời lấy một chỉ số", "the group takes an index")
    };
    let expected = if kind == "options" {
        "`question`, `choices`"
    } else {
        "`figure`"
    };
    Finding::error("survey-link", place)
        .says(
            format!("{vi} nên `{key}` không có tác dụng"),
            format!("{en}, so `{key}` has no effect"),
        )
        .expected(expected, expected)
        .fix("bỏ khóa này", "remove the key")
}

pub(crate) fn question_needed(place: Place, key: &str) -> Finding {
    Finding::error("survey-link", place)
        .says(
            format!("`{key}` không có tác dụng khi chưa ghi câu hỏi được đếm"),
            format!("`{key}` has no effect where no question is counted"),
        )
        .expected("`question = \"…\"`", "`question = \"…\"`")
        .fix(
            "thêm `question` với mã câu hỏi của mẫu phiếu",
            "add `question` with the code of a question of the instrument",
        )
}

pub(crate) fn figure(place: Place, text: &str) -> Finding {
    let short = crate::toml::shortened(text);
    Finding::error("survey-figure", place)
        .says(
            "không rõ lấy chỉ số nào của mẫu phiếu khảo sát",
            "it is not said which figure of the instrument is taken",
        )
        .found(format!("\"{short}\""), format!("\"{short}\""))
        .expected(
            "overall, part:MÃ, factor:MÃ hoặc item:MÃ",
            "overall, part:CODE, factor:CODE or item:CODE",
        )
        .fix(
            "ghi đúng dạng, ví dụ figure = \"factor:III\"",
            "write it so, for example figure = \"factor:III\"",
        )
}

pub(crate) fn choice_twice(place: Place, code: &str) -> Finding {
    let short = crate::toml::shortened(code);
    Finding::error("survey-choice", place)
        .says(
            format!("phương án \"{short}\" được đếm cho hai số liệu"),
            format!("choice \"{short}\" is counted for two inputs"),
        )
        .expected("mỗi phương án được đếm một lần", "each choice counted once")
        .fix("giữ một trong hai", "keep one of the two")
}

pub(crate) fn choice_of_no_option(place: Place, name: &str, known: &[&str]) -> Finding {
    let short = crate::toml::shortened(name);
    let list = super::keys::nearest_first(name, known).join(", ");
    Finding::error("survey-choice", place)
        .says(
            format!("`choices` ghi \"{short}\" nhưng `options` không có"),
            format!("`choices` names \"{short}\", which is not among `options`"),
        )
        .found(format!("\"{short}\""), format!("\"{short}\""))
        .expected(&*list, &*list)
        .fix("sửa tên, hoặc bỏ dòng này", "correct the name or remove it")
}

pub(crate) fn where_empty(place: Place) -> Finding {
    Finding::error("survey-link", place)
        .says(
            "`where` chưa ghi câu hỏi và phương án nào",
            "`where` names no question and choice",
        )
        .expected(
            "`where = { câu-hỏi = \"mã phương án\" }`",
            "`where = { question = \"code of a choice\" }`",
        )
        .fix(
            "ghi câu hỏi và phương án, hoặc bỏ `where`",
            "name them, or remove `where`",
        )
}
