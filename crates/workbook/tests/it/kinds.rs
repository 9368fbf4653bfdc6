//! The content decides what a file is; the name is compared with it.

use workbook::Kind;

use crate::build::ods::{content, file, table};
use crate::build::package::{mark_encrypted, zip};
use crate::build::xlsx::Xlsx;
use crate::show::{open, refused};

#[test]
fn wrong_names() {
    let cases: [(&str, Vec<u8>, Kind, &[&str]); 7] = [
        (
            "a.xls",
            b"a;b\n1;2\n".to_vec(),
            Kind::Csv,
            &["file-kind-differs"],
        ),
        (
            "a.xlsx",
            b"a,b\n".to_vec(),
            Kind::Csv,
            &["file-kind-differs"],
        ),
        (
            "a.csv",
            Xlsx::data("").bytes(),
            Kind::Xlsx,
            &["file-kind-differs"],
        ),
        (
            "a.xls",
            file(&content("", &table("S", ""))),
            Kind::Ods,
            &["file-kind-differs"],
        ),
        ("a.XLSX", Xlsx::data("").bytes(), Kind::Xlsx, &[]),
        ("a.xlsm", Xlsx::data("").bytes(), Kind::Xlsx, &[]),
        ("no-extension", b"a,b\n".to_vec(), Kind::Csv, &[]),
    ];
    for (name, bytes, kind, expected) in cases {
        let (book, found) = open(name, bytes);
        assert_eq!(
            (book.kind(), found),
            (
                kind,
                expected.iter().map(|code| (*code).to_owned()).collect()
            ),
            "{name}"
        );
    }
}

#[test]
fn no_workbooks() {
    let html = "<html><body><table><tr><td>Xã A</td></tr></table></body></html>";
    let not: [(&str, &[u8]); 6] = [
        ("portal.xls", html.as_bytes()),
        ("a.xlsx", b"%PDF-1.7 ..."),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n"),
        ("a.xls", b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
        ("a.bin", &[1, 2, 3, 0, 5, 0, 7, 1]),
        ("a.xlsx", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    ];
    for (name, bytes) in not {
        assert_eq!(refused(name, bytes), ["file-not-a-workbook"], "{name}");
    }
    let word = zip([("word/document.xml", &b"<w:document xmlns:w=\"w\"/>"[..])]);
    let findings = workbook::open("a.xlsx", word, &workbook::Limits::default()).unwrap_err();
    assert_eq!(findings[0].found.vi, "văn bản Word");
    assert_eq!(refused("a.csv", b""), ["file-empty"]);
    assert_eq!(refused("folder/~$a.xlsx", b"\x05Anh"), ["file-is-a-lock"]);
    assert_eq!(
        refused(
            "a.xlsx",
            mark_encrypted(Xlsx::data("").bytes(), "xl/workbook.xml")
        ),
        ["file-protected"]
    );
}

#[test]
fn from_a_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bảng điểm.csv");
    std::fs::write(&path, "a,b\n").unwrap();
    let limits = workbook::Limits::default();
    let (book, _) = workbook::open_path(&path, "answers/bảng điểm.csv", &limits).unwrap();
    assert_eq!(book.file(), "answers/bảng điểm.csv");
    let missing =
        workbook::open_path(&folder.path().join("none.csv"), "none.csv", &limits).unwrap_err();
    assert_eq!(missing[0].code, "file-unreadable");
    let small = workbook::Limits {
        bytes_file: 3,
        ..limits
    };
    assert_eq!(
        workbook::open_path(&path, "a.csv", &small).unwrap_err()[0].code,
        "file-too-large"
    );
}
