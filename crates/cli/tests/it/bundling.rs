//! `round bundle` and `verify`.

use crate::program::{parindex, small_round};

#[test]
fn a_bundle_is_made_and_checked_and_a_changed_one_is_found() {
    let round = small_round();
    let file = round.path().join("goi.zip");
    let (folder, file) = (round.path().to_str().unwrap(), file.to_str().unwrap());
    let made = parindex(&["round", "bundle", folder, "--out", file]);
    assert_eq!(made.exit, 0, "{}", made.err);
    let said = parindex(&["verify", file]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(said.out.contains("không có khác biệt"), "{}", said.out);
    assert!(said.out.contains("DỰ THẢO – CHƯA CÔNG BỐ"), "{}", said.out);

    let bytes = std::fs::read(file).unwrap();
    let limits = workbook::Limits::default();
    let mut files = workbook::read_archive("goi.zip", &bytes.into(), &limits).unwrap();
    let records = String::from_utf8(files["entries.jsonl"].to_vec()).unwrap();
    let records = records.replacen("\"value\":\"", "\"value\":\"9", 1);
    files.insert("entries.jsonl".into(), records.into_bytes().into());
    std::fs::write(file, workbook::write_archive(&files).unwrap()).unwrap();
    let said = parindex(&["--lang", "en", "verify", file]);
    assert_eq!(said.exit, 1, "{}", said.err);
    assert!(said.err.contains("bundle-file-changed"), "{}", said.err);
    assert!(!said.out.contains("nothing differs"));

    std::fs::write(file, "no archive").unwrap();
    assert_eq!(parindex(&["verify", file]).exit, 2);
    assert_eq!(parindex(&["verify", "no-such-file.zip"]).exit, 2);
}
