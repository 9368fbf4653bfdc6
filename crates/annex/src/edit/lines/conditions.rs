//! When a case holds: `done / planned từ 100`, `issued = có`, `grade = Tốt`, one condition a line; `còn lại` for no condition.

use super::inputs::kind_of;
use super::{lines, measure, scale};
use criteria::{Draft, DraftValue};

const OTHERWISE: &str = "còn lại";

pub(crate) fn write(case: &Draft) -> String {
    let Some(DraftValue::List(items)) = case.get("when") else {
        return String::new();
    };
    if items.is_empty() {
        return OTHERWISE.to_owned();
    }
    let condition = |table: &Draft| {
        let what = measure::write(table);
        match table.get("is") {
            Some(DraftValue::Flag(true)) => format!("{what} = có"),
            Some(DraftValue::Flag(false)) => format!("{what} = không"),
            Some(DraftValue::Text(level)) => format!("{what} = {level}"),
            _ => format!("{what} {}", scale::bounds(table)),
        }
    };
    let all: Vec<String> = items
        .iter()
        .filter_map(DraftValue::as_table)
        .map(condition)
        .collect();
    all.join("\n")
}

/// The conditions, or the line that is none.
pub(crate) fn read(text: &str, inputs: Option<&Draft>) -> Result<Vec<Draft>, String> {
    let mut all = Vec::new();
    for line in lines(text) {
        let wrong = || line.to_owned();
        if vietnamese::key(line) == OTHERWISE {
            continue;
        }
        let mut condition = Draft::new();
        if let Some((what, is)) = line.split_once('=') {
            if !measure::read(what, &mut condition) {
                return Err(wrong());
            }
            let only = inputs
                .and_then(|all| all.entries().next())
                .map(|(name, _)| name);
            let name = condition.text("input").or(only).unwrap_or_default();
            let is = is.trim();
            match (kind_of(inputs, name), vietnamese::key(is).as_str()) {
                (Some("yes-no"), "có" | "true") => condition.set("is", true),
                (Some("yes-no"), "không" | "false") => condition.set("is", false),
                _ => condition.set("is", is),
            }
        } else {
            let tokens: Vec<&str> = line.split_whitespace().collect();
            let first = tokens.iter().position(|token| scale::is_bound(token));
            let (what, bounds) = tokens.split_at(first.ok_or_else(wrong)?);
            let read = measure::read(&what.join(" "), &mut condition)
                && scale::read_bounds(&bounds.join(" "), &mut condition);
            if !read {
                return Err(wrong());
            }
        }
        all.push(condition);
    }
    Ok(all)
}
