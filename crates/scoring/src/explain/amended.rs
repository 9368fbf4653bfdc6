//! What amendments have changed of a criterion, for its trace.

use criteria::{CriteriaSet, Node, change_in_words};
use finding::{Lang, Text};

/// One sentence a change, in the order applied, with the decision, the day and the line; nothing for a criterion as first issued.
///
/// Examples are left out: they are the file's and not the decision's.
pub(super) fn of_node(set: &CriteriaSet, node: &Node) -> Vec<Text> {
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
