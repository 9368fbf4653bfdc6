//! The top of an amending file, and its entries in the order of its lines.

use super::entry::{self, Entry};
use crate::findings::{amended as says, values};
use crate::read::keys;
use crate::toml::{Document, Item, Table};
use jiff::civil::Date;

/// A decision that changes more than this is a new set.
const MOST: usize = 1_000;

/// An amending file, read but not applied.
#[derive(Debug)]
pub(crate) struct Sheet<'d> {
    pub(crate) document: &'d Document,
    pub(crate) amends: String,
    pub(crate) title: String,
    pub(crate) effective: Date,
    /// Where `effective` stands, for what follows from it.
    pub(crate) effective_at: usize,
    pub(crate) basis: Vec<(&'d str, Item<'d>)>,
    pub(crate) entries: Vec<Entry<'d>>,
}

/// `None` where the file is for another set, or does not say for which set or from when.
pub(crate) fn read<'d>(document: &'d Document, set: Option<&str>) -> Option<Sheet<'d>> {
    if document.is_refused() {
        return None;
    }
    let top = document.root();
    top.only(keys::AMENDMENT);
    format(top);
    let amends = top.needed_text("amends");
    let mut of_another = false;
    if let (Some(amends), Some(set)) = (&amends, set)
        && amends != set
    {
        of_another = true;
        let place = top.place_of("amends");
        top.push(says::another_set(place, amends, set));
    }
    if !top.has("effective") {
        top.missing("effective");
    }
    let effective = top.date("effective");
    let basis = basis(top, effective);
    let mut tables: Vec<Table<'d>> = Vec::new();
    for key in ["amend", "add", "repeal"] {
        tables.extend(top.tables(key));
    }
    if tables.is_empty() {
        top.push(says::empty(top.place()));
    }
    if tables.len() > MOST {
        top.push(says::too_long(top.place(), tables.len(), MOST));
        tables.clear();
    }
    tables.sort_by_key(|table| table.raw().at);
    let entries = tables.into_iter().filter_map(entry::read).collect();
    let of_basis = || {
        let (_, first) = basis.first()?;
        first.table()?.text("title")
    };
    let title = top.text("title").or_else(of_basis).unwrap_or_default();
    let sheet = Sheet {
        document,
        amends: amends?,
        title,
        effective: effective?,
        effective_at: top.raw().find("effective").map_or(0, |item| item.at),
        basis,
        entries,
    };
    (!of_another).then_some(sheet)
}

fn format(top: Table<'_>) {
    if !top.has("format") {
        top.missing("format");
    }
    if let Some(other) = top.whole("format").filter(|format| *format != 1) {
        let place = top.place_of("format");
        top.push(values::out_of_range(
            place,
            "format",
            &other.to_string(),
            "1",
            "1",
        ));
    }
}

/// The decisions that the amendment rests on; at least one, since nothing else allows a change.
fn basis<'d>(top: Table<'d>, effective: Option<Date>) -> Vec<(&'d str, Item<'d>)> {
    let basis: Vec<(&str, Item<'_>)> = top
        .table("basis")
        .iter()
        .flat_map(|table| table.entries())
        .filter(|(_, item)| item.table().is_some())
        .collect();
    if basis.is_empty() {
        top.push(says::no_basis(top.place()));
    }
    // The set's reader reads them once they are merged; here only what concerns the day is looked at.
    for (key, item) in &basis {
        let issued = item.table().and_then(|table| table.date("issued"));
        if let (Some(issued), Some(effective)) = (issued, effective)
            && effective < issued
        {
            let place = top.place_of("effective");
            let finding = says::before_issued(place, effective, key, issued);
            top.push(finding.with(item.place()));
        }
    }
    basis
}
