//! Units: unknown, ambiguous, twice, missing.

use super::cell::quote;
use crate::cell::CellAt;
use crate::table::{Doubt, Places};
use finding::{Finding, Place};

/// `unit-unknown`.
pub(crate) fn unit_unknown(
    at: CellAt<'_>,
    written: &str,
    places: &Places<'_>,
    near: &[u32],
) -> Finding {
    let written = quote(written);
    let finding = Finding::error("unit-unknown", at.place())
        .says(
            format!("không có đơn vị “{written}” trong danh sách đơn vị được đánh giá; dòng này không được đọc"),
            format!("no unit \"{written}\" in the roster; the row was not read"),
        )
        .found(format!("“{written}”"), format!("\"{written}\""))
        .expected(
            "tên hoặc mã của một đơn vị trong danh sách",
            "the name or code of a unit of the roster",
        );
    if near.is_empty() {
        finding.fix(
            "kiểm tra tên, mã đơn vị hoặc bổ sung vào danh sách",
            "check the name or code, or add the unit to the roster",
        )
    } else {
        let list = list(places, near);
        finding.fix(
            format!("có phải {list}? ghi đúng tên hoặc mã"),
            format!("is it {list}? write its exact name or code"),
        )
    }
}

/// `units-unknown`: the list is of something else.
pub(crate) fn too_many_unknown(at: CellAt<'_>, most: usize) -> Finding {
    Finding::error("units-unknown", at.place())
        .says(
            format!(
                "hơn {most} dòng không phải đơn vị trong danh sách; từ đây trở xuống không được đọc"
            ),
            format!(
                "more than {most} rows are no units of the roster; nothing was read from here on"
            ),
        )
        .fix(
            "kiểm tra cột đơn vị và danh sách đơn vị",
            "check the column of units and the roster",
        )
}

/// `unit-ambiguous`.
pub(crate) fn unit_ambiguous(
    at: CellAt<'_>,
    written: &str,
    places: &Places<'_>,
    units: &[u32],
) -> Finding {
    let (written, list) = (quote(written), list(places, units));
    Finding::error("unit-ambiguous", at.place())
        .says(
            format!(
                "“{written}” có thể là {} đơn vị; dòng này không được đọc",
                units.len()
            ),
            format!(
                "\"{written}\" could be {} units; the row was not read",
                units.len()
            ),
        )
        .found(format!("“{written}”"), format!("\"{written}\""))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix("ghi thêm mã đơn vị", "add the unit's code")
}

/// `unit-code-against-name`: the code is one unit's, the name another's.
pub(crate) fn unit_code_against_name(
    at: CellAt<'_>,
    places: &Places<'_>,
    code: u32,
    name: u32,
) -> Finding {
    let (by_code, by_name) = (places.described(code), places.described(name));
    Finding::error("unit-code-against-name", at.place())
        .says(
            "mã là của đơn vị này, tên là của đơn vị khác; dòng này không được đọc",
            "the code is one unit's and the name another's; the row was not read",
        )
        .found(
            format!("mã của {by_code}, tên của {by_name}"),
            format!("the code of {by_code}, the name of {by_name}"),
        )
        .expected("mã và tên của cùng một đơn vị", "code and name of one unit")
        .fix("sửa mã hoặc tên", "mend the code or the name")
}

/// `unit-name-doubtful`: matched, and it should be looked at.
pub(crate) fn unit_doubtful(
    at: CellAt<'_>,
    written: &str,
    places: &Places<'_>,
    unit: u32,
    doubt: &Doubt,
) -> Finding {
    let (written, name, code) = (quote(written), places.name(unit), places.code(unit));
    Finding::warning("unit-name-doubtful", at.place())
        .of_unit(code)
        .says(
            format!("“{written}” được hiểu là {name} ({code}): {}", doubt.vi),
            format!("\"{written}\" was taken for {name} ({code}): {}", doubt.en),
        )
        .found(format!("“{written}”"), format!("\"{written}\""))
        .expected(format!("{name} ({code})"), format!("{name} ({code})"))
        .fix(
            "kiểm tra và ghi đúng tên, mã",
            "check it and write the exact name or code",
        )
}

/// `row-without-unit`.
pub(crate) fn row_without_unit(at: CellAt<'_>) -> Finding {
    Finding::error("row-without-unit", at.place())
        .says(
            "dòng có số liệu nhưng không ghi đơn vị; dòng này không được đọc",
            "the row holds figures and names no unit; it was not read",
        )
        .expected("tên hoặc mã đơn vị", "a unit's name or code")
        .fix(
            "ghi tên đơn vị, hoặc ghi “Tổng cộng” nếu là dòng tổng",
            "write the unit's name, or \"Tổng cộng\" where it is a total",
        )
}

/// `unit-twice`: two different answers; neither is taken.
pub(crate) fn unit_twice(
    code: &str,
    name: &str,
    leaves: &[String],
    before: Place,
    now: Place,
) -> Finding {
    let shown = leaves.len().min(12);
    let mut list = leaves[..shown].join(", ");
    if leaves.len() > shown {
        list.push_str(", …");
    }
    Finding::error("unit-twice", now)
        .with(before)
        .of_unit(code)
        .says(
            format!(
                "{name} ({code}) có hai số liệu khác nhau ở tiêu chí {list}; không lấy số liệu nào"
            ),
            format!("{name} ({code}) is given twice and differs at {list}; neither was taken"),
        )
        .found(
            format!("{} tiêu chí khác nhau", leaves.len()),
            format!("{} criteria that differ", leaves.len()),
        )
        .expected("một số liệu cho mỗi đơn vị", "one answer a unit")
        .fix(
            "giữ lại bản đúng, bỏ bản còn lại",
            "keep the right one and remove the other",
        )
}

/// `unit-repeated`: identical, so nothing is lost.
pub(crate) fn unit_repeated(code: &str, name: &str, before: Place, now: Place) -> Finding {
    Finding::info("unit-repeated", now)
        .with(before)
        .of_unit(code)
        .says(
            format!("{name} ({code}) xuất hiện hai lần với số liệu như nhau; tính một lần"),
            format!("{name} ({code}) is given twice with the same figures; counted once"),
        )
        .fix("bỏ một bản", "remove one of them")
}

/// `units-missing`: `thiếu 2/148 xã: …`.
pub(crate) fn units_missing(
    place: Place,
    places: &Places<'_>,
    missing: &[u32],
    n_expected: usize,
    word: (&str, &str),
) -> Finding {
    let shown = missing.len().min(20);
    let mut names = list(places, &missing[..shown]);
    if missing.len() > shown {
        names.push_str(", …");
    }
    Finding::warning("units-missing", place)
        .says(
            format!("thiếu {}/{n_expected} {}: {names}", missing.len(), word.0),
            format!(
                "{} of {n_expected} {} are missing: {names}",
                missing.len(),
                word.1
            ),
        )
        .fix(
            "bổ sung tệp hoặc dòng của các đơn vị này",
            "add the files or rows of these units",
        )
}

/// `Xã An Hòa (00123), Xã An Hải (00124)`.
fn list(places: &Places<'_>, units: &[u32]) -> String {
    let names: Vec<String> = units.iter().map(|unit| places.described(*unit)).collect();
    names.join(", ")
}
