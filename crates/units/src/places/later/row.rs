//! The rows of a file of later changes.

use super::{Decided, Kind, Row};
use crate::findings::later as says;
use crate::places::PlaceList;
use crate::table::Rows;
use finding::{Finding, Place};
use vietnamese::{key, read_date};

const COLUMNS: [&str; 8] = [
    "from", "change", "code", "was", "new", "now", "decision", "source",
];

/// More than all communes of the country.
const MOST_ROWS: usize = 5_000;

/// Rows with a day, a known change, a code, a name and a decision; every other row is a finding.
pub(super) fn read(file: &str, text: &str, findings: &mut Vec<Finding>) -> Vec<Row> {
    let table = Rows::read(text);
    let missing: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|name| table.column(name).is_none())
        .collect();
    if !missing.is_empty() {
        findings.push(says::columns(Place::file(file), &missing));
        return Vec::new();
    }
    findings.extend((0..table.n_unreadable).map(|_| says::unreadable(Place::file(file))));
    let mut rows = Vec::new();
    for own in &table.rows {
        if rows.len() == MOST_ROWS {
            findings.push(says::many(Place::file(file)));
            break;
        }
        let field = |name: &str| -> &str {
            let column = table.column(name);
            column.map_or("", |column| own.field(column))
        };
        match row(file, own.line, &field) {
            Ok(row) => rows.push(row),
            Err(finding) => findings.push(*finding),
        }
    }
    rows
}

fn row<'r>(file: &str, line: u32, field: &impl Fn(&str) -> &'r str) -> Result<Row, Box<Finding>> {
    let place = Place::line(file, line, 1);
    let from = read_date(field("from")).single();
    let Some(from) = from.filter(|day| *day > PlaceList::Since2025.date()) else {
        return Err(Box::new(says::day(place, field("from"))));
    };
    let Some(kind) = kind(field("change")) else {
        return Err(Box::new(says::change(place, field("change"))));
    };
    for name in ["code", "was", "decision"] {
        if field(name).is_empty() {
            return Err(Box::new(says::empty(place, name)));
        }
    }
    let given = |name: &str| Some(field(name).to_owned()).filter(|text| !text.is_empty());
    Ok(Row {
        file: file.to_owned(),
        line,
        kind,
        code: field("code").to_owned(),
        was: field("was").to_owned(),
        new: given("new").filter(|new| new != field("code")),
        now: given("now"),
        parent: given("parent"),
        decided: Decided {
            from,
            decision: field("decision").to_owned(),
            source: field("source").to_owned(),
        },
    })
}

/// The change that a word names, in English as the shipped file writes it or in Vietnamese.
fn kind(text: &str) -> Option<Kind> {
    Some(match key(text).as_str() {
        "retype" | "đổi loại" => Kind::Retype,
        "rename" | "đổi tên" => Kind::Rename,
        "recode" | "đổi mã" => Kind::Recode,
        "move" | "chuyển" => Kind::Move,
        "merge" | "sáp nhập" => Kind::Merge,
        "divide" | "chia tách" => Kind::Divide,
        _ => return None,
    })
}
