//! Texts that repeat down a column, numbered in order of first appearance.

use super::cache::TextCache;
use std::collections::HashMap;
use workbook::Value;

/// The texts of a column by number; 0 is "nothing there".
#[derive(Debug, Default)]
pub(crate) struct Words {
    cache: TextCache<u32>,
    known: HashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
}

/// Different texts that are told apart; more are no names of units, clusters or strata.
const MOST: usize = 200_000;
/// A longer text is cut.
const LONGEST: usize = 300;
/// The number of all texts beyond [`MOST`].
pub(crate) const TOO_MANY: u32 = u32::MAX;

impl Words {
    /// The number of what stands in the cell.
    pub(crate) fn number(&mut self, value: &Value) -> u32 {
        match value {
            Value::Text(text) => {
                let Self {
                    cache,
                    known,
                    texts,
                } = self;
                cache.get(text, |text| intern(known, texts, text))
            }
            Value::Number(number) => match points::Exact::from_cell(*number) {
                Ok(exact) => intern(&mut self.known, &mut self.texts, &exact.to_string()),
                Err(_) => 0,
            },
            _ => 0,
        }
    }
    /// The text of a number.
    pub(crate) fn text(&self, number: u32) -> &str {
        (number as usize)
            .checked_sub(1)
            .and_then(|at| self.texts.get(at))
            .map_or("", |text| text)
    }
}

fn intern(known: &mut HashMap<Box<str>, u32>, texts: &mut Vec<Box<str>>, text: &str) -> u32 {
    let text = text.trim();
    if text.is_empty() {
        return 0;
    }
    let cut: String;
    let text = if text.len() > LONGEST {
        cut = text.chars().take(LONGEST / 4).collect();
        &cut
    } else {
        text
    };
    if let Some(number) = known.get(text) {
        return *number;
    }
    if texts.len() >= MOST {
        return TOO_MANY;
    }
    texts.push(text.into());
    let number = u32::try_from(texts.len()).unwrap_or(TOO_MANY);
    known.insert(text.into(), number);
    number
}
