//! A set as CSV, for programs.

use criteria::{CriteriaSet, LeafId, Node, NodeKind, Part, rule_in_words};
use finding::Lang;
use std::fmt::Write as _;

/// The columns of [`set_csv`], in order.
const COLUMNS: &[&str] = &[
    "set",
    "part",
    "code",
    "parent",
    "depth",
    "kind",
    "title",
    "title-en",
    "max",
    "scored",
    "appraised-by",
    "evidence",
    "guide",
    "source",
    "content",
    "follows",
    "changed",
    "rule",
    "rule-vi",
    "rule-en",
    "inputs",
    "when-undefined",
    "when-not-applicable",
    "when-missing",
];

/// The set as CSV (UTF-8, commas, a heading): one row a node, in the order of the file.
///
/// `set` is `id/year`; `part` is `base`, `bonus` or `penalty`; `depth` is 0 for the first level; `kind` is `node` or `leaf`; `max` is an exact decimal; `rule-vi` and `rule-en` are the rule in words; `inputs` are the names of what is asked, with `;` between them.
#[must_use]
pub fn set_csv(set: &CriteriaSet) -> String {
    let mut out = COLUMNS.join(",");
    out.push('\n');
    for (at, node) in set.nodes.iter().enumerate() {
        let cells: Vec<String> = row(set, at, node).iter().map(|cell| quoted(cell)).collect();
        let _ = writeln!(out, "{}", cells.join(","));
    }
    out
}

fn row(set: &CriteriaSet, at: usize, node: &Node) -> Vec<String> {
    let part = match node.part {
        Part::Base => "base",
        Part::Bonus => "bonus",
        Part::Penalty => "penalty",
    };
    let parent = node.parent.map(|parent| set.node(parent).code.clone());
    let source = node
        .source
        .as_ref()
        .map(|source| match source.item.as_str() {
            "" => source.basis.clone(),
            item => format!("{}, {item}", source.basis),
        });
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut cells = vec![
        set.name(),
        part.to_owned(),
        node.code.clone(),
        parent.unwrap_or_default(),
        node.depth.to_string(),
    ];
    let leaf = match &node.kind {
        NodeKind::Leaf(leaf) => Some(leaf),
        NodeKind::Inner { .. } => None,
    };
    cells.push(if leaf.is_some() { "leaf" } else { "node" }.to_owned());
    cells.extend([
        node.title.clone(),
        text(&node.title_en),
        node.max.to_string(),
    ]);
    let scored = leaf.map_or("", |leaf| leaf.scored.key());
    cells.push(scored.to_owned());
    for value in [
        leaf.and_then(|leaf| leaf.appraised_by.clone()),
        leaf.and_then(|leaf| leaf.evidence.clone()),
        leaf.and_then(|leaf| leaf.guide.clone()),
        source,
        Some(node.content.join("; ")),
        Some(node.follows.join("; ")),
        node.changed.clone(),
    ] {
        cells.push(value.unwrap_or_default());
    }
    let Some(leaf) = leaf else {
        cells.resize(COLUMNS.len(), String::new());
        return cells;
    };
    let id = set.leaves.iter().position(|own| own.index() == at);
    let id = LeafId::from_index(id.unwrap_or(0));
    let inputs: Vec<&str> = leaf.inputs.iter().map(|input| &*input.name).collect();
    cells.extend([
        leaf.rule.key().to_owned(),
        rule_in_words(set, id, Lang::Vi),
        rule_in_words(set, id, Lang::En),
        inputs.join(";"),
        leaf.when_undefined.key().to_owned(),
        leaf.when_not_applicable.key().to_owned(),
        leaf.when_missing.key().to_owned(),
    ]);
    cells
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
