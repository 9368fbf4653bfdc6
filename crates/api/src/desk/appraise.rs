//! An appraiser accepts the self-score of a leaf, or changes it with a reason.

use super::enter::{Typed, changes};
use super::{Desk, Done, Look, Made, Refused, Told, findings, words};
use criteria::{LayerKind, LeafId};
use procedure::{Action, Current, NewEntry, Refusal, State, Target};

/// What an appraiser decides about a leaf.
#[derive(Debug, Clone)]
pub(crate) enum Verdict {
    /// As the unit scored it.
    Accept,
    /// These answers or points instead, and why.
    Change {
        /// Inputs by name, or `points`.
        typed: Typed,
        /// Mandatory.
        reason: String,
    },
}

impl Desk {
    /// Decides a leaf of a unit in the turn of appraisal that is open for it.
    pub(crate) async fn appraise(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        verdict: &Verdict,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: match verdict {
                Verdict::Accept => "appraise-accept",
                Verdict::Change { .. } => "appraise-change",
            },
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            look.may(&self.person, Action::Appraise, Target::leaf(unit, leaf))?;
            look.unit(unit)?;
            let id = look.leaf(leaf)?;
            let turn = look.turn(unit, leaf).ok_or_else(no_turn)?;
            let layer = LayerKind::Appraised(turn);
            let current = look.current();
            match verdict {
                Verdict::Accept => accept(look, &current, unit, id, layer),
                Verdict::Change { typed, reason } => {
                    change(look, &current, unit, id, layer, typed, reason)
                }
            }
        })
        .await
    }
}

impl Desk {
    /// Accepts the self-score of these leaves for every unit that still waits; a unit of the appraiser's own is left out. All of it or nothing.
    pub(crate) async fn accept_rest(
        &self,
        round: &str,
        leaves: &[String],
    ) -> Result<Done, Refused> {
        let named = leaves.join(" ");
        let told = Told {
            action: "appraise-accept-rest",
            unit: None,
            detail: Some(&named),
        };
        self.act(round, told, |look| {
            let current = look.current();
            let mut made = Made::default();
            let mut refused = None;
            for leaf in leaves {
                let id = look.leaf(leaf)?;
                for (unit, turn) in look.acceptable(&current, leaf) {
                    let target = Target::leaf(unit, leaf);
                    match look.may(&self.person, Action::Appraise, target) {
                        Ok(()) => {
                            let layer = LayerKind::Appraised(turn);
                            let own = accept(look, &current, unit, id, layer)?;
                            made.entries.extend(own.entries);
                        }
                        Err(no) => refused = Some(no),
                    }
                }
            }
            match refused {
                Some(no) if made.entries.is_empty() => Err(no),
                _ => Ok(made),
            }
        })
        .await
    }
}

impl Look {
    /// The units whose self-score of a leaf waits for its decision, with the turn that is open for them.
    pub(crate) fn acceptable<'l>(
        &'l self,
        current: &Current<'_>,
        leaf: &str,
    ) -> Vec<(&'l str, u8)> {
        let own = |unit: &'l units::Unit| {
            let code = unit.code.as_str();
            let turn = self.turn(code, leaf)?;
            let waits = self.waits(current, code, leaf, turn)
                && current.has_leaf(code, leaf, LayerKind::SelfScore);
            waits.then_some((code, turn))
        };
        self.units().filter_map(own).collect()
    }
}

pub(super) fn no_turn() -> Refused {
    Refused::No(Refusal {
        code: "stage",
        says: finding::Text::new(
            "hiện không có lần thẩm định nào mở cho tiêu chí này",
            "no appraisal is open for this leaf",
        ),
    })
}

/// The self-score's answers copied into the appraiser's layer, then the acceptance: what is scored stays as accepted, whatever the unit enters later.
fn accept(
    look: &Look,
    current: &Current<'_>,
    unit: &str,
    leaf: LeafId,
    layer: LayerKind,
) -> Result<Made, Refused> {
    let code = look.room.set.leaf_node(leaf).code.as_str();
    if !current.has_leaf(unit, code, LayerKind::SelfScore) {
        return Err(findings::nothing_to_accept(code).into());
    }
    let mut entries = Vec::new();
    for (_, slot) in look.slots(leaf) {
        let own = current
            .answers
            .get(&(unit, code, LayerKind::SelfScore, slot))
            .copied();
        let stands = current.answers.get(&(unit, code, layer, slot)).copied();
        let said = |entry: &procedure::Entry| (entry.entry.value.clone(), entry.entry.state);
        let own_said = own.map(said);
        if own_said == stands.map(said) {
            continue;
        }
        let value = match own_said {
            Some((Some(value), _)) => Ok(value),
            Some((None, Some(state))) => Err(state),
            _ => Err(State::Missing),
        };
        let source = own.and_then(|entry| entry.entry.source.clone());
        entries.push(NewEntry::answer(unit, code, layer, slot, value, source));
    }
    entries.push(NewEntry::accepted(unit, code, layer));
    Ok(entries.into())
}

/// Other answers in a layer, with the reason. What was not typed anew is taken back, so that points never stand beside figures that they do not follow from.
pub(crate) fn change(
    look: &Look,
    current: &Current<'_>,
    unit: &str,
    leaf: LeafId,
    layer: LayerKind,
    typed: &Typed,
    reason: &str,
) -> Result<Made, Refused> {
    let reason = words::given(reason)?;
    let code = look.room.set.leaf_node(leaf).code.as_str();
    if typed.values().all(|text| text.trim().is_empty()) {
        return Err(findings::nothing_given(code).into());
    }
    let mut whole = typed.clone();
    for (_, slot) in look.slots(leaf) {
        whole.entry(slot.to_owned()).or_default();
    }
    take_back(look, current, (unit, leaf, layer), &mut whole)?;
    let mut made = changes(look, current, unit, leaf, layer, &whole)?;
    if made.entries.is_empty() {
        // Said anew, so that the decision is younger than the self-score that it answers.
        let again = current.of_leaf(unit, code, layer).map(|(slot, entry)| {
            let value = match &entry.entry.value {
                Some(value) => Ok(value.clone()),
                None => Err(entry.entry.state.unwrap_or(State::Missing)),
            };
            NewEntry::answer(unit, code, layer, slot, value, None)
        });
        made.entries.extend(again);
    }
    made.entries
        .push(NewEntry::reason(unit, code, layer, &reason));
    Ok(made)
}

/// Where something stands already and only the points are typed anew, the figures beside them are taken back, and the other way round: the new word counts, not what the form was filled with.
fn take_back(
    look: &Look,
    current: &Current<'_>,
    (unit, leaf, layer): (&str, LeafId, LayerKind),
    typed: &mut Typed,
) -> Result<(), Refused> {
    let code = look.room.set.leaf_node(leaf).code.as_str();
    if !current.has_leaf(unit, code, layer) {
        return Ok(());
    }
    let anew = changes(look, current, unit, leaf, layer, typed)?.entries;
    let mut anew = anew.iter().filter(|entry| entry.value.is_some());
    let is_points = |entry: &&NewEntry| entry.slot.as_deref() == Some(round::POINTS);
    let points = anew.clone().any(|entry| is_points(&entry));
    let figures = anew.any(|entry| !is_points(&entry));
    if points == figures {
        return Ok(());
    }
    for (slot, text) in typed.iter_mut() {
        if (slot == round::POINTS) == figures {
            text.clear();
        }
    }
    Ok(())
}
