//! `.xlsb` from its records.

use super::package::zip;

pub(crate) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind < 0x80 {
        bytes.push(kind.to_le_bytes()[0]);
    } else {
        bytes.push((kind & 0x7f).to_le_bytes()[0] | 0x80);
        bytes.push((kind >> 7).to_le_bytes()[0]);
    }
    let mut length = body.len();
    loop {
        let low = (length & 0x7f).to_le_bytes()[0];
        length >>= 7;
        bytes.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            break;
        }
    }
    bytes.extend(body);
    bytes
}

pub(crate) fn double_words(values: &[u32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}

pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = double_words(&[u32::try_from(units.len()).unwrap()]);
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

pub(crate) fn row(index: u32) -> Vec<u8> {
    record(0x00, &double_words(&[index, 0, 0, 0]))
}

/// A cell of this record type.
pub(crate) fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&double_words(&[column, style])[..], value].concat())
}

/// A workbook of one sheet: its records between the marks of the sheet's data, those behind, and the parts of the book.
pub(crate) fn file(
    data: &[Vec<u8>],
    behind: &[Vec<u8>],
    strings: &[&str],
    styles: &[Vec<u8>],
    state: u32,
) -> Vec<u8> {
    let book = [
        record(0x99, &[0; 4]),
        record(
            0x9c,
            &[double_words(&[state, 1]), wide("rId1"), wide("Bảng 1")].concat(),
        ),
    ]
    .concat();
    let sheet = [
        record(0x91, &[]),
        data.concat(),
        record(0x92, &[]),
        behind.concat(),
    ]
    .concat();
    let strings: Vec<u8> = strings
        .iter()
        .flat_map(|text| record(0x13, &[vec![0], wide(text)].concat()))
        .collect();
    let relation = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    zip([
        ("xl/workbook.bin", &book[..]),
        ("xl/_rels/workbook.bin.rels", relation.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
        ("xl/sharedStrings.bin", &strings),
        ("xl/styles.bin", &styles.concat()),
    ])
}
