//! The sheet that explains the columns and the rules.

use super::columns::{COLUMNS, Kind};
use super::words::{OTHERS, RULES};
use workbook::{Book, CellStyle, PrintSetup};

/// What each rule does and which columns it takes.
const OF_RULES: &[(&str, &str, &str)] = &[
    (
        "points",
        "Đơn vị và cơ quan thẩm định nhập điểm.",
        "Tham số khác: bước điểm",
    ),
    (
        "yes-no",
        "Có: điểm tối đa; không: 0 (hoặc điểm ghi ở cột Ngưỡng).",
        "Số đo; Ngưỡng, mức và điểm",
    ),
    (
        "levels",
        "Chọn một mức, mỗi mức một số điểm hoặc phần trăm điểm tối đa.",
        "Số đo; Ngưỡng, mức và điểm",
    ),
    (
        "thresholds",
        "Số đo nằm trong khoảng nào thì được điểm của khoảng đó.",
        "Số đo; Ngưỡng, mức và điểm",
    ),
    (
        "ratio",
        "Tỷ lệ × điểm tối đa.",
        "Số đo; Đạt tối đa từ; Dưới mức này 0 điểm",
    ),
    (
        "per-count",
        "Mỗi lần được cộng điểm, không quá điểm tối đa.",
        "Số đo; Điểm mỗi lần; Cứ bao nhiêu tính một lần; hoặc các dòng khoản",
    ),
    (
        "deduct",
        "Bắt đầu từ điểm tối đa, mỗi lần trừ điểm, không thấp hơn 0.",
        "Số đo; Điểm mỗi lần; Cứ bao nhiêu tính một lần; hoặc các dòng khoản",
    ),
    (
        "penalty-share",
        "Chọn một mức vi phạm, mỗi mức trừ một phần trăm điểm tối đa.",
        "Số đo; Ngưỡng, mức và điểm",
    ),
    (
        "deadline",
        "Đúng hạn hoặc chậm bao nhiêu ngày (đến 0 là đúng hạn).",
        "Số đo; Hạn; Ngưỡng, mức và điểm; Tham số khác: cách đếm ngày, hạn lấy từ số liệu",
    ),
    (
        "cases",
        "Trường hợp đầu tiên có điều kiện đúng cho điểm.",
        "Các dòng trường hợp: Điều kiện; Ngưỡng, mức và điểm, hoặc Cách tính điểm",
    ),
    (
        "sum",
        "Cộng điểm của các phần.",
        "Các dòng phần; Tham số khác: khi cộng quá tối đa",
    ),
    ("best", "Lấy phần có điểm cao nhất.", "Các dòng phần"),
    (
        "survey",
        "Chỉ số từ phiếu điều tra × điểm tối đa.",
        "Số đo; hoặc Ngưỡng, mức và điểm (phương án: %); hoặc các dòng nhóm; Tham số khác: trọng số, mẫu phiếu",
    ),
    (
        "imported",
        "Lấy điểm hoặc chỉ số đã công bố ở nơi khác.",
        "Số đo; Tham số khác: thang của chỉ số",
    ),
    (
        "peers",
        "So với các đơn vị cùng khối.",
        "Số đo; Tham số khác: cách so, tốt hơn khi",
    ),
    (
        "frequency",
        "Số lần đã làm ÷ số lần yêu cầu.",
        "Số đo; Tham số khác: số lần yêu cầu",
    ),
    ("council", "Hội đồng cho điểm.", "Tham số khác: bước điểm"),
    ("info", "Không tính điểm; để trống điểm tối đa.", ""),
];

pub(crate) fn write(book: &mut Book) {
    let sheet = book.sheet(super::GUIDE);
    sheet.column_widths(&[30.0, 60.0, 52.0]);
    sheet.put(
        1,
        1,
        "Hướng dẫn sửa bộ tiêu chí",
        CellStyle::new().bold().size(14),
    );
    let mut row = 2;
    let notes = [
        "Sửa ở trang “Tiêu chí”, “Thiết lập”, “Mức xếp loại”, “Căn cứ”; có thể thêm, xóa, đổi chỗ dòng. Không xóa trang ẩn và dòng khóa ẩn.",
        "Nhập lại bằng lệnh: parindex criteria import TỆP.xlsx --out TỆP.toml, rồi kiểm tra bằng parindex criteria check.",
        "Số thập phân viết bằng dấu phẩy hoặc dấu chấm; không viết dấu ngăn hàng nghìn.",
    ];
    for note in notes {
        sheet.merge(
            workbook::Area::new(row, 1, row, 3),
            note,
            CellStyle::new().wrapped(true),
        );
        sheet.height(row, 32.0);
        row += 1;
    }
    row += 1;
    sheet.put_row(
        row,
        1,
        ["Cách tính điểm", "Nghĩa", "Cột cần điền"],
        CellStyle::heading(),
    );
    for (key, means, columns) in OF_RULES {
        row += 1;
        let name = super::words::word(RULES, key);
        sheet.put_row(row, 1, [name, means, columns], CellStyle::body());
    }
    row += 2;
    sheet.put_row(
        row,
        1,
        ["Cột", "Cách ghi", "Các giá trị"],
        CellStyle::heading(),
    );
    for column in COLUMNS {
        row += 1;
        let values = match column.kind {
            Kind::Word(words) => words
                .iter()
                .map(|(_, word)| *word)
                .collect::<Vec<_>>()
                .join("; "),
            _ if column.key == "others" => OTHERS
                .iter()
                .map(|(_, word)| *word)
                .collect::<Vec<_>>()
                .join("; "),
            _ => String::new(),
        };
        sheet.put(row, 1, column.heading, CellStyle::body());
        sheet.put(row, 2, column.help, CellStyle::body());
        sheet.put(row, 3, values, CellStyle::body());
    }
    sheet.print(PrintSetup::landscape());
}
