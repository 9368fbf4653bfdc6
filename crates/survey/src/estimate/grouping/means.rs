//! The mean of every item in every group.

use super::{Grouping, ItemCodes, Term, Wanted};
use crate::LonelyCluster;
use rayon::prelude::*;

/// Mean of an item in a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupMean {
    /// Respondents in the base.
    pub n: u64,
    /// Their weights' sum.
    pub weight: f64,
    /// The weighted mean, in the unit of the scores.
    pub mean: f64,
    /// Its variance; `None` where a stratum of one cluster allows none.
    pub variance: Option<f64>,
    /// The variance of a simple random sample with replacement of as many; `None` of one respondent.
    pub srs_variance: Option<f64>,
}

/// Groups that one task takes: enough work for a task, and the same on every machine.
const GROUPS_A_TASK: usize = 256;

impl Grouping<'_> {
    /// The weighted mean of each item in each group with its linearised variance: by item, then by group; `None` where nobody is in the base.
    ///
    /// The formulas are those of [`super::super::Design::mean`] and [`super::super::Design::covariance_of`], with sums of w y and w taken by cluster in one pass over the codes.
    /// Time grows with rows × items; memory beside the result with the rows of a group. Tasks share groups in fixed portions, and each sum runs in the order of the design, so that the result is the same with any number of threads.
    ///
    /// After raking or calibration, whose residuals reach over the whole sample, each group and item costs a pass over all rows.
    #[must_use]
    pub fn means(&self, items: &[ItemCodes]) -> Vec<Vec<Option<GroupMean>>> {
        let n_groups = self.n_groups();
        let portions = n_groups.div_ceil(GROUPS_A_TASK);
        let tasks: Vec<Vec<Option<GroupMean>>> = (0..items.len() * portions)
            .into_par_iter()
            .map(|task| {
                let item = Item::new(&items[task / portions]);
                let from = task % portions * GROUPS_A_TASK;
                let to = (from + GROUPS_A_TASK).min(n_groups);
                let (mut values, mut belows) = (Vec::new(), Vec::new());
                let groups = from..to;
                groups
                    .map(|group| self.mean(group, &item, &mut values, &mut belows))
                    .collect()
            })
            .collect();
        let mut tasks = tasks.into_iter();
        let mut by_item = Vec::with_capacity(items.len());
        for _ in items {
            by_item.push(tasks.by_ref().take(portions).flatten().collect());
        }
        by_item
    }

    fn mean(
        &self,
        group: usize,
        item: &Item,
        values: &mut Vec<f64>,
        belows: &mut Vec<f64>,
    ) -> Option<GroupMean> {
        if !self.design.projections.is_empty() {
            return self.mean_by_residuals(group, item.codes);
        }
        let (mut n, mut above, mut below, mut squares) = (0_u64, 0.0, 0.0, 0.0);
        let mut seen = [0_u64; 8];
        values.clear();
        belows.clear();
        for run in self.runs(group) {
            let at = self.run_rows[run] as usize..self.run_rows[run + 1] as usize;
            let (mut run_above, mut run_below) = (0.0, 0.0);
            for (row, weight) in self.rows[at.clone()].iter().zip(&self.weights[at]) {
                let answer = item.at(*row);
                let entry = &item.entries[answer];
                seen[answer / 64] |= 1 << (answer % 64);
                n += entry.taken;
                run_above += weight * entry.score;
                run_below += weight * entry.base;
                squares += weight * entry.square;
            }
            above += run_above;
            below += run_below;
            values.push(run_above);
            belows.push(run_below);
        }
        if n == 0 {
            return None;
        }
        // Equal answers vary by nothing, not by what rounding leaves.
        let same = item.only_score(&seen);
        let mean = same.unwrap_or(above / below);
        for (value, run_below) in values.iter_mut().zip(belows) {
            *value = match same {
                Some(_) => 0.0,
                None => (*value - mean * *run_below) / below,
            };
        }
        let spread = match same {
            Some(_) => 0.0,
            None => (squares - mean * above).max(0.0),
        };
        Some(GroupMean {
            n,
            weight: below,
            mean,
            variance: self.variance(group, values),
            srs_variance: (n > 1).then(|| spread / below / (n as f64 - 1.0)),
        })
    }

    /// The variance of cluster sums of one figure; that of a design with one stage without the detour over matrices.
    fn variance(&self, group: usize, values: &[f64]) -> Option<f64> {
        let firsts = self.firsts(group);
        let average = self.design.lonely == LonelyCluster::Average;
        if average || self.design.stages.len() > 1 {
            let matrix = self
                .design
                .covariance_in_order(firsts, values, 1, Wanted::Variances);
            return matrix.ok().map(|matrix| matrix.at(0, 0));
        }
        let stage = &self.design.stages[0];
        let mut sum = 0.0;
        let mut start = 0;
        let same = |a: &u32, b: &u32| stage.strata[*a as usize] == stage.strata[*b as usize];
        for rows in firsts.chunk_by(same) {
            let own = &values[start..start + rows.len()];
            start += rows.len();
            let stratum = &stage.by_stratum[stage.strata[rows[0] as usize] as usize];
            let n = f64::from(stratum.sampled);
            if stratum.lonely {
                match self.design.lonely {
                    LonelyCluster::Fail => return None,
                    LonelyCluster::Adjust => sum += stratum.correction * own[0] * own[0],
                    _ => {}
                }
            } else if stratum.sampled > 1 {
                let mean = own.iter().sum::<f64>() / n;
                let present: f64 = own.iter().map(|value| (value - mean).powi(2)).sum();
                let absent = (n - own.len() as f64) * mean * mean;
                sum += stratum.correction * n / (n - 1.0) * (present + absent);
            }
        }
        Some(sum)
    }

    fn mean_by_residuals(&self, group: usize, item: &ItemCodes) -> Option<GroupMean> {
        let term = Term {
            factor: 1.0,
            items: vec![0],
        };
        let figures = self.figures(group, &[*item], &[vec![term]], Wanted::Variances);
        let rows = self.positions(group);
        let weights = self.rows[rows.clone()].iter().zip(&self.weights[rows]);
        let in_base = weights.filter(|(row, _)| item.score(**row).is_some());
        Some(GroupMean {
            n: figures.n[0],
            weight: in_base.map(|(_, weight)| weight).sum(),
            mean: figures.values[0]?,
            variance: figures.covariance.ok().map(|matrix| matrix.at(0, 0)),
            srs_variance: figures.srs_variances[0],
        })
    }
}

