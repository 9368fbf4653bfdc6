//! What of a survey may be shown: the one place where tables and charts ask.

use super::SurveyContext;
use survey::{Domain, Estimate, Figure};

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

/// Answers to one item as they may be shown; `None` is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenCounts {
    /// By choice of the question.
    pub(crate) choices: Vec<Option<u64>>,
    /// No opinion.
    pub(crate) no_opinion: Option<u64>,
    /// Blank, two ticks, unreadable.
    pub(crate) blank: Option<u64>,
    /// Not to be asked.
    pub(crate) out_of_base: Option<u64>,
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
    /// The answers to an item (by its place in the index), where any may be shown: a count from 1 to under the small cell is hidden, and where it is the only one, the smallest other with it.
    pub(crate) fn seen_counts(&self, domain: &Domain, item: usize) -> Option<SeenCounts> {
        if self.is_hidden(domain) {
            return None;
        }
        let own = domain.items.get(item)?;
        let mut cells: Vec<Option<u64>> = own.choices.iter().copied().map(Some).collect();
        cells.extend([Some(own.no_opinion), Some(own.blank), Some(own.out_of_base)]);
        let small = |count: u64| count > 0 && count < u64::from(self.small_cell);
        for cell in &mut cells {
            *cell = cell.filter(|count| !small(*count));
        }
        let hidden = cells.iter().filter(|cell| cell.is_none()).count();
        if hidden == 1 {
            let next = (0..cells.len())
                .filter(|&at| cells[at].is_some_and(|count| count > 0))
                .min_by_key(|&at| cells[at]);
            if let Some(at) = next {
                cells[at] = None;
            }
        }
        let rest = cells.split_off(own.choices.len());
        Some(SeenCounts {
            choices: cells,
            no_opinion: rest[0],
            blank: rest[1],
            out_of_base: rest[2],
        })
    }
}
