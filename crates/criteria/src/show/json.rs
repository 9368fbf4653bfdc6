//! The set as JSON; every number is a decimal string.

use super::rule_in_words;
use crate::{CriteriaSet, InputKind, LeafId, Node, NodeId, NodeKind, Section};
use finding::Lang;
use serde_json::{Value, json};

/// The set as JSON: its head, its basis, and the tree under `criteria`, `bonus` and `penalty`. Points and maxima are decimal strings, a rule is its key and its words in both languages.
#[must_use]
pub fn show_json(set: &CriteriaSet) -> Value {
    let levels: Vec<&str> = set.levels.iter().map(|level| level.key()).collect();
    let basis = set.basis.iter().map(|basis| {
        json!({
            "key": basis.key,
            "title": basis.title,
            "number": basis.number,
            "issued": basis.issued.map(|date| date.to_string()),
        })
    });
    let bands = set.bands.iter().map(|band| {
        let edge = band.lower.as_ref();
        json!({
            "name": band.name,
            "from": edge.filter(|edge| edge.included).map(|edge| edge.value.to_string()),
            "above": edge.filter(|edge| !edge.included).map(|edge| edge.value.to_string()),
        })
    });
    let mut value = json!({
        "format": set.format,
        "id": set.id,
        "year": set.year,
        "levels": levels,
        "title": set.title,
        "title-en": set.title_en,
        "notice": set.notice,
        "total": set.total.to_string(),
        "status": set.status.key(),
        "file": set.file,
        "digest": set.digest,
        "basis": basis.collect::<Vec<_>>(),
        "bands": bands.collect::<Vec<_>>(),
        "criteria": nodes(set, &set.roots),
        "bonus": set.bonus.as_ref().map(|bonus| section(set, bonus)),
        "penalty": set.penalty.as_ref().map(|penalty| section(set, penalty)),
    });
    if let Some(amendments) = super::amended::amendments_json(set) {
        value["amendments"] = amendments;
    }
    value
}

fn section(set: &CriteriaSet, section: &Section) -> Value {
    json!({
        "title": section.title,
        "cap": section.cap.to_string(),
        "criteria": nodes(set, &section.roots),
    })
}

fn nodes(set: &CriteriaSet, ids: &[NodeId]) -> Vec<Value> {
    ids.iter().map(|id| node(set, *id)).collect()
}

fn node(set: &CriteriaSet, id: NodeId) -> Value {
    let own: &Node = set.node(id);
    let source = own
        .source
        .as_ref()
        .map(|source| json!({ "basis": source.basis, "item": source.item }));
    let (file, line) = set.at(own.line);
    let mut value = json!({
        "code": own.code,
        "title": own.title,
        "title-en": own.title_en,
        "max": own.max.to_string(),
        "source": source,
        "content": own.content,
        "follows": own.follows,
        "changed": own.changed,
        "line": line,
    });
    if file != set.file {
        value["file"] = json!(file);
    }
    match &own.kind {
        NodeKind::Inner { .. } => value["criteria"] = Value::Array(nodes(set, &own.children)),
        NodeKind::Leaf(leaf) => {
            let position = LeafId::from_index(set.leaves.binary_search(&id).unwrap_or(0));
            let inputs = leaf.inputs.iter().map(|input| {
                let levels = match &input.kind {
                    InputKind::Level(names) => Some(names),
                    _ => None,
                };
                json!({
                    "name": input.name,
                    "title": input.title,
                    "kind": crate::read::kind_word(&input.kind),
                    "levels": levels,
                })
            });
            let groups = leaf.rule.respondents();
            let asked: Vec<Value> = groups
                .iter()
                .filter_map(|group| group.asked.as_ref().map(super::asked::asked_json))
                .collect();
            value["leaf"] = json!({
                "scored": leaf.scored.key(),
                "rule": leaf.rule.key(),
                "words": {
                    "vi": rule_in_words(set, position, Lang::Vi),
                    "en": rule_in_words(set, position, Lang::En),
                },
                "inputs": inputs.collect::<Vec<_>>(),
                "appraised-by": leaf.appraised_by,
                "evidence": leaf.evidence,
                "guide": leaf.guide,
                "applies-to": leaf.applies_to,
                "when-undefined": leaf.when_undefined.key(),
                "when-not-applicable": leaf.when_not_applicable.key(),
                "when-missing": leaf.when_missing.key(),
                "from": leaf.effective_from.map(|date| date.to_string()),
            });
            if !asked.is_empty() {
                value["leaf"]["asked"] = Value::Array(asked);
            }
        }
    }
    value
}
