//! A finding as programs read it.

use finding::{Finding, Place, Text, column_letters};
use serde::Serialize;

/// A sentence in both languages.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct BothJson {
    /// Tiếng Việt.
    vi: String,
    /// English.
    en: String,
}

impl BothJson {
    fn of(own: &Text) -> Option<Self> {
        (!own.is_empty()).then(|| Self {
            vi: own.vi.clone(),
            en: own.en.clone(),
        })
    }
}

/// One thing that is wrong, doubtful or worth knowing about what was sent.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct FindingJson {
    /// The stable name: `cell-not-a-number`.
    code: String,
    /// `info`, `warning`, `error`.
    severity: String,
    /// The file.
    file: Option<String>,
    /// The sheet.
    sheet: Option<String>,
    /// The cell, `D17`.
    address: Option<String>,
    /// The line of a text file, from 1.
    line: Option<u32>,
    /// What it is about, where that is no file.
    about: Option<String>,
    /// Code of the unit.
    unit: Option<String>,
    /// Code of the criterion.
    criterion: Option<String>,
    /// What is wrong.
    message: Option<BothJson>,
    /// What stands there.
    found: Option<BothJson>,
    /// What should stand there.
    expected: Option<BothJson>,
    /// How to mend it.
    fix: Option<BothJson>,
    /// Where the rule stands.
    rule: Option<String>,
}

impl FindingJson {
    pub(crate) fn of(own: &Finding) -> Self {
        let (mut sheet, mut address, mut line, mut about) = (None, None, None, None);
        match &own.place {
            Place::Whole { what } => about = Some(what.clone()),
            Place::File { .. } => {}
            Place::Line { line: at, .. } => line = Some(*at),
            Place::Sheet { sheet: at, .. } => sheet = Some(at.clone()),
            Place::Cell {
                sheet: at,
                row,
                column,
                ..
            } => {
                sheet = Some(at.clone());
                address = Some(format!("{}{row}", column_letters(*column)));
            }
        }
        Self {
            code: own.code.clone(),
            severity: match own.severity {
                finding::Severity::Info => "info",
                finding::Severity::Warning => "warning",
                finding::Severity::Error => "error",
            }
            .to_owned(),
            file: own.place.file_name().map(str::to_owned),
            sheet,
            address,
            line,
            about,
            unit: own.unit.clone(),
            criterion: own.criterion.clone(),
            message: BothJson::of(&own.message),
            found: BothJson::of(&own.found),
            expected: BothJson::of(&own.expected),
            fix: BothJson::of(&own.fix),
            rule: own.rule.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_its_cell_and_says_it_in_both_languages() {
        let own = Finding::error("cell-not-a-number", Place::cell("a.xlsx", "Phiếu", 17, 4))
            .says("ô chứa chữ", "the cell holds text")
            .of_unit("U1");
        let own = serde_json::to_value(FindingJson::of(&own)).unwrap();
        let rows = [
            ("severity", "error"),
            ("file", "a.xlsx"),
            ("sheet", "Phiếu"),
            ("address", "D17"),
            ("unit", "U1"),
        ];
        for (key, value) in rows {
            assert_eq!(own[key], value, "{key}");
        }
        assert_eq!(own["message"]["en"], "the cell holds text");
        assert!(own["fix"].is_null() && own["line"].is_null());
    }
}
