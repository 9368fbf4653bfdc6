//! The top of the file.

use super::{keys, ranking, rounding, tree};
use crate::findings::values;
use crate::toml::{Document, Table};
use crate::{Basis, CriteriaSet, LayerKind, Level, Stands, Status};
use points::Exact;
use std::collections::BTreeMap;

const LEVELS: &[(&str, Level)] = &[
    ("commune", Level::Commune),
    ("district", Level::District),
    ("department", Level::Department),
    ("province", Level::Province),
];
const STATUSES: &[(&str, Status)] = &[
    ("official", Status::Official),
    ("reconstructed", Status::Reconstructed),
    ("sample", Status::Sample),
];
const LAYERS: &[(&str, LayerKind)] = &[
    ("self", LayerKind::SelfScore),
    ("appraised", LayerKind::Appraised(0)),
    ("survey", LayerKind::Survey),
    ("imported", LayerKind::Imported),
    ("council", LayerKind::Council),
];
const STANDS: &[(&str, Stands)] = &[("computed", Stands::Computed), ("typed", Stands::Typed)];

pub(crate) fn read(document: &Document) -> Option<CriteriaSet> {
    if document.is_refused() {
        return None;
    }
    let top = document.root();
    top.only(keys::TOP);
    let format = format(top);
    let id = top.needed_text("id");
    let year = year(top);
    let title = top.needed_text("title").unwrap_or_default();
    let total = top.needed_exact("total");
    let basis = basis(top);
    let mut set = CriteriaSet {
        format,
        id: String::new(),
        year: 0,
        levels: words(top, "levels", LEVELS),
        title,
        title_en: top.text("title-en"),
        notice: top.text("notice"),
        total: Exact::ZERO,
        status: status(top),
        final_layers: words(top, "final", LAYERS),
        stands: top.one_of("stands", STANDS).unwrap_or(Stands::Computed),
        rounding: rounding::read(top),
        ranking: ranking::read(top),
        index_base: ranking::index_base(top),
        bands: ranking::bands(top),
        basis,
        nodes: Vec::new(),
        leaves: Vec::new(),
        roots: Vec::new(),
        bonus: None,
        penalty: None,
        slots: Vec::new(),
        first_slot: Vec::new(),
        calendars: BTreeMap::new(),
        amendments: Vec::new(),
        not_yet: Vec::new(),
        amending_files: document.appended(),
        file: document.file().to_owned(),
        digest: String::new(),
    };
    tree::read(top, &mut set);
    set.id = id?;
    set.year = year?;
    set.total = total?;
    (!set.roots.is_empty()).then_some(set)
}

fn format(top: Table<'_>) -> u32 {
    const KNOWN: i64 = 1;
    if !top.has("format") {
        top.missing("format");
    }
    match top.whole("format") {
        Some(other) if other != KNOWN => {
            let found = other.to_string();
            let place = top.place_of("format");
            top.push(values::out_of_range(place, "format", &found, "1", "1"));
        }
        _ => {}
    }
    1
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
        let place = top.place_of("year");
        let (vi, en) = ("từ 1990 đến 2100", "1990 to 2100");
        top.push(values::out_of_range(
            place,
            "year",
            &whole.to_string(),
            vi,
            en,
        ));
    }
    year
}

fn status(top: Table<'_>) -> Status {
    if !top.has("status") {
        top.missing("status");
    }
    top.one_of("status", STATUSES).unwrap_or(Status::Sample)
}

/// A list of known words that has to be there, each once.
fn words<T: Copy + PartialEq>(top: Table<'_>, key: &str, known: &[(&str, T)]) -> Vec<T> {
    if !top.has(key) {
        top.missing(key);
        return Vec::new();
    }
    let mut list = Vec::new();
    for item in top.list(key) {
        let Some(word) = item.one_of(known) else {
            continue;
        };
        if list.contains(&word) {
            top.push(values::listed_twice(item.place(), key));
        } else {
            list.push(word);
        }
    }
    list
}

fn basis(top: Table<'_>) -> Vec<Basis> {
    let mut all = Vec::new();
    for (key, item) in top.table("basis").iter().flat_map(Table::entries) {
        let Some(table) = item.table() else { continue };
        table.only(keys::BASIS);
        all.push(Basis {
            key: key.to_owned(),
            title: table.needed_text("title").unwrap_or_default(),
            number: table.text("number"),
            issued: table.date("issued"),
            line: table.line(),
        });
    }
    all
}
