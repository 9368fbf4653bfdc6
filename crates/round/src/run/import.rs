//! Workbooks that arrive one by one become records, as the same files in the round's folder would.

use super::read_answers;
use crate::folder::{digest, fits};
use crate::{AnswerRow, Found, Inputs, entries_of};
use criteria::LayerKind;
use finding::{Finding, Place};
use std::collections::BTreeSet;
use std::sync::Arc;
use workbook::{Limits, read_archive};

/// What workbooks come to.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct ReadWorkbooks {
    /// The answers.
    pub rows: Vec<AnswerRow>,
    /// Everything found.
    pub findings: Vec<Finding>,
}

/// The records of workbooks given for a layer, and everything found in them. An archive (`.zip`) stands for the workbooks in it.
///
/// A table is read by the layout that the manifest names for a file of this name and layer, else by its headings; a form by its hidden identity.
/// Units of which nothing came are not told: others may send later.
#[must_use]
pub fn read_workbooks(
    inputs: &Inputs,
    layer: LayerKind,
    files: Vec<(String, Arc<[u8]>)>,
) -> ReadWorkbooks {
    let mut findings = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    for (name, bytes) in unpacked(files, &mut findings) {
        if found.iter().any(|own| own.name == name) {
            findings.push(name_twice(&name));
            continue;
        }
        found.push(Found {
            layout: layout(inputs, layer, &name),
            digest: digest(&bytes),
            layer,
            name,
            bytes,
        });
    }
    let taken: BTreeSet<String> = found.iter().map(|file| file.name.clone()).collect();
    let inputs = Inputs {
        files: found,
        ..inputs.clone()
    };
    let (read, of_files) = read_answers(&inputs);
    let of_these = |finding: &Finding| {
        let file = finding.place.file_name();
        file.is_some_and(|file| taken.contains(file))
    };
    findings.extend(of_files.into_iter().filter(of_these));
    ReadWorkbooks {
        rows: read.map_or_else(Vec::new, |read| entries_of(&read)),
        findings,
    }
}

/// The workbooks themselves: an archive is opened once, never an archive within it.
fn unpacked(
    files: Vec<(String, Arc<[u8]>)>,
    findings: &mut Vec<Finding>,
) -> Vec<(String, Arc<[u8]>)> {
    let mut all = Vec::new();
    for (name, bytes) in files {
        if !name.to_lowercase().ends_with(".zip") {
            all.push((name, bytes));
            continue;
        }
        match read_archive(&name, &bytes, &Limits::default()) {
            Ok(held) => {
                for (path, bytes) in held {
                    let own = path.rsplit('/').next().unwrap_or_default();
                    // What an open spreadsheet program or a Mac leaves behind.
                    if !own.starts_with("~$")
                        && !own.starts_with('.')
                        && !path.starts_with("__MACOSX")
                    {
                        all.push((own.to_owned(), bytes));
                    }
                }
            }
            Err(finding) => findings.push(finding),
        }
    }
    all
}

fn layout(inputs: &Inputs, layer: LayerKind, name: &str) -> Option<answers::Layout> {
    let of_layer = inputs
        .manifest
        .files
        .iter()
        .filter(|own| own.layer == layer);
    let mut named = of_layer.filter(|own| {
        let pattern = own.path.rsplit('/').next().unwrap_or_default();
        fits(name, pattern)
    });
    named.next()?.layout.clone()
}

/// Of two files with one name only the first is read.
#[must_use]
pub fn name_twice(name: &str) -> Finding {
    Finding::error("file-name-twice", Place::file(name))
        .says(
            "hai tệp gửi lên có cùng tên, chỉ đọc tệp đầu",
            "two files have the same name; only the first was read",
        )
        .found(name, name)
        .fix(
            "đổi tên một tệp rồi gửi lại",
            "rename one and send it again",
        )
}
