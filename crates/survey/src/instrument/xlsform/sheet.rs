//! A sheet with its headings understood: columns by name, labels by language.

use super::findings;
use crate::instrument::texts;
use criteria::toml::Document;
use finding::{Place, Text};
use points::Exact;
use workbook::{Grid, Row, Value};

/// A heading: `label::English (en)` is `label` in `English (en)`.
struct Heading {
    name: String,
    language: Option<String>,
    column: u32,
}

pub(crate) struct Sheet<'d> {
    pub(crate) document: &'d Document,
    grid: Grid,
    headings: Vec<Heading>,
    first: u32,
}

/// Older names of columns.
const ALSO: &[(&str, &str)] = &[
    ("caption", "label"),
    ("value", "name"),
    ("relevance", "relevant"),
    ("command", "type"),
    ("tag", "name"),
    ("bind::relevant", "relevant"),
    ("bind::required", "required"),
    ("bind::constraint", "constraint"),
];

impl<'d> Sheet<'d> {
    /// The first row that holds something is the heading.
    pub(crate) fn new(document: &'d Document, grid: Grid) -> Self {
        let mut sheet = Self {
            document,
            headings: Vec::new(),
            first: 0,
            grid,
        };
        let Some(row) = sheet.grid.rows.first() else {
            return sheet;
        };
        let mut headings: Vec<Heading> = Vec::new();
        for cell in &row.cells {
            let text = sheet.text(row, cell.column).unwrap_or_default();
            if text.is_empty() {
                continue;
            }
            let (name, language) = parted(&text);
            let same = |own: &&Heading| own.name == name && own.language == language;
            if let Some(first) = headings.iter().find(same) {
                let first = sheet.grid.place(row.number, first.column);
                let place = sheet.grid.place(row.number, cell.column);
                document.push(findings::column_twice(place, &text, first));
                continue;
            }
            headings.push(Heading {
                name,
                language,
                column: cell.column,
            });
        }
        sheet.first = row.number;
        sheet.headings = headings;
        sheet
    }
    /// The rows below the heading.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        let first = self.first;
        self.grid.rows.iter().filter(move |row| row.number > first)
    }
    /// The column of this name, of no language.
    pub(crate) fn column(&self, name: &str) -> Option<u32> {
        let plain = |own: &&Heading| own.name == name && own.language.is_none();
        let found = self.headings.iter().find(plain);
        found.map(|heading| heading.column)
    }
    /// The same, where it has to be there.
    pub(crate) fn needed(&self, names: &[&str]) -> Option<u32> {
        let found = names.iter().find_map(|name| self.column(name));
        if found.is_none() {
            let place = Place::sheet(&self.grid.file, &self.grid.sheet);
            let name = names.first().copied().unwrap_or_default();
            self.document.push(findings::no_column(place, name));
        }
        found
    }
    /// Headings that are none of the known ones; a misspelt one would go unread without a word.
    pub(crate) fn tell_unknown(&self, known: &[&str]) {
        for heading in &self.headings {
            let name = heading.name.as_str();
            let of_tools = name.contains(':') || name.starts_with('$') || name.starts_with("kobo");
            if !known.contains(&name) && !of_tools {
                let place = self.grid.place(self.first, heading.column);
                self.document.push(findings::unknown_column(place, name));
            }
        }
    }
    pub(crate) fn place(&self, row: &Row, column: u32) -> Place {
        self.grid.place(row.number, column)
    }
    /// The cell as text, trimmed and NFC; `None` where it is empty. Error values and formulas without a result are findings.
    pub(crate) fn text(&self, row: &Row, column: u32) -> Option<String> {
        let cell = row.get(column)?;
        let text = match &cell.value {
            Value::Text(text) => texts::tidy(text),
            Value::Number(number) => Exact::from_cell(*number).ok()?.to_string(),
            Value::Bool(flag) => flag.to_string(),
            Value::DateSerial(_) => {
                let place = self.place(row, column);
                self.document.push(findings::cell_is_date(place));
                return None;
            }
            Value::Error(_) | Value::NotCalculated => {
                let place = self.place(row, column);
                self.document.push(findings::cell_unreadable(place));
                return None;
            }
        };
        (!text.is_empty()).then_some(text)
    }
    /// The text of a named column.
    pub(crate) fn get(&self, row: &Row, name: &str) -> Option<String> {
        self.text(row, self.column(name)?)
    }
    /// The place of a named column, or of the row's first cell.
    pub(crate) fn place_of(&self, row: &Row, name: &str) -> Place {
        let column = self.column(name).or_else(|| {
            let own = self.headings.iter().find(|heading| heading.name == name);
            own.map(|heading| heading.column)
        });
        self.place(row, column.unwrap_or(1))
    }
    /// A label in both languages. Vietnamese is the column so called, else the one without a language, else the form's default language, else the first; English is the same words where it is not given.
    pub(crate) fn label(&self, row: &Row, name: &str, default: Option<&str>) -> Text {
        let columns = || self.headings.iter().filter(|own| own.name == name);
        let language =
            |heading: &&Heading, is: fn(&str) -> bool| heading.language.as_deref().is_some_and(is);
        let of = |heading: &Heading| self.text(row, heading.column);
        let default_is = |heading: &&Heading| {
            heading.language.is_some() && heading.language.as_deref() == default
        };
        let vi = columns()
            .find(|heading| language(heading, is_vietnamese))
            .or_else(|| columns().find(|heading| heading.language.is_none()))
            .or_else(|| columns().find(default_is))
            .or_else(|| columns().next())
            .and_then(of);
        let en = columns()
            .find(|heading| language(heading, is_english))
            .and_then(of);
        let vi = vi.or_else(|| en.clone()).unwrap_or_default();
        Text {
            en: en.unwrap_or_else(|| vi.clone()),
            vi,
        }
    }
}

/// `label::Vietnamese (vi)`, and `label:English` of older forms, into name and language; names compare in small letters with `_` for a blank.
fn parted(heading: &str) -> (String, Option<String>) {
    let small = |text: &str| {
        text.trim()
            .to_lowercase()
            .replace(' ', "_")
            .trim_end_matches('*')
            .to_owned()
    };
    let known = |text: &str| {
        let text = small(text);
        let own = ALSO.iter().find(|(old, _)| *old == text);
        own.map_or(text, |(_, name)| (*name).to_owned())
    };
    let labelled = |name: &str| matches!(known(name).as_str(), "label" | "hint");
    match heading.split_once("::").or_else(|| heading.split_once(':')) {
        Some((name, language)) if labelled(name) => (known(name), Some(language.trim().to_owned())),
        _ => (known(heading), None),
    }
}

fn is_vietnamese(language: &str) -> bool {
    let language = vietnamese::fold(language);
    language.contains("viet") || language == "vi" || language.contains("(vi)")
}

fn is_english(language: &str) -> bool {
    let language = vietnamese::fold(language);
    language.contains("english")
        || language.contains("tieng anh")
        || language == "en"
        || language.contains("(en)")
}
