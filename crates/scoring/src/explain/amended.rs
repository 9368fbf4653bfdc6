//! What amendments have changed of a criterion, for its trace.

use criteria::{Change, ChangeKind, CriteriaSet, Node, change_in_words};
use finding::{Lang, Text};

/// One sentence a change, in the order applied, with the decision, the day and the line; nothing for a criterion as first issued.
///
/// Examples are left out: they are the file's and not the decision's.
/// Where what points depend on was amended, a last sentence says that the amended text holds for the whole year; an added criterion says itself from when it counts.
pub(super) fn of_node(set: &CriteriaSet, node: &Node) -> Vec<Text> {
    let mut all = changes(set, node);
    if set
        .changes_of(&node.code)
        .any(|(_, change)| moves_points(change))
    {
        all.push(Text::new(
            "tiêu chí được sửa đổi tính theo văn bản này cho cả năm",
            "the amended criterion is scored by this text for the whole year",
        ));
    }
    all
}

/// Whether points may depend on it: no examples, no words.
fn moves_points(change: &Change) -> bool {
    let words = [
        "examples", "title", "title-en", "guide", "evidence", "source", "changed", "follows",
    ];
    let first = change.property.first().map(String::as_str);
    let last = change.property.last().map(String::as_str);
    let is_words = |key: Option<&str>| key.is_some_and(|key| words.contains(&key));
    change.kind == ChangeKind::Amend && !is_words(first) && !is_words(last)
}

fn changes(set: &CriteriaSet, node: &Node) -> Vec<Text> {
    let changes = set.changes_of(&node.code);
    changes
        .filter(|(_, change)| !change.is_of_examples())
        .map(|(amendment, change)| {
            let basis = set.basis.iter().find(|own| own.key == change.source.basis);
            let title = basis.map_or(&*change.source.basis, |basis| &*basis.title);
            let source = match &*change.source.item {
                "" => title.to_owned(),
                item => format!("{title}, {item}"),
            };
            let place = set.line_text(change.line);
            let day = amendment.effective;
            let vi_day = day.strftime("%d/%m/%Y");
            Text::new(
                format!(
                    "{} · {source} · hiệu lực từ {vi_day} · {place}",
                    change_in_words(change, Lang::Vi)
                ),
                format!(
                    "{} · {source} · in force from {day} · {place}",
                    change_in_words(change, Lang::En)
                ),
            )
        })
        .collect()
}
