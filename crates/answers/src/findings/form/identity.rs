//! A form of another round, set, unit or layout.

use finding::{Finding, Place};

/// `form-other-round`.
pub(crate) fn other_round(place: Place, found: &str, expected: &str) -> Finding {
    Finding::error("form-other-round", place)
        .says(
            "phiếu thuộc đợt đánh giá khác, không được đọc",
            "the form belongs to another round and is not read",
        )
        .found(format!("đợt “{found}”"), format!("round \"{found}\""))
        .expected(format!("đợt “{expected}”"), format!("round \"{expected}\""))
        .fix(
            "gửi phiếu của đợt này, hoặc để tệp vào đúng thư mục đợt",
            "send the form of this round, or put the file into its own round's folder",
        )
}

/// `form-other-set`.
pub(crate) fn other_set(place: Place, set: &str, digest: &str, expected: &str) -> Finding {
    let short = |digest: &str| digest.chars().take(12).collect::<String>();
    Finding::error("form-other-set", place)
        .says(
            "phiếu được lập theo bản khác của bộ tiêu chí, không được đọc",
            "the form was written from another version of the criteria set and is not read",
        )
        .found(
            format!("{set}, dấu {}", short(digest)),
            format!("{set}, digest {}", short(digest)),
        )
        .expected(
            format!("dấu {}", short(expected)),
            format!("digest {}", short(expected)),
        )
        .fix(
            "lập lại phiếu theo bộ tiêu chí đang dùng và chuyển số liệu sang",
            "write the form again from the set in force and carry the figures over",
        )
}

/// `form-other-version`.
pub(crate) fn other_version(place: Place, version: u32) -> Finding {
    Finding::error("form-other-version", place)
        .says(
            "phiếu có mẫu trình bày mà chương trình này không đọc",
            "the form has a layout that this program does not read",
        )
        .found(format!("mẫu số {version}"), format!("layout {version}"))
        .expected(
            format!("mẫu số {}", crate::form::FORM_VERSION),
            format!("layout {}", crate::form::FORM_VERSION),
        )
        .fix(
            "lập lại phiếu bằng phiên bản chương trình đang dùng",
            "write the form again with the version in use",
        )
}

/// `form-unit-unknown`: the form names a unit that is not in the roster, or none.
pub(crate) fn unit_unknown(place: Place, unit: Option<&str>) -> Finding {
    let finding = Finding::error("form-unit-unknown", place).fix(
        "kiểm tra mã đơn vị trong danh sách đơn vị được đánh giá, rồi lập lại phiếu cho đơn vị đó",
        "check the unit's code in the roster, and write the form again for that unit",
    );
    match unit {
        Some(unit) => finding
            .says(
                format!("phiếu của đơn vị “{unit}” không có trong danh sách đơn vị được đánh giá"),
                format!("the form is of unit \"{unit}\", which is not in the roster"),
            )
            .found(format!("mã “{unit}”"), format!("code \"{unit}\"")),
        None => finding.says(
            "phiếu không ghi là của đơn vị nào",
            "the form does not say which unit it is of",
        ),
    }
}

/// `form-other-unit`: the file is taken for one unit's and says that it is another's.
pub(crate) fn other_unit(place: Place, unit: &str, known: &str) -> Finding {
    Finding::warning("form-other-unit", place)
        .says(
            format!("phiếu ghi là của đơn vị “{unit}”, tệp lại mang tên hoặc được khai báo của đơn vị “{known}”; đọc theo phiếu"),
            format!("the form says it is of unit \"{unit}\", the file is named or declared for unit \"{known}\"; the form stands"),
        )
        .found(format!("mã “{unit}”"), format!("code \"{unit}\""))
        .expected(format!("mã “{known}”"), format!("code \"{known}\""))
        .fix(
            "kiểm tra đơn vị có nhập nhầm phiếu của đơn vị khác không; nếu đúng thì đổi tên tệp",
            "see whether another unit's form was filled by mistake; if not, rename the file",
        )
}

/// `form-not-found`: no sheet carries our identity.
pub(crate) fn not_a_form(place: Place) -> Finding {
    Finding::error("form-not-found", place)
        .says(
            "tệp không phải là phiếu do chương trình lập, hoặc ô nhận dạng ẩn đã bị xóa",
            "the file is no form of ours, or its hidden identity was deleted",
        )
        .fix(
            "nhập lại vào phiếu được cấp; nếu là bảng tổng hợp thì khai báo là bảng",
            "fill the form that was handed out; declare a summary table as a table",
        )
}

/// `form-other-kind`: an appraisal form where a self-score form is wanted, or the other way round.
pub(crate) fn other_kind(place: Place, wanted_self: bool) -> Finding {
    let finding = Finding::error("form-other-kind", place);
    if wanted_self {
        finding.says(
            "đây là phiếu thẩm định, không phải phiếu tự đánh giá",
            "this is an appraisal form, not a self-score form",
        )
    } else {
        finding.says(
            "đây là phiếu tự đánh giá, không phải phiếu thẩm định",
            "this is a self-score form, not an appraisal form",
        )
    }
}

/// `form-other-appraisal`: another body's form, or one of another round of appraisal.
pub(crate) fn other_turn(place: Place, found: u8, expected: u8) -> Finding {
    Finding::error("form-other-appraisal", place)
        .says(
            "phiếu thẩm định thuộc lần thẩm định khác, không được đọc",
            "the appraisal form belongs to another round of appraisal and is not read",
        )
        .found(format!("lần {found}"), format!("round {found}"))
        .expected(format!("lần {expected}"), format!("round {expected}"))
}
