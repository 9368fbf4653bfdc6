//! Files of one subject: not too long, no unfinished work, no unwrap on data.

use super::Source;

const MOST_LINES: usize = 400;

pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| source.path.ends_with(".rs"))
        .flat_map(check_one)
        .collect()
}

fn check_one(source: &Source) -> Vec<String> {
    let mut breaches = Vec::new();
    let lines = source.text.lines().count();
    if lines > MOST_LINES {
        breaches.push(format!(
            "{}: {lines} lines; at {MOST_LINES} look for the second subject",
            source.path
        ));
    }
    let is_test_file = source.path.contains("/tests/")
        || source.path.contains("/xtask/")
        || source.path.starts_with("benches/")
        || source.path.contains("/benches/");
    let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    for (index, line) in code.lines().enumerate() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("//") {
            continue;
        }
        let at = format!("{}:{}", source.path, index + 1);
        if !is_test_file && trimmed.contains(".unwrap()") {
            breaches.push(format!(
                "{at}: unwrap outside tests; a state, a finding, or expect(\"why it cannot fail\")"
            ));
        }
        for mark in [
            concat!("todo", "!("),
            concat!("unimplemented", "!("),
            concat!("#[", "allow("),
            concat!("#![", "allow("),
        ] {
            if trimmed.contains(mark) {
                breaches.push(format!("{at}: `{mark}…` does not belong in the code"));
            }
        }
    }
    breaches
}
