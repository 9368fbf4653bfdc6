//! `on_time = 108; resolved = 111 → 6`, one example a line.

use super::super::cells::{comma, date, number};
use super::super::words::{GIVEN_STATES, STATES, key, word};
use super::inputs::{kind_of, texts};
use super::lines;
use criteria::{Draft, DraftValue};

const BLOCK: &str = " | khối: ";

pub(crate) fn write(examples: &[&Draft]) -> String {
    let all: Vec<String> = examples.iter().map(|example| one(example)).collect();
    all.join("\n")
}

fn one(example: &Draft) -> String {
    let given = example.table("given");
    let entries = given.iter().flat_map(|given| given.entries());
    let given: Vec<String> = entries
        .map(|(name, value)| format!("{name} = {}", shown(value)))
        .collect();
    let block = match example.get("block") {
        Some(DraftValue::List(items)) => {
            let items: Vec<String> = items.iter().map(shown).collect();
            format!("{BLOCK}{}", items.join("; "))
        }
        _ => String::new(),
    };
    let points = match example.get("points") {
        Some(DraftValue::Number(points)) => comma(points),
        Some(DraftValue::Text(state)) => word(STATES, state).to_owned(),
        _ => String::new(),
    };
    format!("{}{block} → {points}", given.join("; "))
}

fn shown(value: &DraftValue) -> String {
    match value {
        DraftValue::Text(text) => word(GIVEN_STATES, text).to_owned(),
        DraftValue::Number(number) => comma(number),
        DraftValue::Flag(true) => "có".to_owned(),
        DraftValue::Flag(false) => "không".to_owned(),
        DraftValue::Date(date) => date.to_string(),
        list @ DraftValue::List(_) => format!("[{}]", texts(Some(list)).join(", ")),
        DraftValue::Table(_) => String::new(),
    }
}

/// The examples, or the line that is none.
pub(crate) fn read(text: &str, inputs: Option<&Draft>) -> Result<Vec<Draft>, String> {
    let mut all = Vec::new();
    for line in lines(text) {
        let wrong = || line.to_owned();
        let (before, points) = line
            .rsplit_once('→')
            .or_else(|| line.rsplit_once("->"))
            .ok_or_else(wrong)?;
        let points = points.trim().trim_end_matches("điểm").trim();
        let (given, block) = match before.split_once(BLOCK.trim_end()) {
            Some((given, block)) => (given, Some(block)),
            None => (before, None),
        };
        let mut values = Draft::new();
        for part in given
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let (name, value) = part.split_once('=').ok_or_else(wrong)?;
            let name = name.trim();
            let kind = if name == "points" {
                Some("points")
            } else {
                kind_of(inputs, name)
            };
            values.set(name, value_of(value.trim(), kind).ok_or_else(wrong)?);
        }
        let mut example = Draft::new();
        example.set("given", values);
        if let Some(block) = block {
            let values: Option<Vec<_>> = block.split(';').map(number).collect();
            example.set("block", values.ok_or_else(wrong)?);
        }
        match (number(points), key(STATES, points)) {
            (Some(points), _) => example.set("points", points),
            (None, Some(state)) => example.set("points", state),
            (None, None) => return Err(wrong()),
        }
        all.push(example);
    }
    Ok(all)
}

fn value_of(text: &str, kind: Option<&str>) -> Option<DraftValue> {
    if let Some(state) = key(GIVEN_STATES, text) {
        return Some(state.into());
    }
    match kind {
        Some("yes-no") => match vietnamese::key(text).as_str() {
            "có" | "true" => Some(true.into()),
            "không" | "false" => Some(false.into()),
            _ => None,
        },
        Some("date") => date(text).map(Into::into),
        Some("items") => match text
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            Some(ids) => {
                let ids = ids.split(',').map(str::trim).filter(|id| !id.is_empty());
                Some(DraftValue::from(ids.collect::<Vec<&str>>()))
            }
            None => number(text).map(Into::into),
        },
        Some("level") => Some(text.into()),
        _ => number(text).map(Into::into),
    }
}
