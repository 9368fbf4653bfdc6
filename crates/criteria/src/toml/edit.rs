//! Work on the tables before anyone reads them: whether two values are the same, what stands at a path, how a value is written.

use super::value::{RawEntry, RawItem, RawTable, Value, shortened};

impl RawTable {
    /// The value of a key.
    pub(crate) fn find(&self, key: &str) -> Option<&RawItem> {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.map(|entry| &entry.item)
    }
    /// The table behind a key.
    pub(crate) fn find_table_mut(&mut self, key: &str) -> Option<&mut Self> {
        let entry = self.entries.iter_mut().find(|entry| entry.key == key)?;
        match &mut entry.item.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }
    /// The table behind a key, which is made at this place where the key is absent; `None` where something else stands there.
    pub(crate) fn table_or_new(&mut self, key: &str, at: usize) -> Option<&mut Self> {
        if self.find(key).is_none() {
            let table = Self {
                at,
                entries: Vec::new(),
            };
            self.put(entry(key, at, RawItem::of(Value::Table(table), at)));
        }
        self.find_table_mut(key)
    }
    /// Sets a key: in its old place in the order, or at the end.
    pub(crate) fn put(&mut self, entry: RawEntry) {
        match self.entries.iter_mut().find(|own| own.key == entry.key) {
            Some(own) => *own = entry,
            None => self.entries.push(entry),
        }
    }
    /// Takes a key away.
    pub(crate) fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key != key);
    }
    /// The same with every place moved on by so many bytes.
    pub(crate) fn moved(&self, by: usize) -> Self {
        let entries = self.entries.iter();
        Self {
            at: self.at + by,
            entries: entries
                .map(|own| entry(&own.key, own.key_at + by, own.item.moved(by)))
                .collect(),
        }
    }
}

impl RawItem {
    pub(crate) fn of(value: Value, at: usize) -> Self {
        Self { at, value }
    }
    /// The same with every place moved on by so many bytes.
    pub(crate) fn moved(&self, by: usize) -> Self {
        let value = match &self.value {
            Value::List(items) => Value::List(items.iter().map(|item| item.moved(by)).collect()),
            Value::Table(table) => Value::Table(table.moved(by)),
            other => other.clone(),
        };
        Self::of(value, self.at + by)
    }
}

/// A key with its value.
pub(crate) fn entry(key: &str, key_at: usize, item: RawItem) -> RawEntry {
    RawEntry {
        key: key.to_owned(),
        key_at,
        item,
    }
}

impl Value {
    /// Whether both say the same: numbers by value (`95` and `95.0`), tables without regard to the order of their keys.
    pub(crate) fn same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(two)) => one == two,
            (Self::Number(one), Self::Number(two)) => one == two,
            (Self::OddNumber(one), Self::OddNumber(two))
            | (Self::OddDate(one), Self::OddDate(two)) => one == two,
            (Self::Flag(one), Self::Flag(two)) => one == two,
            (Self::Date(one), Self::Date(two)) => one == two,
            (Self::List(one), Self::List(two)) => {
                one.len() == two.len()
                    && one
                        .iter()
                        .zip(two)
                        .all(|(one, two)| one.value.same_as(&two.value))
            }
            (Self::Table(one), Self::Table(two)) => {
                one.entries.len() == two.entries.len()
                    && one.entries.iter().all(|entry| {
                        let other = two.find(&entry.key);
                        other.is_some_and(|other| entry.item.value.same_as(&other.value))
                    })
            }
            _ => false,
        }
    }
    /// The value as it could stand in a file.
    pub(crate) fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, usize::MAX);
        out
    }
    /// The value in one short line, for a message; a long list costs no more than a short one.
    pub(crate) fn in_short(&self) -> String {
        const ENOUGH: usize = 400;
        let mut out = String::new();
        self.write(&mut out, ENOUGH);
        shortened(&out)
    }
    /// Writes until there is enough.
    fn write(&self, out: &mut String, most: usize) {
        match self {
            Self::Text(text) => quote(text, out, most),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::OddNumber(text) | Self::OddDate(text) => out.push_str(text),
            Self::Flag(flag) => out.push_str(&flag.to_string()),
            Self::Date(date) => out.push_str(&date.to_string()),
            Self::List(items) if items.is_empty() => out.push_str("[]"),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if out.len() > most {
                        return;
                    }
                    out.push_str(if index == 0 { " " } else { ", " });
                    item.value.write(out, most);
                }
                out.push_str(" ]");
            }
            Self::Table(table) if table.entries.is_empty() => out.push_str("{}"),
            Self::Table(table) => {
                out.push('{');
                for (index, entry) in table.entries.iter().enumerate() {
                    if out.len() > most {
                        return;
                    }
                    out.push_str(if index == 0 { " " } else { ", " });
                    key(&entry.key, out, most);
                    out.push_str(" = ");
                    entry.item.value.write(out, most);
                }
                out.push_str(" }");
            }
        }
    }
}

