//! Pooled counts: the rule of each leaf over the sums of the units.

use crate::engine::{Plan, score_leaf};
use crate::rules::{Peers, Silent};
use crate::{Basis, Outcome, Scored};
use answers::{Answer, Value};
use criteria::{Condition, InputKind, LeafId, Measure, NodeId, NodeKind, Part, Rule};
use points::Fraction;

/// Points and maxima of a group.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    pub(super) points: Fraction,
    pub(super) max: Fraction,
    /// The part of `max` whose points were worked out from pooled counts.
    pub(super) pooled_max: Fraction,
}

impl Sums {
    fn none() -> Self {
        Self {
            points: Fraction::zero(),
            max: Fraction::zero(),
            pooled_max: Fraction::zero(),
        }
    }
    fn plus(&self, other: &Self) -> Self {
        Self {
            points: self.points.plus(&other.points),
            max: self.max.plus(&other.max),
            pooled_max: self.pooled_max.plus(&other.pooled_max),
        }
    }
}

/// The base of these units.
pub(super) fn sums(plan: &Plan<'_>, scored: &Scored, units: &[usize]) -> Sums {
    let group = Pooling {
        plan,
        scored,
        units,
    };
    let roots = plan.set.roots.iter();
    let base = roots.filter(|root| plan.set.node(**root).part == Part::Base);
    base.fold(Sums::none(), |sum, root| sum.plus(&group.node(*root)))
}

struct Pooling<'p, 'a> {
    plan: &'p Plan<'a>,
    scored: &'p Scored,
    units: &'p [usize],
}

impl Pooling<'_, '_> {
    fn node(&self, id: NodeId) -> Sums {
        let set = self.plan.set;
        let node = set.node(id);
        if node.children.is_empty() {
            let leaf = set.leaves.iter().position(|own| *own == id);
            return leaf.map_or_else(Sums::none, |leaf| self.leaf(LeafId::from_index(leaf)));
        }
        let imported = matches!(
            node.kind,
            NodeKind::Inner {
                imported_when_no_leaf_inputs: true
            }
        );
        // Published points of the whole node stand for its leaves: there are no counts to add.
        if imported && self.covered(id) {
            return self.mean(|unit| self.scored.node_points(set, unit, id));
        }
        let children = node.children.iter();
        children.fold(Sums::none(), |sum, child| sum.plus(&self.node(*child)))
    }

    /// Whether a leaf below has no points of its own in some unit.
    fn covered(&self, id: NodeId) -> bool {
        let set = self.plan.set;
        let node = set.node(id);
        if node.children.is_empty() {
            let leaf = set.leaves.iter().position(|own| *own == id);
            let leaf = leaf.map(LeafId::from_index);
            return leaf.is_some_and(|leaf| {
                let mut scores = self.units.iter().map(|unit| self.scored.leaf(*unit, leaf));
                scores.any(|score| score.basis == Basis::Node)
            });
        }
        node.children.iter().any(|child| self.covered(*child))
    }

    fn leaf(&self, id: LeafId) -> Sums {
        let set = self.plan.set;
        if let Some(score) = self.pooled(id) {
            let max = set.leaf_node(id).max.to_fraction();
            return match score.outcome {
                Outcome::Points | Outcome::Blank => Sums {
                    points: score.points.to_fraction(),
                    pooled_max: max.clone(),
                    max,
                },
                _ => Sums::none(),
            };
        }
        self.mean(|unit| {
            let score = self.scored.leaf(unit, id);
            matches!(score.outcome, Outcome::Points | Outcome::Blank)
                .then(|| (score.points.clone(), self.scored.leaf_max(set, unit, id)))
        })
    }

    /// The mean of points and of maxima over the units that have any.
    fn mean(&self, of: impl Fn(usize) -> Option<(points::Exact, points::Exact)>) -> Sums {
        let found: Vec<_> = self.units.iter().filter_map(|unit| of(*unit)).collect();
        let n = Fraction::new(i64::try_from(found.len()).unwrap_or(i64::MAX), 1);
        let (mut points, mut max) = (Fraction::zero(), Fraction::zero());
        for (own, of) in &found {
            points = points.plus(&own.to_fraction());
            max = max.plus(&of.to_fraction());
        }
        match (points.over(&n), max.over(&n)) {
            (Some(points), Some(max)) => Sums {
                points,
                max,
                pooled_max: Fraction::zero(),
            },
            _ => Sums::none(),
        }
    }

    /// The leaf's rule over the sums of counts; `None` where it cannot be pooled.
    fn pooled(&self, id: LeafId) -> Option<crate::LeafScore> {
        let leaf = &self.plan.leaves[id.index()];
        let counts = |kind: &InputKind| matches!(kind, InputKind::Count | InputKind::Number);
        let inputs = &leaf.leaf.inputs;
        if !inputs.iter().all(|input| counts(&input.kind)) || !scale_free(&leaf.leaf.rule) {
            return None;
        }
        let mut sums = vec![Fraction::zero(); inputs.len()];
        let mut first = None;
        for unit in self.units.iter().copied() {
            let score = self.scored.leaf(unit, id);
            if !leaf.applies_to(unit) || score.cause == crate::Cause::NotApplicable {
                continue;
            }
            (score.basis == Basis::Computed).then_some(())?;
            let n = self.plan.leaves.len();
            let from = usize::from(self.scored.from_layer[unit * n + id.index()]);
            self.plan.answers.layers.get(from)?;
            let row = self.plan.row(from, unit);
            for (sum, answer) in sums.iter_mut().zip(&row[leaf.first..]) {
                *sum = sum.plus(&answer.number()?.to_fraction());
            }
            first.get_or_insert((unit, from));
        }
        let (unit, from) = first?;
        let mut row = self.plan.row(from, unit).to_vec();
        for (slot, sum) in sums.into_iter().enumerate() {
            row[leaf.first + slot] = Answer::Given(Value::Number(sum.into()));
        }
        row[leaf.first + leaf.n_inputs] = Answer::Missing;
        let (score, _) = score_leaf(
            self.plan,
            leaf,
            unit,
            &row,
            Peers::Pending,
            None,
            &mut Silent,
        );
        Some(score)
    }
}

/// Whether twice the counts earn the same points: the rule looks at quotients of counts only.
fn scale_free(rule: &Rule) -> bool {
    let quotient = |measure: &Measure| matches!(measure, Measure::Ratio { .. });
    match rule {
        Rule::Ratio { measure, .. } | Rule::Thresholds { measure, .. } => quotient(measure),
        Rule::Frequency { expected_input, .. } => expected_input.is_some(),
        Rule::Cases { cases } => cases.iter().all(|case| {
            let mut when = case.when.iter();
            when.all(|when| matches!(when, Condition::Within { measure, .. } if quotient(measure)))
                && scale_free(&case.then.rule)
        }),
        Rule::Award(_) => true,
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            parts.iter().all(|part| scale_free(&part.rule))
        }
        Rule::Survey { groups } => groups.iter().all(|group| group.index.is_none()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_award_is_the_same_for_any_counts_and_a_count_is_not() {
        let award = Rule::Award(criteria::Award::Share(points::Exact::from(100)));
        assert!(scale_free(&award));
        assert!(!scale_free(&Rule::Points { step: None }));
        assert!(!scale_free(&Rule::PerCount { counts: Vec::new() }));
    }
}
