//! The groups that are open at a row.

use super::findings;
use super::sheet::Sheet;
use finding::{Place, Text};
use std::collections::BTreeSet;
use workbook::Row;

struct Open {
    name: String,
    title: Text,
    relevant: Option<String>,
    repeat: bool,
    place: Place,
}

/// Groups that are open, outermost first.
#[derive(Default)]
pub(crate) struct Groups {
    open: Vec<Open>,
    seen: BTreeSet<Vec<String>>,
}

/// Deeper ones are no questionnaire.
const DEEPEST: usize = 32;

impl Groups {
    pub(crate) fn begin(
        &mut self,
        sheet: &Sheet<'_>,
        row: &Row,
        language: Option<&str>,
        repeat: bool,
    ) {
        let place = sheet.place_of(row, "name");
        let name = sheet.get(row, "name").unwrap_or_default();
        if name.is_empty() {
            let place = sheet.place_of(row, "name");
            sheet.document.push(findings::no_name(place));
        }
        if repeat {
            sheet.document.push(findings::repeat(place.clone(), &name));
        }
        let mut path = self.path();
        path.push(name.clone());
        if self.open.len() < DEEPEST && !self.seen.insert(path) {
            sheet
                .document
                .push(findings::group_twice(place.clone(), &name));
        }
        self.open.push(Open {
            name,
            title: sheet.label(row, "label", language),
            relevant: sheet.get(row, "relevant"),
            repeat,
            place,
        });
    }
    pub(crate) fn end(&mut self, sheet: &Sheet<'_>, row: &Row, repeat: bool) {
        match self.open.pop() {
            Some(open) if open.repeat == repeat => {}
            Some(open) => {
                let place = sheet.place_of(row, "type");
                sheet
                    .document
                    .push(findings::ends_crossed(place, open.place));
            }
            None => {
                let place = sheet.place_of(row, "type");
                sheet.document.push(findings::end_without_begin(place));
            }
        }
    }
    /// Groups that nothing ends.
    pub(crate) fn finish(&self, sheet: &Sheet<'_>) {
        for open in &self.open {
            let place = open.place.clone();
            sheet
                .document
                .push(findings::begin_without_end(place, &open.name));
        }
    }
    /// Names, outermost first.
    pub(crate) fn path(&self) -> Vec<String> {
        let names = self.open.iter().take(DEEPEST).map(|open| open.name.clone());
        names.collect()
    }
    /// The title of the innermost group that has one.
    pub(crate) fn heading(&self) -> Text {
        let titled = self.open.iter().rev().find(|open| !open.title.is_empty());
        titled.map(|open| open.title.clone()).unwrap_or_default()
    }
    /// Whether an answer here can come several times.
    pub(crate) fn repeats(&self) -> bool {
        self.open.iter().any(|open| open.repeat)
    }
    /// The conditions of all open groups and the row's own, joined.
    pub(crate) fn relevant(&self, own: Option<String>) -> Option<String> {
        let mut all: Vec<String> = self
            .open
            .iter()
            .take(DEEPEST)
            .filter_map(|open| open.relevant.clone())
            .chain(own)
            .collect();
        if all.len() < 2 {
            return all.pop();
        }
        Some(format!("({})", all.join(") and (")))
    }
}
