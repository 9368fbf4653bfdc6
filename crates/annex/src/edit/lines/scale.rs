//! Steps, levels, options and awards: `từ 80 dưới 95: 1,5`, `Tốt: 75%`, `còn lại: 0`.

use super::super::cells::{comma, number};
use super::lines;
use criteria::{Draft, DraftValue};

const OTHERWISE: &str = "còn lại";
const RATIO: &str = "theo tỷ lệ";
/// The words of bounds, and the other words read as the same.
const BOUNDS: &[(&str, &str)] = &[
    ("from", "từ"),
    ("above", "trên"),
    ("to", "đến"),
    ("below", "dưới"),
];

pub(crate) fn write(table: &Draft) -> String {
    let mut out = Vec::new();
    for (key, value) in table.entries() {
        match (key, value) {
            ("steps", DraftValue::List(_)) => {
                for step in table.tables("steps") {
                    out.push(format!("{}: {}", bounds(step), award(step)));
                }
            }
            ("levels", DraftValue::List(_)) => {
                for level in table.tables("levels") {
                    let name = level.text("name").unwrap_or_default();
                    out.push(format!("{name}: {}", award(level)));
                }
            }
            ("otherwise", DraftValue::Table(own)) => {
                out.push(format!("{OTHERWISE}: {}", award(own)));
            }
            ("yes", DraftValue::Table(own)) => out.push(format!("có: {}", award(own))),
            ("no", DraftValue::Table(own)) => out.push(format!("không: {}", award(own))),
            ("options", DraftValue::Table(own)) => {
                for (name, value) in own.entries() {
                    if let DraftValue::Number(share) = value {
                        out.push(format!("{name}: {}%", comma(share)));
                    }
                }
            }
            _ => {}
        }
    }
    // `otherwise` is read after the steps, wherever it stood.
    out.sort_by_key(|line| line.starts_with(OTHERWISE));
    let own = award(table);
    if out.is_empty() && !own.is_empty() {
        return own;
    }
    out.join("\n")
}

/// `từ 80 dưới 95`.
pub(crate) fn bounds(table: &Draft) -> String {
    let bound = |(key, word): &(&str, &str)| {
        table
            .number(key)
            .map(|value| format!("{word} {}", comma(value)))
    };
    let all: Vec<String> = BOUNDS.iter().filter_map(bound).collect();
    all.join(" ")
}

fn award(table: &Draft) -> String {
    if let Some(points) = table.number("points") {
        return comma(points);
    }
    if let Some(share) = table.number("share") {
        return format!("{}%", comma(share));
    }
    match table.get("ratio") {
        Some(DraftValue::Flag(true)) => RATIO.to_owned(),
        _ => String::new(),
    }
}

/// Puts the keys of a rule into the table, or gives the line that cannot be read.
pub(crate) fn read(text: &str, rule: &str, into: &mut Draft) -> Result<(), String> {
    let (mut steps, mut levels, mut options) = (Vec::new(), Vec::new(), Draft::new());
    for line in lines(text) {
        let wrong = || line.to_owned();
        let Some((what, earned)) = line.rsplit_once(':') else {
            // An award alone: of a case.
            let own = read_award(line).ok_or_else(wrong)?;
            for (key, value) in own.entries() {
                into.set(key, value.clone());
            }
            continue;
        };
        let what = what.trim();
        let mut own = read_award(earned).ok_or_else(wrong)?;
        match rule {
            "thresholds" | "deadline" => {
                if vietnamese::key(what) == OTHERWISE {
                    into.set("otherwise", own);
                } else {
                    let mut step = Draft::new();
                    if !read_bounds(what, &mut step) {
                        return Err(wrong());
                    }
                    for (key, value) in own.entries() {
                        step.set(key, value.clone());
                    }
                    steps.push(step);
                }
            }
            "yes-no" => match vietnamese::key(what).as_str() {
                "có" => into.set("yes", own),
                "không" => into.set("no", own),
                _ => return Err(wrong()),
            },
            "survey" => {
                let share = own.remove("share").or_else(|| own.remove("points"));
                options.set(what, share.ok_or_else(wrong)?);
            }
            _ => {
                let mut level = Draft::new();
                level.set("name", what);
                for (key, value) in own.entries() {
                    level.set(key, value.clone());
                }
                levels.push(level);
            }
        }
    }
    if !steps.is_empty() {
        into.set("steps", steps);
    }
    if !levels.is_empty() {
        into.set("levels", levels);
    }
    if !options.is_empty() {
        into.set("options", options);
    }
    Ok(())
}

/// Reads `từ 80 dưới 95` into a table; the unit may stand behind a number.
pub(crate) fn read_bounds(text: &str, into: &mut Draft) -> bool {
    let mut tokens = text.split_whitespace();
    while let Some(token) = tokens.next() {
        let word = vietnamese::key(token);
        let Some((key, _)) = BOUNDS.iter().find(|(_, own)| *own == word) else {
            return false;
        };
        let value = tokens.next().map(|text| text.trim_end_matches('%'));
        let Some(value) = value.and_then(number) else {
            return false;
        };
        into.set(key, value);
    }
    !into.is_empty()
}

/// Whether a word begins a bound.
pub(crate) fn is_bound(token: &str) -> bool {
    let token = vietnamese::key(token);
    BOUNDS.iter().any(|(_, own)| *own == token)
}

fn read_award(text: &str) -> Option<Draft> {
    let mut own = Draft::new();
    let text = text.trim().trim_end_matches("điểm").trim();
    if vietnamese::key(text) == RATIO {
        own.set("ratio", true);
    } else if let Some(share) = text.strip_suffix('%') {
        own.set("share", number(share)?);
    } else {
        own.set("points", number(text)?);
    }
    Some(own)
}
