//! Answers carried over from one set to another.

use super::confirmed;
use super::figures::Figures;
use super::published;
use super::slots::{self, LeafSlots, taken};
use crate::SetComparison;
use answers::{Answers, Layer};
use criteria::{CriteriaSet, LeafId, MissingPolicy, NodeKind, Policy, Rule};

/// What a leaf earns that has no inputs to be scored by: always said by the user, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Without {
    /// It is missing, and every unit is incomplete.
    #[default]
    Missing,
    /// No points and shown empty, maximum unchanged.
    Blank,
    /// No points.
    Zero,
    /// Out of points and maximum, for every unit.
    Drop,
}

/// How much of a leaf was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// Every input, or the typed points of a leaf that has no inputs.
    Whole,
    /// Typed points only; the inputs of the rule are wanting.
    Typed,
    /// Some inputs; these are wanting.
    Partly(Vec<String>),
    /// Nothing.
    Nothing,
}

/// One leaf of the other set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafCarried {
    /// The leaf.
    pub leaf: LeafId,
    /// How much.
    pub taken: Taken,
    /// Whether typed points were brought to the other maximum, their share kept.
    pub scaled: bool,
    /// Codes of leaves of the own set, other than those linked by name, that the same figure of a survey was taken from.
    pub followed: Vec<String>,
    /// Whether the leaf asks for another figure of a survey than the one it follows, whose value therefore stays behind.
    pub other_figure: bool,
}

/// What [`carry`] gives.
#[derive(Debug, Clone)]
pub struct Carried {
    /// The other set; leaves without inputs have the chosen policy.
    pub set: CriteriaSet,
    /// The answers in the places of the other set.
    pub answers: Answers,
    /// Leaf by leaf of the other set.
    pub leaves: Vec<LeafCarried>,
}

/// Takes answers over, leaf by leaf along the links of the comparison.
///
/// Inputs go by name within linked leaves, levels by their names.
/// What is counted from a survey goes by instrument and figure: the same figure follows to whatever leaf asks for it, linked or not; another figure under the same name stays behind, and the leaf says so.
/// Typed points keep their share of the maximum; where the rule is another one they are left behind as soon as the unit has inputs that the new rule can be worked out from.
/// Where a layer has points without inputs, as appraisers mostly give them, and another layer has the inputs, these are taken if the old rule gives the very points that were typed: whoever typed them confirmed the inputs.
/// Points that were changed by hand keep their share; where leaves were merged or split no share can be kept, and the inputs count as they were given.
/// A published figure of an inner node goes along where both texts are of one set, or where the node that follows it has the same leaves below it, with the same maxima and rules.
///
/// # Panics
/// Panics where `answers` were made for another set than `own`.
#[must_use]
pub fn carry(
    (own, answers): (&CriteriaSet, &Answers),
    other: &CriteriaSet,
    found: &SetComparison,
    without: Without,
) -> Carried {
    let figures = Figures::of(own);
    let plan: Vec<LeafSlots> = other
        .leaf_ids()
        .map(|leaf| slots::of(own, other, (found, &figures), leaf))
        .collect();
    let leaves: Vec<LeafCarried> = other
        .leaf_ids()
        .map(|leaf| told((own, other), leaf, &plan[leaf.index()]))
        .collect();
    let mut set = other.clone();
    for leaf in leaves.iter().filter(|own| own.taken != Taken::Whole) {
        settle(&mut set, leaf, without);
    }
    let mut moved = Answers {
        sources: answers.sources.clone(),
        ..Answers::default()
    };
    for layer in &answers.layers {
        moved
            .layers
            .push(layer_of(layer, (own, answers), other, &plan));
    }
    for leaf in other.leaf_ids() {
        let slots = &plan[leaf.index()];
        let first = other.first_slot[leaf.index()];
        for (at, from) in (first..).zip(&slots.inputs) {
            let Some(from) = from.as_ref().and_then(|from| u32::try_from(from.slot).ok()) else {
                continue;
            };
            let of_slot = answers
                .surveys
                .iter()
                .filter(|((_, slot), _)| *slot == from);
            moved
                .surveys
                .extend(of_slot.map(|((unit, _), figure)| ((*unit, at), figure.clone())));
        }
        if let Some(before) = slots.old
            && let Some(ids) = answers.counted_before.get(&own.leaf_node(before).code)
        {
            let code = other.leaf_node(leaf).code.clone();
            moved.counted_before.insert(code, ids.clone());
        }
    }
    Carried {
        set,
        answers: moved,
        leaves,
    }
}

