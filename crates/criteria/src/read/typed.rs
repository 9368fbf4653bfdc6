//! Points that come from elsewhere or by hand, and how often something was done.

use super::counts::positive;
use super::leaf::Leafing;
use crate::Rule;
use crate::findings::leaf as says;
use crate::toml::Table;
use points::Exact;

pub(crate) fn imported(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    let scale = positive(own, table, "scale");
    let kinds: &[&str] = if table.has("scale") {
        &["number", "percent", "points"]
    } else {
        &["points"]
    };
    let input = if table.has("input") || own.inputs.len() == 1 {
        Some(own.input(table, "input", kinds)?)
    } else {
        if table.has("scale") {
            own.push(table, says::input_needed(table.place_of("scale"), "input"));
        }
        None
    };
    Some(Rule::Imported { input, scale })
}

pub(crate) fn frequency(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    let input = own.input(table, "input", &["count", "items"]);
    let expected = positive(own, table, "expected");
    let expected_input = if table.has("expected-input") {
        own.input(table, "expected-input", &["count", "number"])
    } else {
        None
    };
    if table.has("expected") == table.has("expected-input") {
        own.push(table, says::expected_or_input(table.place_of("expected")));
    }
    Some(Rule::Frequency {
        input: input?,
        expected,
        expected_input,
    })
}

pub(crate) fn step(own: &Leafing<'_>, table: Table<'_>) -> Option<Exact> {
    positive(own, table, "step")
}
