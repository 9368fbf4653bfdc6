//! `deadline`: days late of a date.

use super::leaf::Leafing;
use crate::check::cover::Domain;
use crate::findings::dates as says;
use crate::toml::Table;
use crate::{DayKind, Rule};
use points::Exact;

const DAYS: &[(&str, DayKind)] = &[
    ("calendar", DayKind::Calendar),
    ("working", DayKind::Working),
];

pub(crate) fn read(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    let input = own.input(table, "input", &["date"]);
    let due = table.date("due");
    let due_input = if table.has("due-input") {
        own.input(table, "due-input", &["date"])
    } else {
        None
    };
    if table.has("due") == table.has("due-input") {
        own.push(table, says::due_or_input(table.place_of("due")));
    }
    let days = table.one_of("days", DAYS).unwrap_or(DayKind::Calendar);
    let domain = Domain {
        from_zero: true,
        whole: true,
    };
    let steps = own.steps(table, max, domain, false);
    Some(Rule::Deadline {
        input: input?,
        due,
        due_input,
        days,
        steps: steps?,
    })
}
