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

use crate::toml::Document;
use crate::{CriteriaSet, check};
use finding::Finding;
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
}

/// The set and everything found in its file, by line.
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
/// let source = criteria::Source { file: "vi-du/2025.toml".into(), text: text.into(), calendars: vec![] };
/// let (set, findings) = criteria::read_set(&source);
/// assert!(findings.is_empty(), "{findings:?}");
/// assert_eq!(set.unwrap().name(), "vi-du/2025");
/// ```
#[must_use]
pub fn read_set(source: &Source) -> (Option<CriteriaSet>, Vec<Finding>) {
    let document = Document::parse(&source.file, &source.text);
    let (years, mut findings) = calendars::read(&source.calendars);
    let set = head::read(&document).map(|mut set| {
        calendars::take_needed(&mut set, &document, years);
        set.digest = digest(source, &set);
        check::set(&set, &document);
        set
    });
    let mut of_set = document.take_findings();
    of_set.append(&mut findings);
    (set, of_set)
}

/// SHA-256 over the set's text followed by the texts of its calendars in the order of their years, lower-case hex: what `cat` and `sha256sum` give for the same files.
fn digest(source: &Source, set: &CriteriaSet) -> String {
    let mut hash = Sha256::new();
    hash.update(source.text.as_bytes());
    for year in set.calendars.keys() {
        let of_year = |text: &&(String, String)| calendars::year_of(&text.1) == Some(*year);
        if let Some((_, text)) = source.calendars.iter().find(of_year) {
            hash.update(text.as_bytes());
        }
    }
    let hex = |byte: &u8| format!("{byte:02x}");
    hash.finalize().iter().map(hex).collect()
}