/// An item with what each code adds to the sums, so that the pass over rows takes no branch. The second half is of rows that were not to be asked.
struct Item<'a> {
    codes: &'a ItemCodes<'a>,
    entries: Box<[Entry; 512]>,
}

#[derive(Clone, Copy, Default)]
struct Entry {
    score: f64,
    base: f64,
    square: f64,
    taken: u64,
}

impl<'a> Item<'a> {
    fn new(codes: &'a ItemCodes<'a>) -> Self {
        let mut entries = Box::new([Entry::default(); 512]);
        for (code, entry) in entries.iter_mut().enumerate().take(256) {
            if codes.in_base[code] {
                let score = codes.scores[code];
                *entry = Entry {
                    score,
                    base: 1.0,
                    square: score * score,
                    taken: 1,
                };
            }
        }
        Self { codes, entries }
    }

    /// Which entry a row takes.
    #[inline]
    fn at(&self, row: u32) -> usize {
        let row = row as usize;
        let out = self.codes.asked.is_some_and(|asked| !asked[row]);
        usize::from(self.codes.codes[row]) + 256 * usize::from(out)
    }

    /// The score of all codes seen, where it is one and the same.
    fn only_score(&self, seen: &[u64; 8]) -> Option<f64> {
        let mut only: Option<f64> = None;
        for (word, seen) in seen.iter().enumerate().take(4) {
            let mut left = *seen;
            while left != 0 {
                let entry = &self.entries[word * 64 + left.trailing_zeros() as usize];
                left &= left - 1;
                if entry.taken == 0 {
                    continue;
                }
                match only {
                    Some(score) if score.total_cmp(&entry.score).is_ne() => return None,
                    _ => only = Some(entry.score),
                }
            }
        }
        only
    }
}
