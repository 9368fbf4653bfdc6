//! What was found in a set or in workbooks, as lines of a table with their places.

use crate::pages::public::criteria::anchor;
use crate::text::Words;
use criteria::CriteriaSet;
use finding::{Finding, Place};

/// The most findings that a page lists.
const MOST: usize = 300;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundLine {
    pub(crate) severity: &'static str,
    pub(crate) is_error: bool,
    pub(crate) place: String,
    /// The code of the criterion, and where it stands on the page.
    pub(crate) criterion: String,
    pub(crate) anchor: String,
    pub(crate) words: String,
    /// What stands there, what should, how to mend it.
    pub(crate) more: Vec<(String, String)>,
}

/// All that was found, worst first, with a sentence that counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FoundTable {
    pub(crate) said: String,
    pub(crate) errors: usize,
    pub(crate) lines: Vec<FoundLine>,
    pub(crate) left_out: usize,
}

impl FoundTable {
    /// `set` is what the page shows, where criteria can be led to.
    pub(super) fn of(findings: &[Finding], set: Option<&CriteriaSet>, words: Words) -> Self {
        Self::with(findings, words, |own| {
            FoundLine::of(own, place(&own.place, words), set, words)
        })
    }
    /// Findings of several files: each place with its file.
    pub(crate) fn of_files(findings: &[Finding], words: Words) -> Self {
        Self::with(findings, words, |own| {
            FoundLine::of(own, place_in_files(&own.place, words), None, words)
        })
    }
    fn with(findings: &[Finding], words: Words, line: impl Fn(&Finding) -> FoundLine) -> Self {
        let count = finding::count(findings);
        let mut sorted: Vec<&Finding> = findings.iter().collect();
        sorted.sort_by_key(|own| std::cmp::Reverse(own.severity));
        Self {
            said: words.t3(
                "drafts-found",
                ("errors", count.errors),
                ("warnings", count.warnings),
                ("notes", count.infos),
            ),
            errors: count.errors,
            lines: sorted.iter().take(MOST).map(|own| line(own)).collect(),
            left_out: sorted.len().saturating_sub(MOST),
        }
    }
}

impl FoundLine {
    fn of(own: &Finding, place: String, set: Option<&CriteriaSet>, words: Words) -> Self {
        let lang = words.lang;
        let code = own.criterion.clone().unwrap_or_default();
        let known = set.is_some_and(|set| set.find(&code).is_some());
        let parts = [
            ("drafts-found-found", &own.found),
            ("drafts-found-expected", &own.expected),
            ("drafts-found-fix", &own.fix),
        ];
        let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
        let said = said.map(|(key, text)| (words.t(key), text.get(lang).to_owned()));
        let rule = own.rule.iter();
        let rule = rule.map(|rule| (words.t("drafts-found-rule"), rule.clone()));
        Self {
            severity: own.severity.word(lang),
            is_error: own.is_error(),
            place,
            anchor: if known { anchor(&code) } else { String::new() },
            criterion: code,
            words: own.message.get(lang).to_owned(),
            more: said.chain(rule).collect(),
        }
    }
}

/// A place with its file; what is about all that was sent says so.
fn place_in_files(own: &Place, words: Words) -> String {
    match own {
        Place::Whole { what } if what == "round" => words.t("import-place-all"),
        _ => own.to_string(),
    }
}

/// A place as the reader of a page looks for it: the cell, or the line of the text.
fn place(own: &Place, words: Words) -> String {
    match own {
        Place::Line { line, .. } => words.t1("drafts-place-line", "n", line.to_string()),
        Place::Cell { .. } | Place::Sheet { .. } => own.address(),
        Place::File { .. } | Place::Whole { .. } => words.t("drafts-place-file"),
    }
}
