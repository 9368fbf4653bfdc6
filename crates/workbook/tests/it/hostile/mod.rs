//! Files made to harm: each is read in a process of its own, which has to end in time, within its memory, and with these findings.

mod other_kinds;

use std::process::Command;
use std::time::{Duration, Instant};

use workbook::{Limits, Value};

use crate::build::package::{declare_size, overlap, rename, zip};
use crate::build::xlsx::{Xlsx, worksheet};

const FILE: &str = "WORKBOOK_HOSTILE_FILE";
const MOST_MEMORY_KB: u64 = 256 << 10;
const MOST_TIME: Duration = Duration::from_secs(10);

/// Runs in the child: reads the file whole and by rows, and tells what was found and how much memory it took.
#[test]
#[ignore = "run by `check`, in a process of its own"]
fn child() {
    let path = std::env::var_os(FILE).expect("the parent names the file");
    let path = std::path::Path::new(&path);
    let mut codes: Vec<String> = Vec::new();
    let mut cells = 0usize;
    match workbook::open_path(path, &path.to_string_lossy(), &Limits::default()) {
        Err(findings) => codes.extend(findings.into_iter().map(|finding| finding.code)),
        Ok((book, findings)) => {
            codes.extend(findings.into_iter().map(|finding| finding.code));
            for sheet in 0..book.sheets().len() {
                let (grid, findings) = book.grid(sheet);
                cells += grid.rows.iter().map(|row| row.cells.len()).sum::<usize>();
                assert!(grid.rows.iter().flat_map(|row| &row.cells).all(|cell| !matches!(&cell.value, Value::Text(text) if text.chars().count() > 32_767)));
                codes.extend(findings.into_iter().map(|finding| finding.code));
                drop(grid);
                book.for_each_row(sheet, &mut |_| std::ops::ControlFlow::Continue(()));
            }
        }
    }
    codes.sort_unstable();
    codes.dedup();
    println!(
        "found={} cells={cells} peak={}",
        codes.join(","),
        peak_memory_kb()
    );
}

/// The most memory this process has held, where the system tells (Linux); nothing elsewhere.
fn peak_memory_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}

fn check(name: &str, bytes: &[u8], expected: &str, cells: impl Into<Option<usize>>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let start = Instant::now();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["hostile::child", "--exact", "--ignored", "--nocapture"])
        .env(FILE, &path)
        .output()
        .unwrap();
    let took = start.elapsed();
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{name} {expected}: {out}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let line = out
        .lines()
        .find_map(|line| line.split_once("found=").map(|(_, found)| found))
        .expect("the child tells");
    let (found, rest) = line.split_once(" cells=").unwrap();
    let (held, peak) = rest.split_once(" peak=").unwrap();
    assert_eq!(found, expected, "{name}");
    if let Some(cells) = cells.into() {
        assert_eq!(held, cells.to_string(), "{name}");
    }
    assert!(
        peak.parse::<u64>().unwrap() < MOST_MEMORY_KB,
        "{name} {expected}: {peak} kB"
    );
    assert!(took < MOST_TIME, "{name} {expected}: {took:?}");
}

const ONE: &str = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

