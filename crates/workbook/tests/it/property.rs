//! Whatever bytes come, reading ends with rows and findings.

use std::sync::LazyLock;

use proptest::prelude::*;
use workbook::Limits;

use crate::build::package::zip;
use crate::build::{ods, xls, xlsb, xlsx};

/// Small limits: the point is that they hold everywhere.
fn limits() -> Limits {
    Limits {
        cells: 10_000,
        bytes_unpacked: 4 << 20,
        bytes_token: 1 << 20,
        ..Limits::default()
    }
}

fn read_all(bytes: Vec<u8>) -> usize {
    let Ok((book, findings)) = workbook::open("a.xlsx", bytes, &limits()) else {
        return 0;
    };
    let mut found = findings.len();
    for sheet in 0..book.sheets().len().min(5) {
        let (grid, findings) = book.grid(sheet);
        assert!(
            grid.rows
                .windows(2)
                .all(|pair| pair[0].number < pair[1].number)
        );
        for row in &grid.rows {
            assert!(
                row.cells
                    .windows(2)
                    .all(|pair| pair[0].column < pair[1].column)
            );
            assert!(
                (1..=1_048_576).contains(&row.number)
                    && row
                        .cells
                        .iter()
                        .all(|cell| (1..=16_384).contains(&cell.column))
            );
        }
        found += findings.len();
    }
    assert!(found < 10_000);
    found
}

const SHEET: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><f>1</f><v>2.5</v></c></row><row r=\"3\"><c t=\"inlineStr\"><is><r><t>x</t></r></is></c></row>";
const TABLE: &str = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1\"/><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"3\"/></text:p></table:table-cell></table:table-row>";

/// One small valid file of each kind.
static SEEDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let records = [
        xls::number(0, 0, 0, 1.0),
        xls::shared(0, 1, 0, 0),
        xls::formula(1, 0, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
        xls::record(0x0207, &xls::wide("x")),
    ];
    let globals = [
        xls::font(".VnTime"),
        xls::style(0, 9),
        xls::strings(&["Xã A", "B"]),
    ];
    let cells = [
        xlsb::row(0),
        xlsb::cell(0x05, 0, 0, &1.0_f64.to_le_bytes()),
        xlsb::cell(0x07, 1, 0, &[0; 4]),
    ];
    vec![
        xlsx::Xlsx::data(SHEET)
            .strings(&["<t>Xã A</t>"])
            .styles("<cellXfs><xf numFmtId=\"9\"/></cellXfs>")
            .bytes(),
        xlsb::file(&cells, &[], &["Xã A"], &[], 0),
        ods::file(&ods::content("", &ods::table("S", TABLE))),
        xls::compound(
            "/Workbook",
            &xls::stream(&globals, &[("S", 0, records.concat())]),
        ),
        xls::stream(&globals, &[("S", 0, records.concat())]),
        "Tên;Điểm\n\"Xã A\";9,5\n".as_bytes().to_vec(),
    ]
});

/// Puts the bytes where the reader of a kind would find them unpacked, so that changes are not all caught by a checksum.
fn as_part(kind: usize, part: &[u8]) -> Vec<u8> {
    let relation = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"sheet\"/></Relationships>";
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let binary = [xlsb::record(
        0x9c,
        &[
            xlsb::double_words(&[0, 1]),
            xlsb::wide("rId1"),
            xlsb::wide("S"),
        ]
        .concat(),
    )]
    .concat();
    match kind {
        0 => zip([
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", relation.as_bytes()),
            ("xl/sheet", part),
        ]),
        1 => zip([
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/sharedStrings.xml", part),
            ("xl/styles.xml", part),
        ]),
        2 => zip([
            ("xl/workbook.bin", &binary[..]),
            ("xl/_rels/workbook.bin.rels", relation.as_bytes()),
            ("xl/sheet", part),
        ]),
        3 => zip([
            ("xl/workbook.bin", part),
            ("xl/sharedStrings.bin", part),
            ("xl/styles.bin", part),
        ]),
        4 => zip([("content.xml", part)]),
        _ => zip([
            ("xl/workbook.xml", part),
            ("xl/_rels/workbook.xml.rels", part),
            ("docProps/custom.xml", part),
        ]),
    }
}

fn text_of(kind: usize) -> Vec<u8> {
    match kind {
        0 => xlsx::worksheet(SHEET, "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>")
            .into_bytes(),
        1 => b"<sst><si><t>a</t></si><cellXfs><xf numFmtId=\"9\"/></cellXfs></sst>".to_vec(),
        2 => [
            xlsb::record(0x91, &[]),
            xlsb::row(0),
            xlsb::cell(0x06, 1, 0, &xlsb::wide("a")),
            xlsb::record(0x92, &[]),
        ]
        .concat(),
        3 => [
            xlsb::record(0x13, &[vec![0], xlsb::wide("a")].concat()),
            xlsb::record(0x2f, &[0; 16]),
        ]
        .concat(),
        4 => ods::content("", &ods::table("S", TABLE)).into_bytes(),
        _ => b"<workbook><sheets><sheet name=\"S\" id=\"a\"/></sheets></workbook>".to_vec(),
    }
}

fn changed(mut bytes: Vec<u8>, changes: &[(usize, u8)], keep: usize) -> Vec<u8> {
    for (at, byte) in changes {
        let length = bytes.len();
        bytes[at % length] = *byte;
    }
    bytes.truncate(bytes.len() - keep % (bytes.len() / 2));
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000), start in 0usize..6) {
        let starts: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08\x10\0\0\x06\x05\0", b"\xff\xfe", b"a;b\n"];
        read_all([starts[start], &bytes].concat());
    }

    #[test]
    fn changed_files(kind in 0usize..6, changes in prop::collection::vec((any::<usize>(), any::<u8>()), 0..6), keep in prop_oneof![Just(0usize), any::<usize>()]) {
        read_all(changed(SEEDS[kind].clone(), &changes, keep));
    }

    #[test]
    fn changed_parts(kind in 0usize..6, changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..8), keep in prop_oneof![Just(0usize), any::<usize>()]) {
        read_all(as_part(kind, &changed(text_of(kind), &changes, keep)));
    }

    #[test]
    fn fields_come_back(rows in prop::collection::vec(prop::collection::vec("[a-zà-ỹ0-9;,\"\n ]{0,8}", 2..5), 1..8)) {
        let line = |row: &Vec<String>| row.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\""))).collect::<Vec<_>>().join(";");
        let text: String = ["sep=;".to_owned()].into_iter().chain(rows.iter().map(line)).map(|line| line + "\n").collect();
        let (book, _) = workbook::open("a.csv", text.into_bytes(), &limits()).unwrap();
        let (grid, findings) = book.grid(0);
        prop_assert!(findings.is_empty());
        for (number, row) in (1..).zip(&rows) {
            for (column, field) in (1..).zip(row) {
                let read = grid.get(number, column).and_then(|cell| cell.text()).unwrap_or_default();
                prop_assert_eq!(read, field);
            }
        }
    }
}
