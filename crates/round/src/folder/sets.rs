//! Where a criteria set is found: by a path, or by its name in a folder `criteria` above the round or above the place of work.

use super::{files, findings, shelf::Shelf};
use finding::Finding;
use std::path::{Path, PathBuf};

/// A criteria file with the amendments and calendars that stand beside it.
#[derive(Debug, Clone)]
pub struct SetText {
    /// The path as shown: `criteria/qd766/2026.toml`.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Shown path and text of each calendar, by name.
    pub calendars: Vec<(String, String)>,
    /// Shown path and text of each amendment (`criteria/qd766/2026.<name>.toml`), by name.
    pub amendments: Vec<(String, String)>,
    /// SHA-256 over all of them.
    pub digest: String,
}

/// Finds and reads the set called `name` (`qd766/2026`, or a path ending in `.toml`, from `folder` or from the place of work).
#[must_use]
pub fn find_set(name: &str, folder: &Path, findings: &mut Vec<Finding>) -> Option<SetText> {
    find(&Shelf::Free(folder.to_owned()), name, findings)
}

pub(super) fn find(shelf: &Shelf<'_>, name: &str, findings: &mut Vec<Finding>) -> Option<SetText> {
    let mut tried = Vec::new();
    for (path, shown) in shelf.candidates(name) {
        if shelf.is_file(&path) {
            return read(shelf, &path, &shown, findings);
        }
        tried.push(shown);
    }
    tried.dedup();
    findings.push(findings::no_set(name, &tried));
    None
}

fn read(
    shelf: &Shelf<'_>,
    path: &Path,
    shown: &str,
    findings: &mut Vec<Finding>,
) -> Option<SetText> {
    let text = shelf.text(path, shown, findings)?;
    let calendars = calendars_beside(shelf, path, findings);
    let amendments = amendments_beside(shelf, path, shown, findings);
    let mut parts = vec![files::digest(text.as_bytes())];
    parts.extend(
        amendments
            .iter()
            .chain(&calendars)
            .map(|(_, text)| files::digest(text.as_bytes())),
    );
    let digest = files::digest(parts.join("\n").as_bytes());
    Some(SetText {
        file: shown.to_owned(),
        text,
        calendars,
        amendments,
        digest,
    })
}

/// `<year>.<name>.toml` beside `<year>.toml`, by name.
fn amendments_beside(
    shelf: &Shelf<'_>,
    set: &Path,
    shown: &str,
    findings: &mut Vec<Finding>,
) -> Vec<(String, String)> {
    let (Some(folder), Some(stem)) = (set.parent(), set.file_stem()) else {
        return Vec::new();
    };
    let start = format!("{}.", stem.to_string_lossy());
    let shown_folder = shown.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names = shelf.names_in(folder).into_iter().filter(|name| {
        let rest = name.strip_prefix(&start);
        rest.and_then(|rest| rest.strip_suffix(".toml"))
            .is_some_and(|own| !own.is_empty())
    });
    names
        .filter_map(|name| {
            let path = folder.join(&name);
            let shown = match shown_folder {
                "" => name,
                folder => format!("{folder}/{name}"),
            };
            shelf
                .text(&path, &shown, findings)
                .map(|text| (shown, text))
        })
        .collect()
}

/// `calendars/*.toml` in the set's folder or in the one above it; for a set that stands elsewhere, such as a draft, those of the nearest folder `criteria`.
fn calendars_beside(
    shelf: &Shelf<'_>,
    set: &Path,
    findings: &mut Vec<Finding>,
) -> Vec<(String, String)> {
    let folders = set
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join("calendars"));
    let mut folders: Vec<PathBuf> = folders.collect();
    let named = shelf.candidates("calendars/0");
    folders.extend(
        named
            .iter()
            .filter_map(|(path, _)| Some(path.parent()?.to_owned())),
    );
    folders.retain(|folder| shelf.is_folder(folder));
    let Some(folder) = folders.into_iter().next() else {
        return Vec::new();
    };
    let names = shelf.names_in(&folder).into_iter();
    names
        .filter(|name| name.ends_with(".toml"))
        .filter_map(|name| {
            let shown = format!("criteria/calendars/{name}");
            let text = shelf.text(&folder.join(&name), &shown, findings);
            text.map(|text| (shown, text))
        })
        .collect()
}
