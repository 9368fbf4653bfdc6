//! Tests over files: defects, shipped sets, words.

mod amended;
mod amended_always;
mod defects;
mod drafts;
mod hostile;
mod shipped;
mod shown;
mod steps;

use criteria::{CriteriaSet, Source};
use finding::Finding;
use std::path::{Path, PathBuf};

/// A path from the root of the repository.
fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The set of a text, with the calendars that are shipped where asked for.
fn read(file: &str, text: String, calendars: bool) -> (Option<CriteriaSet>, Vec<Finding>) {
    let mut source = Source {
        file: file.to_owned(),
        text,
        calendars: Vec::new(),
        ..Source::default()
    };
    if calendars {
        for year in 2024..=2026 {
            let file = format!("criteria/calendars/{year}.toml");
            let text = crate::text(&at_root(&file));
            source.calendars.push((file, text));
        }
    }
    criteria::read_set(&source)
}
