//! Plain archives: what hostile ones come to.

use super::build::package::{declare_size, mark_encrypted, overlap, rename, zip};
use std::sync::Arc;
use workbook::{Files, Limits, read_archive, write_archive};

fn code(bytes: Vec<u8>) -> String {
    let limits = Limits {
        bytes_file: 1 << 20,
        bytes_unpacked: 4 << 20,
        parts: 50,
        ..Limits::default()
    };
    match read_archive("x.zip", &Arc::from(bytes), &limits) {
        Ok(files) => format!("{} files", files.len()),
        Err(finding) => finding.code,
    }
}

#[test]
fn what_is_written_is_read() {
    let files: Files = [
        ("round/round.toml", "format = 1"),
        ("Đơn vị/xã.csv", "a;b"),
        ("e", ""),
    ]
    .map(|(path, text)| (path.to_owned(), Arc::from(text.as_bytes())))
    .into();
    let bytes = write_archive(&files).unwrap();
    assert_eq!(bytes, write_archive(&files).unwrap());
    let read = read_archive("x.zip", &Arc::from(bytes), &Limits::default()).unwrap();
    assert_eq!(read, files);
}

#[test]
fn hostile_archives_are_refused() {
    let two = || zip([("a.txt", &b"aaaaaaaa"[..]), ("b.txt", &b"bbbbbbbb"[..])]);
    assert_eq!(code(two()), "2 files");
    for path in ["../a", "/a", "a/../../b", "a\\..\\b", "C:a", "a//b", "./a"] {
        assert_eq!(code(zip([(path, &b"x"[..])])), "archive-path", "{path}");
    }
    assert_eq!(code(b"no archive".to_vec()), "workbook-unreadable");
    assert_eq!(code(Vec::new()), "workbook-unreadable");
    let whole = two();
    assert_eq!(
        code(whole[..whole.len() - 30].to_vec()),
        "workbook-unreadable"
    );
    let twice = rename(two(), "b.txt", "a.txt");
    assert!(["workbook-unreadable", "package-parts-twice"].contains(&code(twice).as_str()));
    assert_eq!(code(mark_encrypted(two(), "a.txt")), "file-protected");
    assert_eq!(code(overlap(two(), "b.txt", "a.txt")), "package-too-large");
    // Which of the two depends on whether the library notices the wrong size before the bytes are counted.
    let shorter = code(declare_size(two(), "a.txt", 3));
    assert!(["workbook-unreadable", "package-too-large"].contains(&shorter.as_str()));
    assert_eq!(
        code(declare_size(two(), "a.txt", u32::MAX - 1)),
        "package-too-large"
    );
    let zeros = vec![0; 5 << 20];
    assert_eq!(code(zip([("a", zeros.as_slice())])), "package-too-large");
    let names: Vec<String> = (0..60).map(|at| format!("f{at}")).collect();
    let many = names.iter().map(|name| (name.as_str(), &b""[..]));
    assert_eq!(code(zip(many)), "package-too-large");
    assert_eq!(code(vec![0; (1 << 20) + 1]), "file-too-large");
}
