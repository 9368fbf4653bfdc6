//! Answers and points in words.

use crate::desk::Look;
use crate::desk::enter::RegisterRow;
use crate::seen::leaf::{SeenInput, SeenLeaf};
use crate::seen::row::SeenRow;
use crate::text::Words;
use answers::{Answer, Value};
use criteria::{InputKind, Item, LayerKind, LeafId};
use scoring::{LeafScore, Outcome};

/// The digits of points.
pub(super) const DIGITS: u8 = 2;

/// An answer as it is read on screen.
pub(super) fn answer(words: Words, kind: Option<&InputKind>, own: &Answer) -> String {
    match own {
        Answer::Missing => String::new(),
        Answer::NotApplicable => words.t("state-not-applicable"),
        Answer::Undefined => words.t("state-undefined"),
        Answer::Unreadable => words.t("state-unreadable"),
        Answer::Given(Value::Number(number)) => words.short(number),
        Answer::Given(Value::YesNo(true)) => words.t("state-yes"),
        Answer::Given(Value::YesNo(false)) => words.t("state-no"),
        Answer::Given(Value::Level(at)) => match kind {
            Some(InputKind::Level(levels)) => {
                let level = levels.get(usize::from(*at));
                level.cloned().unwrap_or_default()
            }
            _ => at.to_string(),
        },
        Answer::Given(Value::Date(day)) => words.day(*day),
        Answer::Given(Value::Items(items)) => words.t1("state-items", "n", items.len()),
    }
}

/// An answer as it is typed into a form: what the reader of forms reads back.
pub(super) fn to_type(kind: Option<&InputKind>, own: &Answer) -> String {
    let vi = Words::new(finding::Lang::Vi);
    match own {
        Answer::Given(Value::Items(_)) => String::new(),
        _ => answer(vi, kind, own),
    }
}

/// The rows of a register as they are typed.
pub(super) fn register(own: &Answer) -> Vec<RegisterRow> {
    let Answer::Given(Value::Items(items)) = own else {
        return Vec::new();
    };
    let vi = Words::new(finding::Lang::Vi);
    let row = |item: &Item| RegisterRow {
        id: item.id.clone(),
        date: item.date.map_or_else(String::new, |day| vi.day(day)),
        weight: if item.weight == points::Exact::from(1) {
            String::new()
        } else {
            vi.short(&item.weight)
        },
    };
    items.iter().map(row).collect()
}

/// The kind of a slot; `None` for typed points.
pub(super) fn kind_of<'l>(look: &'l Look, leaf: LeafId, slot: &str) -> Option<&'l InputKind> {
    let inputs = &look.room.set.leaf(leaf).inputs;
    let own = inputs.iter().find(|input| input.name == slot);
    own.map(|input| &input.kind)
}

/// The title of a slot.
pub(super) fn slot_title(look: &Look, words: Words, leaf: LeafId, slot: &str) -> String {
    let inputs = &look.room.set.leaf(leaf).inputs;
    let own = inputs.iter().find(|input| input.name == slot);
    own.map_or_else(
        || words.t("inside-typed-points"),
        |input| input.title.clone(),
    )
}

/// `Số hồ sơ: 1.108; đúng hạn: 1.100`.
pub(super) fn inputs(look: &Look, words: Words, leaf: LeafId, own: &[SeenInput]) -> String {
    let said = own.iter().filter(|input| !input.answer.is_missing());
    let each = said.map(|input| {
        let kind = kind_of(look, leaf, &input.slot);
        let title = slot_title(look, words, leaf, &input.slot);
        format!("{title}: {}", answer(words, kind, &input.answer))
    });
    each.collect::<Vec<_>>().join("; ")
}

/// Points of a leaf in a layer; a dash where nothing is answered there, words where it is no number.
pub(super) fn points(words: Words, own: Option<&LeafScore>) -> String {
    let Some(own) = own else {
        return "–".to_owned();
    };
    match own.outcome {
        Outcome::Points => words.number(&own.points, DIGITS),
        Outcome::Incomplete => words.t("state-missing"),
        Outcome::Blank => words.t("state-blank"),
        Outcome::Dropped | Outcome::Rescaled | Outcome::Spread => words.t("state-not-applicable"),
        _ => "–".to_owned(),
    }
}

/// The score of a leaf in a layer.
pub(super) fn in_layer(own: &SeenLeaf, layer: LayerKind) -> Option<&LeafScore> {
    let found = own.layers.iter().find(|(kind, _)| *kind == layer);
    found
        .map(|(_, score)| score)
        .filter(|score| score.outcome != Outcome::default())
}

/// Points of a unit's leaf in a layer, in words.
pub(super) fn layer_points(words: Words, row: &SeenRow, leaf: LeafId, layer: LayerKind) -> String {
    let own = row.leaf(leaf);
    points(words, own.as_ref().and_then(|own| in_layer(own, layer)))
}
