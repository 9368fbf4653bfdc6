//! Indices of groups of units that are no administrative units, by a rule that the user names.

mod pooled;

use crate::engine::{Plan, UnitView};
use crate::{Scored, Settings};
use answers::Answers;
use criteria::{CriteriaSet, LeafId};
use points::{Exact, Fraction};
use units::{Group, GroupKind, Roster};

/// How the index of a group follows from its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupRule {
    /// Counts are added up before the rule is applied, as QĐ 766/QĐ-TTg does for a province; a leaf whose points do not follow from quotients of counts takes the mean of the units' points.
    Pooled,
    /// The mean of the units' indices.
    Mean,
    /// Σ weight × index ÷ Σ weight, with the weights that the file of groups gives.
    Weights,
}

/// What one group comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupScore {
    /// The group's name.
    pub name: String,
    /// What it is.
    pub kind: GroupKind,
    /// The members that take part, in the order of the file: position in the roster and weight.
    pub members: Vec<(usize, Option<Exact>)>,
    /// The members that take no part: without a complete result, or without a weight where weights are the rule.
    pub left_out: Vec<usize>,
    /// The index in percent, rounded as the set rounds the total; `None` where nobody takes part.
    pub index: Option<Exact>,
    /// Of pooled counts: the points that were worked out from them, and all points, as maxima.
    pub pooled_of: Option<(Exact, Exact)>,
}

/// The index of each group. Only units with a complete result take part, under every rule, and those left out are named.
///
/// `Mean` is Σ index ÷ n and `Weights` is Σ w·index ÷ Σ w of the units' indices as rounded and shown, so that anyone can check them; both are rounded once.
/// `Pooled` adds the counts of each leaf over the units, applies the leaf's rule and rounding to the sums, adds the leaves, and divides by the applicable maximum; bonus and penalty stay out.
/// A leaf is pooled where its rule looks at quotients of counts only and every unit's points there were computed from counts; else it takes the exact mean of the units' points, over those for whom the leaf counts.
///
/// # Panics
/// Panics where a member is no index into the roster or `scored` belongs to another round.
#[must_use]
pub fn score_groups(
    set: &CriteriaSet,
    roster: &Roster,
    answers: &Answers,
    scored: &Scored,
    settings: &Settings,
    (groups, rule): (&[Group], GroupRule),
) -> Vec<GroupScore> {
    let units = UnitView::all(roster);
    let plan = Plan::new(set, &units, answers, settings);
    let one = |group: &Group| {
        let takes_part = |(unit, weight): &&(usize, Option<Exact>)| {
            scored.summaries[*unit].complete && (rule != GroupRule::Weights || weight.is_some())
        };
        let members: Vec<(usize, Option<Exact>)> =
            group.members.iter().filter(takes_part).cloned().collect();
        let out = group.members.iter().filter(|own| !takes_part(own));
        let left_out = out.map(|(unit, _)| *unit).collect();
        let (index, pooled_of) = if members.is_empty() {
            (None, None)
        } else if rule == GroupRule::Pooled {
            let units: Vec<usize> = members.iter().map(|(unit, _)| *unit).collect();
            let sums = pooled::sums(&plan, scored, &units);
            let index = sums.points.over(&sums.max);
            let index = index.map(|share| share.times(&Fraction::new(100, 1)));
            (index, Some((sums.pooled_max.into(), sums.max.into())))
        } else {
            (mean(scored, &members, rule), None)
        };
        GroupScore {
            name: group.name.clone(),
            kind: group.kind,
            members,
            left_out,
            index: index.map(|index| match set.rounding.total {
                Some(to) => index.round(to),
                None => index.into(),
            }),
            pooled_of,
        }
    };
    groups.iter().map(one).collect()
}

/// The number that each unit has for an input of a leaf, in the layer that stands for it there, numbers out of the units below included; `None` where none stands or it is no number. In the order of the roster; empty where the leaf has no such input.
///
/// # Panics
/// Panics where `scored` belongs to another round.
#[must_use]
pub fn standing_numbers(
    set: &CriteriaSet,
    roster: &Roster,
    answers: &Answers,
    scored: &Scored,
    settings: &Settings,
    (leaf, input): (LeafId, &str),
) -> Vec<Option<Exact>> {
    let Some(slot) = set.input_slot(leaf, input) else {
        return Vec::new();
    };
    let units = UnitView::all(roster);
    let plan = Plan::new(set, &units, answers, settings);
    let of = |unit: usize| {
        let from = usize::from(scored.from_layer[unit * scored.n_leaves + leaf.index()]);
        answers.layers.get(from)?;
        plan.row(from, unit).get(slot)?.number().cloned()
    };
    (0..roster.len()).map(of).collect()
}

fn mean(scored: &Scored, members: &[(usize, Option<Exact>)], rule: GroupRule) -> Option<Fraction> {
    let (mut sum, mut weights) = (Fraction::zero(), Fraction::zero());
    for (unit, weight) in members {
        let weight = match (rule, weight) {
            (GroupRule::Weights, Some(weight)) => weight.to_fraction(),
            _ => Fraction::new(1, 1),
        };
        let index = scored.summaries[*unit].index.to_fraction();
        sum = sum.plus(&index.times(&weight));
        weights = weights.plus(&weight);
    }
    sum.over(&weights)
}
