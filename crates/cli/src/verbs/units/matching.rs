//! `units match FILE`: written names to codes; two that fit are shown, and none of them is taken.

use super::beside::{Above, Beside};
use super::matched::{Matched, tell};
use super::names::{Columns, Written, columns, written};
use super::{caution, day};
use crate::Exit;
use crate::args::MatchNames;
use crate::output::Output;
use crate::verbs::open::unit;
use finding::{Finding, Text};
use units::{How, Match, Places, Roster, Scope};
use workbook::Limits;

pub(super) fn run(words: &MatchNames, out: &mut Output) -> Exit {
    let at = match day(words.at.as_deref(), out) {
        Ok(at) => at,
        Err(exit) => return exit,
    };
    let Some((places, mut findings)) = super::places(&words.changes, out) else {
        return Exit::Failed;
    };
    let Some(roster) = roster(words, &places, at, out, &mut findings) else {
        return Exit::Failed;
    };
    let country = words.units.is_none().then_some(&places);
    let mut above = Above::new(&roster, country, at);
    let parent = match words.parent.as_deref().map(|name| above.find(name)) {
        None => None,
        Some(Beside::Known(all) | Beside::Former(all)) => Some(all),
        Some(Beside::Unknown) => {
            // Says what is close to it.
            let name = words.parent.as_deref().unwrap_or_default();
            if unit(&roster, name, out).is_some() {
                out.say(&Text::new(
                    format!("“{name}” không có đơn vị nào bên dưới"),
                    format!("nothing lies below \"{name}\""),
                ));
            }
            return Exit::Failed;
        }
    };
    let shown = words.file.to_string_lossy();
    let book = match workbook::open_path(&words.file, &shown, &Limits::default()) {
        Ok((book, found)) => {
            findings.extend(found);
            book
        }
        Err(found) => {
            out.findings(&found, true);
            return Exit::Failed;
        }
    };
    let mut all = Vec::new();
    let sheets: Vec<usize> = book.visible_sheets().map(|(at, _)| at).collect();
    for sheet in sheets {
        let (grid, found) = book.grid(sheet);
        findings.extend(found);
        if let Some(columns) = columns(&grid, words.column.as_deref(), words.within.as_deref()) {
            say_columns(&grid.sheet, &columns, out);
            let rows = written(&grid, &columns);
            let matched = matches(&roster, rows, parent.as_deref(), &mut above);
            all.push((grid.sheet.clone(), matched));
        }
    }
    if words.units.is_none()
        && let Some(text) = caution(at)
    {
        out.say(&text);
    }
    tell(&all, &roster, words.format, out);
    out.findings(&findings, false);
    let open = all
        .iter()
        .flat_map(|(_, matched)| matched)
        .filter(|own| own.outcome.position().is_none())
        .count();
    let n: usize = all.iter().map(|(_, matched)| matched.len()).sum();
    out.say(&Text::new(
        format!("{n} tên, {} nhận ra, {open} cần người quyết định", n - open),
        format!(
            "{n} names, {} recognised, {open} for a person to decide",
            n - open
        ),
    ));
    if open > 0 || findings.iter().any(Finding::is_error) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

fn roster(
    words: &MatchNames,
    places: &Places,
    at: Option<jiff::civil::Date>,
    out: &mut Output,
    findings: &mut Vec<Finding>,
) -> Option<Roster> {
    let Some(path) = &words.units else {
        return Some(places.roster_on(at));
    };
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let (roster, found) = units::read_roster(&path.to_string_lossy(), &text);
            findings.extend(found);
            Some(roster)
        }
        Err(error) => {
            let why = crate::output::io_words(&error);
            let shown = path.display();
            out.say(&Text::new(
                format!("không đọc được {shown}: {}", why.vi),
                format!("{shown} cannot be read: {}", why.en),
            ));
            None
        }
    }
}

/// Each name within the place beside it or behind it, else within the place given for all. Where that place is not known, what the name alone fits is shown and not taken.
fn matches(
    roster: &Roster,
    rows: Vec<Written>,
    parent: Option<&[usize]>,
    above: &mut Above<'_>,
) -> Vec<Matched> {
    let alone = |name: &str| match parent {
        Some(places) => roster.match_among(name, places),
        None => roster.match_written(name, Scope::default()),
    };
    rows.into_iter()
        .map(|written| {
            let behind = || units::places_behind(&written.name).into_iter().next();
            let beside = written.within.clone().or_else(behind);
            let beside = beside.map(|text| above.find(&text));
            let outcome = match &beside {
                None => alone(&written.name),
                Some(Beside::Known(places) | Beside::Former(places)) => {
                    let own = match parent {
                        Some(all) => within(roster, places, all),
                        None => places.clone(),
                    };
                    roster.match_among(&written.name, &own)
                }
                Some(Beside::Unknown) => match alone(&written.name) {
                    Match::Exact(at, how) if !matches!(how, How::Code | How::AgencyCode) => {
                        Match::Ambiguous(vec![at])
                    }
                    other => other,
                },
            };
            Matched {
                written,
                beside,
                outcome,
            }
        })
        .collect()
}

/// Those of the places that lie in the places given for all, and where these are smaller, those.
fn within(roster: &Roster, places: &[usize], all: &[usize]) -> Vec<usize> {
    let below = |at: usize, of: &[usize]| {
        let mut unit = roster.get(at);
        // Levels are few.
        for _ in 0..4 {
            let Some(own) = unit else { return false };
            if of
                .iter()
                .any(|up| roster.get(*up).is_some_and(|up| up.code == own.code))
            {
                return true;
            }
            unit = own.parent.as_deref().and_then(|code| roster.by_code(code));
        }
        false
    };
    let inner = places.iter().copied().filter(|at| below(*at, all));
    let outer = all.iter().copied().filter(|at| below(*at, places));
    let mut own: Vec<usize> = inner.chain(outer).collect();
    own.sort_unstable();
    own.dedup();
    own
}

fn say_columns(sheet: &str, columns: &Columns, out: &mut Output) {
    let letter = finding::column_letters(columns.name);
    let beside = columns.within.map(finding::column_letters);
    let (vi, en) = beside.map_or_else(Default::default, |beside| {
        (
            format!(", trong nơi ở cột {beside}"),
            format!(", within the place in column {beside}"),
        )
    });
    let sheet = if sheet.is_empty() { "1" } else { sheet };
    out.say(&Text::new(
        format!("trang {sheet}: tên ở cột {letter}{vi}"),
        format!("sheet {sheet}: names in column {letter}{en}"),
    ));
}
