//! One cell of `content.xml`: its attributes say what it is, its paragraphs how it is shown.

use quick_xml::events::Event;

use super::styles::Styles;
use crate::read::dates::{days_of_duration, serial_of_iso};
use crate::read::trouble::Trouble;
use crate::read::xml::{Xml, attributes, decoded, local, push_entity};
use crate::{Cell, Format, LegacyFont, Value};

/// What a start tag of a cell says.
#[derive(Debug, Default)]
pub(super) struct Draft {
    kind: String,
    is_error: bool,
    value: Option<String>,
    date: Option<String>,
    time: Option<String>,
    truth: Option<String>,
    string: Option<String>,
    formula: bool,
    font: Option<LegacyFont>,
    /// How many columns it stands for.
    pub(super) repeated: u32,
    /// Columns and rows of the merged area that starts here.
    pub(super) spanned: (u32, u32),
    /// Hidden behind a merged area.
    pub(super) covered: bool,
}

impl Draft {
    pub(super) fn of(raw: &str, covered: bool, styles: &Styles) -> Self {
        let mut draft = Self {
            repeated: 1,
            spanned: (1, 1),
            covered,
            ..Self::default()
        };
        for (key, value) in attributes(raw) {
            let prefix = key.split_once(':').map_or("", |(prefix, _)| prefix);
            match local(key) {
                // calcext says `error` where office says `string`.
                "value-type" if prefix == "calcext" => draft.is_error = value == "error",
                "value-type" => draft.kind = value.to_owned(),
                "value" => draft.value = Some(decoded(value)),
                "date-value" => draft.date = Some(decoded(value)),
                "time-value" => draft.time = Some(decoded(value)),
                "boolean-value" => draft.truth = Some(decoded(value)),
                "string-value" => draft.string = Some(decoded(value)),
                "formula" => draft.formula = true,
                "style-name" => draft.font = styles.font(&decoded(value)),
                "number-columns-repeated" => draft.repeated = repeats(value),
                "number-columns-spanned" => draft.spanned.0 = repeats(value),
                "number-rows-spanned" => draft.spanned.1 = repeats(value),
                _ => {}
            }
        }
        draft
    }

    /// The cell in this column, where it holds something; `Err` with what was read where that means nothing.
    pub(super) fn finish(self, column: u32, shown: String) -> Result<Option<Cell>, String> {
        let number = |text: Option<String>| {
            let text = text.unwrap_or_default();
            text.trim()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite())
                .ok_or(text)
        };
        let (value, format) = match self.kind.as_str() {
            "float" | "currency" => (Value::Number(number(self.value)?), Format::Plain),
            "percentage" => (Value::Number(number(self.value)?), Format::Percent),
            "date" => {
                let text = self.date.unwrap_or_default();
                (
                    Value::DateSerial(serial_of_iso(&text).ok_or(text)?),
                    Format::Date,
                )
            }
            "time" => {
                let text = self.time.unwrap_or_default();
                (
                    Value::DateSerial(days_of_duration(&text).ok_or(text)?),
                    Format::Date,
                )
            }
            "boolean" => (
                Value::Bool(self.truth.as_deref() == Some("true")),
                Format::Plain,
            ),
            "string" if self.is_error || (self.formula && is_error(&shown)) => (
                Value::Error(shown.chars().take(32).collect::<String>().into()),
                Format::Plain,
            ),
            "string" => (
                Value::Text(self.string.unwrap_or(shown).into()),
                Format::Plain,
            ),
            _ if self.formula && shown.is_empty() => (Value::NotCalculated, Format::Plain),
            _ => (Value::Text(shown.into()), Format::Plain),
        };
        if matches!(&value, Value::Text(text) if text.is_empty() && !self.formula) {
            return Ok(None);
        }
        Ok(Some(Cell {
            column,
            value,
            format,
            font: self.font,
            formula: self.formula,
        }))
    }
}

fn is_error(shown: &str) -> bool {
    shown.starts_with('#')
        && matches!(
            shown,
            "#DIV/0!" | "#N/A" | "#REF!" | "#VALUE!" | "#NAME?" | "#NUM!" | "#NULL!"
        )
}

/// A number of repeats; what is none, or none at all, is one.
pub(super) fn repeats(value: &str) -> u32 {
    match value.trim().parse::<u64>() {
        Ok(0) | Err(_) => 1,
        Ok(number) => u32::try_from(number).unwrap_or(u32::MAX),
    }
}

/// Reads the paragraphs of the cell that was just opened, joined by line ends; comments and drawings are passed over.
/// The text ends at `most` bytes, so that repeated blanks cannot fill the memory.
pub(super) fn paragraphs(xml: &mut Xml<'_>, most: usize) -> Result<String, Trouble> {
    let outside = xml.depth() - 1;
    let mut text = String::new();
    let (mut paragraphs, mut inside) = (0usize, 0usize);
    loop {
        let mut skip = false;
        match xml.next_event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "p" | "h" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    inside += 1;
                }
                "s" if inside > 0 => {
                    let count =
                        attributes(start.attributes_raw()).find(|(key, _)| local(key) == "c");
                    let count = count.map_or(1, |(_, value)| repeats(value)) as usize;
                    let room = most.saturating_sub(text.len());
                    text.extend(std::iter::repeat_n(' ', count.min(room)));
                }
                "tab" if inside > 0 => text.push('\t'),
                "line-break" if inside > 0 => text.push('\n'),
                "annotation" | "frame" | "table" | "shape" | "custom-shape" => skip = true,
                _ => {}
            },
            Event::End(end) if matches!(end.local_name().as_ref(), "p" | "h") => {
                inside = inside.saturating_sub(1)
            }
            Event::Text(part) if inside > 0 && text.len() < most => {
                text.push_str(&part.xml10_content())
            }
            Event::CData(part) if inside > 0 && text.len() < most => {
                text.push_str(&part.xml10_content())
            }
            Event::GeneralRef(entity) if inside > 0 && text.len() < most => {
                push_entity(&entity, &mut text)
            }
            Event::Eof => return Ok(text),
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
        if xml.depth() <= outside {
            return Ok(text);
        }
    }
}
