//! Points for each of a number of things, or off for each.

use super::keys;
use super::leaf::Leafing;
use super::measure::SUMMANDS;
use crate::findings::values;
use crate::toml::Table;
use crate::{Deduction, Measure, Rule};
use points::Exact;

pub(crate) fn per_count(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    let counts = several(own, table, "counts")?;
    Some(Rule::PerCount { counts })
}

pub(crate) fn deduct(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    let deductions = several(own, table, "deductions")?;
    Some(Rule::Deduct { deductions })
}

fn several(own: &mut Leafing<'_>, table: Table<'_>, key: &str) -> Option<Vec<Deduction>> {
    if !table.has(key) {
        return one(own, table, false).map(|one| vec![one]);
    }
    let tables = table.tables(key);
    if tables.is_empty() {
        table.missing("each");
    }
    let mut all = Vec::new();
    for inner in &tables {
        inner.only(keys::COUNTED);
        all.extend(one(own, *inner, true));
    }
    (!all.is_empty() && all.len() == tables.len()).then_some(all)
}

fn one(own: &mut Leafing<'_>, table: Table<'_>, capped: bool) -> Option<Deduction> {
    let measure = if table.has("numerator") {
        own.measure(table)
    } else {
        own.input(table, "input", SUMMANDS).map(Measure::Input)
    };
    if !table.has("each") {
        table.missing("each");
    }
    let each = positive(own, table, "each");
    let per = if table.has("per") {
        positive(own, table, "per")
    } else {
        Some(Exact::from(1))
    };
    let cap = if capped {
        positive(own, table, "cap")
    } else {
        None
    };
    Some(Deduction {
        measure: measure?,
        each: each?,
        per: per?,
        cap,
    })
}

/// A number over zero.
pub(crate) fn positive(own: &Leafing<'_>, table: Table<'_>, key: &str) -> Option<Exact> {
    let value = table.exact(key)?;
    if value.is_negative() || value.is_zero() {
        let place = table.place_of(key);
        let (vi, en) = ("số lớn hơn 0", "a number over 0");
        own.push(
            table,
            values::out_of_range(place, key, &value.to_string(), vi, en),
        );
        return None;
    }
    Some(value)
}
