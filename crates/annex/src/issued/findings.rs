//! What is said of an annex: `annex-no-table`, `annex-columns`, `code-recovered`, `code-uncertain`, `code-shape`, `max-missing`, `max-summed`, `max-unreadable`, `annex-sum`, `annex-total`, `rule-proposed`, `rule-open`.

use finding::{Finding, Place};
use points::Exact;

fn cut(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(160).collect();
    if line.chars().nth(160).is_some() {
        short.push('…');
    }
    short
}

pub(crate) fn no_table(place: Place) -> Finding {
    Finding::error("annex-no-table", place)
        .says(
            "không tìm thấy bảng tiêu chí trong tệp",
            "no table of criteria was found in the file",
        )
        .expected(
            "hàng tiêu đề có cột tên tiêu chí (Lĩnh vực, tiêu chí …) và cột Điểm tối đa",
            "a heading row with a column of titles (Lĩnh vực, tiêu chí …) and one of maxima (Điểm tối đa)",
        )
        .fix("chọn trang bằng --sheet, hoặc thêm hàng tiêu đề", "choose the sheet by --sheet, or add a heading row")
}

pub(crate) fn columns(place: Place, vi: &str) -> Finding {
    Finding::info("annex-columns", place).says(
        format!("các cột đã nhận ra: {vi}"),
        format!("columns recognised: {vi}"),
    )
}

pub(crate) fn code_recovered(place: Place, found: &str, code: &str) -> Finding {
    Finding::warning("code-recovered", place)
        .says(
            format!("ô số thứ tự đã bị phần mềm bảng tính đổi; theo thứ tự các dòng là {code}"),
            format!(
                "the spreadsheet has changed this number; by the order of the rows it is {code}"
            ),
        )
        .found(found, found)
        .of_criterion(code)
        .fix("đối chiếu với quyết định", "compare it with the decision")
}

pub(crate) fn code_uncertain(place: Place, found: &str, code: &str) -> Finding {
    Finding::warning("code-uncertain", place)
        .says(
            format!("số thứ tự không nối tiếp dòng trên; tạm ghi mã {code}"),
            format!("the number does not follow the row above; the code {code} is put for now"),
        )
        .found(found, found)
        .of_criterion(code)
        .fix(
            "đối chiếu với quyết định, sửa mã nếu cần",
            "compare it with the decision and mend the code",
        )
}

pub(crate) fn code_shape(place: Place, vi: &str, en: &str) -> Finding {
    Finding::info("code-shape", place).says(vi, en)
}

pub(crate) fn max_missing(place: Place, code: &str) -> Finding {
    Finding::error("max-missing", place)
        .says(
            format!("{code} không có điểm tối đa; tạm ghi chỉ để theo dõi, không tính điểm"),
            format!("{code} has no maximum; it is put as information only"),
        )
        .of_criterion(code)
        .fix(
            "ghi điểm tối đa rồi nhập lại",
            "write the maximum and import again",
        )
}

pub(crate) fn max_summed(place: Place, code: &str, sum: &Exact) -> Finding {
    Finding::info("max-summed", place)
        .says(
            format!("{code} không ghi điểm tối đa; lấy tổng của cấp dưới"),
            format!("{code} states no maximum; the sum of what is below it is taken"),
        )
        .found(sum.to_string(), sum.to_string())
        .of_criterion(code)
}

pub(crate) fn max_unreadable(place: Place, code: &str, found: &str) -> Finding {
    let found = cut(found);
    Finding::error("max-unreadable", place)
        .says(
            format!("điểm tối đa của {code} không đọc được"),
            format!("the maximum of {code} cannot be read"),
        )
        .found(format!("“{found}”"), format!("\"{found}\""))
        .expected("một số, ví dụ 0,5", "a number, for example 0.5")
        .of_criterion(code)
}

/// A sum that is not the stated maximum, with the difference.
pub(crate) fn sum_differs(place: Place, code: &str, sum: &Exact, stated: &Exact) -> Finding {
    let difference = sum.minus(stated);
    let (what, of) = if code.is_empty() {
        ("tổng điểm", "the total")
    } else {
        (code, code)
    };
    let finding = Finding::warning(if code.is_empty() { "annex-total" } else { "annex-sum" }, place)
        .says(
            format!("điểm cấp dưới cộng lại không bằng {what}, chênh {difference}"),
            format!("what is below does not add up to {of}; the difference is {difference}"),
        )
        .found(sum.to_string(), sum.to_string())
        .expected(stated.to_string(), stated.to_string())
        .fix(
            "đối chiếu với quyết định; nếu ban hành đúng như vậy, ghi lý do ở `sum-differs`",
            "compare it with the decision; where it was issued like this, give the reason in `sum-differs`",
        );
    if code.is_empty() {
        finding
    } else {
        finding.of_criterion(code)
    }
}

pub(crate) fn rule_proposed(
    place: Place,
    code: &str,
    sentence: &str,
    vi: &str,
    en: &str,
) -> Finding {
    let sentence = cut(sentence);
    Finding::warning("rule-proposed", place)
        .says(
            format!("{code}: đề xuất cách tính “{vi}”; cần xác nhận"),
            format!("{code}: proposed rule \"{en}\"; to be confirmed"),
        )
        .found(format!("“{sentence}”"), format!("\"{sentence}\""))
        .of_criterion(code)
        .fix(
            "nếu đúng thì xóa dòng ĐỀ XUẤT phía trên tiêu chí trong tệp; nếu không thì sửa cách tính",
            "where it is right, take the line ĐỀ XUẤT above the criterion away; else change the rule",
        )
}

pub(crate) fn rule_open(place: Place, code: &str, sentence: &str, why: (&str, &str)) -> Finding {
    let sentence = cut(sentence);
    let finding = Finding::warning("rule-open", place)
        .says(
            format!("{code}: {}; tạm ghi nhập điểm", why.0),
            format!("{code}: {}; points are typed for now", why.1),
        )
        .of_criterion(code)
        .fix(
            "chọn cách tính trong sổ tính sửa (criteria export --edit), hoặc để nhập điểm",
            "choose a rule in the edit workbook (criteria export --edit), or leave points to be typed",
        );
    if sentence.is_empty() {
        finding
    } else {
        finding.found(format!("“{sentence}”"), format!("\"{sentence}\""))
    }
}
