//! A column for each choice: ticked, not ticked, or not asked.

use vietnamese::key;

/// What a tick's cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tick {
    /// Nothing stands there.
    Empty,
    /// 0, FALSE, `N`, `Không`.
    No,
    /// 1, TRUE, `Y`, `x`, `Có`, or the choice's own words.
    Yes,
    /// None of these.
    Unknown,
}

/// What a number in a tick's column says.
pub(crate) fn tick_of_number(number: f64) -> Tick {
    match number.to_bits() {
        bits if bits == 1.0_f64.to_bits() => Tick::Yes,
        bits if bits << 1 == 0 => Tick::No,
        _ => Tick::Unknown,
    }
}

/// What a text in a tick's column says; `own` are the words of the choice itself, as keys.
pub(crate) fn tick_of_text(text: &str, own: impl Fn(&str) -> bool) -> Tick {
    let word = key(text);
    match word.trim_start_matches('\'') {
        "" | "n/a" | "na" => Tick::Empty,
        "1" | "1.0" | "y" | "yes" | "true" | "có" | "x" | "v" | "✓" | "✔" | "☑" | "☒" | "chọn"
        | "selected" | "checked" | "đúng" => Tick::Yes,
        "0" | "0.0" | "n" | "no" | "false" | "không" | "☐" | "không chọn" | "not selected"
        | "-" | "sai" => Tick::No,
        word if own(word) => Tick::Yes,
        _ => Tick::Unknown,
    }
}
