//! A table and its typed getters. An absent key is `None` without a finding; a value of a wrong type is `None` with one.

use super::value::RawTable;
use super::{Document, Item};
use crate::findings::keys;
use finding::{Finding, Place};
use jiff::civil::Date;
use points::Exact;

/// A table in a [`Document`].
#[derive(Debug, Clone, Copy)]
pub struct Table<'d> {
    document: &'d Document,
    raw: &'d RawTable,
    key: &'d str,
}

impl<'d> Table<'d> {
    pub(crate) fn new(document: &'d Document, raw: &'d RawTable, key: &'d str) -> Self {
        Self { document, raw, key }
    }
    /// The document, for findings.
    #[must_use]
    pub fn document(&self) -> &'d Document {
        self.document
    }
    /// As parsed.
    pub(crate) fn raw(&self) -> &'d RawTable {
        self.raw
    }
    /// The key that leads here.
    #[must_use]
    pub fn key(&self) -> &'d str {
        self.key
    }
    /// Line and column of its heading or brace.
    #[must_use]
    pub fn place(&self) -> Place {
        self.document.place(self.raw.at)
    }
    /// Line of its heading or brace, from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.document.line(self.raw.at)
    }
    /// Place of a key, or of the table where the key is absent.
    #[must_use]
    pub fn place_of(&self, key: &str) -> Place {
        let entry = self.raw.entries.iter().find(|entry| entry.key == key);
        entry.map_or_else(|| self.place(), |entry| self.document.place(entry.key_at))
    }
    /// Notes a finding in the document.
    pub fn push(&self, finding: Finding) {
        self.document.push(finding);
    }
    /// Keys and values in file order.
    pub fn entries(&self) -> impl Iterator<Item = (&'d str, Item<'d>)> + use<'d> {
        let document = self.document;
        let view = move |raw: &'d super::value::RawItem, key| Item::new(document, raw, key);
        let entries = self.raw.entries.iter();
        entries.map(move |entry| (entry.key.as_str(), view(&entry.item, &entry.key)))
    }
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Item<'d>> {
        let entry = self.raw.entries.iter().find(|entry| entry.key == key)?;
        Some(Item::new(self.document, &entry.item, &entry.key))
    }
    /// Whether the key stands here.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.raw.entries.iter().any(|entry| entry.key == key)
    }
    /// Every other key is a finding that names the nearest of these.
    pub fn only(&self, known: &[&str]) {
        for entry in &self.raw.entries {
            if !known.contains(&entry.key.as_str()) && !self.document.is_full() {
                let place = self.document.place(entry.key_at);
                self.push(keys::unknown(place, &entry.key, known));
            }
        }
    }
    /// Notes that a key is needed here.
    pub fn missing(&self, key: &str) {
        self.push(keys::missing(self.place(), self.key, key));
    }
    /// A text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.text().map(ToOwned::to_owned)
    }
    /// An exact number.
    #[must_use]
    pub fn exact(&self, key: &str) -> Option<Exact> {
        self.get(key)?.exact()
    }
    /// A whole number.
    #[must_use]
    pub fn whole(&self, key: &str) -> Option<i64> {
        self.get(key)?.whole()
    }
    /// `true` or `false`.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.get(key)?.flag()
    }
    /// A day.
    #[must_use]
    pub fn date(&self, key: &str) -> Option<Date> {
        self.get(key)?.date()
    }
    /// The elements of a list; nothing where the key is absent.
    #[must_use]
    pub fn list(&self, key: &str) -> Vec<Item<'d>> {
        self.get(key)
            .and_then(|item| item.list())
            .unwrap_or_default()
    }
    /// The texts of a list; nothing where the key is absent.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<String> {
        let items = self.list(key).into_iter();
        items
            .filter_map(|item| item.text().map(ToOwned::to_owned))
            .collect()
    }
    /// A table.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<Self> {
        self.get(key)?.table()
    }
    /// The tables of a list (`[[key]]`); nothing where the key is absent.
    #[must_use]
    pub fn tables(&self, key: &str) -> Vec<Self> {
        let items = self.list(key).into_iter();
        items.filter_map(|item| item.table()).collect()
    }
    /// One of the words, with what it stands for.
    #[must_use]
    pub fn one_of<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<T> {
        self.get(key)?.one_of(words)
    }
    /// A text that has to be there.
    #[must_use]
    pub fn needed_text(&self, key: &str) -> Option<String> {
        if !self.has(key) {
            self.missing(key);
        }
        self.text(key)
    }
    /// A number that has to be there.
    #[must_use]
    pub fn needed_exact(&self, key: &str) -> Option<Exact> {
        if !self.has(key) {
            self.missing(key);
        }
        self.exact(key)
    }
}
