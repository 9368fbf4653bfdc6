//! The top of a set as rows of key and value, with the tables of bands and of legal bases.

use super::cells::{Value, date, held, number};
use super::lines::inputs::texts;
use criteria::{Draft, DraftValue};

/// How a setting is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    List,
    /// `2 half-up` or `none`.
    Round,
    /// A text, or a list where `;` stands in it.
    TextOrList,
}

/// A setting: its path, its words, how it is read, its help.
pub(crate) type Setting = (&'static str, &'static str, Kind, &'static str);

pub(crate) const SETTINGS: &[Setting] = &[
    ("format", "Dạng tệp", Kind::Number, "Luôn là 1."),
    (
        "id",
        "Mã bộ tiêu chí",
        Kind::Text,
        "Chữ thường không dấu, ví dụ cchc-xa.",
    ),
    ("year", "Năm", Kind::Number, "Năm đánh giá."),
    (
        "levels",
        "Cấp",
        Kind::List,
        "commune (xã), district (huyện), department (sở, ban, ngành), province (tỉnh); cách nhau bằng dấu chấm phẩy.",
    ),
    (
        "title",
        "Tên bộ tiêu chí",
        Kind::Text,
        "In trên mọi kết quả.",
    ),
    ("title-en", "Tên tiếng Anh", Kind::Text, "Không bắt buộc."),
    (
        "notice",
        "Lời ghi chú trên kết quả",
        Kind::Text,
        "Đứng trên mọi bản in, ví dụ Dự thảo.",
    ),
    (
        "total",
        "Tổng điểm",
        Kind::Number,
        "Các lĩnh vực phải cộng lại bằng số này.",
    ),
    (
        "sum-differs",
        "Lý do tổng không bằng",
        Kind::Text,
        "Chỉ khi quyết định ban hành đúng như vậy.",
    ),
    (
        "status",
        "Tình trạng",
        Kind::Text,
        "official (chính thức), reconstructed (dựng lại), sample (minh họa).",
    ),
    (
        "final",
        "Điểm nào là điểm cuối",
        Kind::List,
        "Theo thứ tự: self, appraised, survey, imported, council.",
    ),
    (
        "stands",
        "Khi có cả số liệu và điểm nhập",
        Kind::Text,
        "computed: theo số liệu; typed: theo điểm nhập.",
    ),
    (
        "rounding.part",
        "Làm tròn từng phần",
        Kind::Round,
        "2 half-up (2 chữ số, 5 làm tròn lên), 2 half-even, 2 down, hoặc none (không làm tròn).",
    ),
    (
        "rounding.leaf",
        "Làm tròn từng tiêu chí",
        Kind::Round,
        "Như trên.",
    ),
    (
        "rounding.field",
        "Làm tròn từng lĩnh vực",
        Kind::Round,
        "Như trên.",
    ),
    (
        "rounding.total",
        "Làm tròn tổng điểm",
        Kind::Round,
        "Như trên.",
    ),
    (
        "ranking.on",
        "Xếp hạng theo",
        Kind::Text,
        "total (tổng điểm) hoặc index (chỉ số, %).",
    ),
    (
        "ranking.key",
        "So sánh theo điểm",
        Kind::Text,
        "rounded (đã làm tròn) hoặc exact (chính xác).",
    ),
    (
        "ranking.ties",
        "Đồng hạng",
        Kind::Text,
        "competition (1, 1, 3), dense (1, 1, 2), ordered.",
    ),
    (
        "ranking.break",
        "Phân định khi bằng điểm",
        Kind::List,
        "appraised, survey, bonus, field:<mã>; theo thứ tự.",
    ),
    (
        "ranking.blocks",
        "Khối xếp hạng",
        Kind::TextOrList,
        "roster (theo danh sách đơn vị), all (một bảng), hoặc phường; xã; đặc khu.",
    ),
    (
        "index.base",
        "Chỉ số tính trên",
        Kind::Text,
        "points hoặc index.",
    ),
    (
        "bonus.title",
        "Điểm cộng: tên",
        Kind::Text,
        "Để trống nếu không có điểm cộng.",
    ),
    (
        "bonus.cap",
        "Điểm cộng: không quá",
        Kind::Number,
        "Mỗi năm.",
    ),
    ("bonus.source", "Điểm cộng: căn cứ", Kind::Text, "A, mục 1."),
    (
        "penalty.title",
        "Điểm trừ: tên",
        Kind::Text,
        "Để trống nếu không có điểm trừ.",
    ),
    (
        "penalty.cap",
        "Điểm trừ: không quá",
        Kind::Number,
        "Viết bằng số dương.",
    ),
    (
        "penalty.source",
        "Điểm trừ: căn cứ",
        Kind::Text,
        "A, mục 2.",
    ),
];
/// Columns of the sheet of bands.
pub(crate) const BANDS: &[Setting] = &[
    ("name", "Mức xếp loại", Kind::Text, "Mức cao nhất đứng đầu."),
    ("from", "Từ (≥)", Kind::Number, "Từ điểm này trở lên."),
    (
        "above",
        "Trên (>)",
        Kind::Number,
        "Thay cho cột Từ khi không tính đúng điểm ranh giới. Mức cuối để trống cả hai.",
    ),
];
/// Columns of the sheet of legal bases; the first is the letter that sources name.
pub(crate) const BASES: &[Setting] = &[
    (
        "key",
        "Ký hiệu",
        Kind::Text,
        "Chữ cái dùng trong cột Căn cứ.",
    ),
    ("title", "Tên văn bản", Kind::Text, "Tên đầy đủ."),
    ("number", "Số, ký hiệu", Kind::Text, "Ví dụ 876/QĐ-BNV."),
    ("issued", "Ngày ban hành", Kind::Text, "Ngày ký."),
];

/// What a setting may be, for its drop-down; `None` where it is free.
pub(crate) fn choices(path: &str) -> Option<&'static [&'static str]> {
    Some(match path {
        "status" => &["official", "reconstructed", "sample"],
        "stands" => &["computed", "typed"],
        "ranking.on" => &["total", "index"],
        "ranking.key" => &["rounded", "exact"],
        "ranking.ties" => &["competition", "dense", "ordered"],
        "index.base" => &["points", "index"],
        "rounding.part" | "rounding.leaf" | "rounding.field" | "rounding.total" => &[
            "none",
            "2 half-up",
            "3 half-up",
            "1 half-up",
            "2 half-even",
            "2 down",
        ],
        _ => return None,
    })
}

