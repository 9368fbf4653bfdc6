//! `item-…`, `factor-…`, `part-…`, `option-…`, `formula-…`: the index part.

use super::listed;
use crate::instrument::texts::shortened;
use finding::{Finding, Place};
use points::Exact;

pub(crate) fn weight_not_positive(place: Place, found: &Exact) -> Finding {
    Finding::error("weight-not-positive", place)
        .says("trọng số phải lớn hơn 0", "a weight has to be above 0")
        .found(found.to_string(), found.to_string())
        .expected("một số lớn hơn 0", "a number above 0")
        .fix("sửa trọng số", "correct the weight")
}

pub(crate) fn bad_code(place: Place, code: &str) -> Finding {
    let code = shortened(code);
    Finding::error("code-not-allowed", place)
        .says(
            format!("mã \"{code}\" không dùng được"),
            format!("the code \"{code}\" cannot be used"),
        )
        .found(format!("\"{code}\""), format!("\"{code}\""))
        .expected(
            "từ 1 đến 40 ký tự, không có khoảng trắng và dấu hai chấm",
            "1 to 40 characters without blanks or colons",
        )
        .fix(
            "dùng mã ngắn, ví dụ III",
            "use a short code, for example III",
        )
}

pub(crate) fn code_twice(place: Place, code: &str) -> Finding {
    Finding::error("code-twice", place)
        .says(
            format!("mã `{code}` được dùng hai lần"),
            format!("the code `{code}` stands twice"),
        )
        .fix("đặt mã khác", "choose another code")
}

pub(crate) fn unknown_part(place: Place, name: &str, known: &[&str]) -> Finding {
    let (name, list) = (shortened(name), listed(known));
    Finding::error("part-unknown", place)
        .says(
            format!("không có phần `{name}`"),
            format!("there is no part `{name}`"),
        )
        .found(format!("`{name}`"), format!("`{name}`"))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix(
            "khai báo [[part]] hoặc sửa mã",
            "declare the [[part]] or correct the code",
        )
}

pub(crate) fn factor_empty(place: Place, code: &str) -> Finding {
    Finding::error("factor-empty", place)
        .says(
            format!("yếu tố {code} không có tiêu chí hài lòng nào"),
            format!("factor {code} has no items"),
        )
        .expected("`items = [\"…\"]`", "`items = [\"…\"]`")
        .fix(
            "thêm câu hỏi vào yếu tố hoặc bỏ yếu tố",
            "add questions to the factor or remove it",
        )
}

pub(crate) fn item_twice(place: Place, code: &str, first: &Place) -> Finding {
    Finding::error("item-twice", place)
        .says(
            format!("câu {code} đứng trong hai yếu tố"),
            format!("question {code} stands in two factors"),
        )
        .with(first.clone())
        .expected(
            "mỗi câu trong đúng một yếu tố",
            "each item in exactly one factor",
        )
        .fix("bỏ câu này ở một yếu tố", "take it out of one of them")
}

pub(crate) fn item_nowhere(place: Place, code: &str) -> Finding {
    Finding::error("item-without-factor", place)
        .says(
            format!("câu {code} có vai trò `item` nhưng không thuộc yếu tố nào"),
            format!("question {code} has the role `item` but stands in no factor"),
        )
        .expected(
            "mỗi câu trong đúng một yếu tố",
            "each item in exactly one factor",
        )
        .fix(
            "thêm câu vào `items` của một yếu tố",
            "add it to the `items` of a factor",
        )
}

pub(crate) fn not_an_item(place: Place, code: &str, by_role: bool, role: &str) -> Finding {
    let (vi, en) = if by_role {
        (
            format!("câu {code} đã có vai trò `{role}`, không thể là tiêu chí của chỉ số"),
            format!("question {code} has the role `{role}` and cannot be an item of the index"),
        )
    } else {
        (
            format!(
                "câu {code} không phải câu chọn một phương án, không thể là tiêu chí của chỉ số"
            ),
            format!(
                "question {code} does not ask for one choice and cannot be an item of the index"
            ),
        )
    };
    Finding::error("item-kind", place)
        .says(vi, en)
        .expected("câu hỏi kiểu one", "a question of the kind one")
        .fix(
            "sửa danh sách `items` hoặc câu hỏi",
            "correct the `items` or the question",
        )
}

pub(crate) fn unknown_item(place: Place, code: &str, known: &[&str]) -> Finding {
    let (code, list) = (shortened(code), listed(known));
    Finding::error("item-unknown", place)
        .says(
            format!("`{code}` không nằm trong yếu tố nào"),
            format!("`{code}` stands in no factor"),
        )
        .found(format!("`{code}`"), format!("`{code}`"))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix("sửa mã câu hỏi", "correct the question's code")
}

