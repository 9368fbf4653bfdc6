//! The rows below the heading become lines: numbered ones, and what continues them.

use super::cells::{merged, points, text};
use super::header::{Header, Role};
use super::marker::{self, Marker};
use points::Exact;
use vietnamese::{
    code_candidates_from_date, code_candidates_from_number, date_from_serial, read_date,
};
use workbook::{Grid, Value};

/// What stands in front of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Raw {
    Sure(Marker),
    /// A number or a day: as shown, and what it may have been.
    Candidates(String, Vec<Marker>),
}

/// A numbered row with everything that belongs to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) row: u32,
    pub(crate) raw: Option<Raw>,
    /// The number as it stands in the cell.
    pub(crate) written: String,
    pub(crate) title: String,
    pub(crate) max: Option<Exact>,
    /// What stood in the column of maxima and is no number.
    pub(crate) max_odd: Option<String>,
    pub(crate) survey: bool,
    pub(crate) guide: Vec<String>,
    /// Row of the guide's first cell, where it has one.
    pub(crate) guide_row: Option<u32>,
    pub(crate) evidence: Vec<String>,
    pub(crate) appraised_by: Vec<String>,
    pub(crate) note: Vec<String>,
}

/// The lines of a table, and the points of its row of totals with that row.
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
    pub(crate) total: Option<(Exact, u32)>,
}

pub(crate) fn read(grid: &Grid, header: &Header) -> Lines {
    let mut all = Lines {
        lines: Vec::new(),
        total: None,
    };
    let below = grid.rows.iter().filter(|row| row.number > header.bottom);
    for row in below {
        if is_numbering(grid, header, row.number) {
            continue;
        }
        let line = line(grid, header, row.number);
        let title = vietnamese::fold(&line.title);
        let first = row
            .cells
            .first()
            .map(|cell| vietnamese::fold(&text(Some(cell))));
        if ends(first.as_deref().unwrap_or_default()) && line.max.is_none() {
            break;
        }
        let said = if title.is_empty() {
            first.unwrap_or_default()
        } else {
            title.clone()
        };
        if line.raw.is_none() && is_total(&said) {
            if let Some(max) = line.max {
                all.total = Some((max, row.number));
            }
            continue;
        }
        let opens = line.raw.is_some() || outside(&title).is_some();
        if opens {
            all.lines.push(line);
        } else if let Some(last) = all.lines.last_mut() {
            last.take(line);
        }
    }
    all
}

/// Whether a title opens the points outside the total, and which.
pub(crate) fn outside(folded: &str) -> Option<&'static str> {
    let bare = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    if bare.starts_with("diem cong") || bare.starts_with("diem thuong") {
        Some("bonus")
    } else if bare.starts_with("diem tru") {
        Some("penalty")
    } else {
        None
    }
}

fn is_total(folded: &str) -> bool {
    let words = ["tong cong", "tong diem", "tong so", "tong", "cong"];
    words
        .iter()
        .any(|word| folded == *word || (word.len() > 5 && folded.starts_with(word)))
}

/// What stands below the table: recipients, signatures.
fn ends(folded: &str) -> bool {
    [
        "noi nhan",
        "tm. uy ban",
        "tm.uy ban",
        "kt. chu tich",
        "chu tich",
    ]
    .iter()
    .any(|word| folded.starts_with(word))
}

/// `(1) (2) (3)` or `1 2 3` below the heading.
fn is_numbering(grid: &Grid, header: &Header, row: u32) -> bool {
    if row > header.bottom + 2 {
        return false;
    }
    let texts: Vec<String> = header
        .columns
        .keys()
        .map(|column| text(grid.get(row, *column)))
        .filter(|text| !text.is_empty())
        .collect();
    let bare = |text: &String| {
        let bare = text.trim_matches(|c| c == '(' || c == ')');
        bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_alphanumeric())
    };
    texts.len() >= 3 && texts.iter().all(bare)
}

