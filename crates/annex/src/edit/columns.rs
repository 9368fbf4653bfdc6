//! The columns of the sheet of criteria.

use super::words::{self, Word};

/// How a column's cells are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text under the key of the same name.
    Text,
    /// An exact number.
    Number,
    /// A day.
    Date,
    /// One of these.
    Word(&'static [Word]),
    /// Texts with `;` between them.
    List,
    /// A text, or several with `;` between them.
    TextOrList,
    /// Lines of their own kind, or what the row is.
    Own,
}

/// A column: the key in the hidden row, the heading, the width, how it is read, and the help.
pub(crate) struct Column {
    pub(crate) key: &'static str,
    pub(crate) heading: &'static str,
    pub(crate) width: f64,
    pub(crate) kind: Kind,
    pub(crate) help: &'static str,
}

const fn column(
    key: &'static str,
    heading: &'static str,
    width: f64,
    kind: Kind,
    help: &'static str,
) -> Column {
    Column {
        key,
        heading,
        width,
        kind,
        help,
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    column(
        "code",
        "Mã",
        9.0,
        Kind::Own,
        "Mã của lĩnh vực, tiêu chí hoặc tiêu chí thành phần, ví dụ 3.1.2; tiêu chí cấp trên là mã ngắn hơn (3.1). Dòng phần, trường hợp, nhóm, khoản để trống mã.",
    ),
    column(
        "row",
        "Loại dòng",
        10.0,
        Kind::Own,
        "Để trống: một lĩnh vực hoặc tiêu chí. phần, trường hợp, nhóm, khoản: dòng chi tiết của tiêu chí đứng ngay phía trên.",
    ),
    column(
        "title",
        "Tên lĩnh vực, tiêu chí, tiêu chí thành phần",
        42.0,
        Kind::Text,
        "Ghi đúng như trong quyết định.",
    ),
    column(
        "max",
        "Điểm tối đa",
        8.0,
        Kind::Number,
        "Điểm của cấp dưới phải cộng lại bằng điểm của cấp trên.",
    ),
    column(
        "guide",
        "Cách chấm (theo quyết định)",
        42.0,
        Kind::Text,
        "Nguyên văn cách chấm trong quyết định; in trên phiếu tự chấm.",
    ),
    column(
        "evidence",
        "Tài liệu kiểm chứng",
        26.0,
        Kind::Text,
        "Tài liệu mà đơn vị gửi kèm.",
    ),
    column(
        "appraised-by",
        "Cơ quan thẩm định",
        18.0,
        Kind::Text,
        "Cơ quan thẩm định tiêu chí này.",
    ),
    column(
        "scored",
        "Điểm do ai cho",
        15.0,
        Kind::Word(words::SCORED),
        "Để trống: đơn vị tự chấm, cơ quan thẩm định chấm lại.",
    ),
    column(
        "inputs",
        "Số liệu cần nhập",
        40.0,
        Kind::Own,
        "Mỗi dòng một số liệu: tên: loại | lời ghi trên phiếu. Loại: số đếm, số, tỷ lệ %, điểm, có/không, mức, ngày, danh mục. Có thể thêm | không quá <tên>.",
    ),
    column(
        "when",
        "Điều kiện của trường hợp",
        26.0,
        Kind::Own,
        "Chỉ ở dòng trường hợp; mỗi dòng một điều kiện, đều phải đúng: done / planned từ 100; issued = có. Trường hợp cuối ghi: còn lại.",
    ),
    column(
        "rule",
        "Cách tính điểm",
        20.0,
        Kind::Word(words::RULES),
        "Chọn trong danh sách; ý nghĩa của từng cách ở trang Hướng dẫn.",
    ),
    column(
        "measure",
        "Số đo",
        20.0,
        Kind::Own,
        "Tên số liệu, hoặc phân số: on_time / resolved; có thể cộng, trừ: a + b − c.",
    ),
    column(
        "scale",
        "Ngưỡng, mức và điểm",
        30.0,
        Kind::Own,
        "Mỗi dòng một mức: từ 80 dưới 95: 1,5; trên 5 đến 10: 50%; còn lại: 0. Theo mức: Tốt: 75%. Có hoặc không: có: 1. 75% là phần trăm của điểm tối đa.",
    ),
    column(
        "target",
        "Đạt tối đa từ (%)",
        9.0,
        Kind::Number,
        "Theo tỷ lệ: từ tỷ lệ này được điểm tối đa.",
    ),
    column(
        "floor",
        "Dưới mức này 0 điểm (%)",
        9.0,
        Kind::Number,
        "Theo tỷ lệ: dưới tỷ lệ này được 0 điểm.",
    ),
    column(
        "each",
        "Điểm mỗi lần",
        8.0,
        Kind::Number,
        "Cộng hoặc trừ bao nhiêu điểm cho mỗi lần; luôn là số dương.",
    ),
    column(
        "per",
        "Cứ bao nhiêu tính một lần",
        9.0,
        Kind::Number,
        "Để trống: 1.",
    ),
    column(
        "cap",
        "Không quá (khoản)",
        9.0,
        Kind::Number,
        "Chỉ ở dòng khoản.",
    ),
    column(
        "due",
        "Hạn",
        11.0,
        Kind::Date,
        "Theo thời hạn: ngày phải xong.",
    ),
    column(
        "others",
        "Tham số khác",
        26.0,
        Kind::Own,
        "Mỗi dòng một tham số: cách đếm ngày: ngày làm việc; số lần yêu cầu: 6; mẫu phiếu: mot-cua/2024. Xem trang Hướng dẫn.",
    ),
    column(
        "when-undefined",
        "Khi không phát sinh (0/0)",
        17.0,
        Kind::Word(words::POLICIES),
        "Để trống: chờ quyết định.",
    ),
    column(
        "when-not-applicable",
        "Khi không áp dụng",
        17.0,
        Kind::Word(words::POLICIES),
        "Để trống: chờ quyết định.",
    ),
    column(
        "when-missing",
        "Khi chưa có số liệu",
        17.0,
        Kind::Word(words::MISSING),
        "Để trống: chưa xếp hạng đơn vị.",
    ),
    column(
        "applies-to",
        "Chỉ áp dụng cho",
        14.0,
        Kind::List,
        "Loại đơn vị, khối hoặc mã; cách nhau bằng dấu chấm phẩy. Để trống: mọi đơn vị.",
    ),
    column(
        "from-children",
        "Lấy từ đơn vị trực thuộc",
        12.0,
        Kind::Word(words::FROM_CHILDREN),
        "Số liệu của cấp trên lấy từ các đơn vị trực thuộc.",
    ),
    column(
        "from",
        "Tính từ ngày",
        11.0,
        Kind::Date,
        "Tiêu chí chỉ tính từ ngày này.",
    ),
    column(
        "examples",
        "Ví dụ tính điểm",
        40.0,
        Kind::Own,
        "Mỗi dòng một ví dụ: on_time = 95; resolved = 100 → 2. Cần ví dụ tại mỗi ngưỡng; chương trình chạy lại mọi ví dụ.",
    ),
    column(
        "source",
        "Căn cứ",
        22.0,
        Kind::Text,
        "Ký hiệu căn cứ (trang Căn cứ) rồi đến mục: A, Phụ lục I, mục 3.1.",
    ),
    column(
        "title-en",
        "Tên tiếng Anh",
        26.0,
        Kind::Text,
        "Không bắt buộc.",
    ),
    column(
        "content",
        "Nội dung cải cách",
        14.0,
        Kind::List,
        "Nội dung cải cách của Chính phủ: NQ76/2; cách nhau bằng dấu chấm phẩy.",
    ),
    column(
        "follows",
        "Nối tiếp tiêu chí năm trước",
        14.0,
        Kind::TextOrList,
        "Năm và mã trong bộ tiêu chí trước: 2024/3.1; nhiều mã gộp lại thì cách nhau bằng dấu chấm phẩy.",
    ),
    column(
        "changed",
        "Thay đổi so với năm trước",
        24.0,
        Kind::Text,
        "Ghi ngắn gọn điều đã đổi.",
    ),
    column(
        "sum-differs",
        "Lý do điểm không cộng đủ",
        20.0,
        Kind::Text,
        "Chỉ khi quyết định ban hành đúng như vậy.",
    ),
    column(
        "imported-when",
        "Điểm đã công bố thay cho cấp dưới",
        16.0,
        Kind::Word(words::IMPORTED_WHEN),
        "Chỉ ở dòng có cấp dưới.",
    ),
    column(
        "part",
        "Ngoài thang điểm",
        10.0,
        Kind::Word(words::PARTS),
        "Để trống: trong thang điểm. Điểm cộng, Điểm trừ: ngoài thang điểm.",
    ),
    column(
        "origin",
        "Mã khi xuất",
        9.0,
        Kind::Own,
        "Không sửa cột này.",
    ),
];

/// The key of the column as the program holds it.
pub(crate) fn known(key: &str) -> Option<&'static str> {
    let found = COLUMNS.iter().find(|own| own.key == key);
    found.map(|own| own.key)
}
