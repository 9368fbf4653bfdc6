//! What a comparison of rounds says about itself.

use crate::frame::{Frame, short_digest};
use compare::{SetComparison, Years};
use criteria::CriteriaSet;
use finding::Lang;
use jiff::civil::Date;

/// A comparison of two rounds with what its tables name.
#[derive(Debug, Clone, Copy)]
pub struct YearsContext<'a> {
    /// The set of the first round.
    pub old_set: &'a CriteriaSet,
    /// The set of the second round.
    pub new_set: &'a CriteriaSet,
    /// Title of the first round.
    pub old_title: &'a str,
    /// Title of the second round.
    pub new_title: &'a str,
    /// The years, as column headings.
    pub years: (i16, i16),
    /// The comparison of the sets.
    pub found: &'a SetComparison,
    /// The split.
    pub split: &'a Years,
    /// Notices of both rounds.
    pub notices: &'a [String],
    /// Whether either result is unpublished.
    pub draft: bool,
    /// The date of the second round's figures.
    pub as_of: Date,
    /// The language.
    pub lang: Lang,
    /// The program's version.
    pub program: &'a str,
}

impl Frame for YearsContext<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
    fn subtitle(&self) -> String {
        format!("{} → {}", self.old_title, self.new_title)
    }
    fn agency(&self) -> Option<&str> {
        None
    }
    fn as_of(&self) -> Date {
        self.as_of
    }
    fn is_draft(&self) -> bool {
        self.draft
    }
    fn notices(&self) -> Vec<&str> {
        self.notices.iter().map(String::as_str).collect()
    }
    fn origin_words(&self) -> String {
        let set = |set: &CriteriaSet| {
            format!(
                "{} ({}, {})",
                set.name(),
                set.status.words(self.lang),
                short_digest(&set.digest)
            )
        };
        format!(
            "{} {} → {} · {} {} · parindex {}",
            self.say("Bộ tiêu chí", "Criteria sets"),
            set(self.old_set),
            set(self.new_set),
            self.say("số liệu đến", "figures to"),
            self.date_words(),
            self.program
        )
    }
    fn foot_words(&self) -> String {
        format!("{} → {}", self.old_set.name(), self.new_set.name())
    }
}

impl YearsContext<'_> {
    /// Everything that an output has to say.
    #[must_use]
    pub fn said(&self) -> Vec<&str> {
        self.notices()
            .into_iter()
            .chain(self.draft_words())
            .collect()
    }
}
