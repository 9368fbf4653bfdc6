//! T13b: every response that does not count, with its row.

use super::super::{Cell, Kind, Line, Table};
use crate::SurveyContext;
use crate::table::unit::capital;
use survey::{NO_UNIT, exclusion_rows, reason_words};

/// More exclusions than this are counted, not listed.
const MOST: usize = 50_000;

/// One line per excluded response, in the order of the files: file, sheet, row, unit, reason, and of a duplicate the response that counts instead. Holds no answer. `None` where all count.
#[must_use]
pub fn survey_exclusions(context: &SurveyContext<'_>) -> Option<Table> {
    let rows = exclusion_rows(context.responses, context.validity);
    if rows.is_empty() {
        return None;
    }
    let unit = |unit: u32| {
        let own = usize::try_from(unit).ok().filter(|_| unit != NO_UNIT);
        own.and_then(|at| context.roster.get(at))
            .map_or_else(|| "–".to_owned(), units::Unit::display_name)
    };
    let place = |(file, sheet, row): &(String, String, u32)| {
        let sheet = if sheet.is_empty() {
            String::new()
        } else {
            format!(", {sheet}")
        };
        format!("{file}{sheet}, {} {row}", context.say("dòng", "row"))
    };
    let line = |own: &survey::ExclusionRow| {
        Line::new(vec![
            Cell::text(&own.file),
            Cell::text(&own.sheet),
            Cell::Number(i64::from(own.row).into()),
            Cell::text(unit(own.unit)),
            Cell::text(capital(reason_words(own.reason).get(context.lang))),
            Cell::text(own.instead.as_ref().map_or_else(String::new, place)),
        ])
    };
    let column = |vi, en, kind| context.column(vi, en, kind);
    let mut notes = vec![format!(
        "{} {}",
        context.count(u64::try_from(rows.len()).unwrap_or(u64::MAX)),
        context.say("phiếu không hợp lệ.", "responses do not count.")
    )];
    if rows.len() > MOST {
        let words = context.say(
            "Chỉ liệt kê {n} dòng đầu.",
            "Only the first {n} are listed.",
        );
        notes.push(words.replace("{n}", &MOST.to_string()));
    }
    Some(Table {
        id: "T13b",
        sheet: "T13b".to_owned(),
        title: context
            .say(
                "Phiếu không hợp lệ, từng phiếu một",
                "Excluded responses, one by one",
            )
            .to_owned(),
        columns: vec![
            column("Tệp", "File", Kind::Words),
            column("Trang tính", "Sheet", Kind::Words),
            column("Dòng", "Row", Kind::Count),
            column("Đơn vị", "Unit", Kind::Words),
            column("Lý do", "Reason", Kind::Words),
            column("Phiếu được tính thay", "Counted instead", Kind::Words),
        ],
        lines: rows.iter().take(MOST).map(line).collect(),
        notes,
    })
}
