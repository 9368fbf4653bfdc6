//! What was typed into *tính thử điểm*, and the leaves of its form.

use super::form::{self, Fields};
use super::frame::Inside;
use super::words::{DIGITS, kind_of, points, slot_title, to_type};
use crate::pages::public::criteria::node_title;
use crate::seen::row::SeenRow;
use crate::seen::trial::{Changes, Trial};
use answers::Answer;
use criteria::{InputKind, LayerKind, LeafId, ScoredBy};
use std::collections::BTreeMap;

/// The longest text in one field.
const LONGEST: usize = 1_000;

/// What differs from the self-score: by leaf and slot, as typed. It is what a plan stores.
pub(super) type Typed = BTreeMap<String, BTreeMap<String, String>>;

/// One field of the form.
pub(super) struct TryField {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) value: String,
    /// What stands, where something else is typed.
    pub(super) stood: String,
    pub(super) choices: Vec<String>,
    pub(super) wrong: String,
}

/// One leaf of the form.
pub(super) struct TryLeaf {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) max: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) fields: Vec<TryField>,
}

/// The name of a field.
fn field_name(code: &str, slot: &str) -> String {
    format!("a-{code}/{slot}")
}

impl Inside {
    /// The leaves that a unit may try: those it scores itself and that depend on nobody else.
    pub(super) fn tried_leaves(&self, trial: &Trial) -> Vec<(String, LeafId)> {
        let set = &self.look.room.set;
        let own = set
            .leaf_ids()
            .filter(|leaf| trial.is_own(*leaf) && set.leaf(*leaf).scored == ScoredBy::SelfScore);
        own.map(|leaf| (set.leaf_node(leaf).code.clone(), leaf))
            .collect()
    }

    /// What the self-score has in a slot, as a form shows it.
    fn stood(&self, row: &SeenRow, leaf: LeafId, slot: &str) -> String {
        let inputs = row.inputs(leaf, LayerKind::SelfScore);
        let own = inputs.iter().find(|own| own.slot == slot);
        let kind = kind_of(&self.look, leaf, slot);
        own.map_or_else(String::new, |own| to_type(kind, &own.answer))
    }

    /// What a form says that the self-score does not.
    pub(super) fn typed(
        &self,
        row: &SeenRow,
        leaves: &[(String, LeafId)],
        fields: &Fields,
    ) -> Typed {
        let mut typed = Typed::new();
        for (code, leaf) in leaves {
            for (_, slot) in self.look.slots(*leaf) {
                let name = field_name(code, slot);
                let Some((_, text)) = fields.iter().find(|(own, _)| *own == name) else {
                    continue;
                };
                let text: String = text.trim().chars().take(LONGEST).collect();
                if text != self.stood(row, *leaf, slot) {
                    let of_leaf = typed.entry(code.clone()).or_default();
                    of_leaf.insert(slot.to_owned(), text);
                }
            }
        }
        typed
    }

    /// Typed texts as answers, and what is wrong with fields by their names.
    ///
    /// Points alone stand in place of inputs, inputs alone in place of points; where both were typed, the set says which counts.
    pub(super) fn changes(
        &self,
        leaves: &[(String, LeafId)],
        typed: &Typed,
    ) -> (Changes, BTreeMap<String, String>) {
        let set = &self.look.room.set;
        let (mut changes, mut wrong) = (Changes::new(), BTreeMap::new());
        for (code, leaf) in leaves {
            let Some(texts) = typed.get(code) else {
                continue;
            };
            let points = texts.contains_key(round::POINTS);
            let inputs = texts.keys().any(|slot| slot != round::POINTS);
            let mut given = Vec::new();
            for (slot, name) in self.look.slots(*leaf) {
                let is_points = name == round::POINTS;
                if let Some(text) = texts.get(name) {
                    let (answer, finding) = answers::read_typed(set, slot, None, text);
                    if answer == Answer::Unreadable {
                        let says = finding.map_or_else(
                            || self.words.t("state-unreadable"),
                            |own| own.message.get(self.words.lang).to_owned(),
                        );
                        wrong.insert(field_name(code, name), says);
                    } else {
                        given.push((slot, answer));
                    }
                } else if (is_points && inputs) || (!is_points && points && !inputs) {
                    given.push((slot, Answer::Missing));
                }
            }
            changes.insert(*leaf, given);
        }
        (changes, wrong)
    }

    /// The leaves of the form with their points before and after.
    pub(super) fn try_leaves(
        &self,
        row: &SeenRow,
        leaves: &[(String, LeafId)],
        (typed, wrong): (&Typed, &BTreeMap<String, String>),
        (before, after): (&Trial, &Trial),
    ) -> Vec<TryLeaf> {
        let (set, words) = (&self.look.room.set, self.words);
        let one = |(code, leaf): &(String, LeafId)| {
            let node = set.leaf_node(*leaf);
            let field = |slot: &str| {
                let kind = kind_of(&self.look, *leaf, slot);
                if matches!(kind, Some(InputKind::Items)) {
                    return None;
                }
                let name = field_name(code, slot);
                let stood = self.stood(row, *leaf, slot);
                let now = typed.get(code).and_then(|own| own.get(slot));
                Some(TryField {
                    title: slot_title(&self.look, words, *leaf, slot),
                    value: now.unwrap_or(&stood).clone(),
                    stood: if now.is_some() && !stood.is_empty() {
                        words.t1("chair-stands", "value", stood)
                    } else {
                        String::new()
                    },
                    choices: match kind {
                        Some(InputKind::Level(levels)) => levels.clone(),
                        Some(InputKind::YesNo) => vec!["Có".to_owned(), "Không".to_owned()],
                        _ => Vec::new(),
                    },
                    wrong: wrong.get(&name).cloned().unwrap_or_default(),
                    name,
                })
            };
            TryLeaf {
                title: node_title(node, words.lang).to_owned(),
                max: words.number(&node.max, DIGITS),
                before: points(words, Some(before.leaf(*leaf))),
                after: points(words, Some(after.leaf(*leaf))),
                fields: self
                    .look
                    .slots(*leaf)
                    .into_iter()
                    .filter_map(|(_, slot)| field(slot))
                    .collect(),
                code: code.clone(),
            }
        };
        leaves.iter().map(one).collect()
    }
}

/// The leaves that a form names: `leaf` as often as there are, and `more` once.
pub(super) fn named(fields: &Fields) -> Vec<String> {
    let mut codes = form::all(fields, "leaf");
    codes.extend(form::maybe(fields, "more").map(str::to_owned));
    codes
}
