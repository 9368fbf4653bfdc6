//! A draft becomes the text of a file.

use super::layout::Role;
use super::{Draft, DraftValue};
use points::Exact;
use std::fmt::Write as _;

/// Characters after which an inline table or a list is broken.
const LONG: usize = 110;

/// The text of a set's file: blocks headed by their codes, keys in the order of the description and aligned, one example a line.
/// What [`Draft::parse`] takes apart is written with the same meaning; [`crate::read_set`] reads it.
#[must_use]
pub fn write_set(draft: &Draft) -> String {
    let mut out = String::new();
    comment(&mut out, &draft.comment);
    if !draft.comment.is_empty() {
        out.push('\n');
    }
    table(&mut out, draft, "", Role::Top);
    out
}

/// Writes a table's own keys, then what stands under headings below it.
fn table(out: &mut String, own: &Draft, path: &str, role: Role) {
    let mut sorted: Vec<(&str, &DraftValue)> = own.entries().collect();
    sorted.sort_by_key(|(key, _)| role.position(key));
    let (below, beside): (Vec<_>, Vec<_>) = sorted
        .into_iter()
        .partition(|(key, value)| stands_below(role, key, value));
    let width = beside.iter().map(|(key, _)| key_text(key).chars().count());
    let width = width.max().unwrap_or(0);
    for (key, value) in beside {
        let name = key_text(key);
        let blanks = " ".repeat(width - name.chars().count());
        let text = beside_text(value, role.of(key), width + 3);
        let _ = writeln!(out, "{name}{blanks} = {text}");
    }
    for (key, value) in below {
        let path = if path.is_empty() {
            key_text(key)
        } else {
            format!("{path}.{}", named(role, key))
        };
        let inner = role.of(key);
        match value {
            // `[criterion]` and `[basis]` alone say nothing: what they hold has headings of its own.
            DraftValue::Table(all) if matches!(inner, Role::Nodes | Role::Bases) => {
                table(out, all, &path, inner);
            }
            DraftValue::Table(one) => block(out, one, &path, inner, false),
            DraftValue::List(items) => {
                for one in items.iter().filter_map(DraftValue::as_table) {
                    block(out, one, &path, inner, true);
                }
            }
            _ => {}
        }
    }
}

fn block(out: &mut String, own: &Draft, path: &str, role: Role, listed: bool) {
    if !out.is_empty() {
        out.push('\n');
    }
    comment(out, &own.comment);
    // A banner between two rules belongs to more than the block below it.
    if own
        .comment
        .last()
        .is_some_and(|line| line.starts_with("---"))
    {
        out.push('\n');
    }
    let _ = if listed {
        writeln!(out, "[[{path}]]")
    } else {
        writeln!(out, "[{path}]")
    };
    table(out, own, path, role);
}

fn comment(out: &mut String, lines: &[String]) {
    for line in lines {
        let line: String = line
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let line = format!("# {line}");
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Whether the value stands under a heading of its own.
fn stands_below(role: Role, key: &str, value: &DraftValue) -> bool {
    match value {
        DraftValue::Table(own) if role == Role::Node && key == "inputs" => {
            inline(own, Role::Inputs).chars().count() > LONG && !own.is_empty()
        }
        DraftValue::Table(own) => {
            role.has_heading(key)
                && (!matches!(role.of(key), Role::Nodes | Role::Bases) || all_tables(own))
        }
        DraftValue::List(items) => {
            role.has_heading(key)
                && !items.is_empty()
                && items.iter().all(|item| item.as_table().is_some())
        }
        _ => false,
    }
}

fn all_tables(own: &Draft) -> bool {
    own.entries().all(|(_, value)| value.as_table().is_some())
}

/// A code always stands in quotation marks, other keys where they have to.
fn named(role: Role, key: &str) -> String {
    if role == Role::Nodes {
        quoted(key)
    } else {
        key_text(key)
    }
}

fn key_text(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !key.is_empty() && key.chars().all(bare) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

/// A value beside its key; long lists and texts of several lines are broken.
fn beside_text(value: &DraftValue, role: Role, before: usize) -> String {
    match value {
        DraftValue::Text(text) if text.contains('\n') => several_lines(text),
        DraftValue::List(items) if !items.is_empty() => {
            let tables = items.iter().any(|item| item.as_table().is_some());
            let line = list(items, role);
            let examples = role == Role::Example && tables;
            if examples || (tables && line.chars().count() + before > LONG) {
                let mut out = String::from("[\n");
                for item in items {
                    let _ = writeln!(out, "  {},", inline_value(item, role));
                }
                out + "]"
            } else {
                line
            }
        }
        other => inline_value(other, role),
    }
}

fn inline_value(value: &DraftValue, role: Role) -> String {
    match value {
        DraftValue::Text(text) => quoted(text),
        DraftValue::Number(number) => number_text(number),
        DraftValue::Flag(flag) => flag.to_string(),
        DraftValue::Date(date) => date.to_string(),
        DraftValue::List(items) => list(items, role),
        DraftValue::Table(own) => inline(own, role),
    }
}

/// A decimal of any length; what no decimal can write stands as the nearest one of 18 digits, which no set holds.
fn number_text(number: &Exact) -> String {
    if number.as_decimal().is_some() {
        return number.to_string();
    }
    let mut scaled = number.clone();
    for digits in 0..=40 {
        let text = scaled.to_ratio_text();
        let whole = text.strip_suffix("/1").unwrap_or(&text);
        if !whole.contains('/') {
            let (sign, figures) = match whole.strip_prefix('-') {
                Some(figures) => ("-", figures),
                None => ("", whole),
            };
            let figures = format!("{figures:0>width$}", width = digits + 1);
            let (before, after) = figures.split_at(figures.len() - digits);
            return match after {
                "" => format!("{sign}{before}"),
                _ => format!("{sign}{before}.{after}"),
            };
        }
        scaled = scaled.times(&Exact::from(10));
    }
    number.round(points::RoundTo::half_up(9)).to_string()
}

fn list(items: &[DraftValue], role: Role) -> String {
    let items: Vec<String> = items.iter().map(|item| inline_value(item, role)).collect();
    format!("[{}]", items.join(", "))
}

fn inline(own: &Draft, role: Role) -> String {
    if own.is_empty() {
        return "{}".to_owned();
    }
    let mut sorted: Vec<(&str, &DraftValue)> = own.entries().collect();
    sorted.sort_by_key(|(key, _)| role.position(key));
    let entry = |(key, value): (&str, &DraftValue)| {
        format!("{} = {}", key_text(key), inline_value(value, role.of(key)))
    };
    let entries: Vec<String> = sorted.into_iter().map(entry).collect();
    format!("{{ {} }}", entries.join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

fn several_lines(text: &str) -> String {
    format!("\"\"\"\n{}\"\"\"", escaped(text, true))
}

fn escaped(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' if lines => out.push('\n'),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
