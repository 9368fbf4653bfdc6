//! The steps of `cargo xtask test`, and the closing line that counts them.

use crate::services::{chromium, postgres};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
}

/// What needs nothing besides Rust, in the order in which a mistake is cheapest to find.
const RUST: &[&str] = &["fmt", "tidy", "clippy", "tests", "docs"];

/// What needs something besides Rust: the step, and what it tests.
const SERVICES: &[(&str, &str)] = &[
    ("databases", "the store on PostgreSQL"),
    ("browser", "the pages in Chromium"),
];

/// Everything; goes on after a failed step, so that one run shows all.
pub(crate) fn all(root: &Path) -> Result<(), String> {
    let services = SERVICES.iter().map(|(name, _)| *name);
    let names: Vec<&str> = RUST.iter().copied().chain(services).collect();
    several(root, &names)
}

/// All that needs nothing besides Rust; says what is left out.
pub(crate) fn rust(root: &Path) -> Result<(), String> {
    let outcome = several(root, RUST);
    for (name, tests) in SERVICES {
        println!("left out, counted above as skipped: {tests} (cargo xtask test --only {name})");
    }
    outcome
}

fn several(root: &Path, names: &[&str]) -> Result<(), String> {
    let mut tally = Tally::default();
    let mut failed = Vec::new();
    for name in names {
        // Tests of the store and of the pages run once: with what they need, where it is asked for.
        let name = match *name {
            "tests" if names.contains(&"databases") => "tests but store and api",
            name => name,
        };
        if let Err(message) = step(root, name, &mut tally) {
            eprintln!("{message}");
            failed.push(name);
        }
    }
    if !failed.is_empty() && tally.failed == 0 {
        tally.failed = failed.len() as u64;
    }
    println!(
        "\ntotal: {} passed, {} failed, {} skipped",
        tally.passed, tally.failed, tally.skipped
    );
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {}", failed.join(", ")))
    }
}

/// One step by its name.
pub(crate) fn one(root: &Path, name: &str) -> Result<(), String> {
    let mut tally = Tally::default();
    step(root, name, &mut tally)
}

/// The words of cargo that run a set of tests.
const TESTS: &[&str] = &["--locked", "--no-fail-fast", "--lib", "--bins", "--tests"];

fn step(root: &Path, name: &str, tally: &mut Tally) -> Result<(), String> {
    println!("\n== {name}");
    match name {
        "fmt" => cargo(root, &["fmt", "--all", "--check"], tally),
        "clippy" => {
            let words = [
                "clippy",
                "--workspace",
                "--all-targets",
                "--locked",
                "--",
                "-D",
                "warnings",
            ];
            cargo(root, &words, tally)
        }
        "tests" => cargo(root, &[&["test", "--workspace"], TESTS].concat(), tally),
        "tests but store and api" => {
            let words = [
                "test",
                "--workspace",
                "--exclude",
                "store",
                "--exclude",
                "api",
            ];
            cargo(root, &[&words, TESTS].concat(), tally)
        }
        "databases" => databases(root, tally),
        "browser" => browser(root, tally),
        "docs" => cargo(
            root,
            &["test", "--workspace", "--locked", "--no-fail-fast", "--doc"],
            tally,
        ),
        "tidy" => crate::tidy::check(root),
        _ => Err(format!(
            "no step `{name}`; there are fmt, clippy, tests, databases, browser, docs, tidy, rust"
        )),
    }
}

/// The store's tests on both databases.
fn databases(root: &Path, tally: &mut Tally) -> Result<(), String> {
    let server = postgres::Server::start()?;
    let words = [
        &["test", "-p", "store"],
        TESTS,
        &["--", "--include-ignored"],
    ];
    cargo_with(
        root,
        &words.concat(),
        &[(postgres::VARIABLE, server.url())],
        tally,
    )
}

/// The tests of the API and of its pages, those in a browser among them.
fn browser(root: &Path, tally: &mut Tally) -> Result<(), String> {
    let driver = chromium::Driver::start()?;
    let words = [&["test", "-p", "api"], TESTS, &["--", "--include-ignored"]];
    let variables = [(chromium::VARIABLE, driver.url())];
    cargo_with(root, &words.concat(), &variables, tally)
}

fn cargo(root: &Path, words: &[&str], tally: &mut Tally) -> Result<(), String> {
    cargo_with(root, words, &[], tally)
}

/// Runs cargo, passes its output on, and adds up the lines `test result: …`.
fn cargo_with(
    root: &Path,
    words: &[&str],
    variables: &[(&str, &str)],
    tally: &mut Tally,
) -> Result<(), String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut child = Command::new(program)
        .args(words)
        .envs(variables.iter().copied())
        .current_dir(root)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo did not start: {error}"))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(|error| format!("cargo's output broke off: {error}"))?;
            add(tally, &line);
            println!("{line}");
        }
    }
    let status = child
        .wait()
        .map_err(|error| format!("cargo did not end: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`cargo {}` failed", words.join(" ")))
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
fn add(tally: &mut Tally, line: &str) {
    let Some(counts) = line.strip_prefix("test result: ") else {
        return;
    };
    let number_before = |word: &str| -> u64 {
        let before = counts.split(word).next().unwrap_or_default();
        before
            .split_whitespace()
            .last()
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    };
    tally.passed += number_before(" passed");
    tally.failed += number_before(" failed");
    tally.skipped += number_before(" ignored");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_added_up() {
        let mut tally = Tally::default();
        add(
            &mut tally,
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s",
        );
        add(
            &mut tally,
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
        );
        add(&mut tally, "running 3 tests");
        assert_eq!((tally.passed, tally.failed, tally.skipped), (15, 2, 1));
    }
}
