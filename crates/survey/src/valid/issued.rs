//! What was issued: one row a unit, batch and mode, from `issued.csv`.

use super::findings::issued as says;
use crate::{Mode, Responses};
use finding::{Finding, Place};
use std::collections::BTreeMap;
use units::{Roster, Scope};
use workbook::Value;

/// One line of the hand-over: sheets of one unit, batch and mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedRow {
    /// Index in the roster.
    pub unit: u32,
    /// Phát ra.
    pub issued: u64,
    /// Thu về.
    pub returned: Option<u64>,
    /// Hỏng.
    pub spoiled: Option<u64>,
    /// Từ chối.
    pub refused: Option<u64>,
    /// Batch of the paper sheets, two digits; `None`: not said.
    pub batch: Option<u8>,
    /// How they were taken.
    pub mode: Mode,
    /// Line of the file, from 1.
    pub line: u32,
}

/// What was issued, unit by unit. Empty where the round says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issued {
    /// The file, for places.
    pub file: String,
    /// Its rows, in their order.
    pub rows: Vec<IssuedRow>,
}

impl Issued {
    /// By unit of the roster the sheets issued; `None` where the file has no row of the unit.
    #[must_use]
    pub fn by_unit(&self, roster: &Roster) -> Vec<Option<u64>> {
        self.sums(roster, |row| Some(row.issued))
    }

    /// By unit the sheets returned as the file says (as soon as one of its rows says it), otherwise the number of responses.
    #[must_use]
    pub fn returned_by_unit(&self, roster: &Roster, responses: &Responses) -> Vec<u64> {
        let mut counted = vec![0_u64; roster.len()];
        for unit in &responses.units {
            if let Some(count) = counted.get_mut(*unit as usize) {
                *count += 1;
            }
        }
        let said = self.sums(roster, |row| row.returned);
        said.into_iter()
            .zip(counted)
            .map(|(said, counted)| said.unwrap_or(counted))
            .collect()
    }

    pub(crate) fn sums(
        &self,
        roster: &Roster,
        of: impl Fn(&IssuedRow) -> Option<u64>,
    ) -> Vec<Option<u64>> {
        let mut sums: Vec<Option<u64>> = vec![None; roster.len()];
        for row in &self.rows {
            if let (Some(sum), Some(more)) = (sums.get_mut(row.unit as usize), of(row)) {
                *sum = Some(sum.unwrap_or_default().saturating_add(more));
            }
        }
        sums
    }
}

const COLUMNS: [(&str, &[&str]); 7] = [
    ("unit", &["unit", "code", "đơn vị", "mã đơn vị", "xã"]),
    ("issued", &["issued", "phát ra", "số phiếu phát ra"]),
    ("returned", &["returned", "thu về", "số phiếu thu về"]),
    ("spoiled", &["spoiled", "hỏng", "phiếu hỏng"]),
    ("refused", &["refused", "từ chối"]),
    ("batch", &["batch", "đợt", "lô"]),
    ("mode", &["mode", "hình thức"]),
];

