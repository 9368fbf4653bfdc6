//! `xlsform-…`: the workbook's own mistakes.

use crate::instrument::texts::shortened;
use finding::{Finding, Place};

pub(crate) fn not_given(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::error("xlsform-missing", place)
        .says(
            format!("không có tệp XLSForm {name}"),
            format!("the XLSForm workbook {name} is not there"),
        )
        .expected(
            "tệp .xlsx đặt cạnh tệp này",
            "an .xlsx file beside this one",
        )
        .fix(
            "đặt tệp vào đúng chỗ hoặc sửa tên",
            "put the file there or correct its name",
        )
}

pub(crate) fn and_questions(place: Place, key: &str) -> Finding {
    Finding::error("xlsform-and-questions", place)
        .says(
            format!("tệp có `xlsform` nên `{key}` không được đọc"),
            format!("the file names an `xlsform`, so `{key}` is not read"),
        )
        .expected(
            "câu hỏi ở một nơi: trong sổ XLSForm hoặc trong tệp này",
            "questions in one place: in the workbook or in this file",
        )
        .fix(
            format!("bỏ `xlsform` hoặc bỏ `{key}`"),
            format!("remove `xlsform` or `{key}`"),
        )
}

pub(crate) fn no_sheet(place: Place, name: &str) -> Finding {
    Finding::error("xlsform-sheet-missing", place)
        .says(
            format!("sổ XLSForm không có trang `{name}`"),
            format!("the XLSForm workbook has no sheet `{name}`"),
        )
        .expected(
            "các trang survey, choices, settings",
            "the sheets survey, choices, settings",
        )
        .fix("đặt lại tên trang", "rename the sheet")
}

pub(crate) fn no_column(place: Place, name: &str) -> Finding {
    Finding::error("xlsform-column-missing", place)
        .says(
            format!("trang thiếu cột `{name}`"),
            format!("the sheet lacks the column `{name}`"),
        )
        .expected(
            format!("tiêu đề `{name}` ở dòng đầu"),
            format!("the heading `{name}` in the first row"),
        )
        .fix(
            "thêm cột hoặc sửa tiêu đề",
            "add the column or correct its heading",
        )
}

pub(crate) fn column_twice(place: Place, name: &str, first: Place) -> Finding {
    let name = shortened(name);
    Finding::error("xlsform-column-twice", place)
        .says(
            format!("hai cột cùng tiêu đề `{name}`; cột sau không được đọc"),
            format!("two columns are called `{name}`; the second is not read"),
        )
        .with(first)
        .fix(
            "bỏ một cột hoặc sửa tiêu đề",
            "remove one or correct its heading",
        )
}

pub(crate) fn unknown_column(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::warning("xlsform-column-unknown", place)
        .says(
            format!("cột `{name}` không thuộc XLSForm và không được đọc"),
            format!("the column `{name}` is none of XLSForm's and is not read"),
        )
        .expected(
            "type, name, label, hint, relevant, required, constraint, appearance, calculation …",
            "type, name, label, hint, relevant, required, constraint, appearance, calculation …",
        )
        .fix(
            "sửa tiêu đề nếu viết nhầm",
            "correct the heading where it is misspelt",
        )
}

pub(crate) fn cell_is_date(place: Place) -> Finding {
    Finding::error("xlsform-cell-date", place)
        .says(
            "ô chứa ngày tháng; chương trình bảng tính đã đổi một mã thành ngày",
            "the cell holds a date; a spreadsheet program has turned a code into one",
        )
        .expected("chữ, ví dụ 1.10", "text, for example 1.10")
        .fix(
            "định dạng ô là văn bản rồi nhập lại",
            "format the cell as text and type it again",
        )
}

pub(crate) fn cell_unreadable(place: Place) -> Finding {
    Finding::error("xlsform-cell-unreadable", place)
        .says(
            "ô chứa giá trị lỗi hoặc công thức chưa tính",
            "the cell holds an error value or a formula that was not calculated",
        )
        .expected("chữ hoặc số", "text or a number")
        .fix("nhập lại giá trị", "type the value again")
}

pub(crate) fn no_name(place: Place) -> Finding {
    Finding::error("xlsform-name-missing", place)
        .says("dòng này không có `name`", "the row has no `name`")
        .expected("một tên, ví dụ Q9.1", "a name, for example Q9.1")
        .fix("thêm tên", "add the name")
}

pub(crate) fn no_type(place: Place) -> Finding {
    Finding::error("xlsform-type-missing", place)
        .says(
            "dòng này có `name` nhưng không có `type`, nên không được đọc",
            "the row has a `name` and no `type`, so it is not read",
        )
        .expected(
            "select_one …, text, integer, note, …",
            "select_one …, text, integer, note, …",
        )
        .fix("thêm kiểu câu hỏi", "add the type")
}

pub(crate) fn unknown_type(place: Place, found: &str) -> Finding {
    let found = shortened(found);
    Finding::error("xlsform-type-unknown", place)
        .says(
            format!("kiểu `{found}` không được hỗ trợ, nên dòng này không được đọc"),
            format!("the type `{found}` is not supported, so the row is not read"),
        )
        .found(format!("`{found}`"), format!("`{found}`"))
        .expected(
            "select_one danh_sách [or_other], select_multiple danh_sách, integer, decimal, text, date, note, calculate, begin_group, end_group, begin_repeat, end_repeat, start, end, today, deviceid …",
            "select_one list [or_other], select_multiple list, integer, decimal, text, date, note, calculate, begin_group, end_group, begin_repeat, end_repeat, start, end, today, deviceid …",
        )
        .fix(
            "sửa kiểu; với ma trận của Kobo hãy dùng nhóm câu select_one",
            "correct the type; for Kobo's matrix use a group of select_one questions",
        )
}

