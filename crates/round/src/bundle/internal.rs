//! The internal bundle.

use super::{About, CSV, ENTRIES, JSON, ROUND};
use crate::{AnswerFiles, AnswerRow, Inputs, Ran, pack};
use finding::Finding;
use ranking::{CsvKind, RankJson, ranking_csv};
use workbook::Files;

/// The bytes of a result as `rank` prints it: JSON and CSV.
#[must_use]
pub fn result_bytes(
    program: &str,
    round: &str,
    ran: &Ran,
    findings: &[Finding],
    notices: &[String],
) -> (Vec<u8>, Vec<u8>) {
    let notices: Vec<&str> = notices.iter().map(String::as_str).collect();
    let json = RankJson::new(program, round, &ran.set, &ran.ranked, findings).saying(&notices);
    let json = serde_json::to_string_pretty(&json).unwrap_or_default();
    let csv = ranking_csv(&ran.set, &ran.ranked, &notices, CsvKind::Machine);
    (format!("{json}\n").into_bytes(), csv.into_bytes())
}

/// Everything that a result was computed from, and the result, as one archive with the digest of each file.
///
/// `ran` and `findings` are what [`crate::run_entries`] gave for these inputs and records; `more` holds what is to travel along, such as the chain.
///
/// # Errors
/// As [`pack`], or where the archive cannot be written.
pub fn internal_bundle(
    inputs: &Inputs,
    rows: &[AnswerRow],
    (ran, findings): (&Ran, &[Finding]),
    about: About,
    more: Files,
) -> Result<Vec<u8>, Box<Finding>> {
    let mut files = more;
    for (path, bytes) in pack(inputs, AnswerFiles::Leave)? {
        files.insert(format!("{ROUND}{path}"), bytes);
    }
    let mut lines = String::new();
    for row in rows {
        lines.push_str(&serde_json::to_string(row).unwrap_or_default());
        lines.push('\n');
    }
    files.insert(ENTRIES.to_owned(), lines.into_bytes().into());
    let (json, csv) = result_bytes(&about.parindex, &about.round, ran, findings, &about.notices);
    files.insert(JSON.to_owned(), json.into());
    files.insert(CSV.to_owned(), csv.into());
    about.seal(files)
}
