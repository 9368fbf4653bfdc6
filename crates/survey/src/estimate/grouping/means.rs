//! The mean of every item in every group.

use super::{Grouping, ItemCodes, Term, Wanted};
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
                let item = &items[task / portions];
                let from = task % portions * GROUPS_A_TASK;
                let to = (from + GROUPS_A_TASK).min(n_groups);
                let mut sums = Vec::new();
                let groups = from..to;
                groups
                    .map(|group| self.mean(group, item, &mut sums))
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
        item: &ItemCodes,
        sums: &mut Vec<(f64, f64)>,
    ) -> Option<GroupMean> {
        if !self.design.projections.is_empty() {
            return self.mean_by_residuals(group, item);
        }
        let (mut n, mut above, mut below, mut squares) = (0_u64, 0.0, 0.0, 0.0);
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        sums.clear();
        for run in self.runs(group) {
            let at = self.run_rows[run] as usize..self.run_rows[run + 1] as usize;
            let (mut run_above, mut run_below) = (0.0, 0.0);
            for (row, weight) in self.rows[at.clone()].iter().zip(&self.weights[at]) {
                if let Some(score) = item.score(*row) {
                    n += 1;
                    run_above += weight * score;
                    run_below += weight;
                    squares += weight * score * score;
                    least = least.min(score);
                    most = most.max(score);
                }
            }
            above += run_above;
            below += run_below;
            sums.push((run_above, run_below));
        }
        if n == 0 {
            return None;
        }
        // Equal answers vary by nothing, not by what rounding leaves.
        let same = least >= most;
        let mean = if same { least } else { above / below };
        let value = |(y, x): &(f64, f64)| if same { 0.0 } else { (y - mean * x) / below };
        let values: Vec<f64> = sums.iter().map(value).collect();
        let firsts = self.firsts(group);
        let variance = self
            .design
            .covariance_in_order(firsts, &values, 1, Wanted::Variances);
        let spread = if same {
            0.0
        } else {
            (squares - mean * above).max(0.0)
        };
        Some(GroupMean {
            n,
            weight: below,
            mean,
            variance: variance.ok().map(|matrix| matrix.at(0, 0)),
            srs_variance: (n > 1).then(|| spread / below / (n as f64 - 1.0)),
        })
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
