//! House rules that a program can check.

mod doors;
mod files;
mod order;
mod words;

use std::path::{Path, PathBuf};

/// A tracked source file with its text.
pub(crate) struct Source {
    /// From the workspace, with `/`.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
}

/// Runs all checks; the error lists every breach.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    let sources = sources(root)?;
    let manifests: Vec<&Source> = sources
        .iter()
        .filter(|source| source.path.ends_with("Cargo.toml"))
        .collect();
    let mut breaches = Vec::new();
    breaches.extend(doors::check(&manifests));
    breaches.extend(order::check(&manifests));
    breaches.extend(files::check(&sources));
    breaches.extend(words::check(&sources));
    if breaches.is_empty() {
        println!("tidy: {} files in order", sources.len());
        Ok(())
    } else {
        Err(format!(
            "{}\ntidy: {} breaches",
            breaches.join("\n"),
            breaches.len()
        ))
    }
}

fn sources(root: &Path) -> Result<Vec<Source>, String> {
    let mut found = Vec::new();
    for top in ["crates", "benches", "criteria"] {
        walk(&root.join(top), &mut found)?;
    }
    found.extend(["README.md", "CHANGELOG.md"].map(|page| root.join(page)));
    let read = |path: PathBuf| -> Result<Source, String> {
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let inside = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        Ok(Source { path: inside, text })
    };
    found.into_iter().map(read).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if name != "target" {
                walk(&path, found)?;
            }
        } else if [".rs", ".md", ".toml", ".html", ".ftl"]
            .iter()
            .any(|ending| name.ends_with(ending))
        {
            found.push(path);
        }
    }
    Ok(())
}
