//! `survey-groups`, `survey-index`: survey rules.

use finding::{Finding, Place};

pub(crate) fn beside_groups(place: Place, key: &str) -> Finding {
    Finding::error("survey-groups", place)
        .says(
            format!("`{key}` đứng ngoài các nhóm trả lời nên không có tác dụng"),
            format!("`{key}` stands outside the groups of respondents and has no effect"),
        )
        .fix(
            "chuyển khóa này vào từng nhóm",
            "move the key into each group",
        )
}

pub(crate) fn index_and_options(place: Place) -> Finding {
    Finding::error("survey-index", place)
        .says(
            "nhóm trả lời vừa có chỉ số vừa có số phiếu theo phương án",
            "a group has both an index and counts of options",
        )
        .expected("`input` hoặc `options`", "`input` or `options`")
        .fix("giữ một trong hai", "keep one of the two")
}
