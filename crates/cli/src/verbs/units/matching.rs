//! `units match FILE`: written names to codes; two that fit are shown, and none of them is taken.

use super::names::{Columns, Written, columns, written};
use super::{caution, day};
use crate::Exit;
use crate::args::{Format, MatchNames};
use crate::output::Output;
use crate::verbs::open::{print_json, unit};
use finding::{Finding, Lang, Text};
use report::{Cell, Column, Kind, Line, Table};
use std::collections::BTreeMap;
use units::{How, Match, PlaceList, Places, Roster, Scope};
use workbook::Limits;

/// One name with its outcome.
struct Matched {
    written: Written,
    outcome: Match,
}

pub(super) fn run(words: &MatchNames, out: &mut Output) -> Exit {
    let at = match day(words.at.as_deref(), out) {
        Ok(at) => at,
        Err(exit) => return exit,
    };
    let mut findings = Vec::new();
    let Some(roster) = roster(words, at, out, &mut findings) else {
        return Exit::Failed;
    };
    let parent = match &words.parent {
        None => None,
        Some(name) => match unit(&roster, name, out) {
            Some(at) => Some(roster.units()[at].code.clone()),
            None => return Exit::Failed,
        },
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
            let matched = matches(&roster, rows, parent.as_deref());
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
    at: Option<jiff::civil::Date>,
    out: &mut Output,
    findings: &mut Vec<Finding>,
) -> Option<Roster> {
    let Some(path) = &words.units else {
        let list = at.map_or(PlaceList::Since2025, |at| PlaceList::on(at).list());
        return Some(Places::shipped().roster(list));
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

/// Each name within its own place where the row names one that is known, else within the place given for all.
fn matches(roster: &Roster, rows: Vec<Written>, parent: Option<&str>) -> Vec<Matched> {
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    rows.into_iter()
        .map(|written| {
            let beside = written.within.as_ref().and_then(|name| {
                let code = known.entry(name.clone()).or_insert_with(|| {
                    let scope = Scope {
                        parent,
                        level: None,
                    };
                    let above = roster.match_written(name, scope).position();
                    above.map(|at| roster.units()[at].code.clone())
                });
                code.clone()
            });
            let scope = Scope {
                parent: beside.as_deref().or(parent),
                level: None,
            };
            let outcome = roster.match_written(&written.name, scope);
            Matched { written, outcome }
        })
        .collect()
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

fn how_words(how: How, lang: Lang) -> &'static str {
    let (vi, en) = match how {
        How::Code => ("mã", "code"),
        How::AgencyCode => ("mã định danh", "agency code"),
        How::Name => ("tên", "name"),
        How::Stripped => ("tên, bỏ tiền tố", "name without prefix"),
        How::LostZeros => ("mã mất số 0 đầu", "code without its zeros"),
        How::NoDiacritics => ("tên không dấu", "name without diacritics"),
        How::FileName => ("tên tệp", "file name"),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn named(roster: &Roster, at: usize) -> String {
    let Some(unit) = roster.get(at) else {
        return String::new();
    };
    let above = unit.parent.as_deref().and_then(|code| roster.by_code(code));
    let above = above.map_or_else(String::new, |above| format!(", {}", above.display_name()));
    format!("{}{above}", unit.display_name())
}

fn tell(all: &[(String, Vec<Matched>)], roster: &Roster, format: Format, out: &mut Output) {
    let lang = out.lang;
    let say = |vi: &str, en: &str| Text::new(vi, en).get(lang).to_owned();
    if format == Format::Json {
        let rows = all
            .iter()
            .flat_map(|(sheet, matched)| matched.iter().map(move |own| json(sheet, own, roster)));
        print_json(
            out,
            &serde_json::json!({ "format": 1, "rows": rows.collect::<Vec<_>>() }),
        );
        return;
    }
    let rows = all
        .iter()
        .flat_map(|(sheet, matched)| matched.iter().map(move |own| (sheet.as_str(), own)));
    let table = Table {
        id: "units-match",
        sheet: say("Đối chiếu tên", "Names"),
        title: say(
            "Đối chiếu tên đơn vị với danh sách",
            "Names against the list",
        ),
        columns: vec![
            Column::new(say("Dòng", "Row"), Kind::Words),
            Column::new(say("Tên đã viết", "Written"), Kind::Words),
            Column::new(say("Mã", "Code"), Kind::Code),
            Column::new(say("Đơn vị", "Unit"), Kind::Words),
            Column::new(say("Nhận ra nhờ", "By"), Kind::Words),
        ],
        lines: rows
            .flat_map(|(sheet, own)| lines(sheet, own, roster, lang))
            .collect(),
        notes: Vec::new(),
    };
    let text = match format {
        Format::Csv => table.to_csv(ranking::CsvKind::Machine),
        _ => table.to_text(lang, usize::MAX),
    };
    out.result(&text);
}

/// One line a name, and one below it for each place that it may mean.
fn lines(sheet: &str, own: &Matched, roster: &Roster, lang: Lang) -> Vec<Line> {
    let say = |vi: &str, en: &str| Text::new(vi, en).get(lang).to_owned();
    let at = if sheet.is_empty() {
        own.written.row.to_string()
    } else {
        format!("{sheet}!{}", own.written.row)
    };
    let line = |at: String, name: &str, unit: Option<usize>, how: String| {
        let code = unit.map_or("", |unit| roster.units()[unit].code.as_str());
        let full = unit.map_or_else(String::new, |unit| named(roster, unit));
        let cells = [at, name.to_owned(), code.to_owned(), full, how];
        Line::new(cells.map(Cell::text).to_vec())
    };
    let name = &own.written.name;
    match &own.outcome {
        Match::Exact(unit, how) => {
            vec![line(
                at,
                name,
                Some(*unit),
                how_words(*how, lang).to_owned(),
            )]
        }
        Match::Ambiguous(several) => {
            let head = line(
                at,
                name,
                None,
                say("nhiều đơn vị, chọn một:", "several, choose one:"),
            );
            let below = several
                .iter()
                .map(|unit| line(String::new(), "", Some(*unit), "?".to_owned()));
            std::iter::once(head).chain(below).collect()
        }
        Match::None { proposals } => {
            let head = line(
                at,
                name,
                None,
                say("không có trong danh sách", "not in the list"),
            );
            let near = |(unit, score): &(usize, u8)| {
                line(
                    String::new(),
                    "",
                    Some(*unit),
                    format!("{} {score}%", say("gần giống", "close")),
                )
            };
            std::iter::once(head)
                .chain(proposals.iter().map(near))
                .collect()
        }
    }
}

fn json(sheet: &str, own: &Matched, roster: &Roster) -> serde_json::Value {
    let shown = |at: &usize| {
        let unit = &roster.units()[*at];
        serde_json::json!({ "code": unit.code, "name": unit.display_name(), "parent": unit.parent })
    };
    let (row, name) = (own.written.row, &own.written.name);
    match &own.outcome {
        Match::Exact(at, how) => serde_json::json!({
            "sheet": sheet, "row": row, "written": name, "unit": shown(at),
            "by": how_words(*how, Lang::En), "look": how.is_flagged(),
        }),
        Match::Ambiguous(two) => serde_json::json!({
            "sheet": sheet, "row": row, "written": name, "unit": null,
            "several": two.iter().map(shown).collect::<Vec<_>>(),
        }),
        Match::None { proposals } => serde_json::json!({
            "sheet": sheet, "row": row, "written": name, "unit": null,
            "proposals": proposals.iter().map(|(at, score)| {
                let mut unit = shown(at);
                unit["similar"] = (*score).into();
                unit
            }).collect::<Vec<_>>(),
        }),
    }
}
