//! What is looked at: `rate`, `+ a − b`, `a + b / c`.

use super::inputs::texts;
use criteria::Draft;

pub(crate) fn write(table: &Draft) -> String {
    if let Some(input) = table.text("input") {
        return input.to_owned();
    }
    let (above, below) = (
        texts(table.get("numerator")),
        texts(table.get("denominator")),
    );
    match (above.is_empty(), below.is_empty()) {
        (true, _) => String::new(),
        (false, true) => signed(&above, true),
        (false, false) => format!("{} / {}", signed(&above, false), signed(&below, false)),
    }
}

/// A sum alone begins with its sign, which tells it from an input.
fn signed(terms: &[&str], first: bool) -> String {
    let mut out = String::new();
    for (at, term) in terms.iter().enumerate() {
        let (sign, name) = match term.strip_prefix('-') {
            Some(name) => ("−", name),
            None => ("+", *term),
        };
        if at > 0 {
            out.push(' ');
        }
        if at > 0 || first || sign == "−" {
            out.push_str(sign);
            out.push(' ');
        }
        out.push_str(name);
    }
    out
}

/// Puts `input`, or `numerator` and `denominator`, into the table; `false` where the text is none of them.
pub(crate) fn read(text: &str, into: &mut Draft) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return true;
    }
    if let Some((above, below)) = text.split_once(['/', '÷', ':']) {
        let (Some(above), Some(below)) = (terms(above), terms(below)) else {
            return false;
        };
        into.set("numerator", above);
        into.set("denominator", below);
        return true;
    }
    let several = text.starts_with(['+', '−']) || text.split_whitespace().count() > 1;
    if several {
        let Some(terms) = terms(text) else {
            return false;
        };
        into.set("numerator", terms);
    } else {
        into.set("input", text);
    }
    true
}

fn terms(text: &str) -> Option<Vec<String>> {
    let mut terms: Vec<String> = Vec::new();
    let mut sign = Some("");
    for token in text.split_whitespace() {
        match token {
            "+" => sign = Some(""),
            "-" | "−" | "–" => sign = Some("-"),
            name => {
                let (own, name) = match name.strip_prefix(['−', '-']) {
                    Some(rest) => (Some("-"), rest),
                    None => (None, name.trim_start_matches('+')),
                };
                // Two names without a sign between them are no sum.
                let sign = own.or(sign.take())?;
                if name.is_empty() {
                    return None;
                }
                terms.push(format!("{sign}{name}"));
            }
        }
    }
    (!terms.is_empty()).then_some(terms)
}
