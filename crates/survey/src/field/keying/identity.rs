//! What a keying workbook says about itself on a hidden sheet, and where its columns stand.

use super::columns::{self, Keyed};
use crate::{Instrument, Mode};
use std::ops::ControlFlow;
use workbook::{Cell, Workbook};

/// The hidden sheet.
pub(crate) const HIDDEN: &str = "parindex";
const MARK: &str = "parindex-keying";
const VERSION: &str = "1";

/// A column of a keying workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedColumn {
    /// From 1.
    pub column: u32,
    /// Its machine name: `@so-phieu`, `q1`, `q2/3`.
    pub name: String,
    /// What it holds.
    pub holds: Keyed,
}

/// A workbook that paper was keyed into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keying {
    /// The sheet, by index in the workbook.
    pub sheet: usize,
    /// The instrument's name: `sipas/2022`.
    pub instrument: String,
    /// The digest of the instrument that the workbook was written from; another than the one in force asks for a finding.
    pub digest: String,
    /// Whether sheets are keyed here for the second time: such a workbook is compared, never counted.
    pub second: bool,
    /// The first row that holds a keyed sheet.
    pub first_row: u32,
    /// The columns, by place.
    pub columns: Vec<KeyedColumn>,
}

/// The identity as the hidden sheet holds it.
pub(crate) fn to_cell(instrument: &Instrument, second: bool) -> String {
    let kind = if second { "second" } else { "first" };
    format!(
        "{MARK}={VERSION}\ninstrument={}\ndigest={}\nkeying={kind}",
        instrument.name(),
        instrument.digest
    )
}

/// What a workbook is that `survey entry` wrote, and what its columns hold; `None` for any other.
///
/// Columns are found by the machine names above the headings, so columns and rows put between do no harm.
#[must_use]
pub fn keying_of(workbook: &Workbook, instrument: &Instrument) -> Option<Keying> {
    let hidden = workbook.sheet_named(HIDDEN)?;
    let mut text = None;
    workbook.for_each_row(hidden, &mut |row| {
        text = row
            .cells
            .iter()
            .find_map(|cell| Cell::text(cell).filter(|text| text.starts_with(MARK)))
            .map(str::to_owned);
        match text.is_some() || row.number > 20 {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    let text = text?;
    let mut lines = text.lines().filter_map(|line| line.trim().split_once('='));
    let (_, version) = lines.next()?;
    if version != VERSION {
        return None;
    }
    let values: Vec<(&str, &str)> = lines.collect();
    let get = |key: &str| {
        let value = values.iter().find(|(own, _)| *own == key);
        value.map(|(_, value)| (*value).to_owned())
    };
    let (sheet, row, named) = workbook
        .visible_sheets()
        .map(|(sheet, _)| sheet)
        .find_map(|sheet| names_in(workbook, sheet).map(|(row, named)| (sheet, row, named)))?;
    let questions = columns::questions(instrument);
    let columns = named
        .into_iter()
        .map(|(column, name)| KeyedColumn {
            column,
            holds: columns::meaning(&name, &questions),
            name,
        })
        .collect();
    Some(Keying {
        sheet,
        instrument: get("instrument")?,
        digest: get("digest")?,
        second: get("keying")? == "second",
        // One row of headings for people stands below the names.
        first_row: row + 2,
        columns,
    })
}

/// The row of the machine names, and the names by column.
fn names_in(workbook: &Workbook, sheet: usize) -> Option<(u32, Vec<(u32, String)>)> {
    const DEEPEST: u32 = 60;
    let mut found = None;
    workbook.for_each_row(sheet, &mut |row| {
        let is_names = row
            .cells
            .iter()
            .any(|cell| cell.text() == Some(columns::NUMBER));
        if is_names {
            let names = row
                .cells
                .iter()
                .filter_map(|cell| Some((cell.column, cell.text()?.trim().to_owned())))
                .collect();
            found = Some((row.number, names));
        }
        match found.is_some() || row.number > DEEPEST {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    found
}

/// Keys of the column of modes, in this order from 1.
pub(crate) const MODES: [(Mode, &str); 5] = [
    (Mode::Home, "tại nhà"),
    (Mode::Centre, "tại Bộ phận Một cửa, Trung tâm"),
    (Mode::Post, "qua bưu chính"),
    (Mode::Telephone, "qua điện thoại"),
    (Mode::Online, "trực tuyến"),
];

/// The mode behind a key of the keying workbook: 1 at home, 2 at the centre, 3 by post, 4 by telephone, 5 online; [`Mode::Unknown`] for all else.
#[must_use]
pub fn mode_of_key(key: u64) -> Mode {
    usize::try_from(key)
        .ok()
        .and_then(|key| MODES.get(key.checked_sub(1)?))
        .map_or(Mode::Unknown, |(mode, _)| *mode)
}
