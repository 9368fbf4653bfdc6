//! Findings on a sample plan.

use finding::{Finding, Place};

/// Response or reserve out of range.
pub(crate) fn shares() -> Finding {
    Finding::error("sample-shares", Place::whole("survey sample"))
        .says(
            "tỷ lệ trả lời dự kiến hoặc tỷ lệ dự phòng nằm ngoài khoảng cho phép",
            "the expected response or the share of reserves is out of range",
        )
        .expected(
            "trả lời trên 0% đến 100%; dự phòng từ 0% trở lên",
            "a response above 0% and up to 100%; reserves of 0% or more",
        )
        .fix("sửa --response, --reserve", "mend --response, --reserve")
}

/// The rule gives no size.
pub(crate) fn no_size() -> Finding {
    Finding::error("sample-no-size", Place::whole("survey sample"))
        .says(
            "công thức không cho cỡ mẫu với các tham số này",
            "the formula gives no size with these parameters",
        )
        .expected(
            "sai số lớn hơn 0; tỷ lệ p từ 0 đến 1",
            "an error above 0; a share p from 0 to 1",
        )
        .fix("sửa --error, --share", "mend --error, --share")
}

/// The villages' leasts come to more than the unit's sample.
pub(crate) fn least_not_kept(code: &str, least: u64, leasts: u64, wanted: u64) -> Finding {
    Finding::warning("sample-least-not-kept", Place::whole(code))
        .says(
            format!("đơn vị {code}: không đủ phiếu để mỗi thôn có ít nhất {least} phiếu"),
            format!("unit {code}: there are too few sheets for {least} in each village"),
        )
        .found(
            format!("mẫu của đơn vị {wanted} phiếu"),
            format!("a sample of {wanted} for the unit"),
        )
        .expected(format!("{leasts} phiếu"), format!("{leasts} sheets"))
        .fix(
            "tăng cỡ mẫu của đơn vị hoặc giảm --least",
            "raise the unit's size or lower --least",
        )
        .of_unit(code)
}

/// More sheets than entries.
pub(crate) fn list_too_short(code: &str, issue: u64, entries: u64) -> Finding {
    Finding::warning("sample-list-too-short", Place::whole(code))
        .says(
            format!("đơn vị {code}: danh sách ngắn hơn số phiếu cần phát, lấy toàn bộ"),
            format!(
                "unit {code}: the list is shorter than the sheets to be issued; all of it is taken"
            ),
        )
        .found(format!("{entries} dòng"), format!("{entries} entries"))
        .expected(format!("{issue} phiếu"), format!("{issue} sheets"))
        .fix(
            "kiểm tra danh sách, hoặc chấp nhận sai số lớn hơn",
            "check the list, or accept a larger error",
        )
        .of_unit(code)
}

/// A unit that the roster does not hold.
pub(crate) fn unknown_unit(place: Place, code: &str) -> Finding {
    Finding::warning("sample-unit-unknown", place)
        .says(
            format!("đơn vị {code} của kế hoạch mẫu không có trong danh sách"),
            format!("the unit {code} of the sample plan is not in the roster"),
        )
        .expected("mã đơn vị trong danh sách", "a code of the roster")
        .fix(
            "dùng danh sách đã dùng khi chọn mẫu",
            "use the roster that the sample was drawn with",
        )
        .of_unit(code)
}

/// No village in the record.
pub(crate) fn no_plan(file: &str) -> Finding {
    Finding::error("sample-plan-empty", Place::file(file))
        .says(
            "tệp không có dòng nào của kế hoạch mẫu",
            "the file holds nothing of a sample plan",
        )
        .expected("các khối [[village]]", "blocks [[village]]")
        .fix(
            "dùng tệp .toml do survey sample ghi",
            "use the .toml that survey sample writes",
        )
}
