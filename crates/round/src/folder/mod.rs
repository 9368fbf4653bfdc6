//! The round's folder: the one place where files are opened.

mod files;
mod findings;
mod sets;
mod surveys;

use crate::{Manifest, known, known::Known, read_manifest};
use criteria::LayerKind;
use finding::Finding;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use sets::{SetText, find_set};
pub use surveys::{FoundSurvey, SurveyFile, find_instrument};

/// A file of answers, read whole, with its digest.
#[derive(Debug, Clone)]
pub struct Found {
    /// The path from the round's folder, with `/`: what places show.
    pub name: String,
    /// The layer that it is given for.
    pub layer: LayerKind,
    /// The layout, where the manifest names one.
    pub layout: Option<answers::Layout>,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// SHA-256, lower-case hex.
    pub digest: String,
}

/// Everything that a result is a function of, besides the program.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The folder, as given.
    pub folder: PathBuf,
    /// The manifest.
    pub manifest: Manifest,
    /// The criteria file with its calendars.
    pub set: SetText,
    /// The roster's path as shown, and its text.
    pub roster: (String, String),
    /// Answers, in the order of the manifest, then by name.
    pub files: Vec<Found>,
    /// Surveys, in the order of the manifest.
    pub surveys: Vec<FoundSurvey>,
    /// The manifest's text.
    pub manifest_text: String,
    /// Known rounding differences.
    pub known: Vec<Known>,
    /// Last year's round, for items that count once.
    pub previous: Option<Box<Inputs>>,
    /// SHA-256 over manifest, set, roster, answers and surveys.
    pub digest: String,
}

/// Opens the folder: the inputs, or `None` where manifest, set or roster cannot be had; every trouble is a finding.
#[must_use]
pub fn open(folder: &Path) -> (Option<Inputs>, Vec<Finding>) {
    open_at_depth(folder, 0)
}

fn open_at_depth(folder: &Path, depth: u8) -> (Option<Inputs>, Vec<Finding>) {
    let mut findings = Vec::new();
    let inputs = read(folder, depth, &mut findings);
    (inputs, findings)
}

fn read(folder: &Path, depth: u8, findings: &mut Vec<Finding>) -> Option<Inputs> {
    let manifest_path = folder.join("round.toml");
    if !manifest_path.exists() {
        findings.push(findings::no_manifest(&manifest_path));
        return None;
    }
    let manifest_text = text_of(&manifest_path, "round.toml", findings)?;
    let (manifest, own) = read_manifest("round.toml", &manifest_text);
    findings.extend(own);
    let manifest = manifest?;

    let set = find_set(&manifest.set, folder, findings)?;
    let roster = text_of(&folder.join(&manifest.units), &manifest.units, findings)?;
    let files = files::collect(folder, &manifest.files, findings);
    let surveys = surveys::collect(folder, &manifest.surveys, findings);
    let known = manifest.known.as_ref().and_then(|path| {
        let text = text_of(&folder.join(path), path, findings)?;
        let (known, own) = known::read(path, &text);
        findings.extend(own);
        Some(known)
    });
    let previous = manifest.previous.as_ref().and_then(|path| {
        if depth > 0 {
            return None;
        }
        let (previous, own) = open_at_depth(&folder.join(path), depth + 1);
        if previous.is_none() {
            findings.push(findings::previous_unreadable(&manifest.file, path));
            findings.extend(own);
        }
        previous.map(Box::new)
    });

    let mut parts = vec![
        files::digest(manifest_text.as_bytes()),
        set.digest.clone(),
        files::digest(roster.as_bytes()),
    ];
    parts.extend(files.iter().map(|file| file.digest.clone()));
    parts.extend(surveys.iter().flat_map(surveys::digests));
    Some(Inputs {
        folder: folder.to_owned(),
        roster: (manifest.units.clone(), roster),
        digest: files::digest(parts.join("\n").as_bytes()),
        manifest,
        manifest_text,
        set,
        files,
        surveys,
        known: known.unwrap_or_default(),
        previous,
    })
}

/// A text file in UTF-8; a byte order mark is passed over.
fn text_of(path: &Path, shown: &str, findings: &mut Vec<Finding>) -> Option<String> {
    let bytes = files::bytes_of(path, shown, findings)?;
    match String::from_utf8(bytes) {
        Ok(text) => Some(
            text.strip_prefix('\u{feff}')
                .map(ToOwned::to_owned)
                .unwrap_or(text),
        ),
        Err(_) => {
            findings.push(findings::not_utf8(shown));
            None
        }
    }
}
