//! The comparison for programs.

use super::{Change, Comparability, FieldFlow, Group, Moved, Proposal, Section, SetComparison};
use criteria::{CriteriaSet, LeafId};
use finding::{Lang, Text};
use serde_json::{Value, json};

/// The comparison as JSON: `{"format":1,"old","new","leaves":[…],"fields":[…],"proposals":[…],"findings":[…]}`. Points are decimal strings.
#[must_use]
pub fn set_json(old: &CriteriaSet, new: &CriteriaSet, found: &SetComparison) -> Value {
    json!({
        "format": 1,
        "old": head(old),
        "new": head(new),
        "leaves": found.groups.iter().map(|own| group(old, new, own)).collect::<Vec<_>>(),
        "fields": found.fields.iter().map(|own| field(old, new, own)).collect::<Vec<_>>(),
        "proposals": found.proposals.iter().map(|own| proposal(old, new, own)).collect::<Vec<_>>(),
        "findings": found.findings,
    })
}

/// A set by its name.
pub(crate) fn head(set: &CriteriaSet) -> Value {
    json!({
        "id": set.id,
        "year": set.year,
        "status": ranking::status_key(set.status),
        "digest": set.digest,
        "amended_from": set.amendments.last().map(|own| own.effective.to_string()),
        "total": set.total.to_string(),
    })
}

fn leaf(set: &CriteriaSet, id: LeafId) -> Value {
    let node = set.leaf_node(id);
    json!({
        "code": node.code,
        "title": node.title,
        "max": node.max.to_string(),
        "rule": criteria::rule_in_words(set, id, Lang::Vi),
    })
}

fn group(old: &CriteriaSet, new: &CriteriaSet, own: &Group) -> Value {
    let reasons = super::reasons(old, new, own);
    let (comparable, why) = match &own.comparable {
        Comparability::No(why) => (false, why.iter().map(|own| own.key()).collect()),
        _ => (true, Vec::new()),
    };
    json!({
        "old": own.old.iter().map(|id| leaf(old, *id)).collect::<Vec<_>>(),
        "new": own.new.iter().map(|id| leaf(new, *id)).collect::<Vec<_>>(),
        "linked_by": own.by.map(super::LinkedBy::key),
        "kept": own.changes.is_empty(),
        "changes": own.changes.iter().map(change).collect::<Vec<_>>(),
        "comparable": comparable,
        "why_not": why,
        "reason": reasons.iter().filter_map(|own| own.words.as_ref()).collect::<Vec<_>>(),
        "amended_by": reasons.iter().filter_map(|own| own.basis.as_ref()).map(text).collect::<Vec<_>>(),
    })
}

fn change(own: &Change) -> Value {
    let mut value = json!({ "kind": own.key() });
    match own {
        Change::Reweighted { from, to } => {
            value["from"] = json!(from.to_string());
            value["to"] = json!(to.to_string());
        }
        Change::Moved { from, to } => {
            value["from"] = json!(from);
            value["to"] = json!(to);
        }
        Change::Thresholds(all) | Change::Awards(all) | Change::Step(all) => {
            value["figures"] = figures(all)
        }
        Change::Policies(all) | Change::Scope(all) => value["figures"] = figures(all),
        Change::Scorer(one) => value["figures"] = figures(std::slice::from_ref(one)),
        Change::Paper(what) => value["what"] = what.iter().map(text).collect(),
        _ => {}
    }
    value
}

fn figures(all: &[Moved]) -> Value {
    let figure = |own: &Moved| json!({ "what": text(&own.what), "from": text(&own.from), "to": text(&own.to) });
    all.iter().map(figure).collect()
}

fn text(own: &Text) -> Value {
    json!({ "vi": own.vi, "en": own.en })
}

fn field(old: &CriteriaSet, new: &CriteriaSet, own: &FieldFlow) -> Value {
    let (section, before, after) = match own.section {
        Section::Field(before, after) => (
            "field",
            before.map(|id| old.node(id).code.as_str()),
            after.map(|id| new.node(id).code.as_str()),
        ),
        Section::Bonus => ("bonus", None, None),
        Section::Penalty => ("penalty", None, None),
    };
    json!({
        "section": section,
        "old_code": before,
        "new_code": after,
        "old": own.old.to_string(),
        "new": own.new.to_string(),
        "moved": own.moved.to_string(),
        "added": own.added.to_string(),
        "repealed": own.repealed.to_string(),
        "reweighted": own.reweighted.to_string(),
    })
}

fn proposal(old: &CriteriaSet, new: &CriteriaSet, own: &Proposal) -> Value {
    json!({
        "old": old.leaf_node(own.old).code,
        "new": new.leaf_node(own.new).code,
        "sureness": own.sureness.key(),
        "alike": own.alike,
    })
}
