//! A round's folder with everything in it that its result is a function of.

use super::{AnswerFiles, Inputs, findings, shelf::is_inside};
use crate::Manifest;
use finding::Finding;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every file of a self-contained folder, by its path: manifest, set with amendments and calendars, roster, instruments, survey files, known differences, last year's round, and the files of answers where they are wanted.
///
/// Opened with [`crate::open_contained`] or [`crate::open_files`], it gives the same result.
/// The manifest keeps its text as long as it names no path that leads out of the folder; such a path is replaced by one below `outside/`.
///
/// # Errors
/// Where such a path is not found in the manifest's text as it was read (it was written with escapes).
pub fn pack(
    inputs: &Inputs,
    answers: AnswerFiles,
) -> Result<BTreeMap<String, Arc<[u8]>>, Box<Finding>> {
    let mut packing = Packing {
        files: BTreeMap::new(),
        local: BTreeMap::new(),
    };
    let manifest = packing.manifest(inputs)?;
    packing.add("round.toml".to_owned(), manifest.as_bytes());
    packing.set(inputs);
    packing.add(
        packing.local(&inputs.manifest.units),
        inputs.roster.1.as_bytes(),
    );
    if let Some((path, text)) = &inputs.known_text {
        packing.add(packing.local(path), text.as_bytes());
    }
    if answers == AnswerFiles::Read {
        for file in &inputs.files {
            let path = packing.local(&file.name);
            packing.files.insert(path, Arc::clone(&file.bytes));
        }
    }
    packing.surveys(inputs);
    if let (Some(previous), Some(path)) = (&inputs.previous, &inputs.manifest.previous) {
        let folder = packing.local(path);
        let folder = folder.trim_end_matches('/');
        for (path, bytes) in pack(previous, AnswerFiles::Read)? {
            packing.files.insert(format!("{folder}/{path}"), bytes);
        }
    }
    Ok(packing.files)
}

/// The digest of a packed folder: SHA-256 of its list of files as `sha256sum` writes it, ordered by path.
///
/// ```
/// let files = std::collections::BTreeMap::from([("a".to_owned(), std::sync::Arc::from(&b""[..]))]);
/// // printf '%s  a\n' e3b0c442…b855 | sha256sum
/// assert!(round::content_digest(&files).starts_with("fba19305"));
/// ```
#[must_use]
pub fn content_digest(files: &BTreeMap<String, Arc<[u8]>>) -> String {
    let lines = files.iter();
    let list: String = lines
        .map(|(path, bytes)| format!("{}  {path}\n", super::digest(bytes)))
        .collect();
    super::digest(list.as_bytes())
}

/// Where the set's file stands in the packed folder.
pub(crate) fn packed_set(inputs: &Inputs) -> String {
    let mut packing = Packing {
        files: BTreeMap::new(),
        local: BTreeMap::new(),
    };
    // Only its paths are wanted here; what is wrong with them is told by `pack`.
    let _paths = packing.manifest(inputs);
    packing.local(&inputs.set.file)
}

/// Every path and every name of a set or instrument that a manifest holds.
pub(super) fn paths_of(manifest: &Manifest) -> Vec<&str> {
    let mut paths = vec![manifest.set.as_str(), manifest.units.as_str()];
    paths.extend(manifest.files.iter().map(|file| file.path.as_str()));
    for survey in &manifest.surveys {
        paths.push(&survey.instrument);
        paths.extend(survey.files.iter().map(String::as_str));
        let own = [
            &survey.issued,
            &survey.mapping,
            &survey.population,
            &survey.margins,
            &survey.sample,
            &survey.design.population,
        ];
        paths.extend(own.into_iter().flatten().map(String::as_str));
    }
    paths.extend(manifest.known.as_deref());
    paths.extend(manifest.previous.as_deref());
    paths
}

struct Packing {
    files: BTreeMap<String, Arc<[u8]>>,
    /// Folder (or folder of last year's round) that lies outside → folder within.
    local: BTreeMap<String, String>,
}

impl Packing {
    fn add(&mut self, path: String, bytes: &[u8]) {
        self.files.insert(path, Arc::from(bytes));
    }

    /// The manifest's text with paths that stay inside; what replaces which is kept.
    fn manifest(&mut self, inputs: &Inputs) -> Result<String, Box<Finding>> {
        let mut text = inputs.manifest_text.clone();
        for path in paths_of(&inputs.manifest) {
            if is_inside(path) {
                continue;
            }
            let (folder, _) = split(path);
            let next = format!("outside/{}", self.local.len() + 1);
            self.local.entry(folder.to_owned()).or_insert(next);
            let own = self.local(path);
            let before = text.clone();
            for quote in ['"', '\''] {
                text = text.replace(
                    &format!("{quote}{path}{quote}"),
                    &format!("{quote}{own}{quote}"),
                );
            }
            if text == before && !before.contains(&format!("\"{own}\"")) {
                return Err(Box::new(findings::not_written_so(path)));
            }
        }
        Ok(text)
    }

    /// The path within the folder.
    fn local(&self, path: &str) -> String {
        if is_inside(path) {
            return path.to_owned();
        }
        let (folder, name) = split(path);
        let folder = self.local.get(folder).map_or("outside", String::as_str);
        format!("{folder}/{name}")
    }

    fn set(&mut self, inputs: &Inputs) {
        let set = &inputs.set;
        let path = self.local(&set.file);
        self.add(path.clone(), set.text.as_bytes());
        let (folder, _) = split(&path);
        for (shown, text) in &set.amendments {
            let (_, name) = split(shown);
            self.add(joined(folder, name), text.as_bytes());
        }
        // Where the reader looks: beside the set's folder, or beside a set that stands at the top.
        let (above, _) = split(folder);
        for (shown, text) in &set.calendars {
            let (_, name) = split(shown);
            self.add(joined(&joined(above, "calendars"), name), text.as_bytes());
        }
    }

    fn surveys(&mut self, inputs: &Inputs) {
        for survey in &inputs.surveys {
            if let Some(instrument) = &survey.instrument {
                let path = self.local(&instrument.file);
                self.add(path.clone(), instrument.text.as_bytes());
                if let Some((beside, bytes)) = &instrument.xlsform {
                    // The text names it from its own folder.
                    let (from, _) = split(&instrument.file);
                    let name = beside.strip_prefix(&joined(from, ""));
                    let name = name.unwrap_or_else(|| split(beside).1);
                    self.add(joined(split(&path).0, name), bytes);
                }
            }
            for file in &survey.files {
                let path = self.local(&file.name);
                self.files.insert(path, Arc::clone(&file.bytes));
            }
            let texts = [
                &survey.issued,
                &survey.population,
                &survey.margins,
                &survey.clusters,
                &survey.sample,
                &survey.mapping,
            ];
            for (path, text) in texts.into_iter().flatten() {
                self.add(self.local(path), text.as_bytes());
            }
        }
    }
}

/// Folder and name of a path; the folder is empty at the top.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once(['/', '\\']).unwrap_or(("", path))
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
