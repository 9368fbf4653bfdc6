//! The list that is drawn from, read without anybody's name.

use crate::field::findings::frame as found;
use crate::field::words::is_number_of_somebody;
use finding::Finding;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use units::{Match, Roster, Scope};
use workbook::{Cell, Grid, Limits, Row, Value};

/// A file of households, dossiers or populations.
#[derive(Debug, Clone, Copy)]
pub struct FrameFile<'a> {
    /// Its name, for findings.
    pub file: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The heading of the column of own ids; by default one that is recognised (mã hộ, mã hồ sơ, số hồ sơ, id).
    pub id: Option<&'a str>,
}

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameRow {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// The village, by index in [`Frame::villages`].
    pub village: u32,
    /// The sheet, by index in [`Frame::sheets`].
    pub sheet: u32,
    /// The row in the file, from 1.
    pub row: u32,
    /// The entry's own id, where the list has one that names nobody.
    pub id: Option<String>,
    /// How many it stands for: 1 in a list, more in a table of populations.
    pub count: u64,
}

/// The list, by the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// The file.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hex: says later whether it is the same list.
    pub digest: String,
    /// Sheets that were read.
    pub sheets: Vec<String>,
    /// Villages by name in order of appearance; the first is the empty one, where none is told.
    pub villages: Vec<String>,
    /// Entries.
    pub rows: Vec<FrameRow>,
    /// Whether it is a table of populations, out of which nobody can be drawn.
    pub counted: bool,
}

/// No place of the country has more households, dossiers or people.
const MOST_COUNT: u64 = 1_000_000_000;
/// Headings that are taken, without diacritics.
const UNIT: &[&str] = &[
    "ten don vi",
    "ten xa",
    "ma don vi",
    "ma xa",
    "don vi",
    "xa phuong",
    "xa, phuong",
    "xa/phuong",
    "xa",
    "phuong",
    "dia phuong",
    "unit",
    "code",
];
const VILLAGE: &[&str] = &[
    "thon",
    "ban",
    "ap",
    "to dan pho",
    "khu pho",
    "khu dan cu",
    "thon, to dan pho",
    "thon/to dan pho",
    "thon, ban",
    "village",
];
const ID: &[&str] = &[
    "ma ho", "ma so ho", "so ho so", "ma ho so", "ma phieu", "id", "ma",
];
const COUNT: &[&str] = &[
    "dan so",
    "so dan",
    "so ho",
    "so nguoi",
    "quy mo",
    "population",
    "so luong",
    "so ho so phat sinh",
    "tong so",
];
/// Parts of headings that name a person.
const IDENTIFYING: &[&str] = &[
    "ho ten",
    "ho va ten",
    "chu ho",
    "ten",
    "dien thoai",
    "sdt",
    "di dong",
    "cccd",
    "cmnd",
    "can cuoc",
    "dinh danh",
    "email",
    "thu dien tu",
    "dia chi",
    "so nha",
    "ngay sinh",
    "nam sinh",
    "phone",
    "name",
];

/// The columns of a sheet.
#[derive(Debug, Default)]
struct Columns {
    header: u32,
    unit: Option<u32>,
    village: Option<u32>,
    id: Option<u32>,
    count: Option<u32>,
    dropped: u32,
}

