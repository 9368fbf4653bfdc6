//! A unit types its self-score.

use super::{Desk, Done, Look, Made, Refused, Told, findings};
use answers::Answer;
use criteria::{LayerKind, LeafId, ScoredBy};
use procedure::{Action, Current, NewEntry, State, Target};
use std::collections::BTreeMap;

/// What was typed, by the names of inputs; `points` for typed points. A slot that is not named stays as it is, an empty text takes the answer back.
pub(crate) type Typed = BTreeMap<String, String>;

/// The longest text in one field.
const LONGEST: usize = 1_000;

impl Desk {
    /// Types answers of a leaf in layer self. Stores nothing where a field cannot be read.
    pub(crate) async fn enter(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        typed: &Typed,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "enter-self",
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            look.may(&self.person, Action::EnterSelf, Target::leaf(unit, leaf))?;
            look.unit(unit)?;
            let id = look.leaf(leaf)?;
            if look.room.set.leaf(id).scored != ScoredBy::SelfScore {
                return Err(findings::not_self_scored(leaf).into());
            }
            let current = look.current();
            changes(look, &current, unit, id, LayerKind::SelfScore, typed)
        })
        .await
    }
}

/// Entries for what is typed and differs from what stands.
pub(crate) fn changes(
    look: &Look,
    current: &Current<'_>,
    unit: &str,
    leaf: LeafId,
    layer: LayerKind,
    typed: &Typed,
) -> Result<Made, Refused> {
    let set = &look.room.set;
    let code = set.leaf_node(leaf).code.as_str();
    let slots = look.slots(leaf);
    if typed
        .keys()
        .any(|name| !slots.iter().any(|(_, own)| own == name))
    {
        return Err(findings::no_slot().into());
    }
    let mut made = Made::default();
    let mut wrong = Vec::new();
    for (slot, name) in slots {
        let Some(text) = typed.get(name) else {
            continue;
        };
        if text.chars().count() > LONGEST {
            wrong.push(findings::words_too_long(LONGEST));
            continue;
        }
        let (answer, finding) = answers::read_typed(set, slot, Some(unit), text);
        let is_wrong = answer == Answer::Unreadable;
        match finding {
            Some(finding) if is_wrong || finding.is_error() => wrong.push(finding),
            Some(finding) => made.findings.push(finding),
            None => {}
        }
        if is_wrong {
            continue;
        }
        let value = canonical(&answer);
        let stands = current
            .answers
            .get(&(unit, code, layer, name))
            .map(|entry| (entry.entry.value.as_deref(), entry.entry.state));
        let same = match (&value, stands) {
            (Ok(value), Some((own, _))) => own == Some(value.as_str()),
            (Err(state), Some((own, stood))) => own.is_none() && stood == Some(*state),
            // Nothing typed where nothing stood.
            (Err(State::Missing), None) => true,
            (_, None) => false,
        };
        if !same {
            let entry = NewEntry::answer(unit, code, layer, name, value, None);
            made.entries.push(entry);
        }
    }
    if wrong.is_empty() {
        Ok(made)
    } else {
        Err(Refused::Findings(wrong))
    }
}

/// An answer as entries hold it.
pub(crate) fn canonical(answer: &Answer) -> Result<String, State> {
    match answer {
        Answer::Given(value) => Ok(round::value_text(value)),
        Answer::Missing => Err(State::Missing),
        Answer::NotApplicable => Err(State::NotApplicable),
        Answer::Undefined => Err(State::Undefined),
        Answer::Unreadable => Err(State::Unreadable),
    }
}
