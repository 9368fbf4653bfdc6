//! Many domains of one design: rows sorted by group once, then every figure in passes over codes.

mod figures;
mod means;

pub use figures::{Figures, Term, Wanted};
pub use means::GroupMean;

use super::{Design, DesignError};

/// Answers to one item as small codes, with what each code scores.
#[derive(Debug, Clone, Copy)]
pub struct ItemCodes<'a> {
    /// By row of the sample.
    pub codes: &'a [u8],
    /// By code: the score, in the unit of the figure (percent).
    pub scores: &'a [f64; 256],
    /// By code: whether it is in the base. What is not is missing: out of both sums of a mean.
    pub in_base: &'a [bool; 256],
    /// By row: whether the item was to be asked; `None`: of everybody.
    pub asked: Option<&'a [bool]>,
}

impl ItemCodes<'_> {
    /// The score of a row; `None` where it is not in the base.
    #[inline]
    pub(super) fn score(&self, row: u32) -> Option<f64> {
        let row = row as usize;
        let code = usize::from(self.codes[row]);
        let taken = self.in_base[code] && self.asked.is_none_or(|asked| asked[row]);
        taken.then_some(self.scores[code])
    }
}

/// The rows of a design by group: unit, or any domains that do not overlap.
///
/// Every group is a domain of the whole design: outside counts as zero, and strata keep their number of clusters.
/// So groups that are their own strata get the variance of their own sample, and groups that share strata get that of a domain.
#[derive(Debug, Clone)]
pub struct Grouping<'d> {
    design: &'d Design,
    /// By group, within a group in the design's order.
    rows: Vec<u32>,
    weights: Vec<f64>,
    /// By group: where its runs begin; one more at the end.
    group_runs: Vec<u32>,
    /// Runs of rows of one group in one cluster of the last stage: where they begin; one more at the end.
    run_rows: Vec<u32>,
    /// A row of each run.
    run_first: Vec<u32>,
}

impl<'d> Grouping<'d> {
    /// Rows by group; `groups` has one number a row, below `n_groups`. Rows of any higher number ([`crate::NO_UNIT`]) are in no group.
    ///
    /// # Errors
    /// [`DesignError::Length`].
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns, Grouping, ItemCodes};
    /// // Two communes, each its own stratum; codes 1 and 2 score 100 and 0, 0 is a blank.
    /// let communes = [0, 0, 1, 1, 1];
    /// let design = Design::new(&DesignColumns {
    ///     n_rows: 5,
    ///     strata: &[&communes],
    ///     ..DesignColumns::default()
    /// })?;
    /// let grouping = Grouping::new(&design, &communes, 2)?;
    /// let (mut scores, mut in_base) = ([0.0; 256], [false; 256]);
    /// scores[1] = 100.0;
    /// (in_base[1], in_base[2]) = (true, true);
    /// let codes = [1, 2, 1, 1, 0];
    /// let item = ItemCodes { codes: &codes, scores: &scores, in_base: &in_base, asked: None };
    /// let means = grouping.means(&[item]);
    /// let first = means[0][0].unwrap();
    /// assert!((first.mean - 50.0).abs() < 1e-12);
    /// assert!((first.variance.unwrap() - 2_500.0).abs() < 1e-9);
    /// assert_eq!(means[0][1].unwrap().n, 2);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    pub fn new(design: &'d Design, groups: &[u32], n_groups: usize) -> Result<Self, DesignError> {
        if groups.len() != design.len() {
            return Err(DesignError::Length {
                expected: design.len(),
                found: groups.len(),
            });
        }
        let mut next = vec![0_u32; n_groups + 1];
        for group in groups {
            if let Some(count) = next.get_mut(*group as usize + 1) {
                *count += 1;
            }
        }
        for group in 0..n_groups {
            next[group + 1] += next[group];
        }
        let starts = next.clone();
        let mut rows = vec![0_u32; starts[n_groups] as usize];
        for row in &design.order {
            let group = groups[*row as usize] as usize;
            if group < n_groups {
                rows[next[group] as usize] = *row;
                next[group] += 1;
            }
        }
        let last = &design.stages[design.stages.len() - 1].clusters;
        let mut own = Self {
            design,
            weights: rows
                .iter()
                .map(|row| design.weights[*row as usize])
                .collect(),
            rows,
            group_runs: Vec::with_capacity(n_groups + 1),
            run_rows: Vec::new(),
            run_first: Vec::new(),
        };
        for group in 0..n_groups {
            own.group_runs.push(own.run_first.len() as u32);
            let mut cluster = None;
            for at in starts[group]..starts[group + 1] {
                let row = own.rows[at as usize];
                if cluster != Some(last[row as usize]) {
                    cluster = Some(last[row as usize]);
                    own.run_rows.push(at);
                    own.run_first.push(row);
                }
            }
        }
        own.group_runs.push(own.run_first.len() as u32);
        own.run_rows.push(own.rows.len() as u32);
        Ok(own)
    }

    /// Number of groups.
    #[must_use]
    pub fn n_groups(&self) -> usize {
        self.group_runs.len() - 1
    }

    /// The rows of a group, in the design's order.
    #[must_use]
    pub fn rows(&self, group: usize) -> &[u32] {
        &self.rows[self.positions(group)]
    }

    /// Degrees of freedom of a group: its first-stage clusters less its strata, as [`Design::df_in`].
    #[must_use]
    pub fn df(&self, group: usize) -> f64 {
        let stage = &self.design.stages[0];
        let count = |of: &[u32]| {
            let firsts = self.firsts(group);
            firsts
                .chunk_by(|a, b| of[*a as usize] == of[*b as usize])
                .count()
        };
        count(&stage.clusters) as f64 - count(&stage.strata) as f64
    }

    fn runs(&self, group: usize) -> std::ops::Range<usize> {
        self.group_runs[group] as usize..self.group_runs[group + 1] as usize
    }

    /// A row of each run of a group.
    fn firsts(&self, group: usize) -> &[u32] {
        &self.run_first[self.runs(group)]
    }

    /// Where the rows of a group stand in `rows`.
    fn positions(&self, group: usize) -> std::ops::Range<usize> {
        let runs = self.runs(group);
        self.run_rows[runs.start] as usize..self.run_rows[runs.end] as usize
    }
}
