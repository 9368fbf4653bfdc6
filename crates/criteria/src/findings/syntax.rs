//! `toml-syntax`, `key-twice`, `file-too-large`, `findings-too-many`: the file itself.

use finding::{Finding, Place};

/// The parser's words and ours; what is not listed is only said to be wrong here.
const WORDS: &[(&str, &str)] = &[
    (
        "string values must be quoted",
        "chữ phải đặt trong dấu ngoặc kép",
    ),
    ("invalid basic string", "chữ chưa đóng dấu ngoặc kép"),
    ("invalid date", "ngày không có trong lịch"),
    ("invalid float", "số viết không đúng"),
    ("invalid integer", "số viết không đúng"),
    ("invalid literal string", "chữ chưa đóng dấu nháy"),
    ("unexpected key or value", "thừa chữ sau giá trị"),
    ("invalid unquoted key", "tên khóa không đúng"),
    ("missing assignment", "thiếu dấu ="),
    ("unclosed array", "danh sách chưa đóng ngoặc vuông"),
    ("unclosed inline table", "bảng chưa đóng ngoặc nhọn"),
    ("unclosed table", "tiêu đề chưa đóng ngoặc vuông"),
];

pub(crate) fn not_toml(place: Place, message: &str, line: &str) -> Finding {
    let line = crate::toml::shortened(line);
    if message.starts_with("duplicate key") {
        return Finding::error("key-twice", place)
            .says(
                "khóa hoặc tiêu đề này đã có ở trên trong cùng một khối",
                "this key or heading already stands above in the same block",
            )
            .found(&*line, &*line)
            .fix(
                "giữ một trong hai; hai tiêu chí khác nhau cần hai mã khác nhau",
                "keep one of the two; two different criteria need two different codes",
            );
    }
    let known = WORDS.iter().find(|(words, _)| message.starts_with(words));
    let vi = known.map_or("chỗ này viết không đúng", |(_, vi)| vi);
    Finding::error("toml-syntax", place)
        .says(
            format!("dòng này không đúng cú pháp TOML: {vi}"),
            format!("this line is not valid TOML: {message}"),
        )
        .found(&*line, &*line)
        .fix(
            "chữ đặt trong dấu ngoặc kép, số dùng dấu chấm thập phân, ngày viết 2025-12-15",
            "put text in quotation marks, write numbers with a decimal point and dates as 2025-12-15",
        )
}

pub(crate) fn too_large(place: Place, size: usize, most: usize) -> Finding {
    let mega = |bytes: usize| bytes.div_ceil(1 << 20);
    Finding::error("file-too-large", place)
        .says(
            "tệp quá lớn nên không được đọc",
            "the file is too large and was not read",
        )
        .found(format!("{} MB", mega(size)), format!("{} MB", mega(size)))
        .expected(
            format!("không quá {} MB", mega(most)),
            format!("at most {} MB", mega(most)),
        )
        .fix(
            "kiểm tra xem có đúng là tệp này không",
            "check that this is the right file",
        )
}

pub(crate) fn too_many(place: Place, most: usize) -> Finding {
    Finding::error("findings-too-many", place)
        .says(
            format!("tệp có trên {most} điểm cần sửa; phần còn lại không được liệt kê"),
            format!("the file has over {most} findings; the others are not listed"),
        )
        .fix(
            "sửa các điểm đã nêu rồi kiểm tra lại",
            "mend those listed and check again",
        )
}
