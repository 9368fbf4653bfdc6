//! What an impact says about itself.

use crate::frame::{Frame, set_words};
use compare::{Impact, LeafCarried, SetComparison, Side};
use finding::Lang;
use jiff::civil::Date;

/// An impact with everything its tables name.
#[derive(Debug, Clone, Copy)]
pub struct ImpactContext<'a> {
    /// The scoring before.
    pub old: Side<'a>,
    /// The scoring after.
    pub new: Side<'a>,
    /// The comparison of the two sets.
    pub found: &'a SetComparison,
    /// What moves.
    pub impact: &'a Impact,
    /// What of the new set could be scored.
    pub carried: &'a [LeafCarried],
    /// That this is no result of the round, and what was changed.
    pub said: &'a str,
    /// The round's title.
    pub round_title: &'a str,
    /// The agency in the head of printed tables.
    pub agency: Option<&'a str>,
    /// The round's notice.
    pub notice: Option<&'a str>,
    /// The date of the round's figures.
    pub as_of: Date,
    /// The language.
    pub lang: Lang,
    /// The program's version.
    pub program: &'a str,
}

impl Frame for ImpactContext<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
    fn subtitle(&self) -> String {
        self.round_title.to_owned()
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
        let sets = [
            self.old.set.notice.as_deref(),
            self.new.set.notice.as_deref(),
        ];
        let mut all: Vec<&str> = vec![self.said];
        for notice in [self.notice].into_iter().chain(sets).flatten() {
            if !notice.is_empty() && !all.contains(&notice) {
                all.push(notice);
            }
        }
        all
    }
    fn origin_words(&self) -> String {
        format!(
            "{}: {} → {} · {} {} · parindex {}",
            self.say("Tính thử", "What-if"),
            set_words(self.old.set, self.lang),
            set_words(self.new.set, self.lang),
            self.say("số liệu đến", "figures to"),
            self.date_words(),
            self.program
        )
    }
    fn foot_words(&self) -> String {
        format!(
            "{} · {} → {}",
            self.say("Tính thử, không phải kết quả", "What-if, no result"),
            self.old.set.name(),
            self.new.set.name()
        )
    }
}

impl ImpactContext<'_> {
    /// Everything that an output has to say.
    #[must_use]
    pub fn said(&self) -> Vec<&str> {
        self.notices()
    }
}
