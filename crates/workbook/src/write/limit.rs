//! What may be typed into a cell.

use super::entry::{cut, serial};
use jiff::civil::Date;
use points::Exact;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError,
};

/// What may be typed into a cell. An empty cell is always allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// One of these, from a drop-down.
    OneOf(Vec<String>),
    /// A whole number within these bounds, both inside.
    Whole {
        /// The least.
        least: i64,
        /// The most; `None`: a million million.
        most: Option<i64>,
    },
    /// A number within these bounds, both inside.
    Decimal {
        /// The least.
        least: Exact,
        /// The most; `None`: a million million.
        most: Option<Exact>,
    },
    /// A day within these bounds, both inside.
    Date {
        /// The first.
        first: Date,
        /// The last.
        last: Date,
    },
    /// What a formula (without `=`, relative to the area's first cell) finds true.
    Formula(String),
    /// A text of at most so many characters.
    Length(u32),
}

/// The words beside a limited cell. Titles are cut at 32 characters, sentences at 255, which is all that the file format holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// Title of the note shown when the cell is chosen; none is shown where title and text are empty.
    pub title: String,
    /// Text of that note.
    pub text: String,
    /// The sentence shown when something else is typed.
    pub error: String,
    /// Whether something else is refused, or only warned of.
    pub warn_only: bool,
}

impl Prompt {
    /// Shown when something else is typed, which is refused.
    #[must_use]
    pub fn refuse(error: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            ..Self::default()
        }
    }
    /// With a note shown when the cell is chosen.
    #[must_use]
    pub fn note(mut self, title: impl Into<String>, text: impl Into<String>) -> Self {
        self.title = title.into();
        self.text = text.into();
        self
    }
    /// Something else is warned of, not refused.
    #[must_use]
    pub fn warn(mut self) -> Self {
        self.warn_only = true;
        self
    }
}

/// A list that fits into the cell itself: 255 characters with its commas, and no comma inside an item.
pub(crate) fn fits_inline(items: &[String]) -> bool {
    let units: usize = items
        .iter()
        .map(|item| item.encode_utf16().count() + 1)
        .sum();
    units <= 255
        && !items
            .iter()
            .any(|item| item.contains([',', '"']) || item.is_empty())
}

/// The file's own form of a limit; `range` is where a long list stands.
pub(crate) fn validation(
    limit: &Limit,
    prompt: &Prompt,
    range: Option<&str>,
) -> Result<DataValidation, XlsxError> {
    const LARGE: i64 = 1_000_000_000_000;
    let between = |low: String, high: String| {
        DataValidationRule::Between(Formula::new(low), Formula::new(high))
    };
    let day = |day: &Date| serial(*day).unwrap_or(61).to_string();
    let rule = DataValidation::new();
    let rule = match limit {
        Limit::OneOf(items) => match range {
            Some(range) => rule.allow_list_formula(Formula::new(range)),
            None => rule.allow_list_strings(items)?,
        },
        Limit::Whole { least, most } => rule.allow_whole_number_formula(between(
            least.to_string(),
            most.unwrap_or(LARGE).to_string(),
        )),
        Limit::Decimal { least, most } => rule.allow_decimal_number_formula(between(
            decimal(least),
            most.as_ref().map_or_else(|| LARGE.to_string(), decimal),
        )),
        Limit::Date { first, last } => rule.allow_date_formula(between(day(first), day(last))),
        Limit::Formula(formula) => rule.allow_custom(Formula::new(formula)),
        Limit::Length(most) => rule.allow_text_length(DataValidationRule::LessThanOrEqualTo(*most)),
    };
    let short = |text: &str, most: usize| cut(text.chars(), most);
    let rule = rule
        .ignore_blank(true)
        .set_error_style(if prompt.warn_only {
            DataValidationErrorStyle::Warning
        } else {
            DataValidationErrorStyle::Stop
        })
        .set_error_message(short(&prompt.error, 255))?;
    if prompt.title.is_empty() && prompt.text.is_empty() {
        return Ok(rule);
    }
    rule.set_input_title(short(&prompt.title, 32))?
        .set_input_message(short(&prompt.text, 255))
}

fn decimal(number: &Exact) -> String {
    match number.as_decimal() {
        Some(_) => number.to_string(),
        None => number.to_f64().to_string(),
    }
}
