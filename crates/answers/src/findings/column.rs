//! Columns and codes of a header that cannot be told, or were changed by a spreadsheet.

use super::cell::quote;
use crate::cell::CellAt;
use criteria::{CriteriaSet, NodeId};
use finding::{Finding, Place};

/// `code-changed`: Excel took a code for a date or a number; its place in the order tells which it was.
pub(crate) fn code_changed(
    at: CellAt<'_>,
    set: &CriteriaSet,
    node: NodeId,
    all: &[NodeId],
) -> Finding {
    let code = &set.node(node).code;
    let list = codes(set, all);
    Finding::info("code-changed", at.place())
        .of_criterion(code)
        .says(
            format!("mã tiêu chí đã bị đổi thành số hoặc ngày; theo thứ tự là {code}"),
            format!("a code was turned into a number or a date; by its place it is {code}"),
        )
        .found(format!("có thể là: {list}"), format!("could be: {list}"))
        .expected(format!("{code}, dạng chữ"), format!("{code}, as text"))
        .fix(
            "định dạng cột mã là chữ (Text) và nhập lại mã",
            "format the codes as text and type them again",
        )
}

/// `code-ambiguous`: several codes could stand there; nothing is read.
pub(crate) fn code_ambiguous(at: CellAt<'_>, set: &CriteriaSet, all: &[NodeId]) -> Finding {
    let list = codes(set, all);
    Finding::error("code-ambiguous", at.place())
        .says(
            format!("mã hoặc tên có thể là các tiêu chí {list}; số liệu tại đây không được đọc"),
            format!("the label could be criteria {list}; nothing was read here"),
        )
        .found(format!("có thể là: {list}"), format!("could be: {list}"))
        .expected("một mã tiêu chí, dạng chữ", "one criterion's code, as text")
        .fix(
            "định dạng ô là chữ (Text) và ghi đúng mã",
            "format the cell as text and write the exact code",
        )
}

/// `column-unknown`: a column with figures that nothing in the set is called.
pub(crate) fn column_unknown(at: CellAt<'_>, label: &str) -> Finding {
    let label = quote(label);
    Finding::warning("column-unknown", at.place())
        .says(
            format!("không có tiêu chí hoặc số liệu nào tên “{label}” trong bộ tiêu chí; cột này không được đọc"),
            format!("nothing in the set is called \"{label}\"; the column was not read"),
        )
        .found(format!("“{label}”"), format!("\"{label}\""))
        .expected(
            "mã hoặc tên tiêu chí, hoặc tên số liệu đầu vào",
            "a criterion's code or title, or an input's title",
        )
        .fix(
            "ghi đúng mã hoặc tên; nếu không dùng thì bỏ qua cảnh báo này",
            "write the exact code or title, or leave it where it is not needed",
        )
}

/// `column-two-readings`: a criterion's name alone, where points and inputs are both possible.
pub(crate) fn column_two_readings(
    at: CellAt<'_>,
    set: &CriteriaSet,
    node: NodeId,
    inputs: &[&str],
) -> Finding {
    let (code, list) = (&set.node(node).code, inputs.join("; "));
    Finding::error("column-two-readings", at.place())
        .of_criterion(code)
        .says(
            format!("{code}: không rõ là điểm hay số liệu đầu vào; không được đọc"),
            format!("{code}: points or an input? Nothing was read"),
        )
        .expected(
            format!("“{code} Điểm”, hoặc tên số liệu: {list}"),
            format!("\"{code} Điểm\" (points), or an input's title: {list}"),
        )
        .fix(
            "ghi rõ trong tiêu đề, hoặc nêu bố cục (layout) trong round.toml",
            "say it in the header, or give the file a layout in round.toml",
        )
}

/// `input-ambiguous`: an input's title that several criteria have.
pub(crate) fn input_ambiguous(at: CellAt<'_>, label: &str, fields: &[String]) -> Finding {
    let (label, list) = (quote(label), fields.join(", "));
    Finding::error("input-ambiguous", at.place())
        .says(
            format!("“{label}” là tên số liệu của nhiều tiêu chí ({list}); không được đọc"),
            format!("\"{label}\" is an input of several criteria ({list}); nothing was read"),
        )
        .found(format!("“{label}”"), format!("\"{label}\""))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix(
            "ghi mã tiêu chí phía trên tên số liệu",
            "write the criterion's code above the input's title",
        )
}

/// `column-twice`: two columns for one answer; neither is read.
pub(crate) fn column_twice(at: CellAt<'_>, field: &str, other: Place) -> Finding {
    Finding::error("column-twice", at.place())
        .with(other)
        .of_criterion(field.split(['/', '#']).next().unwrap_or(field))
        .says(
            format!("hai chỗ trong bảng cùng ghi {field}; không chỗ nào được đọc"),
            format!("two places of the table give {field}; neither was read"),
        )
        .expected("một chỗ cho mỗi số liệu", "one place for each answer")
        .fix(
            "bỏ một trong hai, hoặc nêu bố cục (layout) trong round.toml",
            "remove one, or give the file a layout in round.toml",
        )
}

fn codes(set: &CriteriaSet, nodes: &[NodeId]) -> String {
    let codes: Vec<&str> = nodes
        .iter()
        .map(|node| set.node(*node).code.as_str())
        .collect();
    codes.join(", ")
}

/// `sheet-without-unit`: figures of one unit, and nothing says which.
pub(crate) fn sheet_without_unit(place: Place) -> Finding {
    Finding::error("sheet-without-unit", place)
        .says(
            "trang có số liệu của một đơn vị nhưng không ghi là đơn vị nào; không được đọc",
            "the sheet holds one unit's figures and does not say whose; it was not read",
        )
        .expected(
            "tên đơn vị ở phần đầu trang, hoặc ở tên trang, tên tệp",
            "the unit's name above the table, or as the sheet's or the file's name",
        )
        .fix(
            "ghi tên hoặc mã đơn vị ở đầu trang",
            "write the unit's name or code above the table",
        )
}