#[test]
fn packages() {
    let plain = Xlsx::data(ONE).bytes();
    check(
        "truncated.xlsx",
        &plain[..plain.len() / 2],
        "workbook-unreadable",
        0,
    );
    check(
        "no-directory.xlsx",
        &plain[..plain.len() - 22],
        "workbook-unreadable",
        0,
    );
    let bomb = |content: &[u8]| {
        Xlsx::data(ONE)
            .part("xl/sharedStrings.xml", content)
            .bytes()
    };
    check(
        "declared-bomb.xlsx",
        &bomb(&vec![b' '; 40 << 20]),
        "package-too-large",
        0,
    );
    let lying = declare_size(bomb(&vec![b' '; 12 << 20]), "xl/sharedStrings.xml", 100);
    check("lying-bomb.xlsx", &lying, "workbook-unreadable", 0);
    let lying = declare_size(
        Xlsx::data(&ONE.repeat(5_000)).bytes(),
        "xl/worksheets/sheet1.xml",
        1_000,
    );
    check("lying-sheet.xlsx", &lying, "workbook-unreadable", 0);
    let huge = declare_size(bomb(b"<sst/>"), "xl/sharedStrings.xml", u32::MAX - 1);
    check("declares-4-gb.xlsx", &huge, "package-too-large", 0);
    let two = Xlsx::data(ONE)
        .part("xl/worksheets/sheet9.xml", worksheet(ONE, ""))
        .bytes();
    check(
        "same-name-twice.xlsx",
        &rename(two.clone(), "sheet9.xml", "sheet1.xml"),
        "package-parts-twice",
        0,
    );
    check(
        "same-name-other-case.xlsx",
        &rename(two.clone(), "sheet9.xml", "Sheet1.xml"),
        "package-parts-twice",
        0,
    );
    check(
        "overlap.xlsx",
        &overlap(two, "xl/worksheets/sheet9.xml", "xl/worksheets/sheet1.xml"),
        "package-too-large",
        0,
    );
    let names: Vec<String> = (0..20_001).map(|number| format!("xl/{number}")).collect();
    let many = zip(names.iter().map(|name| (name.as_str(), &b""[..])));
    check("many-parts.xlsx", &many, "package-too-large", 0);
}

#[test]
fn xml() {
    let entities = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let sheet = format!(
        "{entities}{}",
        worksheet(
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row>",
            ""
        )
        .replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "")
    );
    check(
        "entities-in-sheet.xlsx",
        &Xlsx::default().sheet("S", "visible", &sheet).bytes(),
        "workbook-unreadable",
        0,
    );
    let strings = format!("{entities}<sst><si><t>&b;</t></si></sst>");
    check(
        "entities-in-strings.xlsx",
        &Xlsx::data(ONE)
            .part("xl/sharedStrings.xml", strings)
            .bytes(),
        "workbook-unreadable",
        0,
    );
    check(
        "unknown-entity.xlsx",
        &Xlsx::data("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&lol;</v></c></row>").bytes(),
        "",
        1,
    );
    let deep = "<a>".repeat(1_000_000);
    check(
        "deep.xlsx",
        &Xlsx::data(&deep).bytes(),
        "workbook-unreadable",
        0,
    );
    let long = format!(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row>",
        "a".repeat(9 << 20)
    );
    check(
        "one-long-text.xlsx",
        &Xlsx::data(&long).bytes(),
        "package-too-large",
        0,
    );
    let name = format!("<row r=\"1\"><{} /></row>", "a".repeat(9 << 20));
    check(
        "one-long-name.xlsx",
        &Xlsx::data(&name).bytes(),
        "package-too-large",
        0,
    );
    let parts = format!(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row>",
        "a<!---->".repeat(1 << 20)
    );
    check(
        "long-text-in-parts.xlsx",
        &Xlsx::data(&parts).bytes(),
        "cell-text-cut",
        1,
    );
    let attributes = format!(
        "<row r=\"1\"><c r=\"A1\" {}><v>1</v></c></row>",
        "x=\"1\" ".repeat(500_000)
    );
    check(
        "many-attributes.xlsx",
        &Xlsx::data(&attributes).bytes(),
        "",
        1,
    );
    let cut = worksheet(ONE, "").replace("</sheetData></worksheet>", "");
    check(
        "cut-sheet.xlsx",
        &Xlsx::default().sheet("S", "visible", &cut).bytes(),
        "workbook-unreadable",
        1,
    );
    let no_end = worksheet(ONE, "").replace("</worksheet>", "");
    check(
        "no-end.xlsx",
        &Xlsx::default().sheet("S", "visible", &no_end).bytes(),
        "workbook-unreadable",
        1,
    );
}

