//! A unit types its self-score.

use super::{Desk, Done, Look, Made, Refused, Told, findings};
use answers::{Answer, TypedItem};
use criteria::{CriteriaSet, Input, InputKind, LayerKind, LeafId, ScoredBy};
use finding::{Finding, Place};
use procedure::{Action, Current, NewEntry, State, Target};
use std::collections::BTreeMap;

/// What was typed, by the names of inputs; `points` for typed points; a register as [`register_text`]. A slot that is not named stays as it is, an empty text takes the answer back.
pub(crate) type Typed = BTreeMap<String, String>;

/// The longest text in one field.
const LONGEST: usize = 1_000;
/// The longest part of a row of a register, and the most rows.
const LONGEST_PART: usize = 300;
const MOST_ROWS: usize = 1_000;

/// A row of a register as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RegisterRow {
    pub(crate) id: String,
    pub(crate) date: String,
    pub(crate) weight: String,
}

/// Rows as one text: a line each, its parts between tabs.
pub(crate) fn register_text(rows: impl IntoIterator<Item = RegisterRow>) -> String {
    let part = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let line = |row: RegisterRow| {
        let parts = [&row.id, &row.date, &row.weight].map(|own| part(own));
        format!("{}\n", parts.join("\t"))
    };
    rows.into_iter().map(line).collect()
}

/// The rows of such a text.
pub(crate) fn register_rows(text: &str) -> Vec<RegisterRow> {
    let row = |line: &str| {
        let mut parts = line.split('\t').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        RegisterRow {
            id: next(),
            date: next(),
            weight: next(),
        }
    };
    text.lines().map(row).collect()
}

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
        let (answer, found) = match read(set, leaf, (slot, name), unit, text) {
            Ok(read) => read,
            Err(finding) => {
                wrong.push(finding);
                continue;
            }
        };
        let is_wrong = answer == Answer::Unreadable;
        for mut finding in found {
            // The field of the form, so that it is said beside it.
            finding.place = Place::whole(format!("f-{name}"));
            if is_wrong || finding.is_error() {
                wrong.push(finding);
            } else {
                made.findings.push(finding);
            }
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

/// What is typed for a slot, with what is to be said of it; a finding alone where it is too long to be read.
fn read(
    set: &CriteriaSet,
    leaf: LeafId,
    (slot, name): (usize, &str),
    unit: &str,
    text: &str,
) -> Result<(Answer, Vec<Finding>), Finding> {
    let inputs = &set.leaf(leaf).inputs;
    let is_register = |input: &Input| input.name == name && input.kind == InputKind::Items;
    if !inputs.iter().any(is_register) {
        if text.chars().count() > LONGEST {
            return Err(findings::words_too_long(LONGEST));
        }
        let (answer, finding) = answers::read_typed(set, slot, Some(unit), text);
        return Ok((answer, finding.into_iter().collect()));
    }
    let rows = register_rows(text);
    let longest = |row: &RegisterRow| {
        let parts = [&row.id, &row.date, &row.weight];
        parts
            .into_iter()
            .any(|own| own.chars().count() > LONGEST_PART)
    };
    if rows.len() > MOST_ROWS || rows.iter().any(longest) {
        return Err(findings::words_too_long(LONGEST_PART));
    }
    let rows: Vec<TypedItem<'_>> = rows
        .iter()
        .map(|row| TypedItem {
            id: &row.id,
            date: &row.date,
            weight: &row.weight,
        })
        .collect();
    Ok(answers::read_typed_items(set, slot, Some(unit), &rows))
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
