//! `inputs = { on_time = "count", grade = { kind = "level", title = "…" } }`.

use super::keys;
use crate::findings::{leaf as says, levels, weights};
use crate::toml::{Item, Kind, Table};
use crate::{FromChildren, Input, InputKind};

/// The words for kinds.
const KINDS: &[(&str, Plain)] = &[
    ("count", Plain::Count),
    ("number", Plain::Number),
    ("percent", Plain::Percent),
    ("points", Plain::Points),
    ("yes-no", Plain::YesNo),
    ("level", Plain::Level),
    ("date", Plain::Date),
    ("items", Plain::Items),
];

/// A kind without its names; a level gets them from the rule.
#[derive(Debug, Clone, Copy)]
enum Plain {
    Count,
    Number,
    Percent,
    Points,
    YesNo,
    Level,
    Date,
    Items,
}

impl From<Plain> for InputKind {
    fn from(plain: Plain) -> Self {
        match plain {
            Plain::Count => Self::Count,
            Plain::Number => Self::Number,
            Plain::Percent => Self::Percent,
            Plain::Points => Self::Points,
            Plain::YesNo => Self::YesNo,
            Plain::Level => Self::Level(Vec::new()),
            Plain::Date => Self::Date,
            Plain::Items => Self::Items,
        }
    }
}

const FROM_CHILDREN: &[(&str, FromChildren)] = &[
    ("pooled", FromChildren::Pooled),
    ("mean", FromChildren::Mean),
];
/// The word for a mean with weights, which only an input can have: it names another input.
const WEIGHTS: &str = "weights";
/// The words of an input; the index of the weight is put in once all inputs are known.
const OF_INPUT: &[(&str, FromChildren)] = &[
    ("pooled", FromChildren::Pooled),
    ("mean", FromChildren::Mean),
    (WEIGHTS, FromChildren::Weights(u16::MAX)),
];
/// A form with more columns for one leaf is not read by anyone.
const MOST: usize = 200;

/// The word of a kind in the file.
pub(crate) fn kind_word(kind: &InputKind) -> &'static str {
    match kind {
        InputKind::Count => "count",
        InputKind::Number => "number",
        InputKind::Percent => "percent",
        InputKind::Points => "points",
        InputKind::YesNo => "yes-no",
        InputKind::Level(_) => "level",
        InputKind::Date => "date",
        InputKind::Items => "items",
    }
}

pub(crate) fn read(code: &str, leaf: Table<'_>) -> Vec<Input> {
    let of_leaf = leaf.one_of("from-children", FROM_CHILDREN);
    let Some(table) = leaf.table("inputs") else {
        return Vec::new();
    };
    let mut inputs = Vec::new();
    let (mut wholes, mut weights) = (Vec::new(), Vec::new());
    for (name, item) in table.entries() {
        if inputs.len() == MOST {
            leaf.push(says::too_many_inputs(item.place(), MOST).of_criterion(code));
            break;
        }
        let fine = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        if name.is_empty() || !name.chars().all(fine) || name.starts_with('-') || name == "points" {
            leaf.push(says::input_name(item.place(), name).of_criterion(code));
            continue;
        }
        if let Some((input, whole)) = one(name, item, of_leaf) {
            wholes.push(whole);
            weights.push(weight_of(item));
            inputs.push(input);
        }
    }
    for (index, weight) in weights.into_iter().enumerate() {
        settle_weight(code, leaf, &mut inputs, index, weight);
    }
    for (index, whole) in wholes.into_iter().enumerate() {
        let Some(whole) = whole else { continue };
        let found = inputs.iter().position(|input| input.name == whole);
        let place = leaf.document().line_place(inputs[index].line);
        match found {
            Some(found) if found == index => {
                leaf.push(says::not_over_itself(place, whole).of_criterion(code));
            }
            Some(found) => inputs[index].not_over = u16::try_from(found).ok(),
            None => {
                let names: Vec<&str> = inputs.iter().map(|input| &*input.name).collect();
                leaf.push(says::input_unknown(place, whole, &names).of_criterion(code));
            }
        }
    }
    inputs
}

/// The name under `weights`, where the input has the key.
fn weight_of(item: Item<'_>) -> Option<&str> {
    (item.kind() == Kind::Table).then_some(())?;
    item.table()?.get(WEIGHTS)?.text()
}

/// Puts the index of the weight into `from-children = "weights"`, or takes it out where none can be named.
fn settle_weight(
    code: &str,
    leaf: Table<'_>,
    inputs: &mut [Input],
    index: usize,
    weight: Option<&str>,
) {
    let wanted = matches!(inputs[index].from_children, Some(FromChildren::Weights(_)));
    let place = leaf.document().line_place(inputs[index].line);
    let name = inputs[index].name.clone();
    let found = weight.and_then(|weight| inputs.iter().position(|input| input.name == weight));
    let wrong = match (wanted, weight, found) {
        (false, None, _) => return,
        (false, Some(_), _) => Some(weights::without_rule(place, &name)),
        (true, None, _) => Some(weights::not_named(place, &name)),
        (true, Some(weight), None) => {
            let names: Vec<&str> = inputs.iter().map(|input| &*input.name).collect();
            Some(says::input_unknown(place, weight, &names))
        }
        (true, Some(_), Some(at)) if at == index => Some(weights::itself(place, &name)),
        (true, Some(weight), Some(at)) => {
            let fine = matches!(inputs[at].kind, InputKind::Count | InputKind::Number);
            let kind = kind_word(&inputs[at].kind);
            (!fine).then(|| says::input_kind(place, weight, kind, "count, number"))
        }
    };
    if wanted {
        let at = found.and_then(|at| u16::try_from(at).ok());
        inputs[index].from_children = at.map(FromChildren::Weights);
    }
    if let Some(wrong) = wrong {
        leaf.push(wrong.of_criterion(code));
    }
}

fn one<'d>(
    name: &str,
    item: Item<'d>,
    of_leaf: Option<FromChildren>,
) -> Option<(Input, Option<&'d str>)> {
    let mut input = Input {
        name: name.to_owned(),
        title: name.to_owned(),
        kind: InputKind::Count,
        from_children: of_leaf,
        not_over: None,
        line: item.line(),
    };
    if item.kind() != Kind::Table {
        input.kind = item.one_of(KINDS)?.into();
        return Some((input, None));
    }
    let table = item.table()?;
    table.only(keys::INPUT);
    if !table.has("kind") {
        table.missing("kind");
    }
    input.kind = table.one_of("kind", KINDS)?.into();
    if let InputKind::Level(names) = &mut input.kind {
        for name in table.texts("levels") {
            if names.contains(&name) {
                table.push(levels::twice(table.place_of("levels"), &name));
            } else {
                names.push(name);
            }
        }
    }
    input.title = table.text("title").unwrap_or(input.title);
    let own = table.one_of("from-children", OF_INPUT);
    input.from_children = own.or(of_leaf);
    let whole = table.get("not-over").and_then(|item| item.text());
    Some((input, whole))
}
