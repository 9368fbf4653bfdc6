//! The answers of a sample to what is asked, as slots: one row a response, one column a question asked.

use super::asked::Asked;
use super::sample::Sample;
use crate::{Column, Filter, MAX_CHOICES, NO_OPINION, Responses, holds};
use rayon::prelude::*;

/// Rows that one thread codes at a time.
const ROWS: usize = 8192;

/// Slots by response and question, response by response.
#[derive(Debug)]
pub(crate) struct Cells {
    width: usize,
    slots: Vec<u8>,
}

impl Cells {
    pub(crate) fn of(responses: &Responses, sample: &Sample, asked: &[Asked]) -> Self {
        let width = asked.len();
        let mut slots = vec![0_u8; sample.len() * width];
        let filters = distinct(asked);
        let coders: Vec<Coder<'_>> = asked
            .iter()
            .map(|own| Coder::of(responses, own, &filters))
            .collect();
        if width > 0 {
            slots
                .par_chunks_mut(ROWS * width)
                .zip(sample.rows.par_chunks(ROWS))
                .for_each(|(slots, rows)| code(responses, &filters, &coders, rows, slots));
        }
        Self { width, slots }
    }

    /// The slots of a response, by its position in the sample.
    pub(crate) fn row(&self, at: usize) -> &[u8] {
        &self.slots[at * self.width..(at + 1) * self.width]
    }
}

/// Every filter once; most items share theirs.
fn distinct(asked: &[Asked]) -> Vec<&Filter> {
    let mut filters: Vec<&Filter> = Vec::new();
    for filter in asked.iter().flat_map(|own| &own.filters) {
        if !filters.contains(&filter) {
            filters.push(filter);
        }
    }
    filters
}

/// How the answers to one question become slots.
struct Coder<'a> {
    column: Option<&'a Column>,
    /// By code of the column.
    table: Vec<u8>,
    /// Positions of its filters.
    filters: Vec<usize>,
    blank: u8,
    outside: u8,
}

impl<'a> Coder<'a> {
    fn of(responses: &'a Responses, asked: &Asked, filters: &[&Filter]) -> Self {
        let slot = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
        let mut table = vec![slot(asked.blank()); 256];
        table[usize::from(NO_OPINION)] = slot(asked.no_opinion_slot());
        for choice in 0..asked.choices.min(usize::from(MAX_CHOICES)) {
            table[choice + 1] = slot(if asked.no_opinion[choice] {
                asked.no_opinion_slot()
            } else {
                choice
            });
        }
        Self {
            column: responses.columns.get(asked.question.index()),
            table,
            filters: asked
                .filters
                .iter()
                .filter_map(|own| filters.iter().position(|filter| *filter == own))
                .collect(),
            blank: slot(asked.blank()),
            outside: slot(asked.out_of_base()),
        }
    }

    fn slot(&self, row: usize) -> u8 {
        match self.column {
            Some(Column::One(codes)) => self.table[usize::from(codes[row])],
            // One tick says one thing; several say none that a mean could take.
            Some(Column::Many { ticks, .. }) if ticks[row].count_ones() == 1 => {
                self.table[ticks[row].trailing_zeros() as usize + 1]
            }
            _ => self.blank,
        }
    }
}

fn code(
    responses: &Responses,
    filters: &[&Filter],
    coders: &[Coder<'_>],
    rows: &[u32],
    slots: &mut [u8],
) {
    let width = coders.len();
    let passed: Vec<Vec<bool>> = filters
        .iter()
        .map(|filter| {
            rows.iter()
                .map(|row| holds(filter, responses, *row as usize))
                .collect()
        })
        .collect();
    for (column, coder) in coders.iter().enumerate() {
        for (at, row) in rows.iter().enumerate() {
            let asked = coder.filters.iter().all(|filter| passed[*filter][at]);
            slots[at * width + column] = if asked {
                coder.slot(*row as usize)
            } else {
                coder.outside
            };
        }
    }
}
