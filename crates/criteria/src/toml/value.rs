//! What a value is, before anyone asks for a type.

use finding::Text;
use jiff::civil::Date;
use points::Exact;

/// A table as it stands in the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawTable {
    /// Byte offset of its heading or brace.
    pub(crate) at: usize,
    /// In file order.
    pub(crate) entries: Vec<RawEntry>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct RawEntry {
    pub(crate) key: String,
    pub(crate) key_at: usize,
    pub(crate) item: RawItem,
}

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct RawItem {
    pub(crate) at: usize,
    pub(crate) value: Value,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Number(Exact),
    /// A number that cannot be exact: hexadecimal, `inf`, `nan`, more than 40 digits; as written.
    OddNumber(String),
    Flag(bool),
    Date(Date),
    /// A time of day, a moment, or a day that no calendar has; as written.
    OddDate(String),
    List(Vec<RawItem>),
    Table(RawTable),
}

/// The kind of a value, as TOML has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// In quotation marks.
    Text,
    /// A decimal number.
    Number,
    /// A number that cannot be exact: hexadecimal, `inf`, `nan`, more than 40 digits.
    OddNumber,
    /// `true` or `false`.
    Flag,
    /// A day.
    Date,
    /// A time of day, a moment, or a day that no calendar has.
    OddDate,
    /// In square brackets.
    List,
    /// In braces or under a heading.
    Table,
}

impl Value {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Number(_) => Kind::Number,
            Self::OddNumber(_) => Kind::OddNumber,
            Self::Flag(_) => Kind::Flag,
            Self::Date(_) => Kind::Date,
            Self::OddDate(_) => Kind::OddDate,
            Self::List(_) => Kind::List,
            Self::Table(_) => Kind::Table,
        }
    }

    /// The value in words, for `found`.
    pub(crate) fn described(&self) -> Text {
        match self {
            Self::Text(text) => {
                let short = shortened(text);
                Text::new(format!("chữ \"{short}\""), format!("text \"{short}\""))
            }
            Self::Number(number) => Text::new(format!("số {number}"), format!("number {number}")),
            Self::OddNumber(text) => {
                let short = shortened(text);
                Text::new(format!("số {short}"), format!("number {short}"))
            }
            Self::Flag(flag) => Text::same(flag.to_string()),
            Self::Date(date) => Text::new(format!("ngày {date}"), format!("date {date}")),
            Self::OddDate(text) => Text::new(format!("thời điểm {text}"), format!("time {text}")),
            Self::List(items) => Text::new(
                format!("danh sách {} phần tử", items.len()),
                format!("a list of {}", items.len()),
            ),
            Self::Table(table) => Text::new(
                format!("bảng {} khóa", table.entries.len()),
                format!("a table of {} keys", table.entries.len()),
            ),
        }
    }
}

/// One line of at most 60 characters, so that a message stays a message.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.chars().take(LONGEST).map(plain).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
