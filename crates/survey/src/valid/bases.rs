//! Who was to be asked: filters evaluated over all responses, each distinct filter once.

use crate::{Column, Filter, Instrument, MAX_CHOICES, Responses, Test};

/// Whether a filter holds for a response. An empty filter always does; a blank takes no choice, so it holds where a test says `not`.
#[must_use]
pub fn holds(filter: &Filter, responses: &Responses, row: usize) -> bool {
    filter.any.is_empty()
        || filter
            .any
            .iter()
            .any(|tests| tests.iter().all(|test| passes(test, responses, row)))
}

fn passes(test: &Test, responses: &Responses, row: usize) -> bool {
    let taken = match responses.columns.get(test.question.index()) {
        Some(Column::One(codes)) => {
            let code = codes.get(row).copied().unwrap_or_default();
            (1..=MAX_CHOICES).contains(&code) && test.choices.contains(&(u16::from(code) - 1))
        }
        Some(Column::Many { ticks, .. }) => {
            let ticks = ticks.get(row).copied().unwrap_or_default();
            test.choices
                .iter()
                .any(|choice| *choice < 64 && ticks >> choice & 1 == 1)
        }
        _ => false,
    };
    taken != test.not
}

/// Per item of the index whether each response was to be asked it.
pub(crate) struct Bases {
    distinct: Vec<Vec<bool>>,
    /// By item: index into `distinct`; `None`: everybody.
    by_item: Vec<Option<usize>>,
}

impl Bases {
    pub(crate) fn of(instrument: &Instrument, responses: &Responses) -> Self {
        let mut filters: Vec<&Filter> = Vec::new();
        let by_item = instrument
            .index
            .items
            .iter()
            .map(|item| {
                let filter = item.base.as_ref().filter(|base| !base.any.is_empty())?;
                let known = filters.iter().position(|known| *known == filter);
                Some(known.unwrap_or_else(|| {
                    filters.push(filter);
                    filters.len() - 1
                }))
            })
            .collect();
        let distinct = filters
            .iter()
            .map(|filter| {
                (0..responses.len())
                    .map(|row| holds(filter, responses, row))
                    .collect()
            })
            .collect();
        Self { distinct, by_item }
    }

    /// Whether each response was to be asked this item; `None`: all of them.
    pub(crate) fn item(&self, item: usize) -> Option<&[bool]> {
        let at = self.by_item.get(item).copied().flatten()?;
        self.distinct.get(at).map(Vec::as_slice)
    }
}
