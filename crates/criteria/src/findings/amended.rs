//! `amendment-…`, `was-…`: amending files, and quotations that do not stand.

use super::keys::{close, nearest_first};
use crate::toml::shortened;
use finding::{Finding, Place};
use jiff::civil::Date;

/// Of many codes only the nearest are named.
const NAMED: usize = 6;

fn listed(keys: &[&str]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    keys.join(", ")
}

fn nearest(word: &str, known: &[String]) -> (String, Option<String>) {
    let known: Vec<&str> = known.iter().map(|own| &**own).collect();
    let ordered = nearest_first(word, &known);
    let close = ordered.first().filter(|first| close(word, first));
    let close = close.map(|first| (*first).to_owned());
    let named: Vec<&str> = ordered.into_iter().take(NAMED).collect();
    (named.join(", "), close)
}

pub(crate) fn too_many(place: Place, found: usize, most: usize) -> Finding {
    Finding::error("amendments-too-many", place)
        .says(
            "bộ tiêu chí có quá nhiều tệp sửa đổi",
            "the set has too many amending files",
        )
        .found(found.to_string(), found.to_string())
        .expected(format!("không quá {most}"), format!("at most {most}"))
        .fix(
            "hợp nhất các sửa đổi đã có hiệu lực vào một tệp của bộ tiêu chí",
            "write the changes in force into one text of the set",
        )
}

pub(crate) fn too_long(place: Place, found: usize, most: usize) -> Finding {
    Finding::error("amendment-too-long", place)
        .says(
            "tệp sửa đổi có quá nhiều nội dung",
            "the amendment has too many entries",
        )
        .found(found.to_string(), found.to_string())
        .expected(format!("không quá {most}"), format!("at most {most}"))
        .fix(
            "ban hành bộ tiêu chí mới thay cho sửa đổi",
            "write a new set instead of an amendment",
        )
}

pub(crate) fn another_set(place: Place, amends: &str, set: &str) -> Finding {
    let amends = shortened(amends);
    Finding::error("amendment-of-another-set", place)
        .says(
            "tệp sửa đổi này dành cho bộ tiêu chí khác",
            "this amendment is for another set",
        )
        .found(format!("\"{amends}\""), format!("\"{amends}\""))
        .expected(format!("\"{set}\""), format!("\"{set}\""))
        .fix(
            "sửa `amends`, hoặc chuyển tệp đến cạnh bộ tiêu chí của nó",
            "correct `amends`, or move the file beside its own set",
        )
}

pub(crate) fn empty(place: Place) -> Finding {
    Finding::error("amendment-empty", place)
        .says(
            "tệp sửa đổi không sửa, không thêm, không bãi bỏ gì",
            "the amendment amends, adds and repeals nothing",
        )
        .expected(
            "`[[amend]]`, `[[add]]` hoặc `[[repeal]]`",
            "`[[amend]]`, `[[add]]` or `[[repeal]]`",
        )
        .fix(
            "thêm nội dung sửa đổi, hoặc bỏ tệp",
            "add the changes, or remove the file",
        )
}

pub(crate) fn no_basis(place: Place) -> Finding {
    Finding::error("amendment-without-basis", place)
        .says(
            "tệp sửa đổi chưa ghi văn bản làm căn cứ",
            "the amendment names no decision that it rests on",
        )
        .expected(
            "khối `[basis.B]` với `title`, `number`, `issued`",
            "a block `[basis.B]` with `title`, `number`, `issued`",
        )
        .fix("thêm khối `[basis.B]`", "add a block `[basis.B]`")
}

pub(crate) fn before_issued(place: Place, effective: Date, key: &str, issued: Date) -> Finding {
    Finding::warning("amendment-before-issued", place)
        .says(
            format!("sửa đổi có hiệu lực trước ngày ban hành căn cứ {key}"),
            format!("the amendment is in force before its basis {key} was issued"),
        )
        .found(effective.to_string(), effective.to_string())
        .expected(format!("từ {issued} trở đi"), format!("{issued} or later"))
        .fix(
            "kiểm tra `effective`; để nguyên nếu văn bản ghi hiệu lực trở về trước",
            "check `effective`; leave it where the decision says that it reaches back",
        )
}

