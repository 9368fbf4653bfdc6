//! Keying workbooks.

use finding::{Finding, Place};

/// `keying-second`: sheets that were keyed for the second time.
pub(crate) fn keying_second(place: Place) -> Finding {
    Finding::info("keying-second", place)
        .says(
            "tệp nhập lần hai chỉ dùng để so sánh, không được tính là phiếu",
            "a second keying is compared and never counted",
        )
        .fix("không cần sửa", "nothing to do")
}

/// `keying-other-instrument`: the workbook was written from another text of the instrument.
pub(crate) fn keying_other_instrument(place: Place, written: &str, now: &str) -> Finding {
    Finding::error("keying-other-instrument", place)
        .says(
            "tệp nhập được lập theo một mẫu phiếu khác hoặc bản khác của mẫu phiếu; lựa chọn có thể không còn đúng mã",
            "the keying workbook was written from another instrument or another text of it; its keys may mean other choices",
        )
        .found(written, written)
        .expected(now, now)
        .fix("kiểm tra các lựa chọn, lập lại tệp nhập nếu cần", "compare the choices, write the keying workbook anew where needed")
}
