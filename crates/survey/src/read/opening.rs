//! A file of responses opened: names of persons in names of sheets and files do not reach the findings.

use super::privacy::{mask, scrub_label};
use super::response_limits;
use super::sheet::shown_name;
use finding::{Finding, Place, Text};
use std::sync::Arc;
use units::{Roster, Scope};
use workbook::Workbook;

/// Opens a file of responses under [`response_limits`], as [`workbook::open`] does.
///
/// A sheet that bears the name of a unit is named in the findings; one that bears a person's is called by its number (`#2`), and telephone numbers in a file's name are masked.
///
/// # Errors
/// What keeps the file from being opened, as findings.
pub fn open_responses(
    file: &str,
    bytes: impl Into<Arc<[u8]>>,
    roster: &Roster,
) -> Result<(Workbook, Vec<Finding>), Vec<Finding>> {
    match workbook::open(file, bytes, &response_limits()) {
        Ok((workbook, findings)) => {
            let shown = |name: &str| {
                let at = workbook.sheets().iter().position(|own| own.name == name);
                at.map_or_else(
                    || scrub_label(name),
                    |at| shown_name(roster, Scope::default(), name, at),
                )
            };
            let findings = findings.into_iter().map(|own| clean(own, &shown)).collect();
            Ok((workbook, findings))
        }
        Err(findings) => Err(findings
            .into_iter()
            .map(|own| clean(own, &scrub_label))
            .collect()),
    }
}

fn clean(mut finding: Finding, shown: &dyn Fn(&str) -> String) -> Finding {
    if let Place::Sheet { sheet, .. } | Place::Cell { sheet, .. } = &finding.place
        && !sheet.is_empty()
    {
        let (raw, clean) = (sheet.clone(), shown(sheet));
        let over =
            |text: &Text| Text::new(text.vi.replace(&raw, &clean), text.en.replace(&raw, &clean));
        finding.message = over(&finding.message);
        finding.found = over(&finding.found);
    }
    match &mut finding.place {
        Place::Sheet { file, sheet } | Place::Cell { file, sheet, .. } => {
            *file = mask(file);
            *sheet = if sheet.is_empty() {
                String::new()
            } else {
                shown(sheet)
            };
        }
        Place::File { file } | Place::Line { file, .. } => *file = mask(file),
        Place::Whole { .. } => {}
    }
    finding.snippet = None;
    finding
}
