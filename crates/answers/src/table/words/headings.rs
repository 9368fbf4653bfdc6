//! Words over columns.

use super::bare;

const UNIT_HEADINGS: [&str; 34] = [
    "đơn vị",
    "tên đơn vị",
    "địa phương",
    "tên địa phương",
    "xã",
    "tên xã",
    "xã, phường",
    "xã/phường",
    "xã, phường, đặc khu",
    "tên xã, phường",
    "tên xã/phường",
    "tên xã, phường, đặc khu",
    "xã, phường, thị trấn",
    "tên xã, phường, thị trấn",
    "ubnd xã",
    "ubnd cấp xã",
    "ubnd xã, phường",
    "ubnd xã, phường, đặc khu",
    "ubnd các xã, phường",
    "ubnd các xã, phường, đặc khu",
    "huyện",
    "tên huyện",
    "huyện, thành phố",
    "huyện, thị xã, thành phố",
    "quận, huyện",
    "ubnd cấp huyện",
    "sở, ban, ngành",
    "cơ quan",
    "cơ quan, đơn vị",
    "tên cơ quan, đơn vị",
    "đơn vị, địa phương",
    "đơn vị đánh giá",
    "đơn vị được đánh giá",
    "đơn vị hành chính",
];

/// Whether this heads a column of units.
pub(in crate::table) fn is_unit_heading(text: &str) -> bool {
    UNIT_HEADINGS.contains(&bare(text).as_str())
}

const CODE_HEADINGS: [&str; 9] = [
    "mã",
    "mã đơn vị",
    "mã định danh",
    "mã xã",
    "mã đvhc",
    "mã địa phương",
    "mã cơ quan",
    "mã số",
    "code",
];

/// Whether this heads a column of unit codes.
pub(in crate::table) fn is_code_heading(text: &str) -> bool {
    CODE_HEADINGS.contains(&bare(text).as_str())
}

const NOTHING: [&str; 24] = [
    "stt",
    "tt",
    "số tt",
    "số thứ tự",
    "ghi chú",
    "xếp hạng",
    "hạng",
    "thứ hạng",
    "xếp loại",
    "mức xếp loại",
    "khối",
    "nhóm",
    "loại",
    "loại đơn vị",
    "huyện cũ",
    "huyện",
    "tỉnh",
    "tỷ lệ",
    "tỷ lệ %",
    "tỉ lệ",
    "tỉ lệ %",
    "kỳ báo cáo",
    "đơn vị tính",
    "đvt",
];

/// Whether a column of this heading is known and not ours: numbering, notes, ranks, ratios that follow from counts.
pub(in crate::table) fn is_known_and_not_ours(text: &str) -> bool {
    NOTHING.contains(&bare(text).as_str())
}

const EVIDENCE: [&str; 5] = [
    "tài liệu kiểm chứng",
    "tlkc",
    "tài liệu minh chứng",
    "minh chứng",
    "văn bản kiểm chứng",
];
const REASON: [&str; 6] = [
    "giải trình",
    "lý do",
    "lý do điều chỉnh",
    "ý kiến giải trình",
    "lý do thay đổi",
    "ý kiến thẩm định",
];

/// Whether it heads the evidence.
pub(in crate::table) fn is_evidence(text: &str) -> bool {
    EVIDENCE.contains(&bare(text).as_str())
}

/// Whether it heads reasons.
pub(in crate::table) fn is_reason(text: &str) -> bool {
    REASON.contains(&bare(text).as_str())
}

/// Whether it heads values that are inputs, in tables with one row a criterion.
pub(in crate::table) fn is_value(text: &str) -> bool {
    matches!(
        bare(text).as_str(),
        "số liệu"
            | "giá trị"
            | "kết quả"
            | "kết quả thực hiện"
            | "số liệu thực hiện"
            | "số liệu báo cáo"
    )
}

/// Whether it heads the criteria, in tables with one row a criterion.
pub(in crate::table) fn is_criterion_heading(text: &str) -> bool {
    matches!(
        bare(text).as_str(),
        "tiêu chí"
            | "tên tiêu chí"
            | "nội dung"
            | "nội dung tiêu chí"
            | "nội dung đánh giá"
            | "lĩnh vực/tiêu chí/tiêu chí thành phần"
            | "lĩnh vực, tiêu chí, tiêu chí thành phần"
            | "lĩnh vực/tiêu chí"
            | "lĩnh vực, tiêu chí"
            | "tiêu chí, tiêu chí thành phần"
            | "tiêu chí/tiêu chí thành phần"
            | "mã tiêu chí"
            | "mã tc"
    )
}

/// Whether it heads a share that follows from counts, or is the one percentage of a criterion.
pub(in crate::table) fn is_ratio(text: &str) -> bool {
    matches!(
        bare(text).as_str(),
        "tỷ lệ" | "tỉ lệ" | "tỷ lệ %" | "tỉ lệ %" | "%"
    )
}

const PERSONAL: [&str; 20] = [
    "họ và tên",
    "họ tên",
    "tên người nộp",
    "người nộp hồ sơ",
    "tên tác giả",
    "tác giả",
    "chủ hồ sơ",
    "số điện thoại",
    "điện thoại",
    "sđt",
    "cccd",
    "số cccd",
    "cmnd",
    "số cmnd",
    "số định danh cá nhân",
    "email",
    "e-mail",
    "thư điện tử",
    "địa chỉ",
    "ngày sinh",
];

/// Whether the column identifies persons.
pub(in crate::table) fn is_personal(text: &str) -> bool {
    PERSONAL.contains(&bare(text).as_str())
}
