//! Where a criteria set is found: by a path, or by its name in a folder `criteria` above the round or above the place of work.

use super::{files, findings, text_of};
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
    let mut tried = Vec::new();
    for (path, shown) in candidates(name, folder) {
        if path.is_file() {
            return read(&path, &shown, findings);
        }
        tried.push(shown);
    }
    tried.dedup();
    findings.push(findings::no_set(name, &tried));
    None
}

pub(super) fn candidates(name: &str, folder: &Path) -> Vec<(PathBuf, String)> {
    let here = std::env::current_dir().unwrap_or_default();
    if Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "toml")
    {
        return vec![
            (folder.join(name), name.to_owned()),
            (here.join(name), name.to_owned()),
        ];
    }
    let shown = format!("criteria/{name}.toml");
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let above = folder.ancestors().chain(here.ancestors());
    above
        .map(|top| {
            (
                top.join("criteria").join(format!("{name}.toml")),
                shown.clone(),
            )
        })
        .collect()
}

fn read(path: &Path, shown: &str, findings: &mut Vec<Finding>) -> Option<SetText> {
    let text = text_of(path, shown, findings)?;
    let calendars = calendars_beside(path, findings);
    let amendments = amendments_beside(path, shown, findings);
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
    set: &Path,
    shown: &str,
    findings: &mut Vec<Finding>,
) -> Vec<(String, String)> {
    let (Some(folder), Some(stem)) = (set.parent(), set.file_stem()) else {
        return Vec::new();
    };
    let start = format!("{}.", stem.to_string_lossy());
    let shown_folder = shown.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            let rest = name.strip_prefix(&start);
            rest.and_then(|rest| rest.strip_suffix(".toml"))
                .is_some_and(|own| !own.is_empty())
        })
        .collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| {
            let path = folder.join(&name);
            let shown = match shown_folder {
                "" => name,
                folder => format!("{folder}/{name}"),
            };
            text_of(&path, &shown, findings).map(|text| (shown, text))
        })
        .collect()
}

/// `calendars/*.toml` in the set's folder or in the one above it.
fn calendars_beside(set: &Path, findings: &mut Vec<Finding>) -> Vec<(String, String)> {
    let folders = set
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join("calendars"));
    let Some(folder) = folders.into_iter().find(|folder| folder.is_dir()) else {
        return Vec::new();
    };
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    let tomls = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    tomls
        .filter_map(|path| {
            let shown = format!("criteria/calendars/{}", path.file_name()?.to_string_lossy());
            text_of(&path, &shown, findings).map(|text| (shown, text))
        })
        .collect()
}
