//! Findings on the numbers of sheets.

use crate::field::number::{IssuedRange, SheetNumber};
use finding::{Finding, Place};

/// The same number on two rows.
pub(crate) fn returned_twice(place: Place, number: &SheetNumber, earlier: Place) -> Finding {
    Finding::warning("sheet-returned-twice", place)
        .says(
            format!("phiếu số {number} đã có ở một dòng trước"),
            format!("sheet {number} stands on an earlier row already"),
        )
        .found(format!("số phiếu {number}"), format!("sheet {number}"))
        .expected("mỗi số phiếu một dòng", "one row for each sheet")
        .fix(
            "đối chiếu hai dòng với tờ phiếu; xóa dòng nhập thừa hoặc sửa số phiếu",
            "compare both rows with the paper; remove the row keyed twice, or mend its number",
        )
        .with(earlier)
}

/// A number that is not in the issued list.
pub(crate) fn never_issued(place: Place, number: &SheetNumber) -> Finding {
    Finding::warning("sheet-never-issued", place)
        .says(
            format!("phiếu số {number} không có trong danh sách phát ra"),
            format!("sheet {number} is not in the list of issued sheets"),
        )
        .found(format!("số phiếu {number}"), format!("sheet {number}"))
        .expected(
            "số phiếu nằm trong số đã phát của đơn vị và đợt phát",
            "a number among those issued for the unit and batch",
        )
        .fix(
            "kiểm tra số trên tờ phiếu; nếu có phát thêm thì ghi thêm vào issued.csv",
            "check the number on the paper; where more sheets were handed out, add them to issued.csv",
        )
}

/// Sheets of one unit and batch that have not come back.
pub(crate) fn never_returned(range: &IssuedRange, missing: &[u16]) -> Finding {
    let (n, list) = (missing.len(), runs(missing));
    let (batch, code, lost) = (range.batch, &range.code, range.lost);
    Finding::info(
        "sheets-never-returned",
        Place::whole(format!("{batch:02}-{code}")),
    )
    .says(
        format!("đơn vị {code}, đợt phát {batch:02}: có phiếu phát ra mà chưa thu về"),
        format!("unit {code}, batch {batch:02}: sheets were issued and have not come back"),
    )
    .found(
        format!("{n} phiếu chưa thu về: {list}"),
        format!("{n} sheets not returned: {list}"),
    )
    .expected(
        format!("nhiều nhất {lost} phiếu (hỏng, từ chối)"),
        format!("at most {lost} (spoiled, refused)"),
    )
    .fix(
        "ghi số hỏng, từ chối vào issued.csv, hoặc thu tiếp",
        "note spoiled and refused sheets in issued.csv, or collect the rest",
    )
    .of_unit(code.as_str())
}

/// Serials as runs: `0003–0005, 0009`; the first twenty.
fn runs(serials: &[u16]) -> String {
    const MOST: usize = 20;
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for serial in serials {
        match runs.last_mut() {
            Some((_, last)) if last.saturating_add(1) == *serial => *last = *serial,
            _ => runs.push((*serial, *serial)),
        }
    }
    let shown: Vec<String> = runs
        .iter()
        .take(MOST)
        .map(|(first, last)| match first == last {
            true => format!("{first:04}"),
            false => format!("{first:04}–{last:04}"),
        })
        .collect();
    let dots = if runs.len() > MOST { ", …" } else { "" };
    format!("{}{dots}", shown.join(", "))
}
