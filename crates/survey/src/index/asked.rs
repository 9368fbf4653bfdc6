//! What is asked of the responses: a question with a score for each answer, and who is in its base.

use super::exact::{lcm, reduced, small};
use super::shape::Ratio;
use crate::{Blanks, Filter, Formula, Instrument, Item, ItemCounts, QuestionId};
use points::{Exact, Fraction};

/// A question with its scores. Slots of a count: the choices, then blank, no opinion, out of base.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) question: QuestionId,
    /// Number of choices.
    pub(crate) choices: usize,
    /// By choice: what it gives; `None`: out of the base.
    pub(crate) scores: Vec<Option<Exact>>,
    /// By choice: whether it says that there is no opinion.
    pub(crate) no_opinion: Vec<bool>,
    pub(crate) blanks: Blanks,
    /// Who is asked: all of these hold.
    pub(crate) filters: Vec<Filter>,
    /// By slot, in doubles: score and whether it is in the base; out of it both are 0.
    pub(crate) doubles: Vec<(f64, f64)>,
    /// Numerators of the scores over one denominator, where they are small.
    small: Option<(Vec<i128>, i128)>,
}

/// Score and base of a question if all blanks were at the lowest score, and if all were at the highest.
pub(crate) struct AtWorst {
    pub(crate) low: Ratio,
    pub(crate) high: Ratio,
}

impl Asked {
    pub(crate) fn of_item(instrument: &Instrument, item: &Item) -> Self {
        let filters = item.base.iter().cloned().collect();
        let blanks = instrument.index.blanks;
        Self::new(instrument, item.question, &item.scores, blanks, filters)
    }

    pub(crate) fn new(
        instrument: &Instrument,
        question: QuestionId,
        scores: &[Option<Exact>],
        blanks: Blanks,
        filters: Vec<Filter>,
    ) -> Self {
        let list = instrument.choices(question);
        let scores: Vec<Option<Exact>> = list
            .iter()
            .enumerate()
            .map(|(at, choice)| {
                scores
                    .get(at)
                    .cloned()
                    .flatten()
                    .filter(|_| !choice.no_opinion)
            })
            .collect();
        let mut doubles: Vec<(f64, f64)> = scores
            .iter()
            .map(|score| {
                score
                    .as_ref()
                    .map_or((0.0, 0.0), |score| (score.to_f64(), 1.0))
            })
            .collect();
        let blank = if blanks == Blanks::In { 1.0 } else { 0.0 };
        doubles.extend([(0.0, blank), (0.0, 0.0), (0.0, 0.0)]);
        Self {
            question,
            choices: list.len(),
            small: over_one(&scores),
            no_opinion: list.iter().map(|choice| choice.no_opinion).collect(),
            scores,
            blanks,
            filters,
            doubles,
        }
    }

    /// Number of slots.
    pub(crate) fn slots(&self) -> usize {
        self.choices + 3
    }
    /// The slot of blanks; after it no opinion and out of base.
    pub(crate) fn blank(&self) -> usize {
        self.choices
    }
    pub(crate) fn no_opinion_slot(&self) -> usize {
        self.choices + 1
    }
    pub(crate) fn out_of_base(&self) -> usize {
        self.choices + 2
    }

    /// Lowest and highest score, with the 0 of a blank that is in the base.
    pub(crate) fn scale(&self) -> Option<(Exact, Exact)> {
        let given = self.scores.iter().flatten();
        let low = given.clone().min()?.clone();
        let high = given.max()?.clone();
        Some(match self.blanks {
            Blanks::Out => (low, high),
            Blanks::In => (low.min(Exact::ZERO), high.max(Exact::ZERO)),
        })
    }

    /// Whether every score is 0 or 100, so that the mean score is a share.
    pub(crate) fn is_share(&self) -> bool {
        let hundred = Exact::from(100);
        self.scores
            .iter()
            .flatten()
            .all(|score| score.is_zero() || *score == hundred)
    }

    /// Σ count × score and the base.
    pub(crate) fn ratio(&self, counts: &[u64]) -> Ratio {
        let mut base: u64 = counts
            .iter()
            .zip(&self.scores)
            .filter(|(_, score)| score.is_some())
            .map(|(count, _)| count)
            .sum();
        if self.blanks == Blanks::In {
            base += counts[self.blank()];
        }
        Ratio {
            score: self.score(counts),
            base,
        }
    }

    /// What the ratio would be if blanks were answers.
    pub(crate) fn at_worst(&self, counts: &[u64]) -> AtWorst {
        let ratio = self.ratio(counts);
        let blank = counts[self.blank()];
        let base = match self.blanks {
            Blanks::Out => ratio.base + blank,
            Blanks::In => ratio.base,
        };
        let with = |score: &Exact| Ratio {
            score: ratio.score.plus(&times(score, blank)),
            base,
        };
        match self.scale() {
            Some((low, high)) => AtWorst {
                low: with(&low),
                high: with(&high),
            },
            None => AtWorst {
                low: ratio.clone(),
                high: ratio,
            },
        }
    }

    fn score(&self, counts: &[u64]) -> Fraction {
        if let Some((numerators, denominator)) = &self.small {
            let sum = counts
                .iter()
                .zip(numerators)
                .try_fold(0_i128, |sum, (count, n)| {
                    sum.checked_add(n.checked_mul(i128::from(*count))?)
                });
            if let Some(sum) = sum {
                return reduced(Fraction::Small(sum, *denominator));
            }
        }
        counts
            .iter()
            .zip(&self.scores)
            .filter_map(|(count, score)| Some(times(score.as_ref()?, *count)))
            .fold(Fraction::zero(), |sum, next| sum.plus(&next))
    }

    /// The counts with their words.
    pub(crate) fn counts(&self, counts: &[u64]) -> ItemCounts {
        ItemCounts {
            choices: counts[..self.choices].to_vec(),
            blank: counts[self.blank()],
            no_opinion: counts[self.no_opinion_slot()],
            out_of_base: counts[self.out_of_base()],
            hidden: Vec::new(),
        }
    }

    /// What an answer is worth to Cronbach's alpha: the level, so that alpha does not depend on how levels become percent; a weight where the choices have weights.
    pub(crate) fn levels(&self, formula: Formula) -> Vec<Option<f64>> {
        let given: Vec<f64> = self.scores.iter().flatten().map(Exact::to_f64).collect();
        let falling = given.first() > given.last();
        let n = given.len();
        let mut level = 0_u32;
        self.scores
            .iter()
            .map(|score| {
                let score = score.as_ref()?;
                level += 1;
                if formula == Formula::Options {
                    return Some(score.to_f64());
                }
                let up = f64::from(level);
                Some(if falling {
                    super::sample::double(n as u64) + 1.0 - up
                } else {
                    up
                })
            })
            .collect()
    }
}

fn times(score: &Exact, count: u64) -> Fraction {
    score
        .to_fraction()
        .times(&Fraction::Small(i128::from(count), 1))
}

/// The scores as whole numbers over one denominator; a choice without a score has 0.
fn over_one(scores: &[Option<Exact>]) -> Option<(Vec<i128>, i128)> {
    let fractions: Vec<(i128, i128)> = scores
        .iter()
        .map(|score| score.as_ref().map_or(Some((0, 1)), small))
        .collect::<Option<_>>()?;
    let denominator = fractions
        .iter()
        .try_fold(1_i128, |common, (_, own)| lcm(common, *own))?;
    let numerators = fractions
        .iter()
        .map(|(n, d)| n.checked_mul(denominator / d))
        .collect::<Option<_>>()?;
    Some((numerators, denominator))
}
