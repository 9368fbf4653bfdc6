//! Rows put into the responses; columns that a sheet does not have are filled in one go.

use super::words::Words;
use crate::{BLANK, Column, Instrument, Labelled, QuestionId, QuestionKind, Responses};
use std::collections::HashMap;

/// Gives empty responses the columns of the instrument.
pub(crate) fn prepare(instrument: &Instrument, out: &mut Responses) {
    if out.columns.len() == instrument.questions.len() {
        return;
    }
    let n = out.rows.len();
    let ids = (0..instrument.questions.len()).filter_map(|at| u16::try_from(at).ok());
    out.columns = ids
        .map(|at| {
            let id = QuestionId(at);
            match instrument.question(id).kind {
                _ if instrument.question(id).role == crate::Role::Identifying => Column::Dropped,
                QuestionKind::One { .. } if crate::read::plan::fits(instrument, id) => {
                    Column::One(vec![BLANK; n])
                }
                QuestionKind::Many { .. } => Column::Many {
                    ticks: vec![0; n],
                    answered: vec![false; n],
                },
                QuestionKind::Whole { .. } | QuestionKind::Decimal => Column::Number(vec![None; n]),
                _ => Column::Dropped,
            }
        })
        .collect();
}

/// Brings every column to the number of rows: what a sheet did not have is blank.
pub(crate) fn fill(out: &mut Responses) {
    let n = out.rows.len();
    for column in &mut out.columns {
        match column {
            Column::One(codes) => codes.resize(n, BLANK),
            Column::Many { ticks, answered } => {
                ticks.resize(n, 0);
                answered.resize(n, false);
            }
            Column::Number(numbers) => numbers.resize(n, None),
            Column::Dropped => {}
        }
    }
    if let Some(weights) = &mut out.weights {
        weights.resize(n, 1.0);
    }
    for labelled in out.strata.iter_mut().chain(&mut out.clusters) {
        pad(labelled, n);
    }
}

/// Numbers of a column's words → codes of its labels, across files.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    codes: Vec<Option<u32>>,
    known: Option<HashMap<String, u32>>,
}

impl Labels {
    /// The code of a word; what could name a person in its label is masked.
    pub(crate) fn code(&mut self, labelled: &mut Labelled, words: &Words, number: u32) -> u32 {
        let at = if number == super::words::TOO_MANY {
            0
        } else {
            number as usize
        };
        if let Some(Some(code)) = self.codes.get(at) {
            return *code;
        }
        let known = self.known.get_or_insert_with(|| {
            let codes = labelled.labels.iter().zip(0..);
            codes
                .map(|(label, code)| (vietnamese::key(label), code))
                .collect()
        });
        let label = crate::read::privacy::scrub(&vietnamese::nfc(words.text(number)));
        let code = *known.entry(vietnamese::key(&label)).or_insert_with(|| {
            labelled.labels.push(label);
            u32::try_from(labelled.labels.len() - 1).unwrap_or(u32::MAX)
        });
        if self.codes.len() <= at {
            self.codes.resize(at + 1, None);
        }
        self.codes[at] = Some(code);
        code
    }
}

/// Fills labels up to a row.
pub(super) fn pad(labelled: &mut Labelled, n: usize) {
    if labelled.codes.len() < n {
        let empty = labelled
            .labels
            .iter()
            .position(String::is_empty)
            .unwrap_or_else(|| {
                labelled.labels.push(String::new());
                labelled.labels.len() - 1
            });
        labelled
            .codes
            .resize(n, u32::try_from(empty).unwrap_or(u32::MAX));
    }
}
