//! The parser's tree becomes ours: in file order, with exact numbers.

use super::value::{RawEntry, RawItem, RawTable, Value};
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use jiff::civil::Date;
use points::Exact;

pub(crate) fn table(from: &DeTable<'_>, at: usize) -> RawTable {
    let mut entries: Vec<RawEntry> = from
        .iter()
        .map(|(key, value)| RawEntry {
            key: key.get_ref().to_string(),
            key_at: key.span().start,
            item: item(value),
        })
        .collect();
    // The parser sorts by key; the file's order is the order of points, fields and columns.
    entries.sort_by_key(|entry| entry.key_at);
    RawTable { at, entries }
}

fn item(from: &Spanned<DeValue<'_>>) -> RawItem {
    let at = from.span().start;
    let value = match from.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => exact(number.as_str()),
        DeValue::Integer(number) => Value::OddNumber(number.to_string()),
        DeValue::Float(number) => exact(number.as_str()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(moment) => {
            let whole_day = moment.time.is_none() && moment.offset.is_none();
            let day = moment.date.filter(|_| whole_day);
            day.and_then(|day| civil(day.year, day.month, day.day))
                .map_or_else(|| Value::OddDate(moment.to_string()), Value::Date)
        }
        DeValue::Array(items) => Value::List(items.iter().map(item).collect()),
        DeValue::Table(inner) => Value::Table(table(inner, at)),
    };
    RawItem { at, value }
}

fn exact(text: &str) -> Value {
    match text.parse::<Exact>() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::OddNumber(text.to_owned()),
    }
}

/// A day that the calendar has.
fn civil(year: u16, month: u8, day: u8) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}
