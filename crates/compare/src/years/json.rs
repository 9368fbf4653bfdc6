//! The comparison of rounds for programs.

use super::{Year, YearUnit, Years};
use crate::what_if::text;
use crate::{Comparability, SetComparison};
use criteria::{CriteriaSet, LeafId, RankOn};
use serde_json::{Value, json};

/// The split as JSON; points are decimal strings, or `"n/d"` where they are no decimals.
#[must_use]
pub fn years_json(old: Year<'_>, new: Year<'_>, found: &SetComparison, years: &Years) -> Value {
    let unit = |own: &YearUnit| {
        let parts = own.parts.as_ref().map(|parts| {
            json!({
                "performance": text(&parts.performance), "revision": text(&parts.revision),
                "survey": text(&parts.survey), "rounding": text(&parts.rounding),
            })
        });
        let before = |(code, name, figure): &(String, String, Option<points::Exact>)| json!({ "code": code, "name": name, "figure": figure.as_ref().map(text) });
        json!({
            "code": own.code, "name": own.name,
            "old": own.old.as_ref().map(text), "new": own.new.as_ref().map(text),
            "change": own.change().as_ref().map(text),
            "old_rank": own.old_rank, "new_rank": own.new_rank,
            "parts": parts, "borders_changed": own.borders,
            "predecessors": own.predecessors.iter().map(before).collect::<Vec<_>>(),
        })
    };
    let codes = |set: &CriteriaSet, leaves: &[LeafId]| -> Vec<String> {
        leaves
            .iter()
            .map(|id| set.leaf_node(*id).code.clone())
            .collect()
    };
    let left = |own: &super::Left| {
        let group = &found.groups[own.group];
        let why: Vec<&str> = match &group.comparable {
            Comparability::No(why) => why.iter().map(|own| own.key()).collect(),
            _ => vec!["inputs"],
        };
        json!({ "old": codes(old.set, &group.old), "new": codes(new.set, &group.new), "why": why })
    };
    json!({
        "format": 1,
        "old": crate::sets::head(old.set),
        "new": crate::sets::head(new.set),
        "figure": match years.figure { RankOn::Total => "total", RankOn::Index => "index" },
        "units": years.units.iter().map(unit).collect::<Vec<_>>(),
        "not_compared": years.left.iter().map(left).collect::<Vec<_>>(),
    })
}
