//! Computes a bundle again and names what differs.

use super::{
    ABOUT, About, BundleKind, CSV, ENTRIES, JSON, ROUND, SET, findings as says, recheck, table,
};
use crate::{
    AnswerFiles, AnswerRow, content_digest, folder, open_files, result_bytes, run_entries,
};
use finding::{Finding, Text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use workbook::{Files, Limits, read_archive};

/// A bundle that was looked through.
#[derive(Debug, Clone)]
pub struct Verified {
    /// What it says of itself.
    pub about: About,
    /// SHA-256 of the archive: to be held against the digest that was published with the act.
    pub digest: String,
    /// What was computed again, in words.
    pub recomputed: Vec<Text>,
    /// What travels along and was not looked at, by path.
    pub more: Files,
}

/// Computes a bundle again; every difference is a finding. `program` is the version of this program.
///
/// A bundle without findings of severity error holds what it says: each file has its digest, and the result is the same bytes when computed again (internal), or totals, indices, ranks and classes follow from the figures below them (public).
/// Nothing tells a bundle that was made anew from changed answers but its digest, which was published elsewhere.
/// `None` where it cannot be read at all: no archive, too large, no `bundle.json`.
#[must_use]
pub fn verify(file: &str, bytes: &[u8], program: &str) -> (Option<Verified>, Vec<Finding>) {
    let digest = folder::digest(bytes);
    let files = match read_archive(file, &Arc::from(bytes), &Limits::default()) {
        Ok(files) => files,
        Err(finding) => return (None, vec![finding]),
    };
    let about = files
        .get(ABOUT)
        .and_then(|text| serde_json::from_slice::<About>(text).ok());
    let Some(about) = about else {
        return (None, vec![says::no_bundle(file)]);
    };
    if about.format != 1 {
        return (None, vec![says::other_format(file, about.format)]);
    }
    let mut findings = Vec::new();
    if about.parindex != program {
        findings.push(says::other_program(file, &about.parindex, program));
    }
    digests(file, &about, &files, &mut findings);
    let recomputed = match about.kind {
        BundleKind::Internal => internal(file, &about, &files, &mut findings),
        BundleKind::Public => public(file, &about, &files, &mut findings),
    };
    let known = |path: &String| {
        path == ABOUT
            || path == ENTRIES
            || path.starts_with(ROUND)
            || path.starts_with(SET)
            || path.starts_with("result/")
    };
    let more = files.iter().filter(|(path, _)| !known(path));
    let more = more.map(|(path, bytes)| (path.clone(), Arc::clone(bytes)));
    let verified = Verified {
        more: more.collect(),
        about,
        digest,
        recomputed,
    };
    (Some(verified), findings)
}

/// Every file against its digest.
fn digests(file: &str, about: &About, files: &Files, findings: &mut Vec<Finding>) {
    for (path, digest) in &about.files {
        match files.get(path) {
            None => findings.push(says::file_missing(file, path)),
            Some(bytes) if folder::digest(bytes) != *digest => {
                findings.push(says::file_changed(file, path));
            }
            Some(_) => {}
        }
    }
    let unknown = files
        .keys()
        .filter(|path| *path != ABOUT && !about.files.contains_key(*path));
    findings.extend(unknown.map(|path| says::file_unknown(file, path)));
}

fn internal(file: &str, about: &About, files: &Files, findings: &mut Vec<Finding>) -> Vec<Text> {
    let folder: BTreeMap<String, Arc<[u8]>> = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix(ROUND)?.to_owned(), Arc::clone(bytes))))
        .collect();
    let (inputs, found) = open_files(&folder, AnswerFiles::Leave);
    let Some(inputs) = inputs else {
        findings.extend(found);
        return Vec::new();
    };
    if content_digest(&folder) != about.content {
        findings.push(says::inputs_differ(file));
    }
    let Some(rows) = records(file, files.get(ENTRIES), findings) else {
        return Vec::new();
    };
    let (ran, found) = run_entries(&inputs, &rows);
    let Some(ran) = ran else {
        findings.extend(found);
        return Vec::new();
    };
    if ran.set.digest != about.set_digest {
        findings.push(says::set_differs(file, &about.set));
    }
    let (json, csv) = result_bytes(&about.parindex, &about.round, &ran, &found, &about.notices);
    for (path, ours) in [(JSON, json), (CSV, csv)] {
        match files.get(path) {
            None => findings.push(says::file_missing(file, path)),
            Some(own) if **own != *ours => {
                let (theirs, ours) = first_difference(own, &ours);
                findings.push(says::result_differs(file, path, &theirs, &ours));
            }
            Some(_) => {}
        }
    }
    let n = ran.ranked.rows.len();
    vec![Text::new(
        format!("toàn bộ kết quả của {n} đơn vị, từ {} số liệu", rows.len()),
        format!("the whole result of {n} units, from {} answers", rows.len()),
    )]
}

fn records(
    file: &str,
    bytes: Option<&Arc<[u8]>>,
    findings: &mut Vec<Finding>,
) -> Option<Vec<AnswerRow>> {
    let Some(bytes) = bytes else {
        findings.push(says::file_missing(file, ENTRIES));
        return None;
    };
    let text = String::from_utf8_lossy(bytes);
    let mut rows = Vec::new();
    for (line, number) in text.lines().zip(1_u32..) {
        match serde_json::from_str(line) {
            Ok(row) => rows.push(row),
            Err(_) => {
                findings.push(says::record_unreadable(file, number));
                return None;
            }
        }
    }
    Some(rows)
}

/// The first line that differs, as it stands and as it was computed.
fn first_difference(theirs: &[u8], ours: &[u8]) -> (String, String) {
    let (theirs, ours) = (
        String::from_utf8_lossy(theirs),
        String::from_utf8_lossy(ours),
    );
    let (mut one, mut other) = (theirs.lines(), ours.lines());
    loop {
        match (one.next(), other.next()) {
            (Some(a), Some(b)) if a == b => {}
            (a, b) => {
                let short = |line: Option<&str>| {
                    line.unwrap_or_default().trim().chars().take(120).collect()
                };
                return (short(a), short(b));
            }
        }
    }
}

fn public(file: &str, about: &About, files: &Files, findings: &mut Vec<Finding>) -> Vec<Text> {
    let set = recheck::set(file, about, files, findings);
    let ranking = files
        .get(JSON)
        .and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let Some(ranking) = ranking else {
        findings.push(says::file_missing(file, JSON));
        return Vec::new();
    };
    let csv = table::csv(&ranking).into_bytes();
    match files.get(CSV) {
        None => findings.push(says::file_missing(file, CSV)),
        Some(own) if **own != *csv => {
            let (theirs, ours) = first_difference(own, &csv);
            findings.push(says::result_differs(file, CSV, &theirs, &ours));
        }
        Some(_) => {}
    }
    recheck::face(file, about, &ranking, findings);
    recheck::surveys(file, files, findings);
    match set {
        Some(set) => recheck::figures(file, &set, &ranking, findings),
        None => Vec::new(),
    }
}
