//! `[[criterion."x".part]]`: the parts of `sum` and `best`.

use super::leaf::{Leafing, MISSING, POLICIES};
use super::{keys, rule};
use crate::findings::{cases as says, leaf};
use crate::toml::Table;
use crate::{Rule, RulePart};
use points::Exact;

pub(crate) fn sum(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    let parts = read(own, table, max);
    let over = table.one_of("over-max", &[("cap", true), ("reject", false)]);
    if let Some(parts) = &parts {
        let sum: Exact = parts.iter().map(|part| &part.max).sum();
        if sum > *max && !table.has("over-max") {
            own.push(table, says::parts_over(table.place_of("part"), &sum, max));
        }
        if sum < *max {
            own.push(table, says::parts_under(table.place_of("part"), &sum, max));
        }
    }
    Some(Rule::Sum {
        parts: parts?,
        cap: over.unwrap_or(false),
    })
}

pub(crate) fn best(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    let parts = read(own, table, max)?;
    if let Some(best) = parts.iter().map(|part| &part.max).max()
        && best < max
    {
        own.push(table, says::parts_under(table.place_of("part"), best, max));
    }
    Some(Rule::Best { parts })
}

fn read(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Vec<RulePart>> {
    let tables = table.tables("part");
    if tables.is_empty() {
        own.push(table, says::parts_missing(table.place_of("part")));
    }
    let mut parts = Vec::new();
    for inner in &tables {
        parts.extend(part(own, *inner, max));
    }
    (!parts.is_empty() && parts.len() == tables.len()).then_some(parts)
}

fn part(own: &mut Leafing<'_>, table: Table<'_>, leaf_max: &Exact) -> Option<RulePart> {
    let name = table.get("rule").and_then(|item| item.text());
    table.only(&[keys::PART, name.map_or(&[][..], keys::of_rule)].concat());
    if !table.has("rule") {
        let names: Vec<&str> = keys::RULES.iter().map(|(name, _)| *name).collect();
        own.push(table, leaf::rule_missing(table.place(), &names));
    }
    let max = table.needed_exact("max")?;
    if max > *leaf_max || max.is_negative() {
        own.push(
            table,
            says::max_over_leaf(table.place_of("max"), &max, leaf_max),
        );
    }
    Some(RulePart {
        title: table.text("title").unwrap_or_default(),
        rule: rule::read(own, table, &max)?,
        max,
        when_undefined: table.one_of("when-undefined", POLICIES),
        when_missing: table.one_of("when-missing", MISSING),
        line: table.line(),
    })
}
