//! Every folder of `fixtures/workbooks` is a case: its files are read into one layer, and what was found and answered is compared with `expected.txt`.
//!
//! `BLESS=1 cargo test -p answers` writes the expected texts anew; the difference is read before it is committed.

mod any_table;
mod case;

use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/workbooks")
}

#[test]
fn every_case_is_read_as_expected() {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a folder entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let bless = std::env::var_os("BLESS").is_some();
    let mut differ = Vec::new();
    for folder in &folders {
        let found = case::run(folder);
        let file = folder.join("expected.txt");
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if found != expected {
            if bless {
                std::fs::write(&file, &found).expect("the fixtures can be written");
            } else {
                differ.push(format!(
                    "{}\n--- expected\n{expected}\n--- found\n{found}",
                    folder.display()
                ));
            }
        }
    }
    assert!(folders.len() >= 60, "only {} cases", folders.len());
    assert!(differ.is_empty(), "{}", differ.join("\n\n"));
}
