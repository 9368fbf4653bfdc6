//! Inputs that stand in another layer than the points that count.

use super::slots::LeafSlots;
use answers::{Answer, Answers, Layer, Value};
use criteria::{CriteriaSet, LayerKind, LeafId, Rule};
use points::Exact;
use scoring::rules::{Peers, Sheet, Silent, points};

/// The layer whose inputs a new rule may be worked out from in place of points that this layer has typed.
///
/// `None` where nothing was typed here, where no layer has inputs, or where points of a leaf that goes to one leaf were changed by hand: they are not what the old rule gives for the inputs, so the inputs were not confirmed.
pub(super) fn inputs<'a>(
    (set, answers): (&CriteriaSet, &'a Answers),
    layer: &Layer,
    unit: usize,
    slots: &LeafSlots,
) -> Option<&'a Layer> {
    let typed = |leaf: &LeafId| layer.get(unit, set.typed_slot(*leaf)).number();
    if slots.olds.iter().all(|leaf| typed(leaf).is_none()) {
        return None;
    }
    let mut others: Vec<&Layer> = answers.layers.iter().collect();
    others.retain(|own| own.kind != layer.kind);
    others.sort_by_key(|own| nearness(own.kind));
    let has = |own: &&&Layer| {
        let slots = slots.inputs.iter().flatten();
        slots
            .into_iter()
            .any(|from| !own.get(unit, from.slot).is_missing())
    };
    let given = *others.iter().find(has)?;
    let as_given = |leaf: &LeafId| {
        let typed = typed(leaf);
        typed.is_none() || typed == by_rule(set, given, unit, *leaf).as_ref()
    };
    let regrouped = slots.old.is_none();
    (regrouped || slots.olds.iter().all(as_given)).then_some(given)
}

/// Appraisers first, the last of them before the others; the unit's own last.
fn nearness(kind: LayerKind) -> (u8, u8) {
    match kind {
        LayerKind::Appraised(turn) => (0, u8::MAX - turn),
        LayerKind::Imported => (1, 0),
        LayerKind::Survey => (2, 0),
        LayerKind::Council => (3, 0),
        LayerKind::SelfScore => (4, 0),
    }
}

/// The points that the set gives for the inputs of a layer, rounded as a leaf; `None` where they give none, or depend on other units.
fn by_rule(set: &CriteriaSet, layer: &Layer, unit: usize, leaf: LeafId) -> Option<Exact> {
    let own = set.leaf(leaf);
    let first = set.first_slot[leaf.index()] as usize;
    let inputs: &[Answer] = &layer.unit(unit)[first..set.typed_slot(leaf)];
    if matches!(own.rule, Rule::Peers { .. } | Rule::Info) || inputs.is_empty() {
        return None;
    }
    if inputs.iter().all(Answer::is_missing) {
        return match layer.get(unit, set.typed_slot(leaf)) {
            Answer::Given(Value::Number(points)) => Some(points.clone()),
            _ => None,
        };
    }
    let sheet = Sheet {
        inputs: &own.inputs,
        answers: inputs,
        counted_before: None,
        from: own.effective_from,
        calendars: &set.calendars,
        part_rounding: set.rounding.part,
        when_undefined: own.when_undefined,
        when_not_applicable: own.when_not_applicable,
        when_missing: own.when_missing,
        peers: Peers::Pending,
    };
    let max = set.leaf_node(leaf).max.to_fraction();
    let exact = points(&own.rule, &max, &sheet, &mut Silent).ok()?;
    Some(match set.rounding.leaf {
        Some(to) => exact.round(to),
        None => exact.into(),
    })
}
