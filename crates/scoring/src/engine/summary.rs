//! Total, index, bonus and penalty of one unit, out of what stands.

use super::plan::Plan;
use super::sums::sum_roots;
use super::tree::Tree;
use crate::{LeafScore, NodeScore, Outcome, UnitSummary};
use criteria::{IndexBase, LeafId, Policy, RankOn, Section};
use points::{Exact, Fraction, RoundTo};

/// What stands for one unit.
pub(crate) struct Stood<'a> {
    pub(crate) leaves: &'a [LeafScore],
    pub(crate) nodes: &'a [NodeScore],
    /// Columns whose published points stand for their leaves.
    pub(crate) covered: &'a [usize],
}

/// The set's figures that every summary needs.
#[derive(Debug)]
pub(crate) struct Maxima {
    full: Fraction,
    without_survey: Fraction,
}

impl Maxima {
    pub(crate) fn new(plan: &Plan<'_>) -> Self {
        let survey: Exact = plan
            .tree
            .survey
            .iter()
            .map(|leaf| &plan.tree.leaf_max[*leaf])
            .sum();
        Self {
            full: plan.set.total.to_fraction(),
            without_survey: plan.set.total.minus(&survey).to_fraction(),
        }
    }
}

pub(crate) fn summarise(plan: &Plan<'_>, maxima: &Maxima, stood: &Stood<'_>) -> UnitSummary {
    let (set, tree) = (plan.set, &plan.tree);
    let sum = |roots| sum_roots(tree, stood.leaves, stood.nodes, roots);
    let (raw, lost, base_complete) = sum(&tree.roots);
    let (bonus, _, bonus_complete) = sum(&tree.bonus);
    let (penalty, _, penalty_complete) = sum(&tree.penalty);
    let bonus = capped(bonus, set.bonus.as_ref());
    let penalty = capped(penalty, set.penalty.as_ref());
    let survey = survey_points(plan, stood);
    // Without a surveyed leaf there are no survey points, which is not 0 points.
    let surveyed = !tree.survey.is_empty()
        && (!stood.covered.is_empty()
            || tree
                .survey
                .iter()
                .any(|leaf| stood.leaves[*leaf].outcome == Outcome::Points));
    let mut without = raw.minus(&survey);
    let mut points = raw.clone();
    let mut max = set.total.minus(&lost);

    let dropped: Vec<(LeafId, Policy)> = taken_out(stood.leaves);
    let rescaled = rescaled(tree, stood.leaves);
    if !rescaled.is_zero() {
        // The part without survey fills its whole maximum again, the survey is added after.
        let applicable = maxima.without_survey.minus(&rescaled.to_fraction());
        if let Some(factor) = maxima.without_survey.over(&applicable) {
            without = without.to_fraction().times(&factor).into();
            points = without.plus(&survey);
            max = set.total.minus(&lost.minus(&rescaled));
        }
    }
    let base = |points: &Exact, max: &Fraction| percent(points, max);
    let extra = bonus.minus(&penalty);
    let max_fraction = max.to_fraction();
    let total_exact = match set.index_base {
        IndexBase::Points => points.plus(&extra),
        IndexBase::Index => base(&points, &max_fraction).plus(&extra),
    };
    let index_of = |total: &Exact, max: &Fraction| match set.index_base {
        IndexBase::Points => percent(total, max),
        IndexBase::Index => total.clone(),
    };
    let index_exact = index_of(&total_exact, &max_fraction);
    let to = set.rounding.total;
    let total_undropped = if dropped.is_empty() {
        match set.ranking.on {
            RankOn::Total => total_exact.clone(),
            RankOn::Index => index_exact.clone(),
        }
    } else {
        let raw = without_spreading(plan, stood, raw);
        let total = match set.index_base {
            IndexBase::Points => raw.plus(&extra),
            IndexBase::Index => base(&raw, &maxima.full).plus(&extra),
        };
        match set.ranking.on {
            RankOn::Total => total,
            RankOn::Index => index_of(&total, &maxima.full),
        }
    };
    UnitSummary {
        complete: base_complete && bonus_complete && penalty_complete,
        points: rounded(points, to),
        max,
        bonus,
        penalty,
        total: rounded(total_exact.clone(), to),
        index: rounded(index_exact.clone(), to),
        total_exact,
        index_exact,
        total_undropped: rounded(total_undropped, to),
        self_points: None,
        appraised: Vec::new(),
        survey: surveyed.then(|| rounded(survey, to)),
        without_survey: rounded(without, to),
        dropped,
    }
}

fn percent(points: &Exact, max: &Fraction) -> Exact {
    // A percentage of a maximum of 100 is the number itself, which most sets have.
    if *max == Fraction::new(100, 1) {
        return points.clone();
    }
    points
        .to_fraction()
        .times(&Fraction::new(100, 1))
        .over(max)
        .map_or(Exact::ZERO, Exact::from)
}

pub(crate) fn rounded(points: Exact, to: Option<RoundTo>) -> Exact {
    match to {
        Some(to) => points.round(to),
        None => points,
    }
}

fn capped(points: Exact, section: Option<&Section>) -> Exact {
    match section {
        Some(section) if points > section.cap => section.cap.clone(),
        _ => points,
    }
}

fn survey_points(plan: &Plan<'_>, stood: &Stood<'_>) -> Exact {
    let tree = &plan.tree;
    let leaves: Exact = tree
        .survey
        .iter()
        .map(|leaf| &stood.leaves[*leaf].points)
        .sum();
    if stood.covered.is_empty() {
        return leaves;
    }
    // A published field all of whose leaves are from surveys is survey points as a whole.
    let of_survey = |column: &&usize| {
        tree.below[**column]
            .iter()
            .all(|leaf| tree.survey.contains(leaf))
    };
    let nodes: Exact = stood
        .covered
        .iter()
        .filter(of_survey)
        .map(|column| &stood.nodes[*column].points)
        .sum();
    leaves.plus(&nodes)
}

fn taken_out(leaves: &[LeafScore]) -> Vec<(LeafId, Policy)> {
    let mut out = Vec::new();
    for (leaf, score) in leaves.iter().enumerate() {
        let policy = match score.outcome {
            Outcome::Dropped => Policy::Drop,
            Outcome::Rescaled => Policy::Rescale,
            Outcome::Spread => Policy::Spread,
            _ => continue,
        };
        out.push((LeafId::from_index(leaf), policy));
    }
    out
}

/// The maximum that is scaled back. A rescaled survey leaf is not in it: it counts as dropped.
fn rescaled(tree: &Tree, leaves: &[LeafScore]) -> Exact {
    let scaled_back = |(leaf, score): &(usize, &LeafScore)| {
        score.outcome == Outcome::Rescaled && tree.in_base[*leaf] && !tree.survey.contains(leaf)
    };
    let max = |(leaf, _)| &tree.leaf_max[leaf];
    leaves.iter().enumerate().filter(scaled_back).map(max).sum()
}

/// The points without what siblings earned on a spread maximum.
fn without_spreading(plan: &Plan<'_>, stood: &Stood<'_>, raw: Exact) -> Exact {
    let factors = super::spread::factors(&plan.tree, stood.leaves);
    let mut raw = raw;
    for (leaf, factor) in factors {
        let with = &stood.leaves[leaf].points;
        if let Some(own) = with.to_fraction().over(&factor) {
            raw = raw
                .minus(with)
                .plus(&rounded(own.into(), plan.set.rounding.leaf));
        }
    }
    raw
}
