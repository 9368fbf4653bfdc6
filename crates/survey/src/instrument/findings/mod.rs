//! The sentences, both languages side by side; one family of codes a file.

pub(crate) mod conditions;
pub(crate) mod index;
pub(crate) mod lists;
pub(crate) mod questions;
pub(crate) mod values;
pub(crate) mod xlsform;

/// `a, b, c`; the first twenty of a long list.
pub(crate) fn listed(words: &[&str]) -> String {
    const MOST: usize = 20;
    let mut text = words
        .iter()
        .take(MOST)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    if words.len() > MOST {
        text.push_str(", …");
    }
    if text.is_empty() {
        text.push('–');
    }
    text
}
