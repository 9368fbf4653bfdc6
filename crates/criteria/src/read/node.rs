//! What every node has, and what an inner node may have.

use super::{keys, leaf, tree};
use crate::findings::tree as says;
use crate::toml::{Kind, Table};
use crate::{Node, NodeKind, Part, SourceRef};
use points::Exact;

pub(crate) fn read(
    code: &str,
    table: Table<'_>,
    has_children: bool,
    inherited: Option<SourceRef>,
) -> Node {
    let own = table.text("source").map(|text| tree::source_ref(&text));
    let max = max(code, table);
    let kind = if has_children {
        inner(code, table)
    } else {
        NodeKind::Leaf(leaf::read(code, table, &max))
    };
    Node {
        code: code.to_owned(),
        title: table.needed_text("title").unwrap_or_default(),
        title_en: table.text("title-en"),
        max,
        source: if has_children { own.or(inherited) } else { own },
        content: table.texts("content"),
        follows: follows(table),
        changed: table.text("changed"),
        parent: None,
        children: Vec::new(),
        depth: 0,
        part: Part::Base,
        kind,
        sum_differs: table.text("sum-differs"),
        line: table.line(),
    }
}

/// One text, or a list of them.
fn follows(table: Table<'_>) -> Vec<String> {
    match table.get("follows") {
        Some(item) if item.kind() == Kind::List => table.texts("follows"),
        Some(item) => item.text().map(ToOwned::to_owned).into_iter().collect(),
        None => Vec::new(),
    }
}

/// May be left out for information only; zero where it cannot be read, which the checks of sums and awards then pass over.
fn max(code: &str, table: Table<'_>) -> Exact {
    let info = table.get("rule").is_some_and(|rule| rule.is_text("info"));
    let max = if info {
        table.exact("max")
    } else {
        table.needed_exact("max")
    };
    let Some(max) = max else { return Exact::ZERO };
    let place = table.place_of("max");
    if max.is_negative() {
        table.push(says::max_negative(place, code, &max));
        return Exact::ZERO;
    }
    if info && !max.is_zero() {
        table.push(says::info_with_max(place, code, &max));
        return Exact::ZERO;
    }
    if !info && max.is_zero() {
        table.push(says::max_zero(place, code));
    }
    max
}

fn inner(code: &str, table: Table<'_>) -> NodeKind {
    if table.has("rule") {
        table.push(says::leaf_with_children(table.place_of("rule"), code));
    }
    let leaf_only = keys::LEAF
        .iter()
        .any(|key| *key != "rule" && table.has(key));
    let rule = table.text("rule");
    if rule.is_some() || leaf_only {
        // The keys of a leaf are no misspellings here; the finding above, or this one, says what is wrong with them.
        if rule.is_none() {
            table.push(says::leaf_keys_on_inner(table.place(), code));
        }
        let rule_keys = rule.as_deref().map_or(&[][..], keys::of_rule);
        table.only(&[keys::NODE, keys::INNER, keys::LEAF, rule_keys].concat());
    } else {
        table.only(&[keys::NODE, keys::INNER].concat());
    }
    let imported = table.one_of("imported-when", &[("no-leaf-inputs", ())]);
    NodeKind::Inner {
        imported_when_no_leaf_inputs: imported.is_some(),
    }
}
