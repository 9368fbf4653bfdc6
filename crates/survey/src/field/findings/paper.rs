//! Findings on sheets that cannot be numbered.

use crate::field::number::{MOST_CODE, MOST_SERIAL};
use finding::{Finding, Place};

/// A batch that two digits cannot write.
pub(crate) fn batch(batch: u8) -> Finding {
    Finding::error("batch-out-of-range", Place::whole("survey form"))
        .says("số đợt phát phải từ 1 đến 99", "a batch is 1 to 99")
        .found(batch.to_string(), batch.to_string())
        .expected("1 đến 99", "1 to 99")
        .fix("sửa --batch", "mend --batch")
}

/// A code that does not fit into a number, or looks like another one in it.
pub(crate) fn code_unfit(code: &str) -> Finding {
    Finding::error("code-unfit-for-numbers", Place::whole(code))
        .says(
            format!("mã đơn vị {code} không dùng được trong số phiếu"),
            format!("the unit's code {code} cannot stand in a sheet's number"),
        )
        .expected(
            format!("mã có từ 1 đến {MOST_CODE} chữ cái và chữ số, không trùng mã khác khi bỏ dấu chấm"),
            format!("a code of 1 to {MOST_CODE} letters and digits, unlike every other one without its dots"),
        )
        .fix("dùng mã ngắn hơn trong danh sách đơn vị", "use a shorter code in the roster")
        .of_unit(code)
}

/// More sheets than four digits can number.
pub(crate) fn too_many(code: &str, sheets: u16) -> Finding {
    Finding::error("sheets-too-many", Place::whole(code))
        .says(
            format!("đơn vị {code}: nhiều phiếu hơn số thứ tự bốn chữ số ghi được"),
            format!("unit {code}: more sheets than four digits can number"),
        )
        .found(sheets.to_string(), sheets.to_string())
        .expected(
            format!("nhiều nhất {MOST_SERIAL}"),
            format!("at most {MOST_SERIAL}"),
        )
        .fix(
            "chia thành nhiều đợt phát",
            "divide them into several batches",
        )
        .of_unit(code)
}
