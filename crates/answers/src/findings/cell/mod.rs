//! A cell that is not the value it should be.

mod date;
mod number;
mod state;
mod words;

pub(crate) use date::*;
pub(crate) use number::*;
pub(crate) use state::*;
pub(crate) use words::*;

/// A quotation of at most 80 characters, on one line.
pub(crate) fn quote(text: &str) -> String {
    let mut short: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(80)
        .collect();
    if text.chars().count() > 80 {
        short.push('…');
    }
    short
}
