//! `[question.…]`.

use super::draft::{Draft, MOST_QUESTIONS};
use super::groups::Group;
use super::{findings, keys, roles, texts};
use crate::{Question, QuestionKind, Role};
use criteria::toml::Table;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy)]
enum Kind {
    One,
    Many,
    Whole,
    Decimal,
    Text,
    Date,
    Note,
}

const KINDS: &[(&str, Kind)] = &[
    ("one", Kind::One),
    ("many", Kind::Many),
    ("whole", Kind::Whole),
    ("decimal", Kind::Decimal),
    ("text", Kind::Text),
    ("date", Kind::Date),
    ("note", Kind::Note),
];

pub(crate) fn read(top: Table<'_>, groups: &BTreeMap<String, Group>, draft: &mut Draft) {
    for (code, item) in top.table("question").iter().flat_map(Table::entries) {
        let Some(table) = item.table() else { continue };
        table.only(keys::QUESTION);
        if !texts::is_name(code) {
            table.push(findings::questions::bad_name(table.place(), code));
            continue;
        }
        if draft.questions.len() == MOST_QUESTIONS {
            let place = table.place();
            table.push(findings::questions::too_many(place, MOST_QUESTIONS));
            break;
        }
        let Some(kind) = kind(table, draft) else {
            continue;
        };
        let (path, heading) = group(table, groups);
        let role = roles::of(table);
        let question = Question {
            code: code.to_owned(),
            groups: path,
            heading,
            title: texts::needed(table, "title", "title-en"),
            hint: texts::optional(table, "hint", "hint-en"),
            role: role.unwrap_or_else(|| roles::usual(&kind)),
            kind,
            required: table.flag("required").unwrap_or(false),
            relevant: None,
            line: table.line(),
        };
        let relevant = table
            .text("relevant")
            .map(|text| (text, table.place_of("relevant")));
        let place = table.document().line_place(table.line());
        // Two blocks of one code are a mistake of syntax, which has been told.
        let _ = draft.push(question, place, relevant, role.is_some());
    }
}

fn group(table: Table<'_>, groups: &BTreeMap<String, Group>) -> (Vec<String>, finding::Text) {
    let Some(name) = table.text("group") else {
        return Default::default();
    };
    if let Some(group) = groups.get(&name) {
        return (group.path.clone(), group.heading.clone());
    }
    let known: Vec<&str> = groups.keys().map(String::as_str).collect();
    let place = table.place_of("group");
    table.push(findings::questions::unknown_group(place, &name, &known));
    Default::default()
}

fn kind(table: Table<'_>, draft: &Draft) -> Option<QuestionKind> {
    if !table.has("kind") {
        table.missing("kind");
    }
    let kind = table.one_of("kind", KINDS)?;
    let listed = matches!(kind, Kind::One | Kind::Many);
    let unused: &[&str] = match kind {
        Kind::One | Kind::Many => &["least", "most"],
        Kind::Whole => &["list", "other"],
        _ => &["list", "other", "least", "most"],
    };
    for key in unused.iter().filter(|key| table.has(key)) {
        table.push(findings::questions::key_of_other_kind(
            table.place_of(key),
            key,
        ));
    }
    let other = listed && table.flag("other").unwrap_or(false);
    Some(match kind {
        Kind::One => QuestionKind::One {
            list: list(table, draft)?,
            other,
        },
        Kind::Many => QuestionKind::Many {
            list: list(table, draft)?,
            other,
        },
        Kind::Whole => {
            let (least, most) = (table.whole("least"), table.whole("most"));
            if let (Some(least), Some(most)) = (least, most)
                && least > most
            {
                let place = table.place_of("most");
                table.push(findings::questions::limits_crossed(place, least, most));
            }
            QuestionKind::Whole { least, most }
        }
        Kind::Decimal => QuestionKind::Decimal,
        Kind::Text => QuestionKind::Text,
        Kind::Date => QuestionKind::Date,
        Kind::Note => QuestionKind::Note,
    })
}

fn list(table: Table<'_>, draft: &Draft) -> Option<usize> {
    let name = table.needed_text("list")?;
    let at = draft.list(&name);
    if at.is_none() {
        let known: Vec<&str> = draft.lists.iter().map(|list| list.name.as_str()).collect();
        let place = table.place_of("list");
        table.push(findings::lists::unknown(place, &name, &known));
    }
    at
}

/// Whether an answer of this kind can serve the role.
pub(crate) fn fits(kind: &QuestionKind, role: Role) -> bool {
    use QuestionKind::{Date, Many, Note, One, Text, Whole};
    match role {
        Role::Item => matches!(kind, One { .. }),
        Role::Demographic => matches!(kind, One { .. } | Many { .. } | Whole { .. }),
        Role::Mode => matches!(kind, One { .. } | Text),
        Role::Weight => !matches!(kind, One { .. } | Many { .. } | Date | Note),
        Role::Day => matches!(kind, Date | Text),
        Role::Unit | Role::Parent | Role::Cluster(_) | Role::Stratum | Role::Serial => {
            !matches!(kind, Many { .. } | Date | Note)
        }
        Role::FreeText => matches!(kind, Text),
        Role::ResponseId | Role::Identifying | Role::Other => true,
    }
}
