//! Which place of an old answer sheet goes to which place of a new one.

use super::figures::{Figures, asks};
use crate::{Comparability, Group, SetComparison, Why};
use answers::{Answer, Value};
use criteria::{CriteriaSet, InputKind, LeafId};
use points::Exact;

/// What happens to an answer on its way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum How {
    /// Nothing.
    AsIs,
    /// Levels by their names: old index → new index.
    Levels(Vec<Option<u16>>),
    /// Typed points keep their share of the maximum.
    Scaled(Exact),
}

/// Where the answer of a new slot comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct From {
    pub(crate) slot: usize,
    pub(crate) how: How,
}

/// The slots of one new leaf: its inputs, then its typed points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LeafSlots {
    pub(crate) inputs: Vec<Option<From>>,
    pub(crate) typed: Option<From>,
    /// The one old leaf, where there is one.
    pub(crate) old: Option<LeafId>,
    /// All old leaves that this one belongs with.
    pub(crate) olds: Vec<LeafId>,
    /// Whether the rule is the same up to the maximum.
    pub(crate) same_rule: bool,
    /// Old leaves elsewhere in the set that the same figure of a survey was taken from.
    pub(crate) followed: Vec<LeafId>,
    /// Whether a linked survey leaf asks for another figure, so that its value stays behind.
    pub(crate) other_figure: bool,
}

/// Inputs go by their names within the leaves of the group; a name that several old leaves have says nothing.
/// What is counted from a survey goes by the figure that is asked for: the same figure follows from whatever leaf asks for it, another figure under the same name stays behind.
/// Typed points go where one leaf became one.
pub(crate) fn of(
    old: &CriteriaSet,
    new: &CriteriaSet,
    (found, figures): (&SetComparison, &Figures<'_>),
    leaf: LeafId,
) -> LeafSlots {
    let own = new.leaf(leaf);
    let group = found.of_new(leaf);
    let mut slots = LeafSlots {
        inputs: Vec::with_capacity(own.inputs.len()),
        typed: None,
        old: None,
        olds: Vec::new(),
        same_rule: false,
        followed: Vec::new(),
        other_figure: false,
    };
    for (at, wanted) in (0_u16..).zip(&own.inputs) {
        let named = group.and_then(|group| input(old, group, &wanted.name, &wanted.kind));
        let asked = asks(new, leaf, at);
        let from = match (named, asked) {
            (named, None) => named,
            (named, Some(asked)) => figures.take(&asked, named, &mut slots),
        };
        slots.inputs.push(from);
    }
    let Some(group) = group else {
        return slots;
    };
    let (typed, before) = match (&group.old[..], &group.new[..]) {
        ([before], [_]) => (typed(old, new, *before, leaf), Some(*before)),
        _ => (None, None),
    };
    LeafSlots {
        typed,
        old: before,
        olds: group.old.clone(),
        same_rule: same_rule(group),
        ..slots
    }
}

/// Whether points typed for the old leaf mean the same for the new one.
fn same_rule(group: &Group) -> bool {
    let moves_points = |why: &Why| {
        matches!(
            why,
            Why::Alone | Why::Regrouped | Why::Rule | Why::Thresholds | Why::Awards
        )
    };
    match &group.comparable {
        Comparability::No(why) => !why.iter().any(moves_points),
        Comparability::SameRule | Comparability::SameGuide => true,
    }
}

fn input(old: &CriteriaSet, group: &Group, name: &str, kind: &InputKind) -> Option<From> {
    let mut found = group.old.iter().filter_map(|leaf| {
        let slot = old.input_slot(*leaf, name)?;
        let inputs = &old.leaf(*leaf).inputs;
        let own = inputs.iter().find(|own| own.name == name)?;
        Some((slot, &own.kind))
    });
    let (Some((slot, before)), None) = (found.next(), found.next()) else {
        return None;
    };
    let how = match (before, kind) {
        (InputKind::Level(before), InputKind::Level(after)) => {
            let index = |name: &String| {
                let at = after
                    .iter()
                    .position(|own| vietnamese::key(own) == vietnamese::key(name))?;
                u16::try_from(at).ok()
            };
            How::Levels(before.iter().map(index).collect())
        }
        _ if before == kind => How::AsIs,
        _ => return None,
    };
    Some(From { slot, how })
}

fn typed(old: &CriteriaSet, new: &CriteriaSet, before: LeafId, after: LeafId) -> Option<From> {
    let (from, to) = (&old.leaf_node(before).max, &new.leaf_node(after).max);
    let slot = old.typed_slot(before);
    if from == to {
        return Some(From {
            slot,
            how: How::AsIs,
        });
    }
    let how = How::Scaled(to.over(from)?);
    Some(From { slot, how })
}

/// The answer as it stands in the new place; a level that the new set does not have is missing there.
pub(crate) fn taken(answer: &Answer, how: &How) -> Answer {
    match (how, answer) {
        (How::Levels(to), Answer::Given(Value::Level(from))) => {
            let to = to.get(usize::from(*from)).copied().flatten();
            to.map_or(Answer::Missing, |to| Answer::Given(Value::Level(to)))
        }
        (How::Scaled(factor), Answer::Given(Value::Number(points))) => {
            Answer::from(points.times(factor))
        }
        _ => answer.clone(),
    }
}
