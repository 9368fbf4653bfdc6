//! How far figures of a domain vary from sample to sample: one pass over its responses, stratum by stratum.

use super::cells::Cells;
use super::forms::Forms;
use super::sample::{Sample, double};
use super::strata::Strata;
use super::tally::Layout;
use crate::LonelyCluster;

/// What the pass needs beside the domain.
pub(crate) struct Field<'a> {
    pub(crate) sample: &'a Sample,
    pub(crate) cells: &'a Cells,
    pub(crate) layout: &'a Layout,
    /// By slot of the layout: score and whether it is in the base.
    pub(crate) doubles: &'a [(f64, f64)],
    pub(crate) lonely: LonelyCluster,
}

/// What the design says of one figure in one domain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    /// Respondents with an answer in the base.
    pub(crate) n: u64,
    /// Clusters with such a respondent less strata with one.
    pub(crate) df: f64,
    /// The variance; `None` where the design gives none.
    pub(crate) variance: Option<f64>,
    /// The variance under simple random sampling with replacement.
    pub(crate) simple: Option<f64>,
}

/// Spreads of all figures, and their covariances row by row where they are wanted.
pub(crate) struct Spreads {
    pub(crate) of: Vec<Spread>,
    pub(crate) covariance: Option<Vec<Option<f64>>>,
}

/// The pass. `members` are positions in the sample, ascending by cluster.
///
/// A response i moves figure f by u_fi = w_i Σ_j (a_fj y_ij − b_fj x_ij); responses outside the domain move it by nothing but stay in the design.
/// The variance is Σ_h (1 − f_h) n_h ÷ (n_h − 1) Σ_c (u_hc − ū_h)² over all n_h clusters of each stratum (Särndal, Swensson and Wretman 1992, eq. 5.6.6 with ultimate clusters).
/// Where the sample has stages or margins ([`Sample::stages`]), its design gives variances and covariances from the same u_fi.
/// Under simple random sampling with replacement it would be Σ u_i² ÷ ω_i ÷ (n − 1), where ω_i is the response's share of the weights in the base.
pub(crate) fn spreads(
    field: &Field<'_>,
    members: &[u32],
    forms: &Forms<'_>,
    full: bool,
) -> Spreads {
    let columns = forms.columns();
    let mut strata = Strata::new(columns, full, field.lonely);
    let mut simple = vec![Simple::default(); columns];
    let mut moved = vec![0.0_f64; columns];
    let mut touched = vec![false; columns];
    let mut answers: Vec<(f64, f64)> = Vec::new();
    let stages = field.sample.stages.as_ref();
    let mut moves = vec![0.0_f64; stages.map_or(0, |_| members.len() * columns)];
    let mut moves_of = moves.chunks_exact_mut(columns.max(1));
    let mut cluster = None;
    for at in members {
        let at = *at as usize;
        let own = field.sample.clusters[at];
        if cluster != Some(own) {
            strata.close_cluster(&mut moved, &mut touched);
            cluster = Some(own);
            let stratum = field.sample.stratum_of[own as usize];
            strata.enter(stratum, field.sample.strata[stratum as usize]);
        }
        answers.clear();
        for (asked, slot) in field.cells.row(at).iter().enumerate() {
            answers.push(field.doubles[field.layout.start(asked) + usize::from(*slot)]);
        }
        let weight = field.sample.weight(at);
        let mut own_moves = moves_of.next();
        let Some((linear, scale)) = forms.at(field.sample.units[at]) else {
            continue;
        };
        for (column, own) in linear.iter().enumerate() {
            let Some(own) = own else { continue };
            let (mut move_by, mut in_base) = (0.0, 0.0);
            for term in &own.terms {
                let (score, base) = answers[term.asked];
                move_by += term.of_score * score - term.of_base * base;
                in_base += base;
            }
            if in_base > 0.0 {
                simple[column].add(weight, move_by);
                let own = weight * move_by * scale.map_or(1.0, |scale| scale[column]);
                moved[column] += own;
                touched[column] = true;
                if let Some(moves) = &mut own_moves {
                    moves[column] = own;
                }
            }
        }
    }
    strata.close_cluster(&mut moved, &mut touched);
    let (mut per_column, mut covariance) = strata.finish();
    if let Some(stages) = stages {
        let matrix = stages.covariance(members, &moves, columns, full);
        for (at, (_, variance)) in per_column.iter_mut().enumerate() {
            let own = matrix.as_ref().map(|own| own.at(at, at).max(0.0));
            *variance = variance.and(own);
        }
        for (at, cell) in covariance.iter_mut().flatten().enumerate() {
            let own = matrix.as_ref().map(|own| own.cells()[at]);
            *cell = cell.and(own);
        }
    }
    let of = per_column
        .into_iter()
        .zip(simple)
        .map(|((df, variance), simple)| Spread {
            n: simple.n,
            df,
            variance,
            simple: simple.variance(),
        })
        .collect();
    Spreads { of, covariance }
}

/// Sums for simple random sampling.
#[derive(Debug, Clone, Copy, Default)]
struct Simple {
    n: u64,
    weights: f64,
    squares: f64,
}

impl Simple {
    fn add(&mut self, weight: f64, moved: f64) {
        self.n += 1;
        self.weights += weight;
        self.squares += weight * moved * moved;
    }
    fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| self.weights * self.squares / double(self.n - 1))
    }
}