fn quote(text: &str, out: &mut String, most: usize) {
    out.push('"');
    for c in text.chars() {
        if out.len() > most {
            return;
        }
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn key(key: &str, out: &mut String, most: usize) {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !key.is_empty() && key.chars().all(plain) {
        out.push_str(key);
    } else {
        quote(key, out, most);
    }
}

/// Why nothing stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// All but the last step is there.
    Last,
    /// This step (an index into the path) is not there, or what stands there has no parts.
    Step(usize),
}

/// What stands at a path of keys; a step into a list is a number from 1, or the `name` (or `title`) of an element.
pub(crate) fn at_path<'t>(table: &'t RawTable, path: &[String]) -> Result<&'t RawItem, Absent> {
    let (first, rest) = path.split_first().ok_or(Absent::Step(0))?;
    let last = |index: usize| {
        if index + 1 == path.len() {
            Absent::Last
        } else {
            Absent::Step(index)
        }
    };
    let mut item = table.find(first).ok_or(last(0))?;
    for (index, step) in rest.iter().enumerate() {
        item = match &item.value {
            Value::Table(table) => table.find(step).ok_or(last(index + 1))?,
            Value::List(items) => {
                let position = element(items, step).ok_or(Absent::Step(index + 1))?;
                items.get(position).ok_or(last(index + 1))?
            }
            _ => return Err(Absent::Step(index + 1)),
        };
    }
    Ok(item)
}

/// Puts a value at a path that [`at_path`] found, or whose last step it found absent; `None` takes away what stands there.
pub(crate) fn set_path(table: &mut RawTable, path: &[String], value: Option<(usize, RawItem)>) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        match value {
            Some((key_at, item)) => table.put(entry(first, key_at, item)),
            None => table.remove(first),
        }
        return;
    }
    let own = table.entries.iter_mut().find(|entry| entry.key == *first);
    let Some(own) = own else { return };
    match &mut own.item.value {
        Value::Table(inner) => set_path(inner, rest, value),
        Value::List(items) => set_in_list(items, rest, value),
        _ => {}
    }
}

fn set_in_list(items: &mut Vec<RawItem>, path: &[String], value: Option<(usize, RawItem)>) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    let Some(position) = element(items, first) else {
        return;
    };
    if rest.is_empty() {
        match (value, position < items.len()) {
            (Some((_, item)), true) => items[position] = item,
            (Some((_, item)), false) => items.push(item),
            (None, true) => {
                items.remove(position);
            }
            (None, false) => {}
        }
        return;
    }
    match items.get_mut(position).map(|item| &mut item.value) {
        Some(Value::Table(inner)) => set_path(inner, rest, value),
        Some(Value::List(inner)) => set_in_list(inner, rest, value),
        _ => {}
    }
}

/// The position of an element, which for a number may be the one behind the last.
fn element(items: &[RawItem], step: &str) -> Option<usize> {
    if let Ok(number) = step.parse::<usize>() {
        return number.checked_sub(1).filter(|index| *index <= items.len());
    }
    let is_named = |item: &RawItem| {
        let Value::Table(table) = &item.value else {
            return false;
        };
        ["name", "title"].into_iter().any(|key| {
            let own = table.find(key);
            matches!(own.map(|item| &item.value), Some(Value::Text(text)) if text == step)
        })
    };
    items.iter().position(is_named)
}