fn told(
    (set, other): (&CriteriaSet, &CriteriaSet),
    leaf: LeafId,
    slots: &LeafSlots,
) -> LeafCarried {
    let own = other.leaf(leaf);
    let wanting: Vec<String> = own
        .inputs
        .iter()
        .zip(&slots.inputs)
        .filter(|(_, from)| from.is_none())
        .map(|(input, _)| input.name.clone())
        .collect();
    let none = wanting.len() == own.inputs.len();
    let taken = match (&own.rule, slots.typed.is_some()) {
        (Rule::Info, _) => Taken::Whole,
        (_, true) if own.inputs.is_empty() => Taken::Whole,
        (_, false) if own.inputs.is_empty() => Taken::Nothing,
        _ if wanting.is_empty() => Taken::Whole,
        (_, true) if none => Taken::Typed,
        _ if none => Taken::Nothing,
        _ => Taken::Partly(wanting),
    };
    let scaled = matches!(
        slots.typed,
        Some(slots::From {
            how: slots::How::Scaled(_),
            ..
        })
    );
    LeafCarried {
        leaf,
        taken,
        scaled,
        followed: slots
            .followed
            .iter()
            .map(|leaf| set.leaf_node(*leaf).code.clone())
            .collect(),
        other_figure: slots.other_figure,
    }
}

/// The chosen policy, for a leaf that cannot be scored as the set would have it.
fn settle(set: &mut CriteriaSet, own: &LeafCarried, without: Without) {
    let rescales = set.nodes.iter().any(|node| match &node.kind {
        NodeKind::Leaf(leaf) => {
            [leaf.when_undefined, leaf.when_not_applicable].contains(&Policy::Rescale)
        }
        NodeKind::Inner { .. } => false,
    });
    let id = set.leaves[own.leaf.index()];
    let NodeKind::Leaf(leaf) = &mut set.nodes[id.index()].kind else {
        return;
    };
    match without {
        Without::Missing => leaf.when_missing = MissingPolicy::Incomplete,
        Without::Blank => leaf.when_missing = MissingPolicy::Blank,
        Without::Zero => leaf.when_missing = MissingPolicy::Zero,
        Without::Drop if own.taken == Taken::Typed => {
            leaf.when_missing = MissingPolicy::Incomplete;
        }
        Without::Drop => {
            // No unit has this name, so that the leaf applies to none.
            leaf.applies_to = vec!["\u{0}".to_owned()];
            // A set has one way of leaving leaves out.
            leaf.when_not_applicable = if rescales {
                Policy::Rescale
            } else {
                Policy::Drop
            };
        }
    }
}

fn layer_of(
    layer: &Layer,
    (own, answers): (&CriteriaSet, &Answers),
    other: &CriteriaSet,
    plan: &[LeafSlots],
) -> Layer {
    let mut moved = Layer::new(layer.kind, layer.n_units(), other);
    let mut new_of_old: Vec<Option<LeafId>> = vec![None; own.leaves.len()];
    for leaf in other.leaf_ids() {
        let slots = &plan[leaf.index()];
        if let Some(before) = slots.old {
            new_of_old[before.index()] = Some(leaf);
        }
        let first = other.first_slot[leaf.index()] as usize;
        let whole = !slots.inputs.is_empty() && slots.inputs.iter().all(Option::is_some);
        for unit in 0..layer.n_units() {
            let mut any = false;
            for (at, from) in (first..).zip(&slots.inputs) {
                if let Some(from) = from {
                    any |= put(&mut moved, layer, unit, at, from);
                }
            }
            if whole
                && !any
                && !slots.same_rule
                && let Some(given) = confirmed::inputs((own, answers), layer, unit, slots)
            {
                for (at, from) in (first..).zip(slots.inputs.iter().flatten()) {
                    any |= put(&mut moved, given, unit, at, from);
                }
            }
            // Points typed for the old rule say nothing where the new one can be worked out.
            if let Some(from) = &slots.typed
                && (slots.same_rule || !(whole && any))
            {
                put(&mut moved, layer, unit, other.typed_slot(leaf), from);
            }
        }
    }
    let leaf = |old: LeafId| new_of_old.get(old.index()).copied().flatten();
    for ((unit, old), text) in &layer.reasons {
        if let Some(new) = leaf(*old) {
            moved.reasons.insert((*unit, new), text.clone());
        }
    }
    for ((unit, old), text) in &layer.evidence {
        if let Some(new) = leaf(*old) {
            moved.evidence.insert((*unit, new), text.clone());
        }
    }
    for ((unit, node), points) in &layer.node_points {
        if let Some(new) = published::node(own, other, plan, *node) {
            moved.node_points.insert((*unit, new), points.clone());
        }
    }
    moved
}

/// Puts the answer in its new place; whether anything stood in the old one.
fn put(moved: &mut Layer, layer: &Layer, unit: usize, at: usize, from: &slots::From) -> bool {
    let answer = layer.get(unit, from.slot);
    if answer.is_missing() {
        return false;
    }
    let origin = layer.origin(unit, from.slot);
    let answer = taken(answer, &from.how);
    if origin.row > 0 {
        moved.set_at(unit, at, answer, origin);
    } else {
        moved.set(unit, at, answer);
    }
    true
}
