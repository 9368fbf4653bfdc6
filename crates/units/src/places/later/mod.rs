//! Changes after the last list: their file, and what they do to the places.
//!
//! A list of the country comes once in years, a resolution in between; each is a few rows of a file that a person has reviewed.

mod apply;
mod check;
mod row;

use super::Places;
use crate::findings::later as says;
use finding::Finding;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A change that a decision made from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The first day in force.
    pub from: Date,
    /// The decision, as the file names it: `Nghị quyết số 237/NQ-UBTVQH16`.
    pub decision: String,
    /// Where the row was taken from.
    pub source: String,
}

/// What a row of the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Retype,
    Rename,
    Recode,
    Move,
    Merge,
    Divide,
}

/// One row of the file.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) file: String,
    pub(super) line: u32,
    pub(super) kind: Kind,
    /// Code and name until the day before.
    pub(super) code: String,
    pub(super) was: String,
    /// Code, name and place above from the day on; `None` where unchanged.
    pub(super) new: Option<String>,
    pub(super) now: Option<String>,
    pub(super) parent: Option<String>,
    pub(super) decided: Decided,
}

impl Row {
    pub(super) fn place(&self) -> finding::Place {
        finding::Place::line(&self.file, self.line, 1)
    }

    /// The code from the day on.
    pub(super) fn target(&self) -> &str {
        self.new.as_deref().unwrap_or(&self.code)
    }

    /// What two rows have in common that say the same.
    fn says(&self) -> (Date, Kind, String, String, Option<String>) {
        let now = self.now.as_deref().map(vietnamese::key);
        let target = self.target().to_owned();
        (self.decided.from, self.kind, self.code.clone(), target, now)
    }
}

/// More places than a country has in a century of changes.
const MOST_PLACES: usize = 200_000;

/// The rows of all files (name and text each), in the order of their days, applied to the places of the lists.
///
/// A row that repeats an earlier file's is passed over; a row that cannot be used is a finding and changes nothing.
pub(super) fn add(places: &mut Places, files: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for (file, text) in files {
        // Only against earlier files: the same row twice in one file is a slip that `check` names.
        let known: BTreeSet<_> = rows.iter().map(Row::says).collect();
        let own = row::read(file, text, &mut findings).into_iter();
        rows.extend(own.filter(|row| !known.contains(&row.says())));
    }
    rows.sort_by_key(|row| row.decided.from);
    for day in rows.chunk_by(|a, b| a.decided.from == b.decided.from) {
        if places.places.len() > MOST_PLACES {
            findings.extend(day.first().map(|row| says::many(row.place())));
            break;
        }
        apply::apply(places, day, &mut findings);
    }
    findings
}
