//! `[[criterion."x".case]]`: the first whose conditions all hold gives the points.

use super::leaf::{Leafing, MISSING, POLICIES};
use super::{keys, rule};
use crate::findings::cases as says;
use crate::toml::{Item, Kind, Table};
use crate::{Case, Condition, InputKind, Rule, RulePart, Step};
use points::Exact;

pub(crate) fn read(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    if !table.has("case") {
        table.missing("case");
    }
    let tables = table.tables("case");
    let mut cases = Vec::new();
    let mut closed = None;
    for inner in &tables {
        if let Some(place) = closed.clone() {
            own.push(*inner, says::never_reached(inner.place()).with(place));
        }
        if inner.has("when") && inner.list("when").is_empty() {
            closed = Some(inner.place());
        }
        cases.extend(case(own, *inner, max));
    }
    if closed.is_none() && !tables.is_empty() {
        own.push(table, says::no_otherwise(table.place_of("case")));
    }
    (!cases.is_empty() && cases.len() == tables.len()).then_some(Rule::Cases { cases })
}

fn case(own: &mut Leafing<'_>, table: Table<'_>, leaf_max: &Exact) -> Option<Case> {
    let name = table.get("rule").filter(|rule| rule.kind() == Kind::Text);
    let name = name.and_then(|item| item.text());
    let of_rule = name.map_or(keys::AWARD, keys::of_rule);
    table.only(&[keys::CASE, keys::PART, of_rule].concat());
    if !table.has("when") {
        table.missing("when");
    }
    let items = table.list("when");
    let when: Vec<Condition> = items
        .iter()
        .filter_map(|item| condition(own, *item))
        .collect();
    let max = table.exact("max").unwrap_or_else(|| leaf_max.clone());
    if max > *leaf_max || max.is_negative() {
        own.push(
            table,
            says::max_over_leaf(table.place_of("max"), &max, leaf_max),
        );
    }
    let then = if table.has("rule") {
        rule::read(own, table, &max)
    } else {
        own.award(table, &max, false).map(Rule::Award)
    };
    let complete = when.len() == items.len();
    let then = RulePart {
        title: table.text("title").unwrap_or_default(),
        max,
        rule: then?,
        when_undefined: table.one_of("when-undefined", POLICIES),
        when_missing: table.one_of("when-missing", MISSING),
        line: table.line(),
    };
    complete.then_some(Case { when, then })
}

fn condition(own: &mut Leafing<'_>, item: Item<'_>) -> Option<Condition> {
    let table = item.table()?;
    table.only(&[keys::MEASURE, keys::BOUNDS, keys::IS].concat());
    if let Some(wanted) = table.get("is") {
        return is(own, table, wanted);
    }
    let measure = own.measure(table)?;
    let percent = own.in_percent(&measure);
    let (lower, upper) = own.bounds(table, percent)?;
    Some(Condition::Within {
        measure,
        interval: Step {
            lower,
            upper,
            award: crate::Award::Points(Exact::ZERO),
            line: table.line(),
        },
    })
}

fn is(own: &mut Leafing<'_>, table: Table<'_>, wanted: Item<'_>) -> Option<Condition> {
    if wanted.kind() == Kind::Flag {
        let input = own.input(table, "input", &["yes-no"])?;
        return Some(Condition::Is {
            input,
            yes: wanted.flag()?,
        });
    }
    let name = wanted.text()?;
    let input = own.input(table, "input", &["level"])?;
    let InputKind::Level(known) = own.kind(input) else {
        return None;
    };
    let level = known.iter().position(|level| level == name);
    let Some(level) = level.and_then(|level| u16::try_from(level).ok()) else {
        let finding = if known.is_empty() {
            let name = &own.inputs[usize::from(input)].name;
            crate::findings::levels::undeclared(wanted.place(), name)
        } else {
            crate::findings::levels::unknown(wanted.place(), name, known)
        };
        own.push(table, finding);
        return None;
    };
    Some(Condition::IsLevel { input, level })
}
