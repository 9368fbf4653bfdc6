//! What an answer is for: the words, and `[roles]` of a file whose questions stand in a workbook.

use super::draft::Draft;
use super::{findings, questions};
use crate::{QuestionKind, Role};
use criteria::toml::{Item, Table};

const ROLES: &[(&str, Role)] = &[
    ("item", Role::Item),
    ("demographic", Role::Demographic),
    ("unit", Role::Unit),
    ("parent", Role::Parent),
    ("cluster", Role::Cluster(1)),
    ("cluster-2", Role::Cluster(2)),
    ("cluster-3", Role::Cluster(3)),
    ("stratum", Role::Stratum),
    ("weight", Role::Weight),
    ("mode", Role::Mode),
    ("serial", Role::Serial),
    ("day", Role::Day),
    ("response-id", Role::ResponseId),
    ("identifying", Role::Identifying),
    ("free-text", Role::FreeText),
    ("other", Role::Other),
];

/// The word of a role.
pub(crate) fn word(role: Role) -> &'static str {
    let own = ROLES.iter().find(|(_, own)| *own == role);
    own.map_or("cluster", |(word, _)| word)
}

/// `role`, where it is given.
pub(crate) fn of(table: Table<'_>) -> Option<Role> {
    table.get("role").and_then(one)
}

fn one(item: Item<'_>) -> Option<Role> {
    item.one_of(ROLES)
}

/// The role of a question that names none: a text is free text, which is never published.
pub(crate) fn usual(kind: &QuestionKind) -> Role {
    match kind {
        QuestionKind::Text => Role::FreeText,
        _ => Role::Other,
    }
}

/// `[roles]`: by question code.
pub(crate) fn read(top: Table<'_>, draft: &mut Draft) {
    for (code, item) in top.table("roles").iter().flat_map(Table::entries) {
        let Some(role) = one(item) else { continue };
        let Some(id) = draft.find(code) else {
            let known = codes(draft);
            top.push(findings::questions::unknown(item.place(), code, &known));
            continue;
        };
        let question = &mut draft.questions[id.index()];
        // A field that the tool fills is kept where it serves something.
        if question.kind == QuestionKind::Note && !questions::fits(&question.kind, role) {
            question.kind = QuestionKind::Text;
        }
        question.role = role;
        draft.role_given[id.index()] = true;
    }
}

/// The codes of all questions, for messages.
pub(crate) fn codes(draft: &Draft) -> Vec<&str> {
    let codes = draft
        .questions
        .iter()
        .map(|question| question.code.as_str());
    codes.collect()
}
