//! Amending files become part of the set's text: their tables are merged into the set's before anyone reads them.
//!
//! Every value keeps the place where it was written, so that the reader, the checks and the examples work on a consolidated text as on any other, and a finding or a trace cites the amending file.

mod apply;
mod entry;
mod find;
mod sheet;

use crate::findings::{amended as says, syntax};
use crate::read::Source;
use crate::toml::{Document, Value};
use crate::{Amendment, Change, CriteriaSet, Target};
use finding::{Finding, Place};
use jiff::civil::Date;

/// Decisions are amended a few times; a folder with more files than this holds something else.
const MOST: usize = 50;
/// All amendments of a set together are no longer than a set may be.
const LARGEST: usize = 1 << 20;

/// What came of the amending files at hand.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Those in force, in the order applied.
    pub(crate) amendments: Vec<Amendment>,
    /// Their texts, in the same order, for the digest.
    pub(crate) texts: Vec<String>,
    /// Those not in force yet.
    pub(crate) not_yet: Vec<(Date, String)>,
    /// Whether something was refused; sums and examples of such a text would only repeat that.
    pub(crate) refused: bool,
    /// What was found in files that could not be put behind the set's.
    pub(crate) findings: Vec<Finding>,
}

/// Applies the amendments of a source that are in force on a day (or all), by day and then by file name.
pub(crate) fn consolidate(document: &mut Document, source: &Source, at: Option<Date>) -> Outcome {
    let mut outcome = Outcome::default();
    if source.amendments.is_empty() || document.is_refused() {
        return outcome;
    }
    if source.amendments.len() > MOST {
        let place = Place::file(&source.file);
        let finding = says::too_many(place, source.amendments.len(), MOST);
        outcome.findings.push(finding);
        outcome.refused = true;
        return outcome;
    }
    let size = source.amendments.iter().map(|(_, text)| text.len()).sum();
    if size > LARGEST {
        let place = Place::file(&source.amendments[0].0);
        let finding = syntax::too_large(place, size, LARGEST);
        outcome.findings.push(finding);
        outcome.refused = true;
        return outcome;
    }
    let name = name_of(document);
    let texts: Vec<(Document, &str)> = source
        .amendments
        .iter()
        .map(|(file, text)| (Document::parse(file, text), &**text))
        .collect();
    let mut sheets = Vec::new();
    for (own, text) in &texts {
        match sheet::read(own, name.as_deref()) {
            Some(sheet) => sheets.push((sheet, *text)),
            None => {
                outcome.refused = true;
                outcome.findings.extend(own.take_findings());
            }
        }
    }
    sheets.sort_by(|(one, _), (two, _)| {
        let key = |sheet: &sheet::Sheet<'_>| (sheet.effective, sheet.document.file().to_owned());
        key(one).cmp(&key(two))
    });
    for (sheet, text) in sheets {
        let file = sheet.document.file();
        if at.is_some_and(|at| sheet.effective > at) {
            outcome.not_yet.push((sheet.effective, file.to_owned()));
            continue;
        }
        let (changes, mut found) = apply::apply(document, &sheet);
        found.extend(sheet.document.take_findings());
        outcome.refused |= found.iter().any(Finding::is_error);
        for finding in found {
            document.push(finding);
        }
        outcome.amendments.push(amendment(&sheet, changes));
        outcome.texts.push(text.to_owned());
    }
    outcome
}

/// A mistake that stands in the set's own lines may come from an amendment of the criterion or of what is below it: their lines are shown with it.
pub(crate) fn name_changes(set: &CriteriaSet, findings: &mut [Finding]) {
    const NAMED: usize = 3;
    for finding in findings {
        let (Some(code), Some(file)) = (&finding.criterion, finding.place.file_name()) else {
            continue;
        };
        if file != set.file {
            continue;
        }
        let concerns = |change: &Change| match &change.target {
            Target::Criterion(own) => own
                .strip_prefix(&**code)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.')),
            _ => false,
        };
        let changes = set.changes().map(|(_, change)| change);
        let places: Vec<Place> = changes
            .filter(|change| !change.is_of_examples() && concerns(change))
            .map(|change| set.place(change.line))
            .take(NAMED)
            .collect();
        finding.related.extend(places);
    }
}

fn amendment(sheet: &sheet::Sheet<'_>, changes: Vec<Change>) -> Amendment {
    Amendment {
        file: sheet.document.file().to_owned(),
        amends: sheet.amends.clone(),
        title: sheet.title.clone(),
        effective: sheet.effective,
        changes,
    }
}

/// `qd766/2026`, where the top of the file says so.
fn name_of(document: &Document) -> Option<String> {
    let root = document.raw();
    match (&root.find("id")?.value, &root.find("year")?.value) {
        (Value::Text(id), Value::Number(year)) => Some(format!("{id}/{year}")),
        _ => None,
    }
}

/// One amending file by itself: what it says, and every mistake that can be seen without the set.
///
/// The lines of its changes are those of the file. Whether what it quotes stands, only [`read_set`](crate::read_set) can tell.
///
/// ```
/// let text = r#"
/// format    = 1
/// amends    = "vi-du/2025"
/// effective = 2025-07-01
/// [basis.B]
/// title = "Quyết định sửa đổi minh họa"
/// [[amend]]
/// criterion = "3.1"
/// property  = "target"
/// was       = 95
/// now       = 90
/// source    = "B, Điều 1"
/// "#;
/// let (amendment, findings) = criteria::read_amendment("vi-du/2025.sua-doi-1.toml", text);
/// assert!(findings.is_empty(), "{findings:?}");
/// let amendment = amendment.unwrap();
/// assert_eq!(amendment.changes[0].was.as_deref(), Some("95"));
/// ```
#[must_use]
pub fn read_amendment(file: &str, text: &str) -> (Option<Amendment>, Vec<Finding>) {
    let document = Document::parse(file, text);
    let sheet = sheet::read(&document, None);
    let amendment = sheet.map(|sheet| {
        let entries = sheet.entries.iter();
        let changes = entries.flat_map(|entry| entry.changes(0)).collect();
        amendment(&sheet, changes)
    });
    (amendment, document.take_findings())
}