#[test]
fn sheets() {
    check("sparse.xlsx", &Xlsx::data("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").bytes(), "", 2);
    let shared = "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"4000000000\" ref=\"A1:XFD1048576\">1</f><v>1</v></c></row>";
    check("shared-formula.xlsx", &Xlsx::data(shared).bytes(), "", 1);
    check(
        "missing-sheet.xlsx",
        &Xlsx::default().sheet("S", "visible", "").bytes(),
        "sheet-missing",
        0,
    );
    let (first, second) = ("worksheets/sheet1.xml", "worksheets/sheet2.xml");
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"{first}\"/><Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"{first}\"/></Relationships>"
    );
    let same = zip([
        ("xl/workbook.xml", &b"<workbook><sheets><sheet name=\"A\" id=\"rId1\"/><sheet name=\"B\" id=\"rId2\"/></sheets></workbook>"[..]),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", worksheet(ONE, "").as_bytes()),
        (&format!("xl/{second}"), b"x"),
    ]);
    check("two-sheets-one-part.xlsx", &same, "sheet-missing", 1);
    let bad: String = (1..=20_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>9</v></c></row>"))
        .collect();
    check(
        "many-bad-cells.xlsx",
        &Xlsx::data(&bad).bytes(),
        "cell-unreadable,findings-left-out",
        0,
    );
    let back: String = (1..=20_000)
        .rev()
        .map(|row| {
            format!(
                "<row r=\"{row}\"><c r=\"A{row}\"><v>9</v></c><c r=\"A{row}\"><v>9</v></c></row>"
            )
        })
        .collect();
    check(
        "backwards.xlsx",
        &Xlsx::data(&back).bytes(),
        "cell-twice,findings-left-out,rows-out-of-order",
        20_000,
    );
    let longest = |length: usize| {
        format!(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c></row>",
            "đ".repeat(length)
        )
    };
    check(
        "longest-text.xlsx",
        &Xlsx::data(&longest(32_767)).bytes(),
        "",
        1,
    );
    check(
        "too-long-text.xlsx",
        &Xlsx::data(&longest(32_768)).bytes(),
        "cell-text-cut",
        1,
    );
    let merges = format!(
        "<mergeCells>{}</mergeCells>",
        "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(300_000)
    );
    check(
        "many-merges.xlsx",
        &Xlsx::default()
            .sheet("S", "visible", &worksheet(ONE, &merges))
            .bytes(),
        "",
        1,
    );
}

#[test]
fn tables_beside_the_sheets() {
    let styles = format!(
        "<fonts><font/></fonts><cellXfs>{}</cellXfs>",
        "<xf numFmtId=\"9\" fontId=\"0\"/>".repeat(1_000_000)
    );
    check(
        "million-styles.xlsx",
        &Xlsx::data(ONE).styles(&styles).bytes(),
        "styles-too-many",
        1,
    );
    let formats: String = (0..300_000)
        .map(|id| format!("<numFmt numFmtId=\"{id}\" formatCode=\"0\"/>"))
        .collect();
    check(
        "many-formats.xlsx",
        &Xlsx::data(ONE)
            .styles(&format!("<numFmts>{formats}</numFmts>"))
            .bytes(),
        "styles-too-many",
        1,
    );
    let lying = "<sst count=\"4000000000\" uniqueCount=\"4000000000\"><si><t>a</t></si></sst>";
    check(
        "lying-count.xlsx",
        &Xlsx::data("<row><c t=\"s\"><v>0</v></c></row>")
            .part("xl/sharedStrings.xml", lying)
            .bytes(),
        "",
        1,
    );
    let many = format!(
        "<sst>{}</sst>",
        (0..1_100_000).map(|_| "<si><t/></si>").collect::<String>()
    );
    check(
        "million-strings.xlsx",
        &Xlsx::data(ONE).part("xl/sharedStrings.xml", many).bytes(),
        "package-too-large",
        0,
    );
}
