//! Words: states that have to be asked for, levels and yes/no that nobody knows.

use super::quote;
use crate::cell::{Asked, Kind};
use finding::Finding;

/// `blank-two-readings`: `-`, `x`, `Không` in a cell of a number.
pub(crate) fn blank_with_readings(asked: &Asked<'_>, text: &str) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    let (zero_vi, zero_en) = match asked.kind {
        Kind::YesNo => ("“Không”", "\"Không\" (no)"),
        _ => ("0", "0"),
    };
    asked
        .error("blank-two-readings")
        .says(
            format!(
                "{}: “{text}” có thể là {zero_vi}, chưa có số liệu hoặc không phát sinh",
                subject.vi
            ),
            format!(
                "{}: \"{text}\" could be {zero_en}, not given yet, or nothing arose",
                subject.en
            ),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix(
            format!("ghi {zero_vi}, “Chưa có số liệu”, “Không phát sinh” hoặc “Không áp dụng”"),
            format!(
                "write {zero_en}, \"Chưa có số liệu\", \"Không phát sinh\" or \"Không áp dụng\""
            ),
        )
}

/// `level-unknown`.
pub(crate) fn level_unknown(asked: &Asked<'_>, text: &str, levels: &[String]) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    let folded = vietnamese::fold(&text);
    let near: Vec<&String> = levels
        .iter()
        .filter(|level| vietnamese::fold(level) == folded)
        .collect();
    let (fix_vi, fix_en) = match near.as_slice() {
        [one] => (
            format!("có phải “{one}”? ghi đúng dấu"),
            format!("is it \"{one}\"? write it with its marks"),
        ),
        _ => (
            "chọn một mức trong danh sách".to_owned(),
            "choose one level of the list".to_owned(),
        ),
    };
    asked
        .error("level-unknown")
        .says(
            format!("{}: không có mức “{text}”", subject.vi),
            format!("{}: there is no level \"{text}\"", subject.en),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix(fix_vi, fix_en)
}

/// `yes-no-unknown`.
pub(crate) fn yes_no_unknown(asked: &Asked<'_>, text: &str) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    asked
        .error("yes-no-unknown")
        .says(
            format!("{} cần “Có” hoặc “Không”, ô chứa “{text}”", subject.vi),
            format!("{} needs yes or no, the cell holds \"{text}\"", subject.en),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix("ghi “Có” hoặc “Không”", "write \"Có\" or \"Không\"")
}

/// `cell-not-a-number`: TRUE or FALSE.
pub(crate) fn yes_no_not_expected(asked: &Asked<'_>, yes: bool) -> Finding {
    let (subject, wanted) = (asked.subject(), asked.wanted());
    let shown = if yes { "TRUE" } else { "FALSE" };
    asked
        .error("cell-not-a-number")
        .says(
            format!("{} cần {}, ô chứa {shown}", subject.vi, wanted.vi),
            format!("{} needs {}, the cell holds {shown}", subject.en, wanted.en),
        )
        .found(shown, shown)
        .fix("nhập lại giá trị", "type the value again")
}

/// `items-in-a-cell`: a register asked for, a single value given.
pub(crate) fn items_in_a_cell(asked: &Asked<'_>, text: &str) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    asked
        .error("items-in-a-cell")
        .says(
            format!(
                "{} cần danh mục có mã từng mục, không phải một ô",
                subject.vi
            ),
            format!("{} needs a register with ids, not a cell", subject.en),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix(
            "ghi từng mục với mã, ngày vào trang danh mục",
            "list each item with its id and date on the register's sheet",
        )
}
