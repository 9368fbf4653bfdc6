//! A set as somebody hands it in: the edit workbook or the text, checked at once.

use crate::edit::Places;
use crate::{is_edit_workbook, read_edit_workbook};
use criteria::{CriteriaSet, Source, read_set, read_set_at, write_set};
use finding::{Finding, Place};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use workbook::Limits;

/// What a file that was handed in comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SetFile {
    /// The text of the set, also where it has errors; `None` where the file holds none.
    pub text: Option<String>,
    /// What is wrong or doubtful: by cell in a workbook, by line in a text.
    pub findings: Vec<Finding>,
}

/// Reads an edit workbook ([`crate::edit_workbook`]) or the text of a set (`.toml`), checks it and runs its examples.
///
/// A text is taken as it is, to the last byte. Findings of a workbook name its cells, also those that only the whole set can show.
/// `calendars` are paths and texts of the years at hand.
///
/// ```
/// let text = "format = 1\nid = \"vi-du\"\nyear = 2026\nlevels = [\"commune\"]\ntitle = \"Ví dụ\"\ntotal = 5\nstatus = \"sample\"\nfinal = [\"appraised\"]\n[basis.A]\ntitle = \"Quyết định\"\n[criterion.\"1\"]\ntitle = \"Một\"\nmax = 2\nsource = \"A\"\nrule = \"points\"\n";
/// let read = |name: &str, bytes: Vec<u8>| annex::read_set_file(name, bytes.into(), &[], &workbook::Limits::default());
/// let own = read("moi.toml", text.as_bytes().to_vec());
/// assert_eq!(own.text.as_deref(), Some(text));
/// assert_eq!(own.findings[0].place.to_string(), "moi.toml:6:1");
/// // The same set as a workbook: the same mistake, at its cell.
/// let book = annex::edit_workbook(&criteria::Draft::parse(text)).unwrap();
/// let own = read("moi.xlsx", book);
/// assert_eq!(own.findings[0].place.to_string(), "moi.xlsx, 'Thiết lập'!B9");
/// ```
#[must_use]
pub fn read_set_file(
    file: &str,
    bytes: Arc<[u8]>,
    calendars: &[(String, String)],
    limits: &Limits,
) -> SetFile {
    if file.to_lowercase().ends_with(".toml") {
        return match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
                let (set, findings) = check_set(&source(file, &text, calendars), None);
                SetFile {
                    text: set.is_some().then_some(text),
                    findings,
                }
            }
            Err(_) => of(not_utf8(file)),
        };
    }
    let (book, mut findings) = match workbook::open(file, bytes, limits) {
        Ok(opened) => opened,
        Err(findings) => {
            return SetFile {
                text: None,
                findings,
            };
        }
    };
    if !is_edit_workbook(&book) {
        return of(no_edit_workbook(file));
    }
    // The hidden sheets are our own.
    findings.retain(|own| own.code != "sheet-hidden");
    let (draft, found) = read_edit_workbook(&book);
    findings.extend(found);
    let text = write_set(&draft);
    let lines: Vec<&str> = text.lines().collect();
    let places = Places::of(&book);
    let (set, found) = check_set(&source(file, &text, calendars), None);
    findings.extend(found.into_iter().map(|own| places.put(&lines, own)));
    SetFile {
        text: set.is_some().then_some(text),
        findings,
    }
}

/// The set as it is in force on a day, else with every amendment at hand, and what reading, checking and its own examples find.
#[must_use]
pub fn check_set(source: &Source, on: Option<Date>) -> (Option<CriteriaSet>, Vec<Finding>) {
    let (set, mut findings) = match on {
        Some(day) => read_set_at(source, day),
        None => read_set(source),
    };
    if let Some(set) = &set {
        let differ = scoring::run_examples(set);
        findings.extend(scoring::beside_errors(set, &findings, differ));
    }
    (set, findings)
}

fn source(file: &str, text: &str, calendars: &[(String, String)]) -> Source {
    Source {
        file: file.to_owned(),
        text: text.to_owned(),
        calendars: calendars.to_vec(),
        amendments: Vec::new(),
    }
}

fn of(finding: Finding) -> SetFile {
    SetFile {
        text: None,
        findings: vec![finding],
    }
}

fn not_utf8(file: &str) -> Finding {
    Finding::error("file-not-utf8", Place::file(file))
        .says("tệp văn bản không ở dạng UTF-8", "the text is not in UTF-8")
        .fix(
            "lưu lại tệp ở bảng mã UTF-8 rồi gửi lại",
            "save it in UTF-8 and send it again",
        )
}

fn no_edit_workbook(file: &str) -> Finding {
    Finding::error("not-an-edit-workbook", Place::file(file))
        .says(
            "sổ tính không có trang tiêu chí của sổ soạn bộ tiêu chí",
            "the workbook has no sheet of criteria as the workbook for editing has it",
        )
        .expected(
            "sổ soạn tải từ trang bộ tiêu chí, giữ nguyên các cột và dòng mã cột bị ẩn",
            "the workbook for editing as it was downloaded, with its columns and the hidden row of their keys",
        )
        .fix(
            "tải lại sổ soạn, chép nội dung đã sửa sang rồi gửi lại",
            "download the workbook again, copy what was changed into it, and send it",
        )
}
