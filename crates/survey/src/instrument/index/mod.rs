//! The index part: `[index]`, `[[part]]`, `[[factor]]`, `[item.…]`.

mod items;
mod scores;

use super::draft::Draft;
use super::{condition, findings, keys, texts};
use crate::{Aggregation, Blanks, Factor, Filter, Formula, Index, Part, Places};
use criteria::toml::{Item, Kind, Table};
use points::{Exact, Mode, RoundTo};

const MODES: &[(&str, Mode)] = &[
    ("half-up", Mode::HalfUp),
    ("half-even", Mode::HalfEven),
    ("down", Mode::Down),
];
/// `points` keeps so many digits.
const MOST_DIGITS: i64 = 9;

/// A part or factor with its own base.
pub(crate) struct Based<T> {
    pub(crate) block: T,
    pub(crate) base: Option<Filter>,
}

/// The index, or `None` where no item is left of it.
pub(crate) fn read(top: Table<'_>, draft: &mut Draft) -> Option<Index> {
    if !top.has("index") {
        top.missing("index");
    }
    let table = top.table("index");
    if let Some(table) = &table {
        table.only(keys::INDEX);
        for key in keys::INDEX.iter().filter(|key| !table.has(key)) {
            table.missing(key);
        }
    }
    let mut index = Index {
        formula: word(table, "formula", keys::FORMULAS).unwrap_or(Formula::Top2),
        blanks: word(table, "blanks", keys::BLANKS).unwrap_or(Blanks::Out),
        aggregation: word(table, "aggregation", keys::AGGREGATIONS).unwrap_or(Aggregation::Pooled),
        places: word(table, "places", keys::PLACES).unwrap_or(Places::Pooled),
        round: table.and_then(|table| table.get("round")).and_then(round),
        parts: Vec::new(),
        factors: Vec::new(),
        items: Vec::new(),
    };
    let parts = parts(top, draft);
    let factors = factors(top, draft, &parts);
    items::read(top, draft, &parts, &factors, &mut index);
    index.parts = parts.into_iter().map(|part| part.block).collect();
    index.factors = factors
        .into_iter()
        .map(|(factor, _)| factor.block)
        .collect();
    (!index.items.is_empty()).then_some(index)
}

fn word<T: Copy>(table: Option<Table<'_>>, key: &str, words: &[(&str, T)]) -> Option<T> {
    table?.one_of(key, words)
}

fn round(item: Item<'_>) -> Option<RoundTo> {
    if item.kind() == Kind::Text {
        item.one_of(&[("none", ())])?;
        return None;
    }
    let table = item.table()?;
    table.only(&["digits", "mode"]);
    if !table.has("digits") {
        table.missing("digits");
    }
    let digits = table.whole("digits")?;
    if !(0..=MOST_DIGITS).contains(&digits) {
        table.push(findings::values::out_of_range(
            table.place_of("digits"),
            "digits",
            &digits.to_string(),
            ("từ 0 đến 9", "0 to 9"),
        ));
        return None;
    }
    Some(RoundTo {
        digits: u8::try_from(digits).ok()?,
        mode: table.one_of("mode", MODES).unwrap_or(Mode::HalfUp),
    })
}

/// `weight`, which is positive; 1 where it is not given.
pub(crate) fn weight(table: Table<'_>) -> Exact {
    match table.exact("weight") {
        Some(weight) if weight > Exact::ZERO => weight,
        Some(weight) => {
            let place = table.place_of("weight");
            table.push(findings::index::weight_not_positive(place, &weight));
            Exact::from(1)
        }
        None => Exact::from(1),
    }
}

/// `base` of a part, factor or item.
pub(crate) fn base(table: Table<'_>, draft: &Draft) -> Option<Filter> {
    let text = table.text("base")?;
    condition::read(table.document(), draft, &text, &table.place_of("base"))
}

/// `code`, new among its kind.
fn code(table: Table<'_>, taken: impl Fn(&str) -> bool) -> Option<String> {
    let code = table.needed_text("code")?;
    if !texts::is_code(&code) {
        table.push(findings::index::bad_code(table.place_of("code"), &code));
        return None;
    }
    if taken(&code) {
        table.push(findings::index::code_twice(table.place_of("code"), &code));
        return None;
    }
    Some(code)
}

fn parts(top: Table<'_>, draft: &Draft) -> Vec<Based<Part>> {
    let mut parts: Vec<Based<Part>> = Vec::new();
    for table in top.tables("part") {
        table.only(keys::PART);
        let taken = |code: &str| parts.iter().any(|part| part.block.code == code);
        let Some(code) = code(table, taken) else {
            continue;
        };
        let block = Part {
            code,
            title: texts::needed(table, "title", "title-en"),
            weight: weight(table),
        };
        let base = base(table, draft);
        parts.push(Based { block, base });
    }
    parts
}

/// Factors, each with its table, which names its items.
fn factors<'d>(
    top: Table<'d>,
    draft: &Draft,
    parts: &[Based<Part>],
) -> Vec<(Based<Factor>, Table<'d>)> {
    if !top.has("factor") {
        top.missing("factor");
    }
    let mut factors: Vec<(Based<Factor>, Table<'d>)> = Vec::new();
    for table in top.tables("factor") {
        table.only(keys::FACTOR);
        let taken = |code: &str| factors.iter().any(|(factor, _)| factor.block.code == code);
        let Some(code) = code(table, taken) else {
            continue;
        };
        let block = Factor {
            code,
            title: texts::needed(table, "title", "title-en"),
            part: part_of(table, parts),
            weight: weight(table),
        };
        let base = base(table, draft);
        factors.push((Based { block, base }, table));
    }
    factors
}

fn part_of(table: Table<'_>, parts: &[Based<Part>]) -> Option<u16> {
    let Some(name) = table.text("part") else {
        if !parts.is_empty() && !table.has("part") {
            table.missing("part");
        }
        return None;
    };
    let at = parts.iter().position(|part| part.block.code == name);
    if at.is_none() {
        let known: Vec<&str> = parts.iter().map(|part| part.block.code.as_str()).collect();
        let place = table.place_of("part");
        table.push(findings::index::unknown_part(place, &name, &known));
    }
    u16::try_from(at?).ok()
}
