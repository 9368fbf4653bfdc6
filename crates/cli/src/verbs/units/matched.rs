//! What is printed of matched names.

use super::beside::Beside;
use super::names::Written;
use crate::args::Format;
use crate::output::Output;
use crate::verbs::open::print_json;
use finding::{Lang, Text};
use report::{Cell, Column, Kind, Line, Table};
use units::{How, Match, Roster};

/// One name with its outcome.
pub(super) struct Matched {
    pub(super) written: Written,
    /// What the place beside the name, or behind it, means; `None` where there is none.
    pub(super) beside: Option<Beside>,
    pub(super) outcome: Match,
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
    let mut text = unit.display_name();
    let mut above = unit.parent.as_deref().and_then(|code| roster.by_code(code));
    // Commune, district, province.
    for _ in 0..3 {
        let Some(own) = above else { break };
        text.push_str(", ");
        text.push_str(&own.display_name());
        above = own.parent.as_deref().and_then(|code| roster.by_code(code));
    }
    text
}

pub(super) fn tell(
    all: &[(String, Vec<Matched>)],
    roster: &Roster,
    format: Format,
    out: &mut Output,
) {
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
            let mut by = how_words(*how, lang).to_owned();
            if matches!(own.beside, Some(Beside::Former(_))) {
                by.push_str(&say(", trong địa bàn cũ", ", within a former place"));
            }
            vec![line(at, name, Some(*unit), by)]
        }
        Match::Ambiguous(several) => {
            let head = if own.beside == Some(Beside::Unknown) {
                say(
                    "không rõ nơi ghi kèm, xem lại:",
                    "the place beside it is unknown, look:",
                )
            } else {
                say("nhiều đơn vị, chọn một:", "several, choose one:")
            };
            let head = line(at, name, None, head);
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
    let mut json = match &own.outcome {
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
    };
    if let Some(beside) = &own.beside {
        json["within"] = match beside {
            Beside::Known(all) if all.len() > 1 => "several".into(),
            Beside::Known(_) => "known".into(),
            Beside::Former(_) => "former".into(),
            Beside::Unknown => "unknown".into(),
        };
    }
    json
}