fn line(grid: &Grid, header: &Header, row: u32) -> Line {
    let mut line = Line {
        row,
        ..Line::default()
    };
    if let Some(column) = header.first(Role::Code) {
        let cell = grid.get(row, column);
        line.written = text(cell);
        line.raw = cell.and_then(|cell| raw(&cell.value, &line.written));
    }
    let titles: Vec<String> = header
        .of(Role::Title)
        .map(|column| text(grid.get(row, column)))
        .filter(|text| !text.is_empty())
        .collect();
    line.title = titles.join(" ").replace('\n', " ");
    if line.raw.is_none()
        && let Some((marker, rest)) = marker::in_front(&line.title)
        && (header.first(Role::Code).is_none() || !matches!(marker, Marker::Lower(_)))
    {
        let rest = rest.to_owned();
        let number = line.title.split_whitespace().next().unwrap_or_default();
        line.written = number.to_owned();
        line.raw = Some(Raw::Sure(marker));
        line.title = rest;
    }
    let numbered = line.raw.is_some();
    for column in header.of(Role::Max).chain(header.of(Role::MaxSurvey)) {
        let survey = header.columns.get(&column) == Some(&Role::MaxSurvey);
        match points(grid.get(row, column)) {
            Ok(Some(max)) => {
                line.survey |= survey && line.max.is_none();
                // A column of totals stands before its parts; the first number is the node's.
                line.max = line.max.take().or(Some(max));
            }
            Ok(None) => {}
            Err(shown) if survey && vietnamese::fold(&shown) == "x" => line.survey = true,
            Err(shown) => line.max_odd = Some(shown),
        }
    }
    for (role, into) in [
        (Role::Guide, &mut line.guide),
        (Role::Evidence, &mut line.evidence),
        (Role::AppraisedBy, &mut line.appraised_by),
        (Role::Note, &mut line.note),
    ] {
        for column in header.of(role) {
            // A merged cell speaks for every numbered row beside it.
            let (said, at) = merged(grid, row, column);
            if !said.is_empty() && (at == row || numbered) {
                if role == Role::Guide {
                    line.guide_row = line.guide_row.or(Some(at));
                }
                into.push(said);
            }
        }
    }
    line
}

fn raw(value: &Value, shown: &str) -> Option<Raw> {
    let candidates = match value {
        Value::Text(_) => {
            if let Some(marker) = marker::parse(shown) {
                return Some(Raw::Sure(marker));
            }
            let day = read_date(shown).single()?;
            code_candidates_from_date(day)
        }
        Value::Number(double) => {
            let number = Exact::from_cell(*double).ok()?;
            code_candidates_from_number(&number)
        }
        Value::DateSerial(serial) => code_candidates_from_date(date_from_serial(*serial)?),
        _ => return None,
    };
    let markers: Vec<Marker> = candidates
        .iter()
        .filter_map(|code| marker::parse(code))
        .collect();
    (!markers.is_empty()).then(|| Raw::Candidates(shown.to_owned(), markers))
}

impl Line {
    /// Takes what stands in a row without a number: more of the title, or a step of the scale.
    fn take(&mut self, row: Self) {
        let has_scale = row.max.is_some();
        if !row.title.is_empty() {
            let bullet = row.title.starts_with(['-', '+', '*', '•', '–']);
            if let Some(points) = &row.max {
                let points = points.to_string().replace('.', ",");
                let title = row.title.trim_end_matches([':', ';', '.']);
                self.guide.push(format!("{title}: {points}"));
                self.guide_row = self.guide_row.or(Some(row.row));
            } else if bullet
                || row.title.contains(':')
                || !self.guide.is_empty() && row.guide.is_empty()
            {
                self.guide.push(row.title);
                self.guide_row = self.guide_row.or(Some(row.row));
            } else {
                self.title.push(' ');
                self.title.push_str(&row.title);
            }
        } else if has_scale && self.max.is_none() {
            self.max = row.max;
        }
        if !row.guide.is_empty() {
            self.guide_row = self.guide_row.or(row.guide_row);
            self.guide.extend(row.guide);
        }
        self.evidence.extend(row.evidence);
        self.appraised_by.extend(row.appraised_by);
        self.note.extend(row.note);
    }
}
