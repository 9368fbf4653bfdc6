//! The reader of workbooks that a server starts.

use crate::program::root;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// A packed round in a folder, and one filled form of it as an archive.
fn round_and_form() -> (tempfile::TempDir, Vec<u8>) {
    let fixture = root().join("fixtures/cchc-xa-minh-hoa-2024");
    let inputs = ::round::open(&fixture).0.unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in ::round::pack(&inputs, ::round::AnswerFiles::Leave).unwrap() {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let form = std::fs::read(fixture.join("forms/MH001.xlsx")).unwrap();
    let files = workbook::Files::from([("MH001.xlsx".to_owned(), Arc::from(form))]);
    (folder, workbook::write_archive(&files).unwrap())
}

/// Under limits as the server sets them; address space in kB.
fn read(folder: &std::path::Path, memory: u64, archive: &[u8]) -> (bool, Vec<u8>) {
    let mut child = Command::new("sh")
        .args(["-c", &format!("ulimit -v {memory}; exec \"$@\""), "sh"])
        .arg(env!("CARGO_BIN_EXE_parindex"))
        .args(["read-worker", "--layer", "self", "--folder"])
        .arg(folder)
        .env_clear()
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut into = child.stdin.take().unwrap();
    // A child that ended early closes its end.
    let _closed = into.write_all(archive);
    drop(into);
    let ended = child.wait_with_output().unwrap();
    (ended.status.success(), ended.stdout)
}

#[test]
fn a_form_becomes_records_and_too_little_memory_ends_the_process_only() {
    let (folder, archive) = round_and_form();
    let (whole, out) = read(folder.path(), 2 << 20, &archive);
    assert!(whole);
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert!(rows.len() > 50);
    assert!(
        rows.iter()
            .all(|row| row["unit"] == "MH001" && row["layer"] == "self")
    );
    let (whole, out) = read(folder.path(), 40 << 10, &archive);
    assert!(!whole && out.is_empty());
    let (whole, _) = read(folder.path(), 2 << 20, b"no archive");
    assert!(!whole);
}

#[test]
fn a_set_is_read_within_the_same_limits() {
    let set = std::fs::read_to_string(root().join("criteria/cchc-xa-minh-hoa/2024.toml")).unwrap();
    let book = annex::edit_workbook(&criteria::Draft::parse(&set)).unwrap();
    let calendar = |year: u16| {
        let name = format!("calendars/{year}.toml");
        let bytes = std::fs::read(root().join("criteria").join(&name)).unwrap();
        (name, Arc::from(bytes))
    };
    let mut files = workbook::Files::from([("file/Sửa lần 1.xlsx".to_owned(), Arc::from(book))]);
    files.extend([2024, 2025].map(calendar));
    let archive = workbook::write_archive(&files).unwrap();
    let ask = |memory: u64, archive: &[u8]| {
        let mut child = Command::new("sh")
            .args(["-c", &format!("ulimit -v {memory}; exec \"$@\""), "sh"])
            .arg(env!("CARGO_BIN_EXE_parindex"))
            .arg("read-set-worker")
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut into = child.stdin.take().unwrap();
        // A child that ended early closes its end.
        let _closed = into.write_all(archive);
        drop(into);
        child.wait_with_output().unwrap()
    };
    let read: annex::SetFile = serde_json::from_slice(&ask(2 << 20, &archive).stdout).unwrap();
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    assert!(
        read.text
            .unwrap()
            .contains("id       = \"cchc-xa-minh-hoa\"")
    );
    assert!(!ask(30 << 10, &archive).status.success());
    assert!(!ask(2 << 20, b"no archive").status.success());
}