pub(crate) fn name_twice(place: Place, name: &str, first: Place) -> Finding {
    let name = shortened(name);
    Finding::error("xlsform-name-twice", place)
        .says(
            format!("tên `{name}` được dùng hai lần"),
            format!("the name `{name}` stands twice"),
        )
        .with(first)
        .expected(
            "mỗi câu hỏi một tên riêng",
            "a name of its own for each question",
        )
        .fix("đặt tên khác", "choose another name")
}

pub(crate) fn group_twice(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::error("xlsform-group-twice", place)
        .says(
            format!("nhóm `{name}` được mở hai lần ở cùng một cấp"),
            format!("the group `{name}` is opened twice at the same level"),
        )
        .fix("đặt tên khác cho một nhóm", "give one of them another name")
}

pub(crate) fn no_label(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::error("xlsform-label-missing", place)
        .says(
            format!("`{name}` không có nhãn (label)"),
            format!("`{name}` has no label"),
        )
        .expected(
            "chữ ở cột label hoặc label::Vietnamese (vi)",
            "text in the column label or label::Vietnamese (vi)",
        )
        .fix("thêm nhãn", "add the label")
}

pub(crate) fn choice_without_label(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::warning("xlsform-choice-without-label", place)
        .says(
            format!("phương án `{name}` không có nhãn (label); mã được dùng làm nhãn"),
            format!("the choice `{name}` has no label; its code stands for it"),
        )
        .fix("thêm nhãn", "add the label")
}

pub(crate) fn choice_without_list(place: Place) -> Finding {
    Finding::error("xlsform-choice-without-list", place)
        .says(
            "phương án không có `list_name`, nên không được đọc",
            "the choice has no `list_name`, so it is not read",
        )
        .expected("tên danh sách", "the list's name")
        .fix("thêm tên danh sách", "add the list's name")
}

pub(crate) fn choice_without_name(place: Place, list: &str) -> Finding {
    let list = shortened(list);
    Finding::error("xlsform-choice-without-name", place)
        .says(
            format!("phương án của danh sách `{list}` không có `name`, nên không được đọc"),
            format!("a choice of the list `{list}` has no `name`, so it is not read"),
        )
        .expected("mã phương án, ví dụ 1", "the choice's code, for example 1")
        .fix("thêm mã phương án", "add the code")
}

pub(crate) fn choices_in_file(place: Place) -> Finding {
    Finding::warning("xlsform-choices-in-file", place)
        .says(
            "các phương án nằm trong một tệp khác; câu trả lời được đọc như chữ",
            "the choices stand in a file of their own; answers are read as texts",
        )
        .fix(
            "chỉ dùng cho đơn vị và địa bàn, được so khớp với danh sách đơn vị",
            "use it for units and places only, which are matched against the roster",
        )
}

pub(crate) fn constraint_not_read(place: Place) -> Finding {
    Finding::warning("xlsform-constraint-not-read", place)
        .says(
            "ràng buộc không có dạng giới hạn số, nên không được dùng để kiểm tra",
            "the constraint is no plain limit, so it is not used for checks",
        )
        .expected(". >= 1 and . <= 5", ". >= 1 and . <= 5")
        .fix("giữ nguyên nếu đúng ý", "leave it where it is meant so")
}

pub(crate) fn required_not_read(place: Place) -> Finding {
    Finding::warning("xlsform-required-not-read", place)
        .says(
            "`required` không phải có hoặc không; câu hỏi được coi là không bắt buộc",
            "`required` is neither yes nor no; the question is taken as not required",
        )
        .expected("yes, no, true(), false()", "yes, no, true(), false()")
        .fix("ghi yes hoặc no", "write yes or no")
}

pub(crate) fn repeat(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::warning("xlsform-repeat", place)
        .says(
            format!("nhóm lặp `{name}` có nhiều câu trả lời cho một phiếu; các câu trong nhóm không vào chỉ số"),
            format!("the repeat `{name}` has several answers a response; its questions cannot be items of an index"),
        )
        .fix("dùng nhóm thường nếu chỉ trả lời một lần", "use a plain group where there is one answer")
}

pub(crate) fn ends_crossed(place: Place, begin: Place) -> Finding {
    Finding::error("xlsform-group-crossed", place)
        .says(
            "dòng kết thúc không cùng loại với nhóm đang mở",
            "the end is not of the kind of the group that is open",
        )
        .with(begin)
        .expected(
            "end_group cho begin_group, end_repeat cho begin_repeat",
            "end_group for begin_group, end_repeat for begin_repeat",
        )
        .fix("sửa dòng kết thúc", "correct the end")
}

pub(crate) fn end_without_begin(place: Place) -> Finding {
    Finding::error("xlsform-end-without-begin", place)
        .says(
            "không có nhóm nào đang mở để kết thúc",
            "no group is open that could end here",
        )
        .fix(
            "bỏ dòng này hoặc thêm begin_group",
            "remove the row or add a begin_group",
        )
}

pub(crate) fn begin_without_end(place: Place, name: &str) -> Finding {
    let name = shortened(name);
    Finding::error("xlsform-begin-without-end", place)
        .says(
            format!("nhóm `{name}` không được kết thúc"),
            format!("the group `{name}` does not end"),
        )
        .expected("một dòng end_group", "a row end_group")
        .fix(
            "thêm end_group sau câu cuối của nhóm",
            "add end_group after the group's last question",
        )
}