pub(crate) fn item_with_other(place: Place, code: &str) -> Finding {
    Finding::error("item-with-other", place)
        .says(
            format!("câu {code} nhận câu trả lời tự ghi, không có điểm cho câu trả lời đó"),
            format!(
                "question {code} takes an answer in one's own words, for which there are no points"
            ),
        )
        .expected("câu hỏi không có `other`", "a question without `other`")
        .fix(
            "bỏ `other` hoặc không tính câu này",
            "remove `other` or leave the question out of the index",
        )
}

pub(crate) fn no_options(place: Place, code: &str, list: &str) -> Finding {
    Finding::error("options-missing", place)
        .says(
            format!("câu {code} tính theo trọng số phương án nhưng không có trọng số"),
            format!("question {code} counts by weights of its choices, and there are none"),
        )
        .expected(
            format!("`options = {{ … }}` trong [list.{list}] hoặc [item.\"{code}\"]"),
            format!("`options = {{ … }}` in [list.{list}] or [item.\"{code}\"]"),
        )
        .fix(
            "thêm trọng số của từng phương án",
            "add the weight of each choice",
        )
}

pub(crate) fn options_unused(place: Place, code: &str) -> Finding {
    Finding::error("options-unused", place)
        .says(
            format!("câu {code} có trọng số phương án nhưng công thức của câu không dùng trọng số"),
            format!("question {code} has weights of its choices, and its formula uses none"),
        )
        .expected("formula = \"options\"", "formula = \"options\"")
        .fix(
            "sửa `formula` hoặc bỏ `options`",
            "correct `formula` or remove `options`",
        )
}

pub(crate) fn no_best(place: Place, list: &str) -> Finding {
    Finding::error("list-best-missing", place)
        .says(
            format!(
                "danh sách `{list}` được tính theo mức nhưng không nói đầu nào là mức tốt nhất"
            ),
            format!(
                "the list `{list}` is counted by levels and does not say which end is the best"
            ),
        )
        .expected(
            "best = \"last\" hoặc best = \"first\"",
            "best = \"last\" or best = \"first\"",
        )
        .fix(
            format!("thêm `best` vào [list.{list}]"),
            format!("add `best` to [list.{list}]"),
        )
}

pub(crate) fn too_few_levels(place: Place, code: &str, found: usize, least: usize) -> Finding {
    Finding::error("formula-levels", place)
        .says(
            format!(
                "công thức của câu {code} cần nhiều mức hơn (không kể phương án không có ý kiến)"
            ),
            format!(
                "the formula of question {code} needs more levels (choices of no opinion apart)"
            ),
        )
        .found(found.to_string(), found.to_string())
        .expected(format!("ít nhất {least}"), format!("at least {least}"))
        .fix(
            "dùng danh sách khác hoặc công thức khác",
            "use another list or another formula",
        )
}

pub(crate) fn option_unknown(place: Place, list: &str, code: &str, known: &[&str]) -> Finding {
    let (code, words) = (shortened(code), listed(known));
    Finding::error("option-unknown", place)
        .says(
            format!("danh sách `{list}` không có phương án mã {code}"),
            format!("the list `{list}` has no choice with the code {code}"),
        )
        .found(format!("`{code}`"), format!("`{code}`"))
        .expected(format!("một trong: {words}"), format!("one of: {words}"))
        .fix("sửa mã phương án", "correct the choice's code")
}

pub(crate) fn option_no_opinion(place: Place, code: &str) -> Finding {
    Finding::error("option-no-opinion", place)
        .says(
            format!("phương án {code} là \"không có ý kiến\", không có trọng số"),
            format!("choice {code} says that there is no opinion, and takes no weight"),
        )
        .fix(
            "bỏ trọng số, hoặc bỏ `no-opinion`",
            "remove the weight, or remove `no-opinion`",
        )
}

pub(crate) fn option_range(place: Place, code: &str, found: &Exact) -> Finding {
    Finding::error("option-range", place)
        .says(
            format!("trọng số của phương án {code} nằm ngoài phạm vi"),
            format!("the weight of choice {code} is out of range"),
        )
        .found(found.to_string(), found.to_string())
        .expected("từ 0 đến 100, tính bằng phần trăm", "0 to 100, in percent")
        .fix("sửa trọng số", "correct the weight")
}

pub(crate) fn option_missing(place: Place, list: &str, code: &str) -> Finding {
    Finding::error("option-missing", place)
        .says(
            format!("phương án {code} của danh sách `{list}` không có trọng số"),
            format!("choice {code} of the list `{list}` has no weight"),
        )
        .expected(
            "trọng số của từng phương án; phương án \"không có ý kiến\" ghi no-opinion = true",
            "a weight for each choice; a choice of no opinion says no-opinion = true",
        )
        .fix("thêm trọng số", "add the weight")
}
