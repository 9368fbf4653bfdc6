//! A sheet as a whole: `sheet-hidden`, `sheet-missing`, `sheet-too-large`, `rows-out-of-order`, `findings-left-out`.

use finding::{Finding, Place};

/// Hidden sheets are not read unless asked for by name.
pub(crate) fn sheet_hidden(file: &str, sheet: &str) -> Finding {
    Finding::info("sheet-hidden", Place::sheet(file, sheet))
        .says(
            format!("trang ẩn “{sheet}” không được tính"),
            format!("the hidden sheet \"{sheet}\" is not counted"),
        )
        .fix(
            "nếu cần dùng, bỏ ẩn trang này trong Excel",
            "if it is needed, unhide it in Excel",
        )
}

/// The index is beyond the workbook's sheets.
pub(crate) fn no_such_sheet(file: &str, index: usize) -> Finding {
    let number = index + 1;
    Finding::error("sheet-missing", Place::file(file)).says(
        format!("bảng tính không có trang thứ {number}"),
        format!("the workbook has no sheet number {number}"),
    )
}

/// The workbook names a sheet whose data the package does not hold.
pub(crate) fn sheet_missing(file: &str, sheet: &str) -> Finding {
    Finding::error("sheet-missing", Place::sheet(file, sheet))
        .says(
            "bảng tính có tên trang này nhưng không có dữ liệu của trang",
            "the workbook names this sheet and does not hold it",
        )
        .fix(
            "mở tệp bằng Excel, kiểm tra trang này và lưu lại",
            "open the file in Excel, check this sheet, and save it again",
        )
}

/// More cells than are held.
pub(crate) fn sheet_too_large(place: Place, cells: u64) -> Finding {
    Finding::error("sheet-too-large", place)
        .says(
            "trang tính có quá nhiều ô, chỉ đọc phần đầu",
            "the sheet has too many cells; only its first part was read",
        )
        .expected(
            format!("không quá {cells} ô có dữ liệu"),
            format!("at most {cells} cells that hold something"),
        )
        .fix(
            "tách dữ liệu thành nhiều tệp hoặc xóa phần không dùng",
            "split the data into several files, or delete what is not used",
        )
}

/// The file holds its rows in another order than that of their numbers.
pub(crate) fn rows_out_of_order(place: Place, row: u32, highest: u32) -> Finding {
    Finding::warning("rows-out-of-order", place)
        .says(
            "các dòng trong tệp không theo thứ tự",
            "the rows of the file are not in order",
        )
        .found(
            format!("dòng {row} đứng sau dòng {highest}"),
            format!("row {row} after row {highest}"),
        )
        .fix(
            "mở tệp bằng Excel và lưu lại",
            "open the file in Excel and save it again",
        )
}

/// Findings of one code beyond those that are listed.
pub(crate) fn more_of_the_same(place: Place, code: &str, count: usize) -> Finding {
    Finding::info("findings-left-out", place).says(
        format!("còn {count} trường hợp “{code}” khác không liệt kê"),
        format!("{count} more of \"{code}\" are not listed"),
    )
}

/// Two sheets point to one part of the package.
pub(crate) fn sheet_shares_part(file: &str, sheet: &str) -> Finding {
    Finding::error("sheet-missing", Place::sheet(file, sheet))
        .says(
            "trang này trỏ tới dữ liệu của một trang khác nên không được đọc",
            "this sheet points to the data of another sheet and is not read",
        )
        .fix(
            "mở tệp bằng Excel, kiểm tra trang này và lưu lại",
            "open the file in Excel, check this sheet, and save it again",
        )
}
