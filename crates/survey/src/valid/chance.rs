//! How likely two respondents say the same by chance.

use super::facts::is_content;
use crate::{Column, Instrument, MAX_CHOICES, Responses};
use rayon::prelude::*;

/// Items beyond this number add nothing to how unlikely a response is.
const MOST_QUESTIONS: usize = 200;

/// How often each answer follows each answer to the question before it.
///
/// Answers of one person hang together: who is satisfied with one thing is satisfied with the next.
/// So the chance of a whole response is the chance of its first item times, for each further item, the share of this answer among those who gave the same answer to the item before (a Markov chain of first order), times the plain share of each other answer.
/// A row of nothing but 4s then is as common as it is, not as rare as independence would have it.
pub(crate) struct Chance<'a> {
    steps: Vec<Step<'a>>,
}

struct Step<'a> {
    before: Option<Coded<'a>>,
    codes: &'a [u8],
    n_codes: usize,
    /// By answer before × answer.
    counts: Vec<u32>,
}

/// A column's codes and how many choices it has.
type Coded<'a> = (&'a [u8], usize);

/// Codes beyond the choices fold into five further places.
fn place(code: u8, n_choices: usize) -> usize {
    let code = usize::from(code);
    if code <= n_choices {
        code
    } else if code > usize::from(MAX_CHOICES) {
        n_choices + 1 + (code - usize::from(MAX_CHOICES) - 1) % 5
    } else {
        n_choices + 5
    }
}

impl<'a> Chance<'a> {
    pub(crate) fn of(instrument: &Instrument, responses: &'a Responses) -> Self {
        let mut plans: Vec<(Option<Coded>, &[u8], usize)> = Vec::new();
        let mut before = None;
        let items: Vec<usize> = instrument
            .index
            .items
            .iter()
            .map(|item| item.question.index())
            .collect();
        let column = |at: usize| match responses.columns.get(at) {
            Some(Column::One(codes)) => {
                let id = u16::try_from(at).ok().map(crate::QuestionId)?;
                Some((codes.as_slice(), instrument.choices(id).len()))
            }
            _ => None,
        };
        for at in items.iter().take(MOST_QUESTIONS) {
            if let Some((codes, n_choices)) = column(*at) {
                plans.push((before, codes, n_choices));
                before = Some((codes, n_choices));
            }
        }
        for (at, question) in instrument.questions.iter().enumerate() {
            if plans.len() < MOST_QUESTIONS
                && !items.contains(&at)
                && is_content(question.role, &question.kind)
                && let Some((codes, n_choices)) = column(at)
            {
                plans.push((None, codes, n_choices));
            }
        }
        let steps = plans
            .into_par_iter()
            .map(|(before, codes, n_choices)| Step::of(before, codes, n_choices))
            .collect();
        Self { steps }
    }

    /// The chance that another respondent gives exactly the answers of this row, which `copies` rows give: they are left out of the counts, and each answer counts once more (Laplace).
    pub(crate) fn of_row(&self, row: usize, copies: u32) -> f64 {
        self.steps
            .iter()
            .fold(1.0, |chance, step| chance * step.share(row, copies))
    }
}

impl<'a> Step<'a> {
    fn of(before: Option<Coded<'a>>, codes: &'a [u8], n_codes: usize) -> Self {
        let width = n_codes + 6;
        let height = before.map_or(1, |(_, n)| n + 6);
        let mut counts = vec![0_u32; width * height];
        match before {
            None => {
                for code in codes {
                    counts[place(*code, n_codes)] += 1;
                }
            }
            Some((earlier, n_earlier)) => {
                for (first, code) in earlier.iter().zip(codes) {
                    counts[place(*first, n_earlier) * width + place(*code, n_codes)] += 1;
                }
            }
        }
        Self {
            before,
            codes,
            n_codes,
            counts,
        }
    }

    fn share(&self, row: usize, copies: u32) -> f64 {
        let width = self.n_codes + 6;
        let line = self.before.map_or(0, |(codes, n)| {
            codes.get(row).map_or(0, |code| place(*code, n))
        });
        let counts = &self.counts[line * width..(line + 1) * width];
        let own = self
            .codes
            .get(row)
            .map_or(0, |code| place(*code, self.n_codes));
        let total: u32 = counts.iter().sum();
        let kinds = u32::try_from(self.n_codes + 1).unwrap_or(u32::MAX);
        f64::from(counts[own].saturating_sub(copies) + 1)
            / f64::from(total.saturating_sub(copies).saturating_add(kinds))
    }
}
