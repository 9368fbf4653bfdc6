//! Numbers of paper sheets: `sheet-never-issued`, `sheet-of-another-unit`, `sheets-never-returned`.

use super::rows_in_words;
use crate::Responses;
use finding::{Finding, Place};
use units::Unit;

pub(crate) fn never_issued(responses: &Responses, rows: &[u32]) -> Option<Finding> {
    let first = *rows.first()?;
    let (n, list) = (rows.len(), rows_in_words(responses, rows));
    Some(
        Finding::warning("sheet-never-issued", responses.place(first as usize))
            .says(
                format!("{n} phiếu có số không nằm trong danh sách phát ra"),
                format!("{n} responses bear a number that is not in the list of sheets issued"),
            )
            .found(format!("dòng {}", list.vi), format!("rows {}", list.en))
            .expected(
                "số phiếu nằm trong số đã phát của đơn vị và lô phát",
                "a number among those issued for the unit and batch",
            )
            .fix(
                "kiểm tra số trên tờ phiếu; nếu có phát thêm thì ghi thêm vào tệp số phiếu phát ra",
                "check the number on the paper; where more sheets were handed out, add them to the file of sheets issued",
            ),
    )
}

pub(crate) fn other_unit(responses: &Responses, rows: &[u32]) -> Option<Finding> {
    let first = *rows.first()?;
    let (n, list) = (rows.len(), rows_in_words(responses, rows));
    Some(
        Finding::warning("sheet-of-another-unit", responses.place(first as usize))
            .says(
                format!("{n} phiếu mang số của một đơn vị khác với đơn vị ghi trong phiếu"),
                format!("{n} responses bear the number of another unit than the one they name"),
            )
            .found(format!("dòng {}", list.vi), format!("rows {}", list.en))
            .expected(
                "mã đơn vị trong số phiếu trùng với đơn vị được đánh giá",
                "the unit's code within the number is that of the unit judged",
            )
            .fix(
                "đối chiếu với tờ phiếu; sửa đơn vị hoặc số phiếu",
                "compare with the paper; mend the unit or the number",
            ),
    )
}

pub(crate) fn never_returned(unit: &Unit, batch: u8, lost: u64, missing: &[u16]) -> Finding {
    let (name, n) = (unit.display_name(), missing.len());
    let list = serials(missing);
    Finding::info(
        "sheets-never-returned",
        Place::whole(format!("{} {name}", unit.code)),
    )
    .says(
        format!("{name}, lô phát {batch:02}: có phiếu phát ra mà chưa thu về"),
        format!("{name}, batch {batch:02}: sheets were issued and have not come back"),
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
        "ghi số hỏng, từ chối vào tệp số phiếu phát ra, hoặc thu tiếp",
        "note spoiled and refused sheets in the file of sheets issued, or collect the rest",
    )
    .of_unit(&unit.code)
}

/// `0003–0005, 0009`; the first twenty stretches.
fn serials(missing: &[u16]) -> String {
    const MOST: usize = 20;
    let stretches = missing.chunk_by(|one, other| one.checked_add(1) == Some(*other));
    let mut shown: Vec<String> = stretches
        .take(MOST + 1)
        .map(|stretch| match stretch {
            [one] => format!("{one:04}"),
            [first, .., last] => format!("{first:04}–{last:04}"),
            [] => String::new(),
        })
        .collect();
    if shown.len() > MOST {
        shown.truncate(MOST);
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
