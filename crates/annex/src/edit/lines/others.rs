//! Keys that few rules have: `cách đếm ngày: ngày làm việc`, one a line.

use super::super::cells::{comma, number};
use super::super::words::{OTHER_VALUES, OTHERS, Word, key, word};
use super::inputs::texts;
use super::lines;
use criteria::{Draft, DraftValue};

pub(crate) fn write(table: &Draft) -> String {
    let mut out = Vec::new();
    for (own, label) in OTHERS {
        let value = match table.get(own) {
            Some(DraftValue::Text(text)) => word(values(own), text).to_owned(),
            Some(DraftValue::Number(number)) => comma(number),
            Some(DraftValue::Table(codes)) => codes_of(codes),
            _ => continue,
        };
        out.push(format!("{label}: {value}"));
    }
    out.join("\n")
}

pub(crate) fn read(text: &str, into: &mut Draft) -> Result<(), String> {
    for line in lines(text) {
        let wrong = || line.to_owned();
        let (label, value) = line.split_once(':').ok_or_else(wrong)?;
        let own = key(OTHERS, label).ok_or_else(wrong)?;
        let value = value.trim();
        match own {
            "expected" | "step" | "scale" | "weight" => {
                into.set(own, number(value).ok_or_else(wrong)?);
            }
            "days" | "over-max" | "method" | "better" => {
                into.set(own, key(values(own), value).ok_or_else(wrong)?);
            }
            "choices" | "where" => into.set(own, read_codes(value).ok_or_else(wrong)?),
            _ => into.set(own, value),
        }
    }
    Ok(())
}

/// `never = 1; often = 3, 4`.
fn codes_of(table: &Draft) -> String {
    let one = |(name, value): (&str, &DraftValue)| {
        let codes = match value {
            DraftValue::Text(code) => code.clone(),
            list => texts(Some(list)).join(", "),
        };
        format!("{name} = {codes}")
    };
    let all: Vec<String> = table.entries().map(one).collect();
    all.join("; ")
}

fn read_codes(text: &str) -> Option<Draft> {
    let mut table = Draft::new();
    for part in text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, codes) = part.split_once('=')?;
        let codes: Vec<&str> = codes.split(',').map(str::trim).collect();
        match codes.as_slice() {
            [one] => table.set(name.trim(), *one),
            _ => table.set(name.trim(), codes),
        }
    }
    (!table.is_empty()).then_some(table)
}

fn values(own: &str) -> &'static [Word] {
    let found = OTHER_VALUES.iter().find(|(name, _)| *name == own);
    found.map_or(&[], |(_, words)| *words)
}
