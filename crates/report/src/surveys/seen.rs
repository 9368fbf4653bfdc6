//! What of a survey may be shown: the one place where tables and charts ask.

use super::SurveyContext;
use survey::{Blanks, Domain, Estimate, Figure};

/// A figure as it may be shown.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seen<'a> {
    /// It may be.
    Shown(&'a Estimate),
    /// Too few responses stand behind it, or it would give away one with too few.
    Hidden,
    /// Nobody answered.
    Nothing,
}

impl<'a> Seen<'a> {
    pub(crate) fn shown(self) -> Option<&'a Estimate> {
        match self {
            Self::Shown(own) => Some(own),
            Self::Hidden | Self::Nothing => None,
        }
    }
}

/// Answers to one item as they may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenCounts {
    /// By choice of the question; `None` is hidden.
    pub(crate) choices: Vec<Option<u64>>,
    /// No opinion.
    pub(crate) no_opinion: u64,
    /// Blank, two ticks, unreadable.
    pub(crate) blank: u64,
    /// Not to be asked.
    pub(crate) out_of_base: u64,
}

impl SurveyContext<'_> {
    /// Whether nothing of a domain may be shown.
    pub(crate) fn is_hidden(&self, domain: &Domain) -> bool {
        domain.hidden || (domain.valid > 0 && domain.valid < u64::from(self.small_cell))
    }
    /// The figure of a domain, where it may be shown.
    pub(crate) fn seen<'d>(&'d self, domain: &'d Domain, figure: Figure) -> Seen<'d> {
        if self.is_hidden(domain) {
            return Seen::Hidden;
        }
        match self.estimates.of(domain, figure) {
            None => Seen::Nothing,
            Some(own) if own.n < u64::from(self.small_cell) => Seen::Hidden,
            Some(own) => Seen::Shown(own),
        }
    }
    /// The number of responses that count, where it may be shown.
    pub(crate) fn seen_valid(&self, domain: &Domain) -> Option<u64> {
        (!self.is_hidden(domain)).then_some(domain.valid)
    }
    /// Those who took a level of an item (by its place in the index), where the item may be shown.
    pub(crate) fn answered(&self, domain: &Domain, item: usize) -> Option<u64> {
        let figure = Figure::Item(u16::try_from(item).ok()?);
        let own = self.seen(domain, figure).shown()?;
        // Choice counts may be hidden, so that their sum says nothing.
        Some(match self.instrument.index.blanks {
            Blanks::Out => own.answers,
            Blanks::In => own.answers.saturating_sub(own.blank),
        })
    }
    /// The answers to an item (by its place in the index), where any may be shown. What [`survey::hide`] took out stays out, and so does a small count that it has not seen.
    pub(crate) fn seen_counts(&self, domain: &Domain, item: usize) -> Option<SeenCounts> {
        self.answered(domain, item)?;
        let own = domain.items.get(item)?;
        let small = |count: &u64| *count > 0 && *count < u64::from(self.small_cell);
        let choice = |at: usize| own.shown(at).count().filter(|count| !small(count));
        Some(SeenCounts {
            choices: (0..own.choices.len()).map(choice).collect(),
            no_opinion: own.no_opinion,
            blank: own.blank,
            out_of_base: own.out_of_base,
        })
    }
}
