//! Words at the head of rows.

use super::bare;

const TOTAL: [&str; 17] = [
    "tổng",
    "cộng",
    "tổng cộng",
    "tổng số",
    "toàn tỉnh",
    "toàn thành phố",
    "toàn huyện",
    "toàn quận",
    "toàn thị xã",
    "cộng toàn tỉnh",
    "tổng toàn tỉnh",
    "tổng cộng toàn tỉnh",
    "tổng số toàn tỉnh",
    "cộng toàn thành phố",
    "cộng toàn huyện",
    "tổng hợp toàn tỉnh",
    "total",
];

/// Whether a row of this label holds sums.
pub(in crate::table) fn is_total(label: &str) -> bool {
    TOTAL.contains(&bare(label).as_str())
}

const MAXIMUM: [&str; 8] = [
    "điểm tối đa",
    "điểm chuẩn",
    "thang điểm",
    "điểm tối đa theo quy định",
    "tổng điểm tối đa",
    "điểm quy định",
    "tối đa",
    "max score",
];

/// Whether a row or column of this label states the maxima.
pub(in crate::table) fn is_maximum(label: &str) -> bool {
    MAXIMUM.contains(&bare(label).as_str())
}

const SUMMARY: [&str; 30] = [
    "median",
    "min",
    "max",
    "mean",
    "average",
    "stdev",
    "std",
    "trung vị",
    "trung bình",
    "điểm trung bình",
    "trung bình cộng",
    "trung bình toàn tỉnh",
    "điểm trung bình toàn tỉnh",
    "bình quân",
    "bình quân toàn tỉnh",
    "điểm bình quân",
    "cao nhất",
    "thấp nhất",
    "điểm cao nhất",
    "điểm thấp nhất",
    "giá trị cao nhất",
    "giá trị thấp nhất",
    "giá trị trung bình",
    "giá trị lớn nhất",
    "giá trị nhỏ nhất",
    "lớn nhất",
    "nhỏ nhất",
    "độ lệch chuẩn",
    "chênh lệch",
    "tỷ lệ",
];

/// Whether a row of this label summarises the rows above without being a sum.
pub(in crate::table) fn is_summary(label: &str) -> bool {
    SUMMARY.contains(&bare(label).as_str())
}

/// `(1)`, `3`, `A`, `(3)=(1)/(2)`: one cell of the row that numbers columns.
pub(in crate::table) fn is_column_number(text: &str) -> bool {
    let text = text.trim();
    let single_letter = text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
    single_letter
        || (!text.is_empty()
            && text.chars().count() <= 40
            && text.chars().any(|c| c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || " ()[]=+-*/:x%".contains(c)))
}
