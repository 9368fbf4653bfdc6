//! The file as a whole cannot be used: `file-empty`, `file-is-a-lock`, `file-unreadable`, `file-too-large`, `file-protected`, `workbook-unreadable`.

use finding::{Finding, Place};

use super::megabytes;

/// 0 bytes.
pub(crate) fn file_empty(file: &str) -> Finding {
    Finding::error("file-empty", Place::file(file))
        .says("tệp rỗng, không có dữ liệu", "the file is empty")
        .found("0 byte", "0 bytes")
        .expected("một bảng tính", "a workbook")
        .fix(
            "gửi lại tệp; lần gửi trước có thể bị ngắt giữa chừng",
            "send the file again; the last transfer may have been cut",
        )
}

/// What Excel leaves beside a file that someone has open.
pub(crate) fn lock_file(file: &str) -> Finding {
    Finding::error("file-is-a-lock", Place::file(file))
        .says(
            "đây là tệp khóa tạm thời do Excel tạo khi bảng tính đang mở, không phải bảng tính",
            "this is the lock that Excel keeps beside an open workbook, not the workbook",
        )
        .fix(
            "xóa tệp có tên bắt đầu bằng ~$ và đóng bảng tính trong Excel",
            "delete the file whose name starts with ~$ and close the workbook in Excel",
        )
}

/// The operating system does not give it.
pub(crate) fn file_unreadable(file: &str, error: &std::io::Error) -> Finding {
    Finding::error("file-unreadable", Place::file(file))
        .says("không mở được tệp", "the file cannot be opened")
        .found(error.to_string(), error.to_string())
        .fix(
            "kiểm tra đường dẫn, tên tệp và quyền đọc",
            "check the path, the name and the right to read it",
        )
}

/// More bytes than are read at all.
pub(crate) fn file_too_large(file: &str, bytes: u64, limit: u64) -> Finding {
    let (size, most) = (megabytes(bytes), megabytes(limit));
    Finding::error("file-too-large", Place::file(file))
        .says("tệp quá lớn", "the file is too large")
        .found(format!("{size} MB"), format!("{size} MB"))
        .expected(format!("không quá {most} MB"), format!("at most {most} MB"))
        .fix(
            "bỏ ảnh và các trang không dùng, hoặc tách thành nhiều tệp",
            "remove pictures and unused sheets, or split the file",
        )
}

/// Encrypted or protected by a password.
pub(crate) fn file_protected(file: &str) -> Finding {
    Finding::error("file-protected", Place::file(file))
        .says("tệp bị khóa bằng mã mở tệp (password), không đọc được nội dung", "the file is protected by a password and cannot be read")
        .fix(
            "mở bằng Excel, bỏ mã mở tệp (Tệp › Thông tin › Bảo vệ sổ làm việc, mục Encrypt with Password) và lưu lại",
            "open it in Excel, remove the password (File › Info › Protect Workbook › Encrypt with Password) and save it again",
        )
}

/// Damaged: cut, not well-formed, or with parts that do not fit together.
pub(crate) fn workbook_unreadable(place: Place, vi: &str, en: &str) -> Finding {
    Finding::error("workbook-unreadable", place)
        .says(
            "bảng tính bị hỏng hoặc không đầy đủ, không đọc hết được",
            "the workbook is damaged or incomplete and cannot be read to its end",
        )
        .found(vi, en)
        .fix(
            "mở tệp bằng Excel, chọn Lưu thành dạng .xlsx, rồi gửi lại",
            "open the file in Excel, save it as .xlsx, and send it again",
        )
}

/// Grows beyond what is unpacked.
pub(crate) fn package_too_large(place: Place, vi: &str, en: &str) -> Finding {
    Finding::error("package-too-large", place)
        .says(
            "tệp nén phình to bất thường khi giải nén nên không được đọc",
            "the package grows out of all proportion when unpacked and is not read",
        )
        .found(vi, en)
        .fix(
            "mở tệp bằng Excel, xóa các dòng và cột trống có định dạng, lưu lại",
            "open the file in Excel, delete formatted empty rows and columns, and save it again",
        )
}

/// Two parts of one name: which one counts would depend on the program.
pub(crate) fn parts_twice(file: &str) -> Finding {
    Finding::error("package-parts-twice", Place::file(file))
        .says(
            "tệp chứa hai thành phần trùng tên, mỗi phần mềm có thể đọc ra nội dung khác nhau",
            "the package holds two parts of one name, so that two programs may read different contents",
        )
        .fix("mở tệp bằng Excel, kiểm tra nội dung và lưu lại", "open the file in Excel, check what it shows, and save it again")
}

pub(crate) fn archive_path(file: &str) -> Finding {
    Finding::error("archive-path", Place::file(file))
        .says(
            "tệp nén chứa đường dẫn không dùng được, hoặc dẫn ra ngoài thư mục giải nén",
            "the archive holds a path that cannot be used or leads out of its folder",
        )
        .expected(
            "đường dẫn có dạng thư-mục/tệp",
            "paths of the form folder/file",
        )
        .fix(
            "tải lại tệp từ nguồn, hoặc nén lại",
            "get the file again from its source, or pack it anew",
        )
}
