//! What a comparison of sets says about itself.

use crate::frame::{Frame, set_words, short_digest};
use compare::SetComparison;
use criteria::{CriteriaSet, Status};
use finding::Lang;
use jiff::civil::Date;

/// Two sets and their comparison.
#[derive(Debug, Clone, Copy)]
pub struct SetsContext<'a> {
    /// The set in force, or last year's.
    pub old: &'a CriteriaSet,
    /// The set that is to replace it.
    pub new: &'a CriteriaSet,
    /// What became of each leaf.
    pub found: &'a SetComparison,
    /// The agency in the head of printed tables.
    pub agency: Option<&'a str>,
    /// The day that the workbook carries: that of the newest basis of the new set, else the first of its year.
    pub as_of: Date,
    /// The language.
    pub lang: Lang,
    /// The program's version.
    pub program: &'a str,
}

impl<'a> SetsContext<'a> {
    /// Both sets, with the day that follows from them.
    #[must_use]
    pub fn new(
        old: &'a CriteriaSet,
        new: &'a CriteriaSet,
        found: &'a SetComparison,
        lang: Lang,
        program: &'a str,
    ) -> Self {
        let issued = new.basis.iter().filter_map(|own| own.issued).max();
        let as_of = issued.unwrap_or_else(|| first_of(new.year));
        Self {
            old,
            new,
            found,
            agency: None,
            as_of,
            lang,
            program,
        }
    }
}

fn first_of(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::ZERO)
}

impl Frame for SetsContext<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
    fn subtitle(&self) -> String {
        format!("{} → {}", self.old.title, self.new.title)
    }
    fn agency(&self) -> Option<&str> {
        self.agency
    }
    fn as_of(&self) -> Date {
        self.as_of
    }
    fn is_draft(&self) -> bool {
        false
    }
    fn notices(&self) -> Vec<&str> {
        let mut all = Vec::new();
        for set in [self.old, self.new] {
            match &set.notice {
                Some(notice) => all.push(notice.as_str()),
                None if set.status != Status::Official => all.push(set.status.words(self.lang)),
                None => {}
            }
        }
        all.dedup();
        all
    }
    fn origin_words(&self) -> String {
        format!(
            "{} {} → {} · parindex {}",
            self.say("Bộ tiêu chí", "Criteria sets"),
            set_words(self.old, self.lang),
            set_words(self.new, self.lang),
            self.program
        )
    }
    fn foot_words(&self) -> String {
        format!(
            "{} → {} · {}",
            self.old.name(),
            self.new.name(),
            short_digest(&self.new.digest)
        )
    }
}
