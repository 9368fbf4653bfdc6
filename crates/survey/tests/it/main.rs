//! Tests over files, a module for each room of the crate.

mod conditions;
mod disclosure;
mod estimate;
mod field;
mod hide;
mod index;
mod instrument;
mod made;
mod quality;
mod read;
mod valid;
mod xlsform;

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
