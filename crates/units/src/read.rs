//! `units.csv` into a roster.

use crate::findings::{columns, parents, rows};
use crate::table::{delimiter, line_of};
use crate::{Level, Roster, Unit};
use finding::{Finding, Place};
use jiff::civil::Date;
use points::Exact;
use std::collections::BTreeMap;
use vietnamese::{DateReading, read_date};

/// The columns, in the order in which the manual lists them; `code`, `name` and `level` are needed.
pub(crate) const COLUMNS: [&str; 8] = [
    "code",
    "agency",
    "name",
    "type",
    "level",
    "block",
    "parent",
    "valid_from",
];
const NEEDED: [&str; 3] = ["code", "name", "level"];

/// Columns of figures that a mean over units can be weighted with, under the names that officers give them too.
const FIGURES: [(&str, &str); 8] = [
    ("population", "population"),
    ("dân số", "population"),
    ("households", "households"),
    ("số hộ", "households"),
    ("area", "area"),
    ("diện tích", "area"),
    ("weight", "weight"),
    ("trọng số", "weight"),
];

/// The name under which a column of figures is kept.
pub(crate) fn figure_column(written: &str) -> Option<&'static str> {
    let key = vietnamese::key(written);
    let known = FIGURES.iter().find(|(name, _)| key == *name);
    known.map(|(_, column)| *column)
}

/// The roster in the text of a `units.csv`, and everything wrong with it; `file` is the path that findings name.
///
/// Columns stand under their English names in any order; lines that begin with `#` are comments. Columns of figures (`population`, `households`, `area`, `weight`) may stand beside them: plain numbers from 0, see [`Roster::figures`]. A unit with an empty `block` is not ranked.
/// A row without a code, with a code seen before or with an unknown level is left out; an unknown parent and a cycle of parents leave the unit without parent.
///
/// ```
/// let (roster, findings) = units::read_roster("units.csv", "code,name,level\n1,Xã An Hòa,commune\n1,Xã An Bình,commune\n");
/// assert_eq!((roster.len(), findings[0].code.as_str()), (1, "roster-code-twice"));
/// ```
#[must_use]
pub fn read_roster(file: &str, text: &str) -> (Roster, Vec<Finding>) {
    let mut findings = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text_lines: Vec<&str> = text.lines().collect();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let place = |record: &csv::StringRecord| Place::line(file, line_of(record, &text_lines), 1);
    let mut at: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut figures: BTreeMap<&'static str, usize> = BTreeMap::new();
    match records.next() {
        Some(Ok(header)) => {
            let here = place(&header);
            for (index, name) in header.iter().enumerate() {
                let known = COLUMNS
                    .iter()
                    .find(|known| vietnamese::key(name) == **known);
                match known {
                    Some(known) if !at.contains_key(known) => {
                        at.insert(known, index);
                    }
                    Some(known) => findings.push(columns::twice(here.clone(), known)),
                    None if name.trim().is_empty() => {}
                    None if let Some(column) = figure_column(name) => {
                        if figures.insert(column, index).is_some() {
                            findings.push(columns::twice(here.clone(), column));
                        }
                    }
                    None => findings.push(columns::unknown(here.clone(), name)),
                }
            }
            let missing: Vec<&str> = NEEDED
                .into_iter()
                .filter(|name| !at.contains_key(name))
                .collect();
            if !missing.is_empty() {
                findings.push(columns::missing(here.clone(), &missing));
                return (Roster::default(), findings);
            }
        }
        _ => {
            findings.push(rows::none(Place::file(file)));
            return (Roster::default(), findings);
        }
    }
    let mut units: Vec<Unit> = Vec::new();
    let mut lines: BTreeMap<String, u32> = BTreeMap::new();
    let mut read: BTreeMap<String, Vec<Option<Exact>>> = BTreeMap::new();
    for record in records {
        let Ok(record) = record else {
            findings.push(rows::unreadable(Place::file(file)));
            continue;
        };
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let here = place(&record);
        let Place::Line { line, .. } = here else {
            continue;
        };
        let field = |name: &str| {
            let text = at
                .get(name)
                .and_then(|index| record.get(*index))
                .unwrap_or("");
            vietnamese::nfc(text.trim()).into_owned()
        };
        let optional = |name: &str| Some(field(name)).filter(|text| !text.is_empty());
        let (code, name) = (field("code"), field("name"));
        if code.is_empty() {
            findings.push(rows::no_code(here, &name));
            continue;
        }
        if let Some(first) = lines.get(&code) {
            findings.push(rows::code_twice(here, &code, Place::line(file, *first, 1)));
            continue;
        }
        lines.insert(code.clone(), line);
        let Some(level) = Level::read(&field("level")) else {
            findings.push(rows::bad_level(here, &code, &field("level")));
            continue;
        };
        if name.is_empty() {
            findings.push(rows::no_name(here.clone(), &code));
        }
        let valid_from =
            optional("valid_from").and_then(|text| day(&text, &here, &code, &mut findings));
        for (column, index) in &figures {
            let text = record.get(*index).unwrap_or_default().trim();
            let figure = text.parse::<Exact>().ok().filter(|own| !own.is_negative());
            if figure.is_none() && !text.is_empty() {
                findings.push(rows::bad_figure(here.clone(), &code, column, text));
            }
            read.entry((*column).to_owned()).or_default().push(figure);
        }
        units.push(Unit {
            // A unit without a name is still scored; it is shown by its code.
            name: if name.is_empty() { code.clone() } else { name },
            agency: optional("agency"),
            kind: field("type"),
            level,
            block: optional("block"),
            parent: optional("parent"),
            valid_from,
            line,
            code,
        });
    }
    if units.is_empty() && findings.is_empty() {
        findings.push(rows::none(Place::file(file)));
    }
    parents::mend(file, &mut units, &mut findings);
    (Roster::new(units).with_figures(read), findings)
}

fn day(text: &str, here: &Place, code: &str, findings: &mut Vec<Finding>) -> Option<Date> {
    match read_date(text) {
        DateReading::One(value) => Some(value.date),
        _ => {
            findings.push(rows::bad_date(here.clone(), code, text));
            None
        }
    }
}
