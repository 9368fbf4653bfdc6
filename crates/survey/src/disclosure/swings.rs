//! Changes of answers that no published figure would notice.

use crate::Item;
use points::Exact;
use std::collections::BTreeSet;

/// A scale longer than this is hidden whole instead of being searched.
const LONGEST_SCALE: usize = 12;
/// Choices that one change touches, at most.
const MOST_TOUCHED: usize = 4;
/// Answers that one change takes from a choice or adds to it, at most.
const STEP: i64 = 3;

/// A change of the answers of a domain after which their number and their mean score are the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Swing {
    /// Whether the mean of the squared scores changes, so that the standard error would tell: then all choices of the domain have to be hidden.
    pub(crate) whole: bool,
    /// How many answers move.
    moves: i64,
    /// By choice how many answers more or fewer.
    pub(crate) steps: Vec<i64>,
}

impl Swing {
    /// Whether counts stay counts after the swing, taken once forwards (`sign` 1) or backwards (−1).
    pub(crate) fn fits(&self, counts: &[u64], sign: i64) -> bool {
        let mut counts = counts.iter().zip(&self.steps);
        counts.all(|(count, step)| {
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            count.saturating_add(sign * step) >= 0
        })
    }

    /// The choices that have to be hidden wherever the swing is taken.
    pub(crate) fn hides<'s>(&'s self, scored: &'s [bool]) -> impl Iterator<Item = usize> + 's {
        (0..self.steps.len()).filter(|choice| match self.whole {
            true => scored[*choice],
            false => self.steps[*choice] != 0,
        })
    }
}

/// The swings of an item that touch at most four choices, by at most three answers each; those that the standard error does not notice first, then those that move the fewest answers. Choices out of the base have no part in one.
pub(crate) fn swings(item: &Item) -> Vec<Swing> {
    let scored: Vec<usize> = (0..item.scores.len())
        .filter(|at| item.scores[*at].is_some())
        .collect();
    if scored.len() > LONGEST_SCALE {
        return Vec::new();
    }
    let mut found = BTreeSet::new();
    let size = scored.len().min(MOST_TOUCHED);
    for mask in 0_u32..1 << scored.len() {
        if mask.count_ones() as usize != size {
            continue;
        }
        let chosen: Vec<usize> = (0..scored.len())
            .filter(|bit| mask >> bit & 1 == 1)
            .map(|bit| scored[bit])
            .collect();
        let width = 2 * STEP + 1;
        let n_all = chosen.iter().fold(1_i64, |n, _| n * width);
        for number in 0..n_all {
            let mut steps = vec![0_i64; item.scores.len()];
            let mut rest = number;
            for choice in &chosen {
                steps[*choice] = rest % width - STEP;
                rest /= width;
            }
            let moves = steps.iter().map(|step| step.abs()).sum();
            if moves == 0 || steps.iter().sum::<i64>() != 0 || moment(item, &steps, 1) {
                continue;
            }
            let whole = moment(item, &steps, 2);
            found.insert(Swing {
                whole,
                moves,
                steps,
            });
        }
    }
    found.into_iter().collect()
}

/// Whether a sum of scores to this power changes.
fn moment(item: &Item, steps: &[i64], power: u8) -> bool {
    let scores = steps.iter().zip(&item.scores);
    let change = scores
        .filter(|(step, _)| **step != 0)
        .filter_map(|(step, score)| {
            let score = score.as_ref()?;
            let score = match power {
                1 => score.clone(),
                _ => score.times(score),
            };
            Some(score.times(&Exact::from(*step)))
        })
        .fold(Exact::from(0_i64), |sum, more| sum.plus(&more));
    !change.is_zero()
}