/// Reads a list of households or dossiers, or a table of populations (a column `Dân số`, `Số hộ`), by its headings; a sheet without a column of units is of the unit that its name tells.
///
/// Only unit, village, own id and count are kept. All other columns are dropped unread, with a finding that says how many; so is a column of ids that looks like numbers of persons, telephones or names: rows are then known by their number in the file.
/// Rows whose unit is unknown are left out with a finding on the first of them and their number.
#[must_use]
pub fn read_frame(of: &FrameFile<'_>, roster: &Roster) -> (Frame, Vec<Finding>) {
    let mut frame = Frame {
        file: of.file.to_owned(),
        digest: digest(of.bytes),
        villages: vec![String::new()],
        ..Frame::default()
    };
    let (workbook, mut findings) = match workbook::open(of.file, of.bytes, &Limits::default()) {
        Ok(opened) => opened,
        Err(findings) => return (frame, findings),
    };
    let sheets: Vec<usize> = workbook.visible_sheets().map(|(sheet, _)| sheet).collect();
    let mut villages: BTreeMap<String, u32> = BTreeMap::from([(String::new(), 0)]);
    for sheet in sheets {
        let (grid, found) = workbook.grid(sheet);
        findings.extend(found);
        read_sheet(of, &grid, roster, &mut frame, &mut villages, &mut findings);
    }
    if frame.rows.is_empty() {
        findings.push(found::empty(of.file));
    }
    (frame, findings)
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn read_sheet(
    of: &FrameFile<'_>,
    grid: &Grid,
    roster: &Roster,
    frame: &mut Frame,
    villages: &mut BTreeMap<String, u32>,
    findings: &mut Vec<Finding>,
) {
    let Some(mut columns) = columns_of(grid, of.id) else {
        if !grid.rows.is_empty() {
            findings.push(found::no_heading(grid));
        }
        return;
    };
    if columns.dropped > 0 {
        findings.push(found::dropped(grid, columns.header, columns.dropped));
    }
    let body = || grid.rows.iter().filter(|row| row.number > columns.header);
    if let Some(id) = columns.id
        && body().any(|row| row.get(id).is_some_and(names_somebody))
    {
        findings.push(found::id_names_somebody(grid, columns.header, id));
        columns.id = None;
    }
    let by_name = (columns.unit.is_none())
        .then(|| {
            roster
                .match_written(&grid.sheet, Scope::default())
                .position()
        })
        .flatten();
    let sheet = u32::try_from(frame.sheets.len()).unwrap_or(u32::MAX);
    frame.sheets.push(grid.sheet.clone());
    frame.counted |= columns.count.is_some();
    let (mut unknown, mut first) = (0_u64, None);
    let mut matched: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for row in grid.rows.iter().filter(|row| row.number > columns.header) {
        let unit = match columns.unit {
            None => by_name,
            Some(column) => text_in(row, column).and_then(|written| {
                *matched.entry(written).or_insert_with_key(|written| {
                    match roster.match_written(written, Scope::default()) {
                        Match::Exact(at, _) => Some(at),
                        _ => None,
                    }
                })
            }),
        };
        let count = match columns.count {
            None => Some(1),
            Some(column) => row.get(column).and_then(whole),
        };
        let Some((unit, count)) = unit
            .and_then(|unit| u32::try_from(unit).ok())
            .zip(count.filter(|count| (1..=MOST_COUNT).contains(count)))
        else {
            unknown += 1;
            first = first.or(Some(row.number));
            continue;
        };
        let name = columns
            .village
            .and_then(|column| text_in(row, column))
            .filter(|name| !is_number_of_somebody(name))
            .unwrap_or_default();
        let next = u32::try_from(villages.len()).unwrap_or(u32::MAX);
        let village = *villages.entry(vietnamese::key(&name)).or_insert_with(|| {
            frame.villages.push(name);
            next
        });
        frame.rows.push(FrameRow {
            unit,
            village,
            sheet,
            row: row.number,
            id: columns.id.and_then(|column| text_in(row, column)),
            count,
        });
    }
    if let Some(row) = first {
        findings.push(found::unknown_rows(grid, row, columns.unit, unknown));
    }
}

/// The first of the top rows that holds a heading of ours.
fn columns_of(grid: &Grid, id: Option<&str>) -> Option<Columns> {
    const DEEPEST: u32 = 30;
    let wanted = id.map(vietnamese::fold);
    for row in grid.rows.iter().take_while(|row| row.number <= DEEPEST) {
        let mut columns = Columns {
            header: row.number,
            ..Columns::default()
        };
        for cell in &row.cells {
            let heading = cell.text().map(|text| vietnamese::fold(text.trim()));
            let Some(heading) = heading.filter(|heading| !heading.is_empty()) else {
                continue;
            };
            let is = |list: &[&str]| list.contains(&heading.as_str());
            let names_somebody = IDENTIFYING.iter().any(|part| {
                heading
                    .split(|c: char| !c.is_alphanumeric())
                    .collect::<Vec<_>>()
                    .join(" ")
                    .contains(part)
            });
            let slot = if wanted.as_deref() == Some(heading.as_str()) {
                &mut columns.id
            } else if is(VILLAGE) {
                &mut columns.village
            } else if is(UNIT) {
                &mut columns.unit
            } else if is(COUNT) {
                &mut columns.count
            } else if wanted.is_none() && is(ID) && !names_somebody {
                &mut columns.id
            } else {
                columns.dropped += 1;
                continue;
            };
            slot.get_or_insert(cell.column);
        }
        if columns
            .unit
            .or(columns.village)
            .or(columns.id)
            .or(columns.count)
            .is_some()
        {
            return Some(columns);
        }
    }
    None
}

fn text_in(row: &Row, column: u32) -> Option<String> {
    let cell = row.get(column)?;
    let text = match &cell.value {
        Value::Text(text) => vietnamese::nfc(text.trim()).into_owned(),
        Value::Number(_) => whole(cell)?.to_string(),
        _ => return None,
    };
    (!text.is_empty() && text.len() <= 200).then_some(text)
}

/// A whole number that is not negative.
fn whole(cell: &Cell) -> Option<u64> {
    let number = match &cell.value {
        Value::Number(number) => points::Exact::from_cell(*number).ok()?,
        Value::Text(text) => text.trim().replace([' ', '.'], "").parse().ok()?,
        _ => return None,
    };
    u64::try_from(number.to_integer()?).ok()
}

/// Whether an id looks like a person: a number of 9 to 12 digits (identity cards, telephones), an address of mail, or words.
fn names_somebody(cell: &Cell) -> bool {
    let text = match &cell.value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(number) => format!("{number}"),
        _ => return false,
    };
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().all(char::is_alphabetic));
    is_number_of_somebody(&text) || words.count() >= 2
}
