//! A set's file as it is put together: keys and values in order, before and after it is a checked set.
//!
//! [`Draft::parse`] takes a file apart, the setters change it, [`write_set`] writes it: what an import, an edited workbook and a cloned year have in common.

mod compare;
mod layout;
mod value;
mod write;

pub use write::write_set;

use jiff::civil::Date;
use points::Exact;

/// A value of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftValue {
    /// A text.
    Text(String),
    /// An exact number.
    Number(Exact),
    /// `true` or `false`.
    Flag(bool),
    /// A day.
    Date(Date),
    /// A list.
    List(Vec<DraftValue>),
    /// A table.
    Table(Draft),
}

/// A table of a set's file: its keys in order, and the comment above its heading.
///
/// ```
/// let mut draft = criteria::Draft::parse("id = \"thu\"\nyear = 2025\n[criterion.\"1\"]\ntitle = \"Một\"\nmax = 2\n");
/// draft.set("year", 2026);
/// assert_eq!(draft.table("criterion").and_then(|all| all.table("1")).and_then(|one| one.text("title")), Some("Một"));
/// assert!(criteria::write_set(&draft).starts_with("id   = \"thu\"\nyear = 2026\n"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Lines of comment above the heading, without `#`.
    pub comment: Vec<String>,
    entries: Vec<(String, DraftValue)>,
}

impl Draft {
    /// A table without keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Keys and values in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &DraftValue)> {
        self.entries
            .iter()
            .map(|(key, value)| (key.as_str(), value))
    }
    /// Keys and values in order, to be changed in place.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = (&str, &mut DraftValue)> {
        self.entries
            .iter_mut()
            .map(|(key, value)| (key.as_str(), value))
    }
    /// Whether no key stands here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&DraftValue> {
        let entry = self.entries.iter().find(|(own, _)| own == key);
        entry.map(|(_, value)| value)
    }
    /// Puts a value under a key: in its old place, or at the end.
    pub fn set(&mut self, key: &str, value: impl Into<DraftValue>) {
        let value = value.into();
        match self.entries.iter_mut().find(|(own, _)| own == key) {
            Some((_, old)) => *old = value,
            None => self.entries.push((key.to_owned(), value)),
        }
    }
    /// Puts a value under a key where there is one.
    pub fn set_some(&mut self, key: &str, value: Option<impl Into<DraftValue>>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }
    /// Takes a key out.
    pub fn remove(&mut self, key: &str) -> Option<DraftValue> {
        let at = self.entries.iter().position(|(own, _)| own == key)?;
        Some(self.entries.remove(at).1)
    }
    /// The text under a key.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            DraftValue::Text(text) => Some(text),
            _ => None,
        }
    }
    /// The number under a key.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<&Exact> {
        match self.get(key)? {
            DraftValue::Number(number) => Some(number),
            _ => None,
        }
    }
    /// The table under a key.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<&Self> {
        match self.get(key)? {
            DraftValue::Table(table) => Some(table),
            _ => None,
        }
    }
    /// The table under a key, made where there is none.
    pub fn table_mut(&mut self, key: &str) -> &mut Self {
        if !matches!(self.get(key), Some(DraftValue::Table(_))) {
            self.set(key, Self::new());
        }
        let entry = self.entries.iter_mut().find(|(own, _)| own == key);
        match entry {
            Some((_, DraftValue::Table(table))) => table,
            _ => unreachable!("a table was put there just now"),
        }
    }
    /// The tables of a list under a key (`[[key]]`); nothing where the key is absent.
    #[must_use]
    pub fn tables(&self, key: &str) -> Vec<&Self> {
        match self.get(key) {
            Some(DraftValue::List(items)) => {
                items.iter().filter_map(DraftValue::as_table).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl DraftValue {
    /// The table that it is.
    #[must_use]
    pub fn as_table(&self) -> Option<&Draft> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }
    /// The text that it is.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}
