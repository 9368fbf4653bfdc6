//! `examples = [ { given = { … }, points = 6.00 } ]`.

use super::inputs::kind_word;
use super::keys;
use super::leaf::Leafing;
use crate::findings::{award, examples as says, leaf, levels};
use crate::toml::{Item, Kind, Table};
use crate::{Example, Given, InputKind};
use points::Exact;

/// What `points` of an example may name instead of a number.
pub(crate) const STATES: &[(&str, ())] = &[
    ("drop", ()),
    ("rescale", ()),
    ("spread", ()),
    ("blank", ()),
    ("incomplete", ()),
    ("ask", ()),
];
/// States that an input may be given in.
const GIVEN_STATES: &[&str] = &["missing", "not-applicable"];

pub(crate) fn read(own: &Leafing<'_>, leaf: Table<'_>, max: &Exact) -> Vec<Example> {
    let tables = leaf.tables("examples").into_iter();
    tables.filter_map(|table| one(own, table, max)).collect()
}

fn one(own: &Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Example> {
    table.only(keys::EXAMPLE);
    for key in ["given", "points"] {
        if !table.has(key) {
            table.missing(key);
        }
    }
    let mut given = Vec::new();
    for (name, item) in table.table("given").iter().flat_map(Table::entries) {
        let kind = if name == "points" {
            Some(&InputKind::Points)
        } else {
            let input = own.inputs.iter().find(|input| input.name == name);
            input.map(|input| &input.kind)
        };
        match kind {
            Some(kind) => {
                let value = value(own, table, item, name, kind)?;
                given.push((name.to_owned(), value));
            }
            None => own.push(table, leaf::input_unknown(item.place(), name, &own.names())),
        }
    }
    let block = table.list("block").iter().filter_map(Item::exact).collect();
    let stated = table.get("points")?;
    let mut example = Example {
        given,
        block,
        points: None,
        state: None,
        line: table.line(),
    };
    if stated.kind() == Kind::Text {
        stated.one_of(STATES)?;
        example.state = stated.text().map(ToOwned::to_owned);
    } else {
        let points = stated.exact()?;
        if points.is_negative() || (points > *max && !max.is_zero()) {
            own.push(table, award::over_max(stated.place(), &points, max));
        }
        example.points = Some(points);
    }
    Some(example)
}

fn value(
    own: &Leafing<'_>,
    table: Table<'_>,
    item: Item<'_>,
    name: &str,
    kind: &InputKind,
) -> Option<Given> {
    if item.kind() == Kind::Text
        && let Some(text) = item.text()
        && GIVEN_STATES.contains(&text)
    {
        return Some(Given::Text(text.to_owned()));
    }
    let value = match (kind, item.kind()) {
        (InputKind::YesNo, Kind::Flag) => item.flag().map(Given::YesNo),
        (InputKind::Date, Kind::Date) => item.date().map(Given::Date),
        (InputKind::Items, Kind::List) => {
            let ids = item.list()?.into_iter();
            let ids = ids.filter_map(|id| id.text().map(ToOwned::to_owned));
            Some(Given::Items(ids.collect()))
        }
        (InputKind::Items, Kind::Number) => item.exact().map(Given::Number),
        (InputKind::Level(known), Kind::Text) => {
            let level = item.text()?;
            if !known.iter().any(|own| own == level) {
                own.push(table, levels::unknown(item.place(), level, known));
            }
            Some(Given::Text(level.to_owned()))
        }
        (
            InputKind::Count | InputKind::Number | InputKind::Percent | InputKind::Points,
            Kind::Number,
        ) => {
            let number = item.exact()?;
            let whole = number.to_integer().is_some_and(|whole| whole >= 0);
            if *kind == InputKind::Count && !whole {
                own.push(table, says::count_not_whole(item.place(), name, &number));
            }
            Some(Given::Number(number))
        }
        _ => None,
    };
    if value.is_none() {
        let finding = says::wrong_kind(item.place(), name, kind_word(kind), &item.described());
        own.push(table, finding);
    }
    value
}
