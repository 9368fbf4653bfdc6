//! The record of a draw: everything by which it can be repeated and checked, and nobody's name.

use super::{Allocation, PlanRequest, PlanRow, SamplePlan, SizeRule};
use crate::field::findings::plan as found;
use crate::read::without_lines;
use criteria::toml::Document;
use finding::Finding;
use points::Exact;
use std::fmt::Write;
use units::Roster;

/// The record as TOML: seed, list and its digest, rule of sizes and parts, and for each village the interval, the start and the rows drawn.
///
/// Rows are numbers of the file (of its sheets, where there are several), never names; own ids stand in the workbook only.
/// The same request and list give the same bytes.
#[must_use]
pub fn sample_record(request: &PlanRequest<'_>, plan: &SamplePlan) -> String {
    let mut text = String::from("format = 1\nkind = \"sample\"\n");
    let frame = request.frame;
    line(&mut text, "seed", &request.seed.to_string());
    line(&mut text, "list", &quoted(&frame.file));
    line(&mut text, "list-sha256", &quoted(&frame.digest));
    line(&mut text, "list-rows", &frame.rows.len().to_string());
    line(
        &mut text,
        "generator",
        "\"PCG64, SHA-256 of seed, 'survey sample', unit, village\"",
    );
    let size = match &request.size {
        SizeRule::Slovin { error } => format!("{{ rule = \"slovin\", error = \"{error}\" }}"),
        SizeRule::Cochran {
            share,
            error,
            confidence,
            effect,
        } => format!(
            "{{ rule = \"cochran\", share = \"{share}\", error = \"{error}\", confidence = \"{confidence}\", effect = \"{effect}\" }}"
        ),
        SizeRule::Fixed(n) => format!("{{ rule = \"fixed\", n = {n} }}"),
    };
    line(&mut text, "size", &size);
    line(
        &mut text,
        "size-holds-for",
        if request.per_unit {
            "\"unit\""
        } else {
            "\"all\""
        },
    );
    if !request.per_unit {
        line(&mut text, "across-units", &quoted(key(request.across)));
    }
    line(&mut text, "within-unit", &quoted(key(request.within)));
    line(
        &mut text,
        "least-village",
        &request.least_village.to_string(),
    );
    line(
        &mut text,
        "response",
        &quoted(&request.response.to_string()),
    );
    line(&mut text, "reserve", &quoted(&request.reserve.to_string()));
    for row in &plan.rows {
        village(&mut text, request, row);
    }
    text
}

/// What a record plans for a unit, its villages added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPlan {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// Responses that are wanted.
    pub planned: u64,
    /// Sheets to be issued.
    pub issue: u64,
    /// Reserves.
    pub reserve: u64,
}

/// The plan of a record, by unit in the order of the record: what `survey form` prints, and what returned sheets are held against.
///
/// Units that the roster does not know and numbers that are none are findings; the villages of a unit are added up.
#[must_use]
pub fn read_sample_record(
    file: &str,
    text: &str,
    roster: &Roster,
) -> (Vec<UnitPlan>, Vec<Finding>) {
    let document = Document::parse(file, text);
    let mut plans: Vec<UnitPlan> = Vec::new();
    for table in document.root().tables("village") {
        let Some(code) = table.needed_text("unit") else {
            continue;
        };
        let Some(unit) = roster.position(&code).and_then(|at| u32::try_from(at).ok()) else {
            table.push(found::unknown_unit(table.place_of("unit"), &code));
            continue;
        };
        let count = |key: &str| {
            let number = table.whole(key).unwrap_or(0);
            u64::try_from(number).unwrap_or(0)
        };
        let at = plans.iter().position(|plan| plan.unit == unit);
        let at = at.unwrap_or_else(|| {
            plans.push(UnitPlan {
                unit,
                planned: 0,
                issue: 0,
                reserve: 0,
            });
            plans.len() - 1
        });
        let plan = &mut plans[at];
        plan.planned = plan.planned.saturating_add(count("planned"));
        plan.issue = plan.issue.saturating_add(count("issue"));
        plan.reserve = plan.reserve.saturating_add(count("reserves"));
    }
    let mut findings = without_lines(document.take_findings());
    if plans.is_empty() && findings.is_empty() {
        findings.push(found::no_plan(file));
    }
    (plans, findings)
}

fn village(text: &mut String, request: &PlanRequest<'_>, row: &PlanRow) {
    let code = request
        .roster
        .get(row.unit as usize)
        .map_or("", |unit| unit.code.as_str());
    text.push_str("\n[[village]]\n");
    line(text, "unit", &quoted(code));
    if !row.village.is_empty() {
        line(text, "village", &quoted(&row.village));
    }
    line(text, "population", &row.population.to_string());
    line(text, "planned", &row.planned.to_string());
    line(text, "issue", &row.issue.to_string());
    line(text, "reserves", &row.reserve.to_string());
    let Some(draw) = &row.draw else {
        return;
    };
    if let Some(interval) = draw.interval() {
        line(text, "interval", &quoted(&interval_text(&interval)));
    }
    line(text, "start", &draw.start.to_string());
    let frame = request.frame;
    let rows = |reserve: bool| {
        let taken = draw.taken.iter().zip(&row.drawn);
        let own: Vec<String> = taken
            .filter(|(drawn, _)| drawn.reserve == reserve)
            .filter_map(|(_, at)| frame.rows.get(*at))
            .map(|entry| match frame.sheets.len() {
                0 | 1 => entry.row.to_string(),
                _ => quoted(&format!("{}!{}", entry.sheet + 1, entry.row)),
            })
            .collect();
        format!("[{}]", own.join(", "))
    };
    line(text, "rows", &rows(false));
    line(text, "reserve-rows", &rows(true));
}

/// `12.5`, or `37/3` where no decimal can say it.
fn interval_text(interval: &Exact) -> String {
    match interval.as_decimal() {
        Some(_) => interval.trimmed().to_string(),
        None => interval.to_ratio_text(),
    }
}

/// The key of a way to divide.
fn key(allocation: Allocation) -> &'static str {
    match allocation {
        Allocation::Equal => "equal",
        Allocation::Proportional => "proportional",
        Allocation::SquareRoot => "square-root",
    }
}

fn line(text: &mut String, key: &str, value: &str) {
    let _always_fits = writeln!(text, "{key} = {value}");
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _always_fits = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
