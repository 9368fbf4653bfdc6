//! Mistakes of a text's syntax, without the text.

use finding::{Finding, Text};

/// How many broken lines are named; a file with more is no such file at all.
const MOST_LINES: usize = 3;

/// The findings of a mapping or a sample record without the lines that they quote.
///
/// Where a list of people is named in the place of such a file, each of its lines is broken TOML and would be shown.
pub(crate) fn without_lines(findings: Vec<Finding>) -> Vec<Finding> {
    let mut broken = 0;
    findings
        .into_iter()
        .filter_map(|mut finding| {
            if matches!(finding.code.as_str(), "toml-syntax" | "key-twice") {
                broken += 1;
                finding.found = Text::default();
                finding.snippet = None;
            }
            (broken <= MOST_LINES || finding.code != "toml-syntax").then_some(finding)
        })
        .collect()
}
