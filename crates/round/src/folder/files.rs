//! Files of answers: patterns, sizes, digests.

use super::{Found, findings, shelf::Shelf};
use crate::Answer;
use finding::Finding;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

pub(super) fn collect(
    shelf: &Shelf<'_>,
    answers: &[Answer],
    findings: &mut Vec<Finding>,
) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for answer in answers {
        let names = names(shelf, &answer.path);
        if names.is_empty() {
            findings.push(findings::no_file(&answer.path, answer.line));
        }
        for name in names {
            if found
                .iter()
                .any(|file| file.name == name && file.layer == answer.layer)
            {
                continue;
            }
            let Some(bytes) = shelf.bytes(&shelf.path(&name), &name, findings) else {
                continue;
            };
            found.push(Found {
                digest: digest(&bytes),
                name,
                layer: answer.layer,
                layout: answer.layout.clone(),
                bytes,
            });
        }
    }
    findings.extend(left_over(shelf, answers, &found));
    found
}

/// The path itself, or the names that fit it where it holds `*`.
pub(super) fn names(shelf: &Shelf<'_>, path: &str) -> Vec<String> {
    if path.contains('*') {
        matching(shelf, path)
    } else {
        vec![path.to_owned()]
    }
}

/// A warning for each workbook that lies among the answers and that no pattern takes: an office that saved its form as `.xls` would else be missing without a word.
fn left_over(shelf: &Shelf<'_>, answers: &[Answer], found: &[Found]) -> Vec<Finding> {
    const ENDINGS: [&str; 5] = ["*.xlsx", "*.xlsb", "*.xls", "*.ods", "*.csv"];
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for answer in answers.iter().filter(|answer| answer.path.contains('*')) {
        // The round's own folder also holds the roster.
        let Some((inside, _)) = answer.path.rsplit_once('/') else {
            continue;
        };
        if !seen.insert(inside) {
            continue;
        }
        let beside = ENDINGS
            .iter()
            .flat_map(|ending| matching(shelf, &format!("{inside}/{ending}")));
        for name in beside.collect::<BTreeSet<String>>() {
            let taken = found.iter().any(|file| file.name == name)
                || answers.iter().any(|answer| answer.path == name);
            if !taken {
                findings.push(findings::left_over(&name, &answer.path, answer.line));
            }
        }
    }
    findings
}

/// Names that fit a pattern whose last part holds `*`, sorted; files that an open spreadsheet program leaves behind (`~$…`, `.~lock…`) are passed over.
fn matching(shelf: &Shelf<'_>, pattern: &str) -> Vec<String> {
    let (inside, last) = pattern.rsplit_once('/').unwrap_or(("", pattern));
    let names = shelf.names_in(&shelf.path(inside)).into_iter();
    let mut names: Vec<String> = names
        .filter(|name| !name.starts_with("~$") && !name.starts_with('.') && fits(name, last))
        .map(|name| {
            if inside.is_empty() {
                name
            } else {
                format!("{inside}/{name}")
            }
        })
        .collect();
    names.sort();
    names
}

/// `*` stands for any run of characters; capitals do not matter, for some programs save `.XLSX`.
pub(crate) fn fits(name: &str, pattern: &str) -> bool {
    let (name, pattern) = (name.to_lowercase(), pattern.to_lowercase());
    let parts: Vec<&str> = pattern.split('*').collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return false;
    };
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    for part in &parts[1..parts.len().saturating_sub(1).max(1)] {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    if parts.len() == 1 {
        rest.is_empty()
    } else {
        rest.ends_with(last)
    }
}

pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (name, pattern, expected) in [
            ("an-hoa.xlsx", "*.xlsx", true),
            ("an-hoa.xlsx", "an-*.xlsx", true),
            ("AN HOA.XLSX", "*.xlsx", true),
            ("an-hoa.xlsx", "*hoa*", true),
            ("an-hoa.xlsx", "*", true),
            ("an-hoa.xls", "*.xlsx", false),
            ("an-hoa.xlsx", "an-hoa.xlsx", true),
            ("an-hoa.xlsx.bak", "an-hoa.xlsx", false),
            ("ab", "ab*b", false),
        ] {
            assert_eq!(fits(name, pattern), expected, "{name} {pattern}");
        }
    }
}