/// What was issued as an `issued.csv` says, and everything wrong with it.
///
/// Columns `unit` (code or name) and `issued` are needed; `returned`, `spoiled`, `refused`, `batch` (two digits) and `mode` may stand beside them, in any order, under these names or the Vietnamese ones.
/// A row whose unit or number cannot be read is left out with a finding; an empty cell is not said, never zero.
///
/// ```
/// let (roster, _) = units::read_roster("units.csv", "code,name,level\n00001,Xã An Hòa,commune\n");
/// let (issued, findings) = survey::read_issued("issued.csv", "unit,issued,returned\n00001,200,190\n", &roster);
/// assert!(findings.is_empty());
/// assert_eq!((issued.rows[0].issued, issued.rows[0].returned), (200, Some(190)));
/// ```
#[must_use]
pub fn read_issued(file: &str, text: &str, roster: &Roster) -> (Issued, Vec<Finding>) {
    let mut issued = Issued {
        file: file.to_owned(),
        rows: Vec::new(),
    };
    let text: String = text
        .lines()
        .map(|line| if line.starts_with('#') { "" } else { line })
        .collect::<Vec<_>>()
        .join("\n");
    let opened = workbook::open(file, text.into_bytes(), &workbook::Limits::default());
    let (book, mut findings) = match opened {
        Ok(opened) => opened,
        Err(findings) => return (issued, findings),
    };
    let (grid, more) = book.grid(0);
    findings.extend(more);
    let mut rows = grid.rows.iter();
    let Some(header) = rows.next() else {
        return (issued, findings);
    };
    let words = |row: &workbook::Row, column: u32| match row.get(column).map(|cell| &cell.value) {
        Some(Value::Text(text)) => vietnamese::nfc(text.trim()).into_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let column_of = |key: &str| {
        let (_, names) = COLUMNS.iter().find(|(own, _)| *own == key)?;
        let cell = header.cells.iter().find(|cell| {
            let text = vietnamese::key(&words(header, cell.column));
            names.iter().any(|name| vietnamese::key(name) == text)
        })?;
        Some(cell.column)
    };
    let columns: Vec<Option<u32>> = COLUMNS.iter().map(|(key, _)| column_of(key)).collect();
    let (Some(unit_column), Some(_)) = (columns[0], columns[1]) else {
        findings.push(says::columns_missing(Place::line(file, header.number, 1)));
        return (issued, findings);
    };
    let mut lines: BTreeMap<(u32, Option<u8>, Mode), u32> = BTreeMap::new();
    for row in rows {
        let here = Place::line(file, row.number, 1);
        let written = words(row, unit_column);
        let texts: Vec<String> = columns
            .iter()
            .map(|column| column.map_or_else(String::new, |column| words(row, column)))
            .collect();
        if texts.iter().all(String::is_empty) {
            continue;
        }
        let Some(unit) = roster.match_written(&written, Scope::default()).position() else {
            findings.push(says::unit_unknown(here, &written));
            continue;
        };
        let code = &roster.units()[unit].code;
        let mut number = |at: usize| {
            if texts[at].is_empty() {
                return None;
            }
            let read = count(&texts[at]);
            if read.is_none() {
                findings.push(says::no_count(
                    here.clone(),
                    code,
                    COLUMNS[at].0,
                    &texts[at],
                ));
            }
            read
        };
        let Some(n_issued) = number(1) else {
            if texts[1].is_empty() {
                findings.push(says::no_count(here, code, "issued", ""));
            }
            continue;
        };
        let (returned, spoiled, refused) = (number(2), number(3), number(4));
        let batch = number(5).and_then(|batch| u8::try_from(batch).ok());
        let mode = Mode::read(&texts[6]);
        if mode.is_none() && !texts[6].is_empty() {
            findings.push(says::mode_unknown(here.clone(), code, &texts[6]));
        }
        let row = IssuedRow {
            unit: u32::try_from(unit).unwrap_or(crate::NO_UNIT),
            issued: n_issued,
            returned,
            spoiled,
            refused,
            batch,
            mode: mode.unwrap_or_default(),
            line: row.number,
        };
        findings.extend(says::does_not_add_up(&here, code, &row));
        let first = *lines
            .entry((row.unit, row.batch, row.mode))
            .or_insert(row.line);
        if first != row.line {
            findings.push(says::twice(here, code, Place::line(file, first, 1)));
        }
        issued.rows.push(row);
    }
    (issued, findings)
}

/// A count as written: digits, with dots or blanks between thousands.
fn count(text: &str) -> Option<u64> {
    let reading = vietnamese::read_number(text, vietnamese::NumberKind::Count);
    let value = reading.single()?.value.to_integer()?;
    u64::try_from(value)
        .ok()
        .filter(|value| *value <= 1_000_000_000)
}
