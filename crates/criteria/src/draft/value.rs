//! What becomes a value of a draft, and a file taken apart.

use super::{Draft, DraftValue};
use crate::amend;
use crate::read::Source;
use crate::toml::{Document, Item, Kind, Table};
use finding::Finding;
use jiff::civil::Date;
use points::Exact;

impl Draft {
    /// A file taken apart. Values that no set can hold (hexadecimal numbers, times of day) are left out, and so is what is no TOML: [`crate::read_set`] names them.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let document = Document::parse("", text);
        let mut draft = table(document.root(), text);
        draft.comment = leading(text);
        draft
    }
    /// The consolidated text taken apart: the set with its amendments in force on a day, or with all of them, and what was refused.
    ///
    /// Written by [`crate::write_set`] it is one file that says what [`crate::read_set_at`] reads: what a set for the next year starts from.
    #[must_use]
    pub fn in_force(source: &Source, at: Option<Date>) -> (Self, Vec<Finding>) {
        let mut document = Document::parse(&source.file, &source.text);
        let mut findings = amend::consolidate(&mut document, source, at).findings;
        let text = document.text();
        let mut draft = table(document.root(), text);
        draft.comment = leading(&source.text);
        findings.extend(document.take_findings());
        (draft, findings)
    }
}

fn table(own: Table<'_>, text: &str) -> Draft {
    let mut draft = Draft::new();
    for (key, item) in own.entries() {
        let Some(mut value) = value(item, text) else {
            continue;
        };
        if let DraftValue::Table(inner) = &mut value {
            inner.comment = above(text, item.line());
        }
        draft.set(key, value);
    }
    draft
}

fn value(item: Item<'_>, text: &str) -> Option<DraftValue> {
    Some(match item.kind() {
        Kind::Text => DraftValue::Text(item.text()?.to_owned()),
        Kind::Number => DraftValue::Number(item.exact()?),
        Kind::Flag => DraftValue::Flag(item.flag()?),
        Kind::Date => DraftValue::Date(item.date()?),
        Kind::List => {
            let items = item.list()?.into_iter();
            DraftValue::List(items.filter_map(|item| value(item, text)).collect())
        }
        Kind::Table => DraftValue::Table(table(item.table()?, text)),
        Kind::OddNumber | Kind::OddDate => return None,
    })
}

/// The comment at the top of the file, up to the first blank line.
fn leading(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .take_while(|line| line.starts_with('#'))
        .map(bare)
        .collect()
}

/// The comment above a heading; blank lines may stand between.
fn above(text: &str, line: u32) -> Vec<String> {
    let lines: Vec<&str> = text.lines().take(line as usize).map(str::trim).collect();
    let Some((heading, before)) = lines.split_last() else {
        return Vec::new();
    };
    if !heading.starts_with('[') {
        return Vec::new();
    }
    let mut comment: Vec<String> = before
        .iter()
        .rev()
        .skip_while(|line| line.is_empty())
        .take_while(|line| line.starts_with('#'))
        .map(|line| bare(line))
        .collect();
    comment.reverse();
    comment
}

fn bare(line: &str) -> String {
    line.trim_start_matches('#').trim().to_owned()
}

impl From<&str> for DraftValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for DraftValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Exact> for DraftValue {
    fn from(number: Exact) -> Self {
        Self::Number(number)
    }
}
impl From<i64> for DraftValue {
    fn from(whole: i64) -> Self {
        Self::Number(Exact::from(whole))
    }
}
impl From<bool> for DraftValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
impl From<Date> for DraftValue {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}
impl From<Draft> for DraftValue {
    fn from(table: Draft) -> Self {
        Self::Table(table)
    }
}
impl<T: Into<DraftValue>> From<Vec<T>> for DraftValue {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
