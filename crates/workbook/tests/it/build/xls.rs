//! `.xls` from its records.

use std::io::{Cursor, Write};

pub(crate) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("a record has at most 65,535 bytes");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

/// Fields of two bytes each.
pub(crate) fn words(values: &[u16]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}

/// A string whose length takes two bytes, wide.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = words(&[u16::try_from(units.len()).unwrap()]);
    bytes.push(1);
    bytes.extend(words(&units));
    bytes
}

pub(crate) fn begin(kind: u16) -> Vec<u8> {
    record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]))
}

pub(crate) fn end() -> Vec<u8> {
    record(0x000a, &[])
}

pub(crate) fn font(name: &str) -> Vec<u8> {
    let mut body = vec![0; 14];
    body.push(u8::try_from(name.len()).unwrap());
    body.push(0);
    body.extend(name.as_bytes());
    record(0x0031, &body)
}

pub(crate) fn format(id: u16, code: &str) -> Vec<u8> {
    record(0x041e, &[words(&[id]), wide(code)].concat())
}

pub(crate) fn style(font: u16, format: u16) -> Vec<u8> {
    record(0x00e0, &[words(&[font, format]), vec![0; 16]].concat())
}

/// The table of shared strings.
pub(crate) fn strings(texts: &[&str]) -> Vec<u8> {
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let texts: Vec<u8> = texts.iter().flat_map(|text| wide(text)).collect();
    record(0x00fc, &[&count[..], &count, &texts].concat())
}

pub(crate) fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(
        0x0203,
        &[&words(&[row, column, style])[..], &value.to_le_bytes()].concat(),
    )
}

pub(crate) fn shared(row: u16, column: u16, style: u16, index: u32) -> Vec<u8> {
    record(
        0x00fd,
        &[&words(&[row, column, style])[..], &index.to_le_bytes()].concat(),
    )
}

/// A formula with the eight bytes of its result.
pub(crate) fn formula(row: u16, column: u16, result: [u8; 8]) -> Vec<u8> {
    record(
        0x0006,
        &[&words(&[row, column, 0])[..], &result, &[0; 8]].concat(),
    )
}

/// The stream of a workbook: globals, then sheets by name, hidden state and records.
pub(crate) fn stream(globals: &[Vec<u8>], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let bound = |name: &str, hidden: u8, start: u32| {
        let units: Vec<u16> = name.encode_utf16().collect();
        let head = [
            &start.to_le_bytes()[..],
            &[hidden, 0, u8::try_from(units.len()).unwrap(), 1],
        ]
        .concat();
        record(0x0085, &[head, words(&units)].concat())
    };
    let length = |start: &dyn Fn(usize) -> u32| -> Vec<u8> {
        let mut first = begin(0x0005);
        globals.iter().for_each(|record| first.extend(record));
        for (index, (name, hidden, _)) in sheets.iter().enumerate() {
            first.extend(bound(name, *hidden, start(index)));
        }
        first.extend(end());
        first
    };
    let first = u32::try_from(length(&|_| 0).len()).unwrap();
    let mut starts = Vec::new();
    let mut rest = Vec::new();
    for (_, _, records) in sheets {
        starts.push(first + u32::try_from(rest.len()).unwrap());
        rest.extend([begin(0x0010), records.clone(), end()].concat());
    }
    [length(&|index| starts[index]), rest].concat()
}

/// A compound file with one stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}
