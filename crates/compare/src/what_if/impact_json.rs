//! The impact for programs.

use super::{Impact, LeafCarried, Side, Taken};
use crate::SetComparison;
use criteria::{CriteriaSet, LeafId, RankOn};
use finding::Text;
use points::Exact;
use serde_json::{Value, json};

/// The impact as JSON; points are decimal strings, or `"n/d"` where they are no decimals; coefficients have four digits.
#[must_use]
pub fn impact_json(
    old: Side<'_>,
    new: Side<'_>,
    found: &SetComparison,
    impact: &Impact,
    carried: &[LeafCarried],
    said: &Text,
) -> Value {
    let unit = |own: &super::UnitImpact| {
        let parts: Vec<Value> = own
            .groups
            .iter()
            .map(|(group, part)| {
                let own = &found.groups[*group];
                json!({ "old": codes(old.set, &own.old), "new": codes(new.set, &own.new), "points": text(part) })
            })
            .collect();
        json!({
            "code": own.code, "name": own.name, "block": own.block,
            "old": own.old.as_ref().map(text), "new": own.new.as_ref().map(text),
            "change": own.change().as_ref().map(text),
            "old_rank": own.old_rank, "new_rank": own.new_rank,
            "old_band": own.old_band, "new_band": own.new_band,
            "leaves": parts, "base": text(&own.base), "other": text(&own.other),
        })
    };
    let leaf = |own: &super::GroupImpact| {
        let group = &found.groups[own.group];
        json!({
            "old": codes(old.set, &group.old), "new": codes(new.set, &group.new),
            "gain": own.gain, "lose": own.lose,
            "gained": text(&own.gained), "lost": text(&own.lost),
        })
    };
    let block = |own: &super::BlockImpact| {
        let pairs = &own.pairs;
        json!({
            "name": own.name, "n": pairs.n, "pairs": pairs.all(),
            "concordant": pairs.concordant, "discordant": pairs.discordant,
            "tied_old": pairs.tied_old, "tied_new": pairs.tied_new, "tied_both": pairs.tied_both,
            "tau_b": pairs.tau_b().map(four), "rho": pairs.rho().map(four),
            "incomplete": own.incomplete,
        })
    };
    json!({
        "format": 1,
        "what_if": true,
        "notice": said.vi,
        "old": crate::sets::head(old.set),
        "new": crate::sets::head(new.set),
        "figure": match impact.figure { RankOn::Total => "total", RankOn::Index => "index" },
        "units": impact.units.iter().map(unit).collect::<Vec<_>>(),
        "leaves": impact.groups.iter().map(leaf).collect::<Vec<_>>(),
        "blocks": impact.blocks.iter().map(block).collect::<Vec<_>>(),
        "without_inputs": without(new.set, carried),
    })
}

/// Leaves of the other set that could not be taken over whole, or that took the figure of a survey from another leaf.
pub(crate) fn without(set: &CriteriaSet, carried: &[LeafCarried]) -> Vec<Value> {
    let leaf = |own: &LeafCarried| {
        let code = &set.leaf_node(own.leaf).code;
        let (taken, wanting): (&str, &[String]) = match &own.taken {
            Taken::Whole if own.followed.is_empty() => return None,
            Taken::Whole => ("whole", &[]),
            Taken::Typed => ("typed-points", &[]),
            Taken::Partly(wanting) => ("partly", wanting),
            Taken::Nothing => ("nothing", &[]),
        };
        Some(json!({
            "code": code, "taken": taken, "wanting": wanting,
            "same_figure_of": own.followed, "other_figure": own.other_figure,
        }))
    };
    carried.iter().filter_map(leaf).collect()
}

fn codes<'s>(set: &'s CriteriaSet, leaves: &[LeafId]) -> Vec<&'s str> {
    leaves
        .iter()
        .map(|id| set.leaf_node(*id).code.as_str())
        .collect()
}

/// A decimal as such, anything else as a ratio in lowest terms.
pub(crate) fn text(number: &Exact) -> String {
    match number.as_decimal() {
        Some(_) => number.to_string(),
        None => number.to_ratio_text(),
    }
}

fn four(figure: f64) -> String {
    format!("{figure:.4}")
}
