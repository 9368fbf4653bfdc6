//! One value, asked for as a type; a wrong type is a finding and `None`.

use super::value::{RawItem, Value};
use super::{Document, Kind, Table};
use crate::findings::values;
use finding::{Finding, Place, Text};
use jiff::civil::Date;
use points::Exact;

/// More than the communes of the country; lists are compared element by element, so that a longer one could take hours.
const LONGEST_LIST: usize = 5_000;

/// A value in a [`Document`], with the key that leads to it.
#[derive(Debug, Clone, Copy)]
pub struct Item<'d> {
    document: &'d Document,
    raw: &'d RawItem,
    key: &'d str,
}

impl<'d> Item<'d> {
    pub(crate) fn new(document: &'d Document, raw: &'d RawItem, key: &'d str) -> Self {
        Self { document, raw, key }
    }
    /// As parsed.
    pub(crate) fn raw(&self) -> &'d RawItem {
        self.raw
    }
    /// The key that leads here; for an element of a list, the list's.
    #[must_use]
    pub fn key(&self) -> &'d str {
        self.key
    }
    /// Line and column.
    #[must_use]
    pub fn place(&self) -> Place {
        self.document.place(self.raw.at)
    }
    /// Line, from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.document.line(self.raw.at)
    }
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.raw.value.kind()
    }
    /// What it is, in words, for `found`.
    #[must_use]
    pub fn described(&self) -> Text {
        self.raw.value.described()
    }
    /// Notes a finding in the document.
    pub fn push(&self, finding: Finding) {
        self.document.push(finding);
    }
    fn wrong(&self, expected: Text) {
        // A day that the calendar does not have came as a mistake of syntax, which has been told.
        if matches!(&self.raw.value, Value::OddDate(text) if text.is_empty()) {
            return;
        }
        let finding = match &self.raw.value {
            Value::OddNumber(text) => values::odd_number(self.place(), self.key, text),
            Value::OddDate(text) => values::odd_date(self.place(), self.key, text),
            value => values::wrong_type(self.place(), self.key, &value.described(), &expected),
        };
        self.push(finding);
    }

    /// Whether it is this text; asks nothing of it.
    #[must_use]
    pub fn is_text(&self, text: &str) -> bool {
        matches!(&self.raw.value, Value::Text(own) if own == text)
    }
    /// A text.
    #[must_use]
    pub fn text(&self) -> Option<&'d str> {
        if let Value::Text(text) = &self.raw.value {
            return Some(text);
        }
        self.wrong(Text::new(
            "chữ trong dấu ngoặc kép",
            "text in quotation marks",
        ));
        None
    }
    /// An exact number.
    #[must_use]
    pub fn exact(&self) -> Option<Exact> {
        if let Value::Number(number) = &self.raw.value {
            return Some(number.clone());
        }
        self.wrong(Text::new("một số, ví dụ 2.5", "a number, for example 2.5"));
        None
    }
    /// A whole number.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        if let Value::Number(number) = &self.raw.value
            && let Some(whole) = number.to_integer()
        {
            return Some(whole);
        }
        self.wrong(Text::new("một số nguyên", "a whole number"));
        None
    }
    /// `true` or `false`.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        if let Value::Flag(flag) = self.raw.value {
            return Some(flag);
        }
        self.wrong(Text::same("true, false"));
        None
    }
    /// A day.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        if let Value::Date(date) = self.raw.value {
            return Some(date);
        }
        let expected = Text::new(
            "một ngày không có dấu ngoặc kép, ví dụ 2025-12-15",
            "a date without quotation marks, for example 2025-12-15",
        );
        self.wrong(expected);
        None
    }
    /// The elements of a list; one of over 5,000 is refused.
    #[must_use]
    pub fn list(&self) -> Option<Vec<Self>> {
        if let Value::List(items) = &self.raw.value {
            if items.len() > LONGEST_LIST {
                let finding =
                    values::list_too_long(self.place(), self.key, items.len(), LONGEST_LIST);
                self.push(finding);
                return None;
            }
            let element = |raw| Self::new(self.document, raw, self.key);
            return Some(items.iter().map(element).collect());
        }
        self.wrong(Text::new(
            "một danh sách trong ngoặc vuông",
            "a list in square brackets",
        ));
        None
    }
    /// A table.
    #[must_use]
    pub fn table(&self) -> Option<Table<'d>> {
        if let Value::Table(raw) = &self.raw.value {
            return Some(Table::new(self.document, raw, self.key));
        }
        self.wrong(Text::new(
            "một bảng: { khóa = giá trị } hoặc dưới một tiêu đề",
            "a table: { key = value } or under a heading",
        ));
        None
    }
    /// One of the words, with what it stands for.
    #[must_use]
    pub fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        let known = words.iter().find(|(word, _)| *word == text);
        if known.is_none() {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.push(values::unknown_word(self.place(), self.key, text, &words));
        }
        known.map(|(_, meaning)| *meaning)
    }
}