pub(crate) fn basis_twice(place: Place, key: &str) -> Finding {
    let key = shortened(key);
    Finding::error("basis-twice", place)
        .says(
            format!("căn cứ {key} đã có trong bộ tiêu chí"),
            format!("the set has a basis {key} already"),
        )
        .fix(
            "dùng chữ khác, ví dụ `[basis.B]`, và sửa `source` theo",
            "use another letter, for example `[basis.B]`, and change `source` with it",
        )
}

pub(crate) fn one_of_keys(place: Place, keys: &[&str]) -> Finding {
    let list = listed(keys);
    Finding::error("amendment-one-of", place)
        .says(
            format!("cần đúng một trong các khóa: {list}"),
            format!("exactly one of these keys is needed: {list}"),
        )
        .fix("giữ hoặc thêm đúng một khóa", "keep or add exactly one")
}

pub(crate) fn neither(place: Place) -> Finding {
    Finding::error("amendment-neither", place)
        .says(
            "chưa ghi giá trị cũ và giá trị mới",
            "neither the old nor the new value is given",
        )
        .expected(
            "`was = …` và `now = …`; thiếu `was` là trước đây chưa có, thiếu `now` là bỏ",
            "`was = …` and `now = …`; without `was` nothing stood there, without `now` it is taken away",
        )
        .fix("thêm `was` và `now`", "add `was` and `now`")
}

pub(crate) fn path_empty(place: Place) -> Finding {
    Finding::error("amendment-property", place)
        .says(
            "`property` có phần để trống",
            "a part of `property` is empty",
        )
        .expected(
            "\"target\", \"inputs.done.title\" hoặc [\"levels\", \"Đạt\", \"share\"]",
            "\"target\", \"inputs.done.title\" or [\"levels\", \"Đạt\", \"share\"]",
        )
        .fix("viết đủ các phần", "write every part")
}

pub(crate) fn not_amendable(place: Place, key: &str, known: &[&str]) -> Finding {
    let key = shortened(key);
    let list = listed(known);
    Finding::error("amendment-property", place)
        .says(
            format!("`{key}` không sửa được ở đây"),
            format!("`{key}` cannot be amended here"),
        )
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix(
            "chọn đúng đối tượng sửa đổi; mã, năm và trạng thái của bộ tiêu chí không đổi",
            "name the right part; id, year and status of a set do not change",
        )
}

pub(crate) fn from_twice(place: Place) -> Finding {
    Finding::error("amendment-from-twice", place)
        .says(
            "ngày bắt đầu tính điểm được ghi hai lần",
            "the day from which the criterion counts is given twice",
        )
        .fix(
            "giữ `counts-from` hoặc `from` của tiêu chí",
            "keep `counts-from` or the criterion's `from`",
        )
}

pub(crate) fn no_target(place: Place, key: &str, name: &str, known: &[String]) -> Finding {
    let short = shortened(name);
    let (list, close) = nearest(name, known);
    let finding = Finding::error("amendment-target", place)
        .says(
            format!("`{key} = \"{short}\"` không có trong bộ tiêu chí vào ngày sửa đổi"),
            format!("the set has no `{key} = \"{short}\"` on the day of the amendment"),
        )
        .expected(format!("ví dụ: {list}"), format!("for example: {list}"));
    match close {
        Some(close) => finding.fix(format!("viết \"{close}\""), format!("write \"{close}\"")),
        None => finding.fix(
            "sửa tên; có thể nó đã bị bãi bỏ trước đó",
            "correct the name; it may have been repealed before",
        ),
    }
}

