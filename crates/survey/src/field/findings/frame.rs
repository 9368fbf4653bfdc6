//! Findings on the list that is drawn from. None of them repeats what a cell holds.

use finding::{Finding, Place, column_letters};
use workbook::Grid;

/// Nothing to draw from.
pub(crate) fn empty(file: &str) -> Finding {
    Finding::error("frame-empty", Place::file(file))
        .says(
            "danh sách không có dòng nào của đơn vị trong đợt",
            "the list has no row of any unit of the roster",
        )
        .expected(
            "mỗi dòng một hộ hoặc một hồ sơ, có cột đơn vị (hoặc tên trang tính là đơn vị), cột thôn, cột mã; hoặc bảng đơn vị, thôn, số hộ",
            "a row for each household or dossier with a column of units (or sheets named after units), villages, ids; or a table of units, villages, populations",
        )
        .fix("kiểm tra dòng tiêu đề của danh sách", "check the row of headings")
}

/// No heading of ours.
pub(crate) fn no_heading(grid: &Grid) -> Finding {
    Finding::warning(
        "frame-without-heading",
        Place::sheet(&grid.file, &grid.sheet),
    )
    .says(
        "không tìm thấy dòng tiêu đề, trang tính không được dùng",
        "no row of headings was found; the sheet is not used",
    )
    .expected(
        "một trong các tiêu đề: Đơn vị, Thôn, Mã hộ, Mã hồ sơ, Số hộ, Dân số",
        "one of the headings Đơn vị, Thôn, Mã hộ, Mã hồ sơ, Số hộ, Dân số",
    )
    .fix(
        "đặt tiêu đề cột, hoặc nêu cột mã bằng --id",
        "name the columns, or give the column of ids with --id",
    )
}

/// Columns that are not read.
pub(crate) fn dropped(grid: &Grid, row: u32, columns: u32) -> Finding {
    Finding::info("frame-columns-dropped", grid.place(row, 1))
        .says(
            format!("{columns} cột không dùng để chọn mẫu đã bị bỏ, không đọc nội dung (họ tên, điện thoại, địa chỉ nếu có)"),
            format!("{columns} columns that the draw does not need were dropped unread (names, telephones, addresses where there are any)"),
        )
        .expected(
            "chỉ giữ đơn vị, thôn, mã riêng của dòng",
            "only unit, village and the row's own id are kept",
        )
}

/// Ids that name somebody.
pub(crate) fn id_names_somebody(grid: &Grid, row: u32, column: u32) -> Finding {
    let letters = column_letters(column);
    Finding::warning("frame-id-identifying", grid.place(row, column))
        .says(
            format!("cột mã {letters} giống số định danh, số điện thoại hoặc tên người, nên bị bỏ; kết quả chỉ ghi số dòng"),
            format!("the ids in column {letters} look like numbers of persons, telephones or names and were dropped; the result gives row numbers only"),
        )
        .fix(
            "dùng mã hộ, mã hồ sơ không nhận ra người",
            "use ids of households or dossiers that name nobody",
        )
}

/// Rows without a unit.
pub(crate) fn unknown_rows(grid: &Grid, row: u32, column: Option<u32>, n: u64) -> Finding {
    Finding::warning("frame-rows-unknown", grid.place(row, column.unwrap_or(1)))
        .says(
            format!(
                "{n} dòng không rõ đơn vị hoặc không có số lượng, không được dùng; đây là dòng đầu"
            ),
            format!("{n} rows have no known unit or no number and are not used; this is the first"),
        )
        .expected(
            "mã hoặc tên đơn vị trong danh sách",
            "the code or name of a unit of the roster",
        )
        .fix(
            "sửa tên đơn vị; dòng tổng có thể bỏ qua",
            "mend the unit's name; rows of totals may stay",
        )
}
