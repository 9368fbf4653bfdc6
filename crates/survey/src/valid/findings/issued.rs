//! What can be wrong with a file of sheets issued: `issued-columns-missing`, `issued-unit-unknown`, `issued-not-a-count`, `issued-mode-unknown`, `issued-twice`, `issued-does-not-add-up`.

use crate::IssuedRow;
use finding::{Finding, Place};

pub(crate) fn columns_missing(place: Place) -> Finding {
    Finding::error("issued-columns-missing", place)
        .says(
            "tệp số phiếu phát ra thiếu cột đơn vị hoặc cột phát ra",
            "the file of sheets issued lacks the column of the unit or of the number issued",
        )
        .expected(
            "các cột unit, issued, và nếu có returned, spoiled, refused, batch, mode",
            "the columns unit, issued, and where known returned, spoiled, refused, batch, mode",
        )
        .fix(
            "ghi tên cột ở dòng đầu",
            "name the columns in the first line",
        )
}

pub(crate) fn unit_unknown(place: Place, written: &str) -> Finding {
    Finding::error("issued-unit-unknown", place)
        .says(
            "đơn vị ở dòng này không có trong danh sách; dòng không được tính",
            "the unit of this line is not in the roster; the line was left out",
        )
        .found(format!("“{written}”"), format!("\"{written}\""))
        .expected(
            "mã hoặc tên một đơn vị trong danh sách",
            "the code or name of a unit of the roster",
        )
        .fix("ghi mã đơn vị", "write the unit's code")
}

pub(crate) fn no_count(place: Place, unit: &str, column: &str, text: &str) -> Finding {
    Finding::error("issued-not-a-count", place)
        .says(
            format!("cột {column} của đơn vị {unit} cần một số đếm"),
            format!("the column {column} of the unit {unit} needs a count"),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .expected("một số nguyên từ 0", "a whole number from 0")
        .fix("nhập số phiếu", "type the number of sheets")
        .of_unit(unit)
}

pub(crate) fn mode_unknown(place: Place, unit: &str, text: &str) -> Finding {
    Finding::warning("issued-mode-unknown", place)
        .says(
            format!("không rõ hình thức khảo sát của đơn vị {unit}"),
            format!("the mode of the unit {unit} is not known"),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .expected(
            "home, centre, post, telephone hoặc online",
            "home, centre, post, telephone or online",
        )
        .fix(
            "ghi một trong các từ trên, hoặc để trống",
            "write one of these, or leave it empty",
        )
        .of_unit(unit)
}

pub(crate) fn twice(place: Place, unit: &str, first: Place) -> Finding {
    Finding::warning("issued-twice", place)
        .says(
            format!("đơn vị {unit} đã có một dòng cùng lô và hình thức; hai dòng được cộng lại"),
            format!("the unit {unit} has a line of this batch and mode already; both are added up"),
        )
        .expected(
            "mỗi đơn vị, lô và hình thức một dòng",
            "one line a unit, batch and mode",
        )
        .fix(
            "gộp hai dòng nếu là một",
            "join the two lines where they are one",
        )
        .of_unit(unit)
        .with(first)
}

/// Returned, spoiled and refused together are at most what was issued.
pub(crate) fn does_not_add_up(place: &Place, unit: &str, row: &IssuedRow) -> Option<Finding> {
    let [returned, spoiled, refused] =
        [row.returned, row.spoiled, row.refused].map(Option::unwrap_or_default);
    let sum = returned.saturating_add(spoiled).saturating_add(refused);
    (sum > row.issued).then(|| {
        Finding::warning("issued-does-not-add-up", place.clone())
            .says(
                format!("đơn vị {unit}: thu về, hỏng và từ chối cộng lại nhiều hơn phát ra"),
                format!("unit {unit}: returned, spoiled and refused are together more than issued"),
            )
            .found(
                format!("{returned} + {spoiled} + {refused} = {sum}"),
                format!("{returned} + {spoiled} + {refused} = {sum}"),
            )
            .expected(
                format!("nhiều nhất {} phiếu phát ra", row.issued),
                format!("at most the {} issued", row.issued),
            )
            .fix(
                "xem lại biên bản giao nhận phiếu",
                "look at the hand-over sheet again",
            )
            .of_unit(unit)
    })
}
