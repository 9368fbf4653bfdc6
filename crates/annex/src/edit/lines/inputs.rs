//! `on_time: số đếm | Số hồ sơ đúng hạn | không quá resolved`, one input a line.

use super::super::words::{FROM_CHILDREN, KINDS, key, word};
use super::lines;
use criteria::{Draft, DraftValue};

const OVER: &str = "không quá ";
const CHILDREN: &str = "từ đơn vị trực thuộc: ";
/// A mean with weights names the input that weighs.
const WEIGHED: &str = "bình quân, trọng số là ";
const LEVELS: &str = "mức: ";

pub(crate) fn write(inputs: &Draft) -> String {
    let line = |(name, value): (&str, &DraftValue)| {
        let mut parts = Vec::new();
        match value {
            DraftValue::Text(kind) => parts.push(format!("{name}: {}", word(KINDS, kind))),
            DraftValue::Table(table) => {
                let kind = table.text("kind").unwrap_or_default();
                parts.push(format!("{name}: {}", word(KINDS, kind)));
                parts.extend(table.text("title").map(ToOwned::to_owned));
                let levels = texts(table.get("levels"));
                if !levels.is_empty() {
                    parts.push(format!("{LEVELS}{}", levels.join("; ")));
                }
                parts.extend(table.text("not-over").map(|whole| format!("{OVER}{whole}")));
                let children = table.text("from-children");
                let weight = table.text("weights");
                parts.extend(children.map(|how| match weight {
                    Some(weight) if how == "weights" => format!("{CHILDREN}{WEIGHED}{weight}"),
                    _ => format!("{CHILDREN}{}", word(FROM_CHILDREN, how)),
                }));
            }
            _ => parts.push(name.to_owned()),
        }
        parts.join(" | ")
    };
    let all: Vec<String> = inputs.entries().map(line).collect();
    all.join("\n")
}

/// The inputs, or the line that is none.
pub(crate) fn read(text: &str) -> Result<Draft, String> {
    let mut inputs = Draft::new();
    for line in lines(text) {
        let mut parts = line.split(" | ").map(str::trim);
        let first = parts.next().unwrap_or_default();
        let (name, kind) = first.split_once(':').ok_or_else(|| line.to_owned())?;
        let kind = key(KINDS, kind.trim()).ok_or_else(|| line.to_owned())?;
        let mut table = Draft::new();
        table.set("kind", kind);
        for part in parts {
            if let Some(whole) = part.strip_prefix(OVER) {
                table.set("not-over", whole.trim());
            } else if let Some(weight) = part
                .strip_prefix(CHILDREN)
                .and_then(|how| how.strip_prefix(WEIGHED))
            {
                table.set("from-children", "weights");
                table.set("weights", weight.trim());
            } else if let Some(how) = part.strip_prefix(CHILDREN) {
                table.set("from-children", key(FROM_CHILDREN, how).unwrap_or("pooled"));
            } else if let Some(names) = part.strip_prefix(LEVELS) {
                let names: Vec<&str> = names.split(';').map(str::trim).collect();
                table.set("levels", names);
            } else if !table.entries().any(|(key, _)| key == "title") {
                table.set("title", part);
            } else {
                return Err(line.to_owned());
            }
        }
        if inputs.get(name.trim()).is_some() {
            return Err(line.to_owned());
        }
        if table.entries().count() == 1 {
            inputs.set(name.trim(), kind);
        } else {
            inputs.set(name.trim(), table);
        }
    }
    Ok(inputs)
}

/// The texts of a list.
pub(crate) fn texts(value: Option<&DraftValue>) -> Vec<&str> {
    match value {
        Some(DraftValue::List(items)) => items.iter().filter_map(DraftValue::as_text).collect(),
        _ => Vec::new(),
    }
}

/// The kind of an input by its name.
pub(crate) fn kind_of<'a>(inputs: Option<&'a Draft>, name: &str) -> Option<&'a str> {
    match inputs?.get(name)? {
        DraftValue::Text(kind) => Some(kind),
        DraftValue::Table(table) => table.text("kind"),
        _ => None,
    }
}
