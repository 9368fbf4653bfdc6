//! The sheet `survey`.

use super::groups::Groups;
use super::sheet::Sheet;
use super::types::{self, Type};
use super::{constraint, findings as form};
use crate::instrument::draft::{Draft, MOST_QUESTIONS};
use crate::instrument::{findings, roles, texts};
use crate::{Question, QuestionKind, Role};
use workbook::Row;

const COLUMNS: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "relevant",
    "required",
    "required_message",
    "constraint",
    "constraint_message",
    "appearance",
    "default",
    "calculation",
    "calculate",
    "choice_filter",
    "parameters",
    "repeat_count",
    "read_only",
    "readonly",
    "trigger",
    "note",
    "notes",
    "image",
    "audio",
    "video",
    "media",
    "rows",
    "save_to",
    "autoplay",
    "count",
    "instance",
    "body",
    "bind",
];

pub(crate) fn read(sheet: &Sheet<'_>, language: Option<&str>, draft: &mut Draft) {
    sheet.tell_unknown(COLUMNS);
    let type_column = sheet.needed(&["type"]);
    let name_column = sheet.needed(&["name"]);
    let (Some(type_column), Some(name_column)) = (type_column, name_column) else {
        return;
    };
    let mut groups = Groups::default();
    for row in sheet.rows() {
        let Some(text) = sheet.text(row, type_column) else {
            if sheet.text(row, name_column).is_some() {
                let place = sheet.place(row, type_column);
                sheet.document.push(form::no_type(place));
            }
            continue;
        };
        match types::of(&text) {
            Some(Type::BeginGroup) => groups.begin(sheet, row, language, false),
            Some(Type::BeginRepeat) => groups.begin(sheet, row, language, true),
            Some(Type::EndGroup) => groups.end(sheet, row, false),
            Some(Type::EndRepeat) => groups.end(sheet, row, true),
            Some(own) => {
                if draft.questions.len() == MOST_QUESTIONS {
                    let place = sheet.place(row, name_column);
                    sheet
                        .document
                        .push(findings::questions::too_many(place, MOST_QUESTIONS));
                    break;
                }
                question(sheet, row, &own, &groups, language, draft);
            }
            None => {
                let place = sheet.place(row, type_column);
                sheet.document.push(form::unknown_type(place, &text));
            }
        }
    }
    groups.finish(sheet);
}

fn question(
    sheet: &Sheet<'_>,
    row: &Row,
    own: &Type,
    groups: &Groups,
    language: Option<&str>,
    draft: &mut Draft,
) {
    let place = sheet.place_of(row, "name");
    let Some(code) = sheet.get(row, "name") else {
        sheet.document.push(form::no_name(place));
        return;
    };
    if !texts::is_name(&code) {
        sheet
            .document
            .push(findings::questions::bad_name(place, &code));
        return;
    }
    let Some(kind) = kind(sheet, row, own, draft) else {
        return;
    };
    let mut title = sheet.label(row, "label", language);
    if title.is_empty() {
        // A hint alone is enough for a form.
        title = sheet.label(row, "hint", language);
    }
    if title.is_empty() {
        if !matches!(own, Type::Note | Type::Today | Type::Identifying) {
            let place = sheet.place_of(row, "label");
            sheet.document.push(form::no_label(place, &code));
        }
        title = finding::Text::same(&*code);
    }
    let role = match own {
        Type::Today => Role::Day,
        Type::Identifying => Role::Identifying,
        _ if groups.repeats() => Role::Other,
        _ => roles::usual(&kind),
    };
    let relevant = groups.relevant(sheet.get(row, "relevant"));
    let question = Question {
        groups: groups.path(),
        heading: groups.heading(),
        title,
        hint: sheet.label(row, "hint", language),
        kind,
        role,
        required: required(sheet, row),
        relevant: None,
        line: row.number,
        code: code.clone(),
    };
    let relevant = relevant.map(|text| (text, sheet.place_of(row, "relevant")));
    // What stands in a repeat has an answer for each time; it cannot be an item.
    let given = groups.repeats();
    if let Err(first) = draft.push(question, place.clone(), relevant, given) {
        sheet.document.push(form::name_twice(place, &code, first));
    }
}

fn kind(sheet: &Sheet<'_>, row: &Row, own: &Type, draft: &Draft) -> Option<QuestionKind> {
    Some(match own {
        Type::Select {
            from_file: true, ..
        } => {
            let place = sheet.place_of(row, "type");
            sheet.document.push(form::choices_in_file(place));
            QuestionKind::Text
        }
        Type::Select {
            many, list, other, ..
        } => {
            let Some(at) = draft.list(list) else {
                let known: Vec<&str> = draft.lists.iter().map(|list| list.name.as_str()).collect();
                let place = sheet.place_of(row, "type");
                sheet
                    .document
                    .push(findings::lists::unknown(place, list, &known));
                return None;
            };
            let (list, other) = (at, *other);
            if *many {
                QuestionKind::Many { list, other }
            } else {
                QuestionKind::One { list, other }
            }
        }
        Type::Whole => {
            let text = sheet.get(row, "constraint");
            let limits = text.as_deref().map(constraint::limits);
            if limits == Some(None) {
                let place = sheet.place_of(row, "constraint");
                sheet.document.push(form::constraint_not_read(place));
            }
            let (least, most) = limits.flatten().unwrap_or((None, None));
            QuestionKind::Whole { least, most }
        }
        Type::Decimal => QuestionKind::Decimal,
        Type::Date | Type::Today => QuestionKind::Date,
        Type::Text | Type::Identifying => QuestionKind::Text,
        _ => QuestionKind::Note,
    })
}

fn required(sheet: &Sheet<'_>, row: &Row) -> bool {
    let Some(text) = sheet.get(row, "required") else {
        return false;
    };
    match text.to_lowercase().as_str() {
        "yes" | "true" | "true()" | "1" => true,
        "no" | "false" | "false()" | "0" => false,
        _ => {
            let place = sheet.place_of(row, "required");
            sheet.document.push(form::required_not_read(place));
            false
        }
    }
}
