//! What concerns a whole sheet or file: nothing recognised, old encodings, decomposed text.

use crate::cell::{DecodedTexts, Texts};
use finding::{Finding, Place};

/// The code of [`not_recognised`].
pub(crate) const NOT_RECOGNISED: &str = "table-not-recognised";

/// `sheet-not-used`: a sheet without a table beside one with a table.
pub(crate) fn not_used(place: Place) -> Finding {
    Finding::info("sheet-not-used", place).says(
        "trang không có bảng số liệu của bộ tiêu chí, không được đọc",
        "the sheet holds no table of the set and was not read",
    )
}

/// `table-not-recognised`: no units or no criteria were found where a table was expected.
pub(crate) fn not_recognised(place: Place, vi: &str, en: &str) -> Finding {
    Finding::error(NOT_RECOGNISED, place)
        .says(
            format!("không nhận ra bảng số liệu trong trang: {vi}"),
            format!("no table was recognised on the sheet: {en}"),
        )
        .expected(
            "một hàng tiêu đề có mã hoặc tên tiêu chí, và tên đơn vị ở các dòng, các cột hoặc tên trang",
            "a header with codes or titles of criteria, and units in rows, in columns, or as the sheet's name",
        )
        .fix(
            "ghi mã tiêu chí vào tiêu đề, hoặc nêu bố cục (layout) của tệp trong round.toml",
            "write the criteria's codes into the header, or give the file a layout in round.toml",
        )
}

/// `sheet-empty`.
pub(crate) fn empty(place: Place) -> Finding {
    Finding::warning("sheet-empty", place)
        .says("trang không có dữ liệu", "the sheet holds nothing")
        .fix(
            "xóa trang trống hoặc bổ sung số liệu",
            "delete the sheet or add the figures",
        )
}

/// `table-without-rows`: a header and nothing below.
pub(crate) fn only_header(place: Place) -> Finding {
    Finding::warning("table-without-rows", place)
        .says(
            "trang chỉ có tiêu đề, không có dòng số liệu của đơn vị nào",
            "the sheet has a header and no row of a unit",
        )
        .fix(
            "bổ sung số liệu của các đơn vị",
            "add the rows of the units",
        )
}

/// `text-legacy-encoding` and `text-decomposed`: once a sheet each.
pub(crate) fn texts(texts: &Texts) -> Vec<Finding> {
    let mut findings: Vec<Finding> = texts.decoded.iter().map(decoded).collect();
    if let Some(first) = &texts.first_decomposed {
        findings.push(Finding::info("text-decomposed", first.clone()).says(
            format!(
                "{} ô dùng Unicode tổ hợp, đã chuyển sang dựng sẵn",
                texts.decomposed
            ),
            format!(
                "{} cells hold decomposed Unicode and were composed",
                texts.decomposed
            ),
        ));
    }
    findings
}

fn decoded(of: &DecodedTexts) -> Finding {
    let name = of.encoding.name();
    Finding::warning("text-legacy-encoding", of.first.clone())
        .says(
            format!(
                "{} ô dùng bảng mã cũ {name}, đã chuyển sang Unicode",
                of.count
            ),
            format!(
                "{} cells are written in the old encoding {name} and were decoded",
                of.count
            ),
        )
        .found(
            format!("“{}”, đọc là “{}”", of.before, of.after),
            format!("\"{}\", read as \"{}\"", of.before, of.after),
        )
        .expected("Unicode dựng sẵn", "composed Unicode")
        .fix(
            "kiểm tra chữ đã chuyển; lưu tệp bằng Unicode",
            "check the decoded text; save the file in Unicode",
        )
}
