//! T17 and T18: provisions side by side, and points by field.

use super::SetsContext;
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table};
use compare::{Change, Group};
use criteria::{CriteriaSet, LeafId, Node, NodeId, rule_in_words};
use finding::Lang;

/// T17: one line per leaf or group of leaves that belong together, under a line for each field of the new set: old provision, new provision, reason. A provision is code, title, maximum and rule in words; the reason is what changed, the words of `changed`, and the basis.
#[must_use]
pub fn compared_sets(context: &SetsContext<'_>) -> Table {
    let mut lines = Vec::new();
    let mut under: Option<String> = None;
    for own in &context.found.groups {
        let field = field_of(context, own);
        if under.as_ref() != Some(&field) {
            lines.push(Line::strong(vec![Cell::text(field.clone())]));
            under = Some(field);
        }
        lines.push(Line::new(vec![
            Cell::text(provisions(context.old, &own.old, context)),
            Cell::text(provisions(context.new, &own.new, context)),
            Cell::text(reason(context, own)),
        ]));
    }
    let column = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Words);
    Table {
        id: "T17",
        sheet: context.say("So sánh", "Comparison").to_owned(),
        title: context
            .say(
                "BẢNG SO SÁNH: QUY ĐỊNH CŨ – QUY ĐỊNH MỚI – LÝ DO",
                "COMPARISON: OLD PROVISION – NEW PROVISION – REASON",
            )
            .to_owned(),
        columns: vec![
            column("Quy định cũ", "Old provision"),
            column("Quy định mới", "New provision"),
            column("Lý do", "Reason"),
        ],
        lines,
        notes: notes(context),
    }
}

fn notes(context: &SetsContext<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if !context.found.proposals.is_empty() {
        let pairs: Vec<String> = context
            .found
            .proposals
            .iter()
            .map(|own| {
                let (old, new) = (
                    context.old.leaf_node(own.old),
                    context.new.leaf_node(own.new),
                );
                format!(
                    "{} → {} ({})",
                    old.code,
                    new.code,
                    own.sureness.words(context.lang)
                )
            })
            .collect();
        notes.push(format!(
            "{}: {}.",
            context.say(
                "Có thể là cùng một tiêu chí nhưng bộ tiêu chí mới không ghi, nên ở bảng này là bãi bỏ và bổ sung",
                "May be the same criterion, but the new set does not say so; here they are repealed and added",
            ),
            pairs.join("; ")
        ));
    }
    notes
}

fn field_of(context: &SetsContext<'_>, own: &Group) -> String {
    let (set, leaf) = match (own.new.first(), own.old.first()) {
        (Some(leaf), _) => (context.new, leaf),
        (None, Some(leaf)) => (context.old, leaf),
        (None, None) => return String::new(),
    };
    let mut id: NodeId = set.leaves[leaf.index()];
    while let Some(parent) = set.node(id).parent {
        id = parent;
    }
    let node = set.node(id);
    if own.new.is_empty() {
        // A field of the old set is called as the new set calls the field that continues it.
        let continued = context.found.fields.iter().find(
            |field| matches!(field.section, compare::Section::Field(Some(before), _) if before == id),
        );
        if let Some(field) = continued {
            return field.name(context.old, context.new, context.lang);
        }
    }
    format!("{} {}", node.code, title(node, context.lang))
}

fn title(node: &Node, lang: Lang) -> &str {
    match (lang, &node.title_en) {
        (Lang::En, Some(title)) => title,
        _ => &node.title,
    }
}

