//! Where a round's files stand: a folder of the computer, a folder that nothing may lead out of, or files in memory.

use super::findings;
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// No office holds a workbook of this size; reading it whole would eat the memory.
const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// Files in memory, by their path from the round's folder.
pub(super) type Held = BTreeMap<String, Arc<[u8]>>;

/// Where the files stand. Paths that a shelf gives are understood by itself only.
#[derive(Debug, Clone)]
pub(super) enum Shelf<'a> {
    /// A folder; sets and instruments are also looked for above it and above the place of work.
    Free(PathBuf),
    /// A folder out of which no path leads, nor a link.
    Contained(PathBuf),
    /// Files in memory, those below a folder (empty, or ending in `/`).
    Held(&'a Held, String),
}

impl Shelf<'_> {
    /// Whether a path that the manifest names may be followed.
    pub(super) fn allows(&self, path: &str) -> bool {
        matches!(self, Self::Free(_)) || is_inside(path)
    }

    /// The shelf of a folder on this one.
    pub(super) fn below(&self, folder: &str) -> Self {
        match self {
            Self::Free(own) => Self::Free(own.join(folder)),
            Self::Contained(own) => Self::Contained(own.join(folder)),
            Self::Held(files, own) => {
                let folder = folder.trim_end_matches('/');
                Self::Held(files, format!("{own}{folder}/"))
            }
        }
    }

    /// The folder as it is shown.
    pub(super) fn folder(&self) -> PathBuf {
        match self {
            Self::Free(own) | Self::Contained(own) => own.clone(),
            Self::Held(_, own) => PathBuf::from(own),
        }
    }

    /// A path from the round's folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        match self {
            Self::Free(own) => own.join(name),
            Self::Contained(_) | Self::Held(..) => PathBuf::from(name),
        }
    }

    /// Where a set or an instrument of this name may stand, each with the path that is shown.
    pub(super) fn candidates(&self, name: &str) -> Vec<(PathBuf, String)> {
        let is_path = Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "toml");
        let shown = if is_path {
            name.to_owned()
        } else {
            format!("criteria/{name}.toml")
        };
        let Self::Free(folder) = self else {
            return vec![(PathBuf::from(&shown), shown)];
        };
        let here = std::env::current_dir().unwrap_or_default();
        if is_path {
            return vec![(folder.join(name), shown.clone()), (here.join(name), shown)];
        }
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        let above = folder.ancestors().chain(here.ancestors());
        above.map(|top| (top.join(&shown), shown.clone())).collect()
    }

    pub(super) fn is_file(&self, path: &Path) -> bool {
        match self {
            Self::Held(..) => self.held(path).is_some(),
            _ => self.on_disk(path).is_some_and(|path| path.is_file()),
        }
    }

    pub(super) fn is_folder(&self, path: &Path) -> bool {
        match self {
            Self::Held(files, own) => {
                let start = format!("{own}{}/", path.to_string_lossy());
                files
                    .range(start.clone()..)
                    .next()
                    .is_some_and(|(name, _)| name.starts_with(&start))
            }
            _ => self.on_disk(path).is_some_and(|path| path.is_dir()),
        }
    }

    /// Names of the files in a folder, in order.
    pub(super) fn names_in(&self, folder: &Path) -> Vec<String> {
        let names: BTreeSet<String> = if let Self::Held(files, own) = self {
            let start = match folder.to_string_lossy() {
                inside if inside.is_empty() => own.clone(),
                inside => format!("{own}{inside}/"),
            };
            let below = files.range(start.clone()..);
            let below = below.take_while(|(name, _)| name.starts_with(&start));
            below
                .map(|(name, _)| name[start.len()..].to_owned())
                .filter(|name| !name.contains('/'))
                .collect()
        } else {
            let entries = self.on_disk(folder).map(std::fs::read_dir);
            let entries = entries.into_iter().flatten().flatten().flatten();
            entries
                .filter(|entry| entry.path().is_file())
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect()
        };
        names.into_iter().collect()
    }

    /// A file's bytes; what hinders is a finding.
    pub(super) fn bytes(
        &self,
        path: &Path,
        shown: &str,
        findings: &mut Vec<Finding>,
    ) -> Option<Arc<[u8]>> {
        let read = || -> std::io::Result<Option<Arc<[u8]>>> {
            if let Self::Held(..) = self {
                let held = self.held(path).cloned();
                return held.map(Some).ok_or(std::io::ErrorKind::NotFound.into());
            }
            let path = self
                .on_disk(path)
                .ok_or(std::io::Error::from(std::io::ErrorKind::NotFound))?;
            let about = std::fs::metadata(&path)?;
            // A device or a pipe has no length and may never end.
            if !about.is_file() {
                return Err(std::io::Error::other("not a regular file"));
            }
            if about.len() > MOST_BYTES {
                return Ok(None);
            }
            std::fs::read(&path).map(|bytes| Some(Arc::from(bytes)))
        };
        match read() {
            Ok(Some(bytes)) => Some(bytes),
            Ok(None) => {
                findings.push(findings::too_large(shown, MOST_BYTES / (1024 * 1024)));
                None
            }
            Err(error) => {
                findings.push(findings::not_readable(shown, &error));
                None
            }
        }
    }

    /// A text file in UTF-8; a byte order mark is passed over.
    pub(super) fn text(
        &self,
        path: &Path,
        shown: &str,
        findings: &mut Vec<Finding>,
    ) -> Option<String> {
        let bytes = self.bytes(path, shown, findings)?;
        match std::str::from_utf8(&bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
            Err(_) => {
                findings.push(findings::not_utf8(shown));
                None
            }
        }
    }

    fn held(&self, path: &Path) -> Option<&Arc<[u8]>> {
        let Self::Held(files, own) = self else {
            return None;
        };
        files.get(&format!("{own}{}", path.to_string_lossy()))
    }

    /// The path on disk; nothing where it would lead out of a contained folder, by its words or by a link.
    fn on_disk(&self, path: &Path) -> Option<PathBuf> {
        match self {
            Self::Free(_) => Some(path.to_owned()),
            Self::Contained(own) => {
                if !path
                    .to_str()
                    .is_some_and(|path| path.is_empty() || is_inside(path))
                {
                    return None;
                }
                let (own, path) = (
                    own.canonicalize().ok()?,
                    own.join(path).canonicalize().ok()?,
                );
                path.starts_with(&own).then_some(path)
            }
            Self::Held(..) => None,
        }
    }
}

/// Whether a path stays below the folder it starts from: no `..`, no root, no drive, no empty name.
pub(super) fn is_inside(path: &str) -> bool {
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && !path.contains("//")
        && !path
            .split('/')
            .any(|part| part == "." || part.contains(':'))
        && Path::new(path).components().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out() {
        for (path, inside) in [
            ("units.csv", true),
            ("forms/*.xlsx", true),
            ("qd766/2026", true),
            ("../units.csv", false),
            ("forms/../../units.csv", false),
            ("/etc/passwd", false),
            ("C:\\x", false),
            ("c:/x", false),
            ("a\\..\\b", false),
            ("./a", false),
            ("a//b", false),
            ("", false),
        ] {
            assert_eq!(is_inside(path), inside, "{path}");
        }
    }
}
