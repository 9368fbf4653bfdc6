//! A layout of the manifest that does not fit the set or the file.

use super::cell::quote;
use criteria::{CriteriaSet, LeafId, NodeId};
use finding::{Finding, Place};

/// `layout-unknown-criterion`.
pub(crate) fn unknown_criterion(place: Place, set: &CriteriaSet, code: &str) -> Finding {
    let codes: Vec<&str> = set
        .nodes
        .iter()
        .map(|node| node.code.as_str())
        .take(40)
        .collect();
    let (code, list) = (quote(code), codes.join(", "));
    Finding::error("layout-unknown-criterion", place)
        .says(
            format!(
                "bố cục nêu tiêu chí “{code}” không có trong bộ tiêu chí {}",
                set.name()
            ),
            format!(
                "the layout names criterion \"{code}\", which {} does not have",
                set.name()
            ),
        )
        .found(format!("“{code}”"), format!("\"{code}\""))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix(
            "sửa “columns” của tệp trong round.toml",
            "mend `columns` of the file in round.toml",
        )
}

/// `layout-unknown-input`.
pub(crate) fn unknown_input(
    place: Place,
    set: &CriteriaSet,
    node: NodeId,
    leaf: Option<LeafId>,
    input: Option<&str>,
) -> Finding {
    let node = set.node(node);
    let names: Vec<&str> = leaf.map_or_else(Vec::new, |leaf| {
        set.leaf(leaf)
            .inputs
            .iter()
            .map(|input| input.name.as_str())
            .collect()
    });
    let finding = Finding::error("layout-unknown-input", place)
        .of_criterion(&node.code)
        .fix(
            "sửa “columns” của tệp trong round.toml",
            "mend `columns` of the file in round.toml",
        );
    match (leaf, input) {
        (Some(_), Some(input)) => {
            let (input, list) = (quote(input), names.join(", "));
            finding
                .says(
                    format!("tiêu chí {} không có số liệu đầu vào “{input}”", node.code),
                    format!("criterion {} has no input \"{input}\"", node.code),
                )
                .found(format!("“{input}”"), format!("\"{input}\""))
                .expected(format!("một trong: {list}"), format!("one of: {list}"))
        }
        _ => finding
            .says(
                format!("{} không phải tiêu chí chấm điểm, chỉ nhận điểm", node.code),
                format!("{} is no leaf and takes points only", node.code),
            )
            .expected(format!("“{}”", node.code), format!("\"{}\"", node.code)),
    }
}

/// `layout-unknown-sheet`.
pub(crate) fn unknown_sheet(file: &str, sheet: &str, sheets: &[&str]) -> Finding {
    let list = sheets.join("; ");
    Finding::error("layout-unknown-sheet", Place::file(file))
        .says(
            format!("tệp không có trang “{sheet}”"),
            format!("the file has no sheet \"{sheet}\""),
        )
        .found(format!("các trang: {list}"), format!("sheets: {list}"))
        .expected(format!("trang “{sheet}”"), format!("sheet \"{sheet}\""))
        .fix(
            "sửa “sheet” trong round.toml hoặc đổi tên trang",
            "mend `sheet` in round.toml, or rename the sheet",
        )
}

/// `layout-unknown-unit`.
pub(crate) fn unknown_unit(place: Place, unit: &str) -> Finding {
    let unit = quote(unit);
    Finding::error("layout-unknown-unit", place)
        .says(
            format!("bố cục nêu đơn vị “{unit}” không có trong danh sách"),
            format!("the layout names unit \"{unit}\", which the roster does not have"),
        )
        .found(format!("“{unit}”"), format!("\"{unit}\""))
        .fix("ghi đúng mã đơn vị", "write the unit's code")
}

/// `layout-line`: neither letters of a column nor the number of a row.
pub(crate) fn bad_line(place: Place, text: &str) -> Finding {
    let text = quote(text);
    Finding::error("layout-line", place)
        .says(
            format!("“{text}” không phải chữ cái của cột hoặc số của dòng"),
            format!("\"{text}\" is neither the letters of a column nor the number of a row"),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .expected(
            "ví dụ “C”, “AB” hoặc “12”",
            "for example \"C\", \"AB\" or \"12\"",
        )
        .fix(
            "ghi đúng cột hoặc dòng của bảng",
            "write the column or row of the table",
        )
}

/// `layout-field`: the words for what stands in a column.
pub(crate) fn bad_field(place: Place, text: &str) -> Finding {
    let text = quote(text);
    Finding::error("layout-field", place)
        .says(
            format!("“{text}” không nói được cột này ghi gì"),
            format!("\"{text}\" does not say what stands in the column"),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .expected(
            "“-”, “2.1”, “2.1/số liệu”, “2.1#reason”, “2.1#evidence”, “2.1=published”, “points”, “input”, “reason” hoặc “evidence”",
            "\"-\", \"2.1\", \"2.1/input\", \"2.1#reason\", \"2.1#evidence\", \"2.1=published\", \"points\", \"input\", \"reason\" or \"evidence\"",
        )
        .fix("sửa “columns” của tệp trong round.toml", "mend `columns` of the file in round.toml")
}
