//! The top of the file, and the order in which the rest is read.

use super::draft::Draft;
use super::{InstrumentSource, checks, condition, findings, groups, index, keys};
use super::{limits, lists, questions, roles, texts, xlsform};
use crate::{Instrument, Limits};
use criteria::Status;
use criteria::toml::{Document, Table};

pub(crate) fn read(document: &Document, source: &InstrumentSource) -> Option<Instrument> {
    if document.is_refused() {
        return None;
    }
    let top = document.root();
    top.only(keys::TOP);
    format(top);
    let id = top.needed_text("id");
    let year = year(top);
    let title = texts::needed(top, "title", "title-en");
    let status = status(top);
    let source_named = top.needed_text("source").unwrap_or_default();
    let mut draft = draft(top, source);
    groups::check_runs(document, &draft);
    let unread = condition::relevant(&mut draft);
    if draft.questions.is_empty() {
        // What follows would only say of each question that it is not there.
        if !top.has("xlsform") && !top.has("question") {
            top.missing("question");
        }
        return None;
    }
    let index = index::read(top, &mut draft);
    condition::tell(document, &draft, unread);
    let limits = top.table("limits").map_or_else(Limits::default, |table| {
        limits::read_limits(table, &Limits::default())
    });
    checks::run(document, &draft);
    Some(Instrument {
        file: document.file().to_owned(),
        id: id?,
        year: year?,
        title,
        status,
        notice: top.text("notice"),
        source: source_named,
        questions: draft.questions,
        lists: draft.lists,
        index: index?,
        limits,
        digest: String::new(),
    })
}

/// Questions and lists: from the workbook that `xlsform` names, or from the text itself.
fn draft(top: Table<'_>, source: &InstrumentSource) -> Draft {
    if !top.has("xlsform") {
        let groups = groups::read(top);
        let mut draft = lists::read(top);
        questions::read(top, &groups, &mut draft);
        if top.has("roles") {
            top.push(findings::questions::roles_apart(top.place_of("roles")));
        }
        return draft;
    }
    for key in ["question", "group"].iter().filter(|key| top.has(key)) {
        top.push(findings::xlsform::and_questions(top.place_of(key), key));
    }
    let Some((file, bytes)) = &source.xlsform else {
        let name = top.text("xlsform").unwrap_or_default();
        top.push(findings::xlsform::not_given(top.place_of("xlsform"), &name));
        return Draft::default();
    };
    let mut draft = xlsform::read(top.document(), file, bytes);
    lists::refine(top, &mut draft);
    roles::read(top, &mut draft);
    draft
}

fn format(top: Table<'_>) {
    if !top.has("format") {
        top.missing("format");
    }
    if let Some(other) = top.whole("format")
        && other != 1
    {
        let found = other.to_string();
        top.push(findings::values::out_of_range(
            top.place_of("format"),
            "format",
            &found,
            ("1", "1"),
        ));
    }
}

fn year(top: Table<'_>) -> Option<i16> {
    if !top.has("year") {
        top.missing("year");
    }
    let whole = top.whole("year")?;
    let year = i16::try_from(whole)
        .ok()
        .filter(|year| (1990..=2100).contains(year));
    if year.is_none() {
        top.push(findings::values::out_of_range(
            top.place_of("year"),
            "year",
            &whole.to_string(),
            ("từ 1990 đến 2100", "1990 to 2100"),
        ));
    }
    year
}

fn status(top: Table<'_>) -> Status {
    if !top.has("status") {
        top.missing("status");
    }
    top.one_of("status", keys::STATUSES)
        .unwrap_or(Status::Sample)
}
