//! The comparison of rounds for programs.

use super::{Before, Year, YearUnit, Years};
use crate::what_if::text;
use crate::{Comparability, SetComparison};
use criteria::{CriteriaSet, LeafId, RankOn};
use serde_json::{Value, json};

/// The split as JSON; points are decimal strings, or `"n/d"` where they are no decimals. `leaves` has every leaf or group with whether its figures may be set side by side and the share of the maximum earned in either year, in percent with four digits; `not_compared` those whose change is in `revision` as a whole. `weight` beside a weighted mean is the name that the user gave it.
#[must_use]
pub fn years_json(old: Year<'_>, new: Year<'_>, found: &SetComparison, years: &Years) -> Value {
    let before = |own: &Before| {
        json!({
            "code": own.code, "name": own.name, "figure": own.figure.as_ref().map(text),
            "rank": own.rank, "whole": own.whole, "weight": own.weight.as_ref().map(text),
        })
    };
    let unit = |own: &YearUnit| {
        let parts = own.parts.as_ref().ok().map(|parts| {
            json!({
                "performance": text(&parts.performance), "revision": text(&parts.revision),
                "survey": text(&parts.survey), "borders": text(&parts.borders),
                "rounding": text(&parts.rounding),
            })
        });
        let why = own.parts.as_ref().err();
        let why = why.map(|why| json!({ "code": why.key(), "units": why.codes() }));
        let continues = own.continues.and_then(|at| own.predecessors.get(at));
        json!({
            "code": own.code, "name": own.name, "block": own.block,
            "old_code": own.old_code, "old_block": own.old_block,
            "old": own.old.as_ref().map(text), "new": own.new.as_ref().map(text),
            "change": own.change().as_ref().map(text),
            "old_rank": own.old_rank, "new_rank": own.new_rank,
            "parts": parts, "not_split": why, "borders_changed": own.borders,
            "predecessors": own.predecessors.iter().map(before).collect::<Vec<_>>(),
            "continues": continues.map(|own| &own.code),
            "weighted_mean": own.mean.as_ref().map(text),
            "weight": own.mean.as_ref().and(years.weight.as_ref()),
        })
    };
    let codes = |set: &CriteriaSet, leaves: &[LeafId]| -> Vec<String> {
        leaves
            .iter()
            .map(|id| set.leaf_node(*id).code.clone())
            .collect()
    };
    let left = |own: &super::YearLeaf| {
        let group = &found.groups[own.group];
        let why: Vec<&str> = match &group.comparable {
            Comparability::No(why) => why.iter().map(|own| own.key()).collect(),
            _ => vec!["inputs"],
        };
        json!({ "old": codes(old.set, &group.old), "new": codes(new.set, &group.new), "why": why })
    };
    let leaf = |own: &super::YearLeaf| {
        let group = &found.groups[own.group];
        let why: Vec<&str> = match &group.comparable {
            Comparability::No(why) => why.iter().map(|own| own.key()).collect(),
            _ => Vec::new(),
        };
        json!({
            "old": codes(old.set, &group.old), "new": codes(new.set, &group.new),
            "comparable": group.comparable.is_yes(), "why": why,
            "old_share": own.old.as_ref().map(four), "new_share": own.new.as_ref().map(four),
        })
    };
    json!({
        "format": 1,
        "old": crate::sets::head(old.set),
        "new": crate::sets::head(new.set),
        "figure": match years.figure { RankOn::Total => "total", RankOn::Index => "index" },
        "weight": years.weight,
        "units": years.units.iter().map(unit).collect::<Vec<_>>(),
        "leaves": years.leaves.iter().map(leaf).collect::<Vec<_>>(),
        "not_compared": years.left().map(left).collect::<Vec<_>>(),
    })
}

/// A share in percent with four digits, rounded half up.
fn four(share: &points::Exact) -> String {
    share.round(points::RoundTo::half_up(4)).to_string()
}
