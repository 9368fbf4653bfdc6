//! House tasks: `cargo xtask test | tidy | fixtures`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task runner speaks on the terminal"
)]

mod fixtures;
mod services;
mod steps;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test [--only fmt|clippy|tests|databases|browser|docs|tidy|rust]
    everything that must pass: format, lints with warnings denied, tests, doc tests, structure.
    `databases` is the store's tests with a throwaway PostgreSQL, from Debian's package `postgresql`.
    `browser` is the tests of API and pages, those in Debian's Chromium among them (packages `chromium`, `chromium-driver`).
    `rust` is all that needs nothing besides Rust, and names what it leaves out.
cargo xtask tidy
    what a program can check of the house rules (crates/README.md).
cargo xtask fixtures [NAME …]
    makes the generated fixtures anew, byte for byte the same each time.
cargo xtask places FOLDER
    makes the lists of places anew from the unpacked packages in FOLDER.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = root();
    let outcome = match words.as_slice() {
        ["test"] => steps::all(&root),
        ["test", "--only", "rust"] => steps::rust(&root),
        ["test", "--only", name] => steps::one(&root, name),
        ["tidy"] => tidy::check(&root),
        ["fixtures", names @ ..] => fixtures::write(&root, names),
        ["places", folder] => fixtures::places::write(&root, Path::new(folder)),
        _ => Err(HELP.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The workspace: two folders above this crate's manifest.
fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_owned()
}
