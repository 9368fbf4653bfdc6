//! Findings on keyed workbooks. None of them repeats what was typed where it is no key.

use crate::Instrument;
use crate::field::keying::{KeyDifference, Keying};
use crate::field::number::{NumberFault, SheetNumber};
use finding::{Finding, Place};

/// Another workbook.
pub(crate) fn none_of_ours(file: &str) -> Finding {
    Finding::error("keying-not-ours", Place::file(file))
        .says(
            "tệp không phải sổ nhập phiếu do survey entry lập",
            "the file is no keying workbook written by survey entry",
        )
        .expected("sổ nhập phiếu", "a keying workbook")
        .fix("chọn đúng tệp", "choose the right file")
}

/// A workbook of another instrument, or of an earlier text of it.
pub(crate) fn other_instrument(file: &str, keying: &Keying, instrument: &Instrument) -> Finding {
    let (own, wanted) = (&keying.instrument, instrument.name());
    Finding::warning("keying-other-instrument", Place::file(file))
        .says(
            "sổ nhập được lập từ mẫu phiếu khác hoặc từ nội dung cũ của mẫu phiếu",
            "the workbook was written from another instrument or an earlier text of it",
        )
        .found(own.clone(), own.clone())
        .expected(wanted.clone(), wanted)
        .fix(
            "kiểm tra các câu đã đổi; lập lại sổ nhập nếu cần",
            "check which questions changed; write the workbook anew where needed",
        )
}

/// A number that is none; `None`: answers without any number.
pub(crate) fn number(place: Place, fault: Option<NumberFault>) -> Finding {
    let (vi, en) = match fault {
        None => (
            "dòng có câu trả lời mà không có số phiếu",
            "the row has answers and no sheet's number",
        ),
        Some(NumberFault::Shape) => (
            "số phiếu không đúng dạng",
            "the sheet's number has not the form of one",
        ),
        Some(NumberFault::Check) => (
            "số phiếu sai số kiểm: có chữ số gõ nhầm hoặc đảo chỗ",
            "the check digits of the sheet's number do not fit: a digit is wrong or two changed places",
        ),
        Some(NumberFault::UnknownUnit) => (
            "mã đơn vị trong số phiếu không có trong danh sách",
            "the unit's code in the sheet's number is not in the roster",
        ),
    };
    Finding::error("sheet-number-unreadable", place)
        .says(vi, en)
        .expected(
            "số in trên phiếu, ví dụ 01-00778-0001-36",
            "the number printed on the sheet, such as 01-00778-0001-36",
        )
        .fix(
            "gõ lại số phiếu theo tờ phiếu",
            "type the number again from the paper",
        )
}

/// One number on two rows of one workbook.
pub(crate) fn keyed_twice(place: Place, number: &SheetNumber, earlier: Place) -> Finding {
    Finding::warning("sheet-keyed-twice", place)
        .says(
            format!("phiếu số {number} được nhập hai dòng trong một sổ; dòng đầu được so"),
            format!("sheet {number} stands on two rows of one workbook; the first is compared"),
        )
        .fix("xóa dòng nhập thừa", "remove the row that is too many")
        .with(earlier)
}

/// A sheet that only the second keyer had.
pub(crate) fn only_second(place: Place, number: &SheetNumber, first: &str) -> Finding {
    Finding::warning("sheet-only-second", place)
        .says(
            format!("phiếu số {number} không có trong sổ nhập lần 1"),
            format!("sheet {number} is not in the first keying"),
        )
        .expected(format!("có trong {first}"), format!("a row in {first}"))
        .fix(
            "nhập phiếu này vào sổ lần 1",
            "key this sheet in the first workbook",
        )
}

/// One cell, two values.
pub(crate) fn differs(own: &KeyDifference) -> Finding {
    let (number, column) = (&own.number, &own.column);
    Finding::warning("keying-differs", own.first_at.clone())
        .says(
            format!("phiếu {number}, {column}: hai lần nhập khác nhau"),
            format!("sheet {number}, {column}: the two keyings differ"),
        )
        .found(
            format!("lần 1: {}; lần 2: {}", own.first.vi, own.second.vi),
            format!("first: {}; second: {}", own.first.en, own.second.en),
        )
        .expected("giá trị trên tờ phiếu", "what stands on the paper")
        .fix(
            "mở phiếu giấy, sửa sổ nhập lần 1",
            "open the paper and mend the first workbook",
        )
        .with(own.second_at.clone())
}