/// What stands under a path such as `ranking.on`.
pub(crate) fn at<'a>(top: &'a Draft, path: &str) -> Option<&'a DraftValue> {
    match path.split_once('.') {
        Some((table, key)) => top.table(table)?.get(key),
        None => top.get(path),
    }
}

pub(crate) fn put(top: &mut Draft, path: &str, value: DraftValue) {
    match path.split_once('.') {
        Some((table, key)) => top.table_mut(table).set(key, value),
        None => top.set(path, value),
    }
}

pub(crate) fn encode(value: &DraftValue) -> Option<Value> {
    Some(match value {
        DraftValue::Text(text) => Value::Text(held(text)?),
        DraftValue::Number(number) => Value::Number(number.clone()),
        DraftValue::Date(date) => Value::Date(*date),
        list @ DraftValue::List(_) => Value::Text(held(&texts(Some(list)).join("; "))?),
        DraftValue::Table(round) => Value::Text(format!(
            "{} {}",
            round.number("digits")?,
            round.text("mode")?
        )),
        DraftValue::Flag(_) => return None,
    })
}

pub(crate) fn decode(kind: Kind, value: &Value) -> Option<DraftValue> {
    let shown = value.shown();
    let list = || {
        let parts = shown.split(';').map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        DraftValue::from(parts)
    };
    match (kind, value) {
        (Kind::Text, Value::Date(date)) => Some((*date).into()),
        (Kind::Text, _) => Some(shown.as_str().into()),
        (Kind::Number, Value::Number(number)) => Some(number.clone().into()),
        (Kind::Number, _) => number(&shown).map(Into::into),
        (Kind::List, _) => Some(list()),
        (Kind::TextOrList, _) if shown.contains(';') => Some(list()),
        (Kind::TextOrList, _) => Some(shown.as_str().into()),
        (Kind::Round, _) => {
            let Some((digits, mode)) = shown.split_once(' ') else {
                return Some(shown.as_str().into());
            };
            let mut round = Draft::new();
            round.set("digits", number(digits)?);
            round.set("mode", mode.trim());
            Some(round.into())
        }
    }
}

/// What a cell of the tables of bands and bases says; a day of issue may be typed as text.
pub(crate) fn of_table(key: &str, kind: Kind, value: &Value) -> Option<DraftValue> {
    match (key, value) {
        ("issued", Value::Text(text)) => date(text).map(Into::into),
        _ => decode(kind, value),
    }
}