fn provisions(set: &CriteriaSet, leaves: &[LeafId], context: &SetsContext<'_>) -> String {
    if leaves.is_empty() {
        return context.say("(không có)", "(none)").to_owned();
    }
    let one = |id: &LeafId| {
        let node = set.leaf_node(*id);
        let max = node.max.trimmed();
        let head = match context.lang {
            Lang::Vi => format!(
                "{} {} (tối đa {} điểm)",
                node.code,
                title(node, context.lang),
                vietnamese::show_number(&max, None)
            ),
            Lang::En => format!(
                "{} {} ({} points at most)",
                node.code,
                title(node, context.lang),
                vietnamese::show_number_en(&max, None)
            ),
        };
        format!("{head}\n{}.", rule_in_words(set, *id, context.lang))
    };
    leaves.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn reason(context: &SetsContext<'_>, own: &Group) -> String {
    let mut parts = Vec::new();
    let changes: Vec<String> = own
        .changes
        .iter()
        .map(|change| change.words(context.lang))
        .collect();
    if changes.is_empty() {
        parts.push(context.say("Giữ nguyên", "Kept").to_owned());
    } else {
        parts.push(capitalised(&format!("{}.", changes.join("; "))));
    }
    let nodes: Vec<&Node> = own
        .new
        .iter()
        .map(|id| context.new.leaf_node(*id))
        .collect();
    let said = compare::reasons(context.old, context.new, own);
    for words in said.iter().filter_map(|own| own.words.as_ref()) {
        parts.push(format!("{words}."));
    }
    if said.is_empty() && wants_reason(own) {
        parts.push(
            context
                .say(
                    "(Bộ tiêu chí mới chưa ghi lý do.)",
                    "(The new set gives no reason.)",
                )
                .to_owned(),
        );
    }
    if !own.changes.is_empty() {
        let amended = said.iter().filter_map(|own| own.basis.as_ref());
        let mut bases: Vec<String> = amended
            .map(|own| own.get(context.lang).to_owned())
            .collect();
        // Between two texts of one set the amendment is the basis, not the decision that both have.
        if context.old.name() != context.new.name() {
            let own = nodes.iter().filter_map(|node| basis(context.new, node));
            bases.splice(0..0, own);
        }
        bases.dedup();
        for words in bases {
            parts.push(format!("{}: {words}.", context.say("Căn cứ", "Basis")));
        }
    }
    parts.join("\n")
}

/// Whether a change alters what units earn; a leaf that only has another code needs no reason.
fn wants_reason(own: &Group) -> bool {
    let light = |change: &Change| matches!(change, Change::Renumbered | Change::Paper(_));
    own.changes.iter().any(|change| !light(change)) && !own.new.is_empty()
}

fn basis(set: &CriteriaSet, node: &Node) -> Option<String> {
    let source = node.source.as_ref()?;
    let basis = set.basis.iter().find(|own| own.key == source.basis)?;
    let name = basis.number.as_ref().unwrap_or(&basis.title);
    Some(match source.item.is_empty() {
        true => name.clone(),
        false => format!("{name}, {}", source.item),
    })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// T18: one line per field: its maximum before, points moved from (or to) other fields, added, repealed, re-weighted, its maximum after. In each line the old maximum and the four changes add up to the new one.
#[must_use]
pub fn compared_fields(context: &SetsContext<'_>) -> Table {
    let points = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Points(2));
    let line = |own: &compare::FieldFlow| {
        Line::new(vec![
            Cell::text(own.name(context.old, context.new, context.lang)),
            Cell::Number(own.old.clone()),
            Cell::Number(own.moved.clone()),
            Cell::Number(own.added.clone()),
            Cell::Number(own.repealed.negated()),
            Cell::Number(own.reweighted.clone()),
            Cell::Number(own.new.clone()),
        ])
    };
    Table {
        id: "T18",
        sheet: context.say("Theo lĩnh vực", "By field").to_owned(),
        title: context
            .say(
                "Điểm tối đa chuyển dịch giữa các lĩnh vực",
                "Maximum points moved between fields",
            )
            .to_owned(),
        columns: vec![
            Column::new(context.say("Lĩnh vực", "Field"), Kind::Words),
            points("Điểm tối đa cũ", "Old maximum"),
            points(
                "Chuyển từ (+), sang (−) lĩnh vực khác",
                "From (+) or to (−) other fields",
            ),
            points("Bổ sung", "Added"),
            points("Bãi bỏ", "Repealed"),
            points("Đổi điểm tối đa", "Re-weighted"),
            points("Điểm tối đa mới", "New maximum"),
        ],
        lines: context.found.fields.iter().map(line).collect(),
        notes: Vec::new(),
    }
}
