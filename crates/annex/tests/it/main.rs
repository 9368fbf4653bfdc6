//! Tests over files: shipped sets there and back.

mod annexes;
mod hostile;
mod round_trip;
mod sentences;
mod set_files;
mod typed;

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