pub(crate) fn no_neighbour(place: Place, key: &str, name: &str, known: &[String]) -> Finding {
    let finding = no_target(place, key, name, known);
    finding.fix(
        "ghi một mã đang có; tiêu chí mới đứng sau (`after`) hoặc trước (`before`) mã đó",
        "name what is there; the new one stands behind (`after`) or before (`before`) it",
    )
}

pub(crate) fn there_already(place: Place, name: &str) -> Finding {
    let short = shortened(name);
    Finding::error("amendment-there-already", place)
        .says(
            format!("\"{short}\" đã có trong bộ tiêu chí, không thêm được nữa"),
            format!("the set has \"{short}\" already, so it cannot be added"),
        )
        .fix(
            "dùng mã khác, hoặc `[[amend]]`, hoặc bãi bỏ tiêu chí cũ trước",
            "use another code, or `[[amend]]`, or repeal the old one first",
        )
}

pub(crate) fn was_differs(place: Place, property: &str, was: &str, is: &str) -> Finding {
    let property = shortened(property);
    Finding::error("was-does-not-stand", place)
        .says(
            format!("giá trị cũ của `{property}` ghi trong sửa đổi không đúng với bộ tiêu chí, nên sửa đổi không được áp dụng"),
            format!("the old value of `{property}` is not what stands in the set, so the amendment is refused"),
        )
        .found(format!("was = {was}"), format!("was = {was}"))
        .expected(
            format!("{is}, như trong bộ tiêu chí"),
            format!("{is}, as the set has it"),
        )
        .fix(
            "đối chiếu văn bản; sửa `was`, hoặc xem một sửa đổi trước đã thay giá trị này chưa",
            "compare with the decision; correct `was`, or see whether an earlier amendment changed the value",
        )
}

pub(crate) fn was_absent(place: Place, property: &str, was: &str) -> Finding {
    let property = shortened(property);
    Finding::error("was-does-not-stand", place)
        .says(
            format!("bộ tiêu chí không ghi `{property}`, nên sửa đổi không được áp dụng"),
            format!("the set does not hold `{property}`, so the amendment is refused"),
        )
        .found(format!("was = {was}"), format!("was = {was}"))
        .expected("không có `was`", "no `was`")
        .fix(
            "bỏ `was` nếu trước đây chưa ghi (giá trị mặc định), hoặc sửa tên thuộc tính",
            "leave out `was` where nothing was written (a default), or correct the property",
        )
}

pub(crate) fn was_left_out(place: Place, property: &str, is: &str) -> Finding {
    let property = shortened(property);
    Finding::error("was-left-out", place)
        .says(
            format!("sửa đổi không ghi giá trị cũ của `{property}`"),
            format!("the amendment does not quote the old value of `{property}`"),
        )
        .expected(format!("was = {is}"), format!("was = {is}"))
        .fix(
            "ghi giá trị cũ như trong bộ tiêu chí",
            "quote the old value as it stands in the set",
        )
}

pub(crate) fn changes_nothing(place: Place, property: &str) -> Finding {
    let property = shortened(property);
    Finding::warning("amendment-changes-nothing", place)
        .says(
            format!("giá trị mới của `{property}` giống giá trị cũ"),
            format!("the new value of `{property}` is the old one"),
        )
        .fix("bỏ mục này hoặc sửa `now`", "remove it or correct `now`")
}

pub(crate) fn no_such_part(place: Place, property: &str, part: &str) -> Finding {
    let (property, part) = (shortened(property), shortened(part));
    Finding::error("amendment-property", place)
        .says(
            format!("`{property}`: bộ tiêu chí không có phần `{part}`"),
            format!("`{property}`: the set has no part `{part}`"),
        )
        .expected(
            "các khóa như trong tệp; phần tử của danh sách ghi bằng số thứ tự từ 1 hoặc bằng tên",
            "keys as in the file; an element of a list by its number from 1 or by its name",
        )
        .fix("sửa `property`", "correct `property`")
}
