//! What a form of these pages sent: names and values in their order.

use crate::desk::enter::{RegisterRow, register_text};
use crate::problem::Problem;
use axum::response::{IntoResponse, Redirect, Response};
use finding::{Finding, Place};
use std::collections::BTreeMap;

/// The fields of a form.
pub(super) type Fields = Vec<(String, String)>;

/// The value of a field; empty where it was not sent.
pub(super) fn get<'f>(fields: &'f Fields, name: &str) -> &'f str {
    let own = fields.iter().find(|(own, _)| own == name);
    own.map_or("", |(_, value)| value.as_str())
}

/// The value of a field, `None` where it is empty.
pub(super) fn maybe<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    Some(get(fields, name).trim()).filter(|value| !value.is_empty())
}

/// All values of a field that may be ticked several times.
pub(super) fn all(fields: &Fields, name: &str) -> Vec<String> {
    let own = fields.iter().filter(|(own, _)| own == name);
    own.map(|(_, value)| value.clone()).collect()
}

/// Answers by slot, out of fields named `f-<slot>`, and registers out of their rows, whose parts are named `id-<slot>`, `date-<slot>`, `weight-<slot>`.
pub(super) fn typed(fields: &Fields) -> BTreeMap<String, String> {
    let own = |(name, value): &(String, String)| {
        let slot = name.strip_prefix("f-")?;
        Some((slot.to_owned(), value.clone()))
    };
    let mut typed: BTreeMap<String, String> = fields.iter().filter_map(own).collect();
    for slot in fields
        .iter()
        .filter_map(|(name, _)| name.strip_prefix("id-"))
    {
        let part = |part: &str| all(fields, &format!("{part}-{slot}"));
        let (dates, weights) = (part("date"), part("weight"));
        let rows = part("id").into_iter().enumerate().map(|(at, id)| {
            let of = |parts: &[String]| parts.get(at).cloned().unwrap_or_default();
            RegisterRow {
                id,
                date: of(&dates),
                weight: of(&weights),
            }
        });
        typed
            .entry(slot.to_owned())
            .or_insert_with(|| register_text(rows));
    }
    typed
}

/// A day as `<input type="date">` sends it.
pub(super) fn day(fields: &Fields, name: &str) -> Result<jiff::civil::Date, Problem> {
    let day = get(fields, name).parse();
    day.map_err(|_| not_read("day-unreadable", "ngày chưa đúng", "the day cannot be read"))
}

/// A field of a form that says nothing that can be used.
pub(super) fn not_read(code: &str, vi: &str, en: &str) -> Problem {
    Problem::unusable(vec![
        Finding::error(code, Place::whole("form")).says(vi, en),
    ])
}

/// Back to a page, which says what was done.
pub(super) fn done(address: &str, what: &str) -> Response {
    let mark = if address.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{address}{mark}done={what}")).into_response()
}

/// The sentence of what was done, of those there are.
pub(super) fn done_key(query: &BTreeMap<String, String>) -> Option<String> {
    const KNOWN: &[&str] = &[
        "moved",
        "deadline",
        "reopened",
        "notified",
        "appraised",
        "explained",
        "requested",
        "decided",
        "minutes",
        "points",
        "voted",
        "published",
        "entered",
        "attached",
        "detached",
        "approved",
        "imported",
        "dropped",
        "plan-saved",
        "plan-removed",
    ];
    let what = query.get("done")?;
    let known = KNOWN.iter().find(|own| *own == what)?;
    Some(format!("inside-done-{known}"))
}
