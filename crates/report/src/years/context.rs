//! What a comparison of rounds says about itself.

use crate::frame::{Frame, short_digest};
use compare::{SetComparison, Years};
use criteria::{CriteriaSet, LeafId, Part, RankOn};
use finding::Lang;
use jiff::civil::Date;
use points::Exact;

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
    /// The agency in the head of printed tables.
    pub agency: Option<&'a str>,
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
        // In words: the font of the charts has no arrow.
        format!(
            "{} {} {}",
            self.new_title,
            self.say("so với", "against"),
            self.old_title
        )
    }
    fn agency(&self) -> Option<&str> {
        self.agency
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
            "{} {} {} {} · {} {} · parindex {}",
            self.say("Bộ tiêu chí", "Criteria sets"),
            set(self.old_set),
            self.say("và", "and"),
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

impl<'a> YearsContext<'a> {
    pub(crate) fn change_words(&self) -> &'static str {
        match self.split.figure {
            RankOn::Total => self.say("Thay đổi (điểm)", "Change (points)"),
            RankOn::Index => self.say("Thay đổi (điểm phần trăm)", "Change (percentage points)"),
        }
    }
    pub(crate) fn figure_words(&self) -> &'static str {
        match self.split.figure {
            RankOn::Total => self.say("Tổng điểm", "Total"),
            RankOn::Index => self.say("Chỉ số (%)", "Index (%)"),
        }
    }
    /// A figure with two digits, in the language's style.
    pub(crate) fn number(&self, figure: &Exact) -> String {
        match self.lang {
            Lang::Vi => vietnamese::show_number(figure, Some(2)),
            Lang::En => vietnamese::show_number_en(figure, Some(2)),
        }
    }
    /// A figure without zeros behind: a maximum, a weight.
    pub(crate) fn short(&self, figure: &Exact) -> String {
        let figure = figure.trimmed();
        match self.lang {
            Lang::Vi => vietnamese::show_number(&figure, None),
            Lang::En => vietnamese::show_number_en(&figure, None),
        }
    }
    /// `+1,50`, `−0,25`, `0,00`.
    pub(crate) fn signed(&self, figure: &Exact) -> String {
        let shown = self.number(figure);
        match shown.strip_prefix('-') {
            Some(rest) => format!("−{rest}"),
            None if figure.is_zero() => shown,
            None => format!("+{shown}"),
        }
    }
    /// Of the second set's base: the maximum of the leaves whose figures may be set beside those of the first year, and of all.
    pub(crate) fn comparable(&self) -> (Exact, Exact) {
        let (mut yes, mut all) = (Exact::ZERO, Exact::ZERO);
        for group in &self.found.groups {
            for leaf in &group.new {
                let node = self.new_set.leaf_node(*leaf);
                if node.part == Part::Base {
                    all = all.plus(&node.max);
                    if group.comparable.is_yes() {
                        yes = yes.plus(&node.max);
                    }
                }
            }
        }
        (yes, all)
    }
    /// Code and title of a leaf or group, old and new.
    pub(crate) fn of_group(&self, group: usize) -> Option<(String, String, &'a str)> {
        let group = self.found.groups.get(group)?;
        let codes = |set: &CriteriaSet, leaves: &[LeafId]| {
            let codes: Vec<&str> = leaves
                .iter()
                .map(|id| set.leaf_node(*id).code.as_str())
                .collect();
            codes.join(" + ")
        };
        let title = match (group.new.first(), group.old.first()) {
            (Some(id), _) => &self.new_set.leaf_node(*id).title,
            (None, Some(id)) => &self.old_set.leaf_node(*id).title,
            (None, None) => return None,
        };
        let (old, new) = (
            codes(self.old_set, &group.old),
            codes(self.new_set, &group.new),
        );
        Some((old, new, title))
    }
    /// Everything that an output has to say.
    #[must_use]
    pub fn said(&self) -> Vec<&str> {
        self.notices()
            .into_iter()
            .chain(self.draft_words())
            .collect()
    }
}
