//! A set file becomes a [`CriteriaSet`].

mod asked;
mod award;
mod calendars;
mod cases;
mod counts;
mod dates;
mod examples;
mod head;
mod inputs;
pub(crate) mod keys;
mod leaf;
mod levels;
mod measure;
mod node;
mod parts;
mod ranking;
mod rounding;
mod rule;
#[cfg(test)]
mod schema;
mod steps;
mod survey;
mod tree;
mod typed;

pub(crate) use inputs::kind_word;
pub(crate) use tree::source_ref;

use crate::toml::Document;
use crate::{CriteriaSet, amend, check};
use finding::Finding;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// The texts that a set is read from. The caller has opened the files; nothing is opened here.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The set's path, as findings name it.
    pub file: String,
    /// The set's text.
    pub text: String,
    /// Path and text of each calendar at hand (`criteria/calendars/<year>.toml`); those not needed are not read into the set.
    pub calendars: Vec<(String, String)>,
    /// Path and text of each amendment at hand (`criteria/<set>/<year>.<name>.toml`), in any order.
    pub amendments: Vec<(String, String)>,
}

/// The set and everything found in its file, by line, with every amendment at hand; [`read_set_at`] gives the text of a day.
///
/// The set is `None` where no tree can be built: no criteria, or no id, year or total.
/// Where a finding is an error the set is there to be looked at, not to be scored with: check [`Finding::is_error`] first.
///
/// ```
/// let text = r#"
/// format = 1
/// id     = "vi-du"
/// year   = 2025
/// levels = ["commune"]
/// title  = "Ví dụ"
/// total  = 2
/// status = "sample"
/// final  = ["appraised"]
/// [basis.A]
/// title = "Quyết định minh họa"
/// [criterion."1"]
/// title  = "Ban hành kế hoạch"
/// max    = 2
/// source = "A, mục 1"
/// inputs = { issued = "yes-no" }
/// rule   = "yes-no"
/// examples = [ { given = { issued = true }, points = 2 }, { given = { issued = false }, points = 0 } ]
/// "#;
/// let source = criteria::Source { file: "vi-du/2025.toml".into(), text: text.into(), calendars: vec![], amendments: vec![] };
/// let (set, findings) = criteria::read_set(&source);
/// assert!(findings.is_empty(), "{findings:?}");
/// assert_eq!(set.unwrap().name(), "vi-du/2025");
/// ```
#[must_use]
pub fn read_set(source: &Source) -> (Option<CriteriaSet>, Vec<Finding>) {
    read(source, None)
}

/// The set in force on a day: the text with the amendments whose `effective` is that day or earlier, applied by day and then by file name.
///
/// An amendment whose `was` does not stand is refused with an error that shows both places; the set is then there to be looked at only.
/// Without amendments it is [`read_set`], the same to the last byte.
///
/// ```
/// # let text = r#"
/// # format = 1
/// # id = "vi-du"
/// # year = 2025
/// # levels = ["commune"]
/// # title = "Ví dụ"
/// # total = 2
/// # status = "sample"
/// # final = ["appraised"]
/// # [basis.A]
/// # title = "Quyết định minh họa"
/// # [criterion."1"]
/// # title = "Ban hành kế hoạch"
/// # max = 2
/// # source = "A, mục 1"
/// # inputs = { issued = "yes-no" }
/// # rule = "yes-no"
/// # examples = [ { given = { issued = true }, points = 2 }, { given = { issued = false }, points = 0 } ]
/// # "#;
/// use jiff::civil::date;
/// let amendment = r#"
/// format    = 1
/// amends    = "vi-du/2025"
/// effective = 2025-07-01
/// [basis.B]
/// title = "Quyết định sửa đổi minh họa"
/// [[amend]]
/// criterion = "1"
/// property  = "title"
/// was       = "Ban hành kế hoạch"
/// now       = "Ban hành kế hoạch đúng hạn"
/// source    = "B, Điều 1"
/// "#;
/// let source = criteria::Source {
///     file: "vi-du/2025.toml".into(),
///     text: text.into(),
///     calendars: vec![],
///     amendments: vec![("vi-du/2025.sua-doi-1.toml".into(), amendment.into())],
/// };
/// let title = |day| criteria::read_set_at(&source, day).0.unwrap().nodes[0].title.clone();
/// assert_eq!(title(date(2025, 6, 30)), "Ban hành kế hoạch");
/// assert_eq!(title(date(2025, 7, 1)), "Ban hành kế hoạch đúng hạn");
/// ```
#[must_use]
pub fn read_set_at(source: &Source, at: Date) -> (Option<CriteriaSet>, Vec<Finding>) {
    read(source, Some(at))
}

fn read(source: &Source, at: Option<Date>) -> (Option<CriteriaSet>, Vec<Finding>) {
    let mut document = Document::parse(&source.file, &source.text);
    let amended = amend::consolidate(&mut document, source, at);
    let (years, mut findings) = calendars::read(&source.calendars);
    findings.extend(amended.findings);
    let set = head::read(&document).map(|mut set| {
        calendars::take_needed(&mut set, &document, years);
        set.digest = digest(source, &amended.texts, &set);
        if !amended.refused {
            check::set(&set, &document);
        }
        set.amendments = amended.amendments;
        set.not_yet = amended.not_yet;
        set
    });
    let mut of_set = document.take_findings();
    if let Some(set) = &set {
        amend::name_changes(set, &mut of_set);
    }
    of_set.append(&mut findings);
    (set, of_set)
}

/// Every calendar at hand by its year, for clocks that no set counts: paths and texts of `calendars/<year>.toml`.
///
/// ```
/// let text = "year = 2026\nsource = \"Thông báo\"\nholidays = [2026-09-02]\nmake-up = []\n";
/// let (years, findings) = criteria::read_calendars(&[("calendars/2026.toml".into(), text.into())]);
/// assert!(findings.is_empty() && !years[&2026].is_working(jiff::civil::date(2026, 9, 2)));
/// ```
#[must_use]
pub fn read_calendars(
    texts: &[(String, String)],
) -> (
    std::collections::BTreeMap<i16, crate::Calendar>,
    Vec<Finding>,
) {
    calendars::read(texts)
}

/// SHA-256 over the set's text followed by the amendments in force in the order applied and by the texts of its calendars in the order of their years, lower-case hex: what `cat` and `sha256sum` give for the same files.
fn digest(source: &Source, amendments: &[String], set: &CriteriaSet) -> String {
    let mut hash = Sha256::new();
    hash.update(source.text.as_bytes());
    for text in amendments {
        hash.update(text.as_bytes());
    }
    for year in set.calendars.keys() {
        let of_year = |text: &&(String, String)| calendars::year_of(&text.1) == Some(*year);
        if let Some((_, text)) = source.calendars.iter().find(of_year) {
            hash.update(text.as_bytes());
        }
    }
    let hex = |byte: &u8| format!("{byte:02x}");
    hash.finalize().iter().map(hex).collect()
}
