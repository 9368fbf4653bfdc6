//! The top of the file, and the order in which the rest is read.

use super::{InstrumentSource, checks, condition, findings, groups, index, keys};
use super::{limits, lists, questions, roles, texts};
use crate::{Instrument, Limits};
use criteria::Status;
use criteria::toml::{Document, Table};

pub(crate) fn read(document: &Document, _source: &InstrumentSource) -> Option<Instrument> {
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
    let groups = groups::read(top);
    let mut draft = lists::read(top);
    questions::read(top, &groups, &mut draft);
    groups::check_runs(document, &draft);
    roles::read(top, &mut draft);
    condition::relevant(document, &mut draft);
    let index = index::read(top, &mut draft);
    let limits = top.table("limits").map_or_else(Limits::default, |table| {
        limits::read_limits(table, &Limits::default())
    });
    checks::run(document, &draft);
    let index = index?;
    if draft.questions.is_empty() {
        return None;
    }
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
        index,
        limits,
        digest: String::new(),
    })
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
