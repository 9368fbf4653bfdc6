//! Mistakes in a saved mapping.

use finding::{Finding, Place};

/// `mapping-format`: a format that this program does not know.
pub(crate) fn mapping_format(place: Place) -> Finding {
    Finding::error("mapping-format", place)
        .says(
            "không rõ định dạng của tệp ánh xạ",
            "the mapping's format is not known",
        )
        .expected("format = 1", "format = 1")
        .fix(
            "lưu lại bằng “survey check --save”",
            "save it again with \"survey check --save\"",
        )
}

/// `mapping-header`: rows that are none.
pub(crate) fn mapping_header(place: Place) -> Finding {
    Finding::error("mapping-header", place)
        .says(
            "dòng tiêu đề không hợp lệ",
            "the rows of the header are none",
        )
        .expected(
            "[dòng đầu, dòng cuối], ví dụ [3, 4]",
            "[first row, last row], for example [3, 4]",
        )
        .fix("sửa số dòng", "mend the numbers")
}

/// `mapping-column`: a column that cannot be understood.
pub(crate) fn mapping_column(place: Place) -> Finding {
    Finding::error("mapping-column", place)
        .says("không hiểu dòng này của tệp ánh xạ", "this line of the mapping cannot be understood")
        .expected(
            "[\"C\", \"tiêu đề\", \"question:MÃ\"], hoặc tick:MÃ/LỰA CHỌN, unit, parent, mode, serial, day, submitted, response-id, weight, stratum, cluster:1, identifying:phone, not-used",
            "[\"C\", \"heading\", \"question:CODE\"], or tick:CODE/CHOICE, unit, parent, mode, serial, day, submitted, response-id, weight, stratum, cluster:1, identifying:phone, not-used",
        )
        .fix("sửa dòng này", "mend the line")
}

/// `mapping-sheet`: a sheet that cannot be understood.
pub(crate) fn mapping_sheet(place: Place) -> Finding {
    Finding::error("mapping-sheet", place)
        .says(
            "không hiểu tên trang",
            "the sheet's name cannot be understood",
        )
        .expected(
            "[\"tệp.xlsx\", \"tên trang\"]",
            "[\"file.xlsx\", \"sheet\"]",
        )
        .fix("sửa dòng này", "mend the line")
}

/// `mapping-question`: codes that the instrument does not have.
pub(crate) fn mapping_question(place: Place, codes: &[String], instrument: &str) -> Finding {
    let list: Vec<String> = codes.iter().take(20).cloned().collect();
    let list = list.join(", ");
    Finding::warning("mapping-question", place)
        .says(
            format!(
                "tệp ánh xạ nói đến câu hỏi hoặc lựa chọn không có trong mẫu phiếu {instrument}"
            ),
            format!("the mapping speaks of questions or choices that {instrument} does not have"),
        )
        .found(list.clone(), list)
        .fix(
            "sửa mã trong tệp ánh xạ, hoặc xóa dòng đó",
            "mend the codes in the mapping, or delete the lines",
        )
}
