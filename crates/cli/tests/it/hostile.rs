//! Files that are not what they say end in findings.

use crate::program::{parindex, small_round};

#[test]
fn each_bad_file_is_a_finding_and_the_others_are_read() {
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let zip_cut = b"PK\x03\x04\x14\x00\x00\x00\x08\x00cut";
    let files: [(&str, &[u8], &str); 5] = [
        ("rong.xlsx", b"", "file-empty"),
        (
            "web.xlsx",
            b"<html><body><table></table></body></html>",
            "file-not-a-workbook",
        ),
        ("cat.xlsx", zip_cut, "workbook-unreadable"),
        ("cu.xls", &compound, "workbook-unreadable"),
        ("la.xlsx", b"%PDF-1.7", "file-not-a-workbook"),
    ];
    for (name, bytes, code) in files {
        let round = small_round();
        std::fs::write(round.path().join("answers").join(name), bytes).unwrap();
        let folder = round.path().to_str().unwrap();
        let said = parindex(&["--lang", "en", "rank", folder, "--format", "json"]);
        assert_eq!(said.exit, 1, "{name}: {}", said.err);
        assert!(
            said.err.contains(&format!("error[{code}]")),
            "{name}: {}",
            said.err
        );
        assert!(!said.err.contains("panicked"), "{name}: {}", said.err);
        let json = said.json();
        let ranked = json["rows"].as_array().unwrap().iter();
        assert_eq!(
            ranked.filter(|row| row["rank"].is_i64()).count(),
            3,
            "{name}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_no_file() {
    let round = small_round();
    let manifest = round.path().join("round.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, text.replace("answers/*", "/dev/zero")).unwrap();
    let said = parindex(&["--lang", "en", "check", round.path().to_str().unwrap()]);
    assert_eq!(said.exit, 1, "{}", said.err);
    assert!(
        said.err.contains("error[file-not-readable]"),
        "{}",
        said.err
    );
}
