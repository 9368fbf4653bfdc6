//! The round's folder: the one place where files are opened.

mod files;
mod findings;
mod pack;
mod sets;
mod shelf;
mod surveys;

use crate::{Manifest, known, known::Known, read_manifest};
use criteria::LayerKind;
use finding::Finding;
use shelf::Shelf;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use files::{digest, fits};
pub(crate) use pack::packed_set;
pub use pack::{content_digest, pack};
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
    /// Path and text of the list of them.
    pub known_text: Option<(String, String)>,
    /// Last year's round, for items that count once.
    pub previous: Option<Box<Inputs>>,
    /// SHA-256 over manifest, set, roster, answers and surveys.
    pub digest: String,
}

/// Whether the files of answers that a manifest names are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AnswerFiles {
    /// Read them.
    #[default]
    Read,
    /// Leave them: the answers are kept as records elsewhere. The digest is then one of everything else.
    Leave,
}

/// Opens the folder: the inputs, or `None` where manifest, set or roster cannot be had; every trouble is a finding.
#[must_use]
pub fn open(folder: &Path) -> (Option<Inputs>, Vec<Finding>) {
    opened(&Shelf::Free(folder.to_owned()), AnswerFiles::Read)
}

/// Opens a self-contained folder, such as [`pack`] makes: nothing outside of it is looked at, and a manifest that names a path leading out of it is refused.
#[must_use]
pub fn open_contained(folder: &Path, answers: AnswerFiles) -> (Option<Inputs>, Vec<Finding>) {
    opened(&Shelf::Contained(folder.to_owned()), answers)
}

/// The same of files in memory, by their paths from the round's folder.
#[must_use]
pub fn open_files(
    files: &BTreeMap<String, Arc<[u8]>>,
    answers: AnswerFiles,
) -> (Option<Inputs>, Vec<Finding>) {
    opened(&Shelf::Held(files, String::new()), answers)
}

/// The set that stands at a path below a folder of files in memory.
pub(crate) fn set_in_files(
    files: &BTreeMap<String, Arc<[u8]>>,
    below: &str,
    path: &str,
    findings: &mut Vec<Finding>,
) -> Option<SetText> {
    let shelf = Shelf::Held(files, below.to_owned());
    if !shelf.allows(path) {
        findings.push(findings::leads_out(path));
        return None;
    }
    sets::find(&shelf, path, findings)
}

fn opened(shelf: &Shelf<'_>, answers: AnswerFiles) -> (Option<Inputs>, Vec<Finding>) {
    let mut findings = Vec::new();
    let inputs = read(shelf, answers, true, &mut findings);
    (inputs, findings)
}

fn read(
    shelf: &Shelf<'_>,
    answers: AnswerFiles,
    with_previous: bool,
    findings: &mut Vec<Finding>,
) -> Option<Inputs> {
    let manifest_path = shelf.path("round.toml");
    if !shelf.is_file(&manifest_path) {
        findings.push(findings::no_manifest(&manifest_path));
        return None;
    }
    let manifest_text = shelf.text(&manifest_path, "round.toml", findings)?;
    let (manifest, own) = read_manifest("round.toml", &manifest_text);
    findings.extend(own);
    let manifest = manifest?;
    let outside = pack::paths_of(&manifest);
    let outside: Vec<&str> = outside
        .into_iter()
        .filter(|path| !shelf.allows(path))
        .collect();
    if !outside.is_empty() {
        findings.extend(outside.into_iter().map(findings::leads_out));
        return None;
    }

    let set = sets::find(shelf, &manifest.set, findings)?;
    let roster = shelf.text(&shelf.path(&manifest.units), &manifest.units, findings)?;
    let files = match answers {
        AnswerFiles::Read => files::collect(shelf, &manifest.files, findings),
        AnswerFiles::Leave => Vec::new(),
    };
    let surveys = surveys::collect(shelf, &manifest.surveys, findings);
    let known_text = manifest.known.as_ref().and_then(|path| {
        let text = shelf.text(&shelf.path(path), path, findings)?;
        Some((path.clone(), text))
    });
    let known = known_text.as_ref().map(|(path, text)| {
        let (known, own) = known::read(path, text);
        findings.extend(own);
        known
    });
    let previous = manifest.previous.as_ref().and_then(|path| {
        if !with_previous {
            return None;
        }
        let mut own = Vec::new();
        // Its answers are nowhere else.
        let previous = read(&shelf.below(path), AnswerFiles::Read, false, &mut own);
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
        folder: shelf.folder(),
        roster: (manifest.units.clone(), roster),
        digest: files::digest(parts.join("\n").as_bytes()),
        manifest,
        manifest_text,
        set,
        files,
        surveys,
        known: known.unwrap_or_default(),
        known_text,
        previous,
    })
}
