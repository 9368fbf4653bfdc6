//! The file is not what its name says: `file-kind-differs`, `file-not-a-workbook`.

use finding::{Finding, Place};

use crate::Kind;
use crate::read::OtherKind;

/// It can be read, but its extension promises something else.
pub(crate) fn kind_differs(file: &str, extension: &str, kind: Kind) -> Finding {
    let kind = kind.extension();
    Finding::warning("file-kind-differs", Place::file(file))
        .says(
            format!("tệp mang đuôi .{extension} nhưng nội dung là .{kind}; đã đọc theo nội dung"),
            format!(
                "the file is named .{extension} and holds a .{kind}; it was read as what it holds"
            ),
        )
        .found(
            format!("nội dung .{kind}"),
            format!("the content of a .{kind}"),
        )
        .expected(
            format!("nội dung .{extension}"),
            format!("the content of a .{extension}"),
        )
        .fix(
            format!("đổi đuôi tệp thành .{kind} hoặc lưu lại từ Excel"),
            format!("rename it to .{kind}, or save it again from Excel"),
        )
}

/// Nothing that is read.
pub(crate) fn not_a_workbook(file: &str, other: OtherKind) -> Finding {
    let (vi, en) = other.names();
    Finding::error("file-not-a-workbook", Place::file(file))
        .says(
            format!("tệp không phải bảng tính đọc được mà là {vi}"),
            format!("the file is no workbook that can be read but {en}"),
        )
        .found(vi, en)
        .expected(
            "tệp .xlsx, .xlsb, .xls, .ods hoặc .csv",
            "an .xlsx, .xlsb, .xls, .ods or .csv file",
        )
        .fix(
            "mở tệp bằng Excel (nếu được), chọn Lưu thành dạng .xlsx, rồi gửi lại",
            "open it in Excel if that works, save it as .xlsx, and send it again",
        )
}
