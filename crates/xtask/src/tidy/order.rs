//! The order of the rooms: no arrow runs back.

use super::Source;

/// Lowest first; crates in one row do not know each other.
const ORDER: &[&[&str]] = &[
    &["points"],
    &["finding", "vietnamese"],
    &["units", "criteria", "workbook"],
    &["answers", "survey"],
    &["scoring"],
    &["annex", "ranking"],
    &["compare"],
    &["report", "procedure"],
    &["round"],
    &["store"],
    &["api"],
    &["cli"],
    &["xtask", "benches"],
];

pub(crate) fn check(manifests: &[&Source]) -> Vec<String> {
    let floor = |name: &str| ORDER.iter().position(|row| row.contains(&name));
    let mut breaches = Vec::new();
    for manifest in manifests {
        let name = crate_of(&manifest.path);
        let Some(own) = floor(&name) else {
            if !name.is_empty() {
                breaches.push(format!(
                    "{}: the room has no place in the order",
                    manifest.path
                ));
            }
            continue;
        };
        for (dependency, dev) in dependencies(&manifest.text) {
            // Synthetic data for a bench that stands beside its program.
            if dev && dependency == "benches" {
                continue;
            }
            if floor(&dependency).is_some_and(|other| other >= own) {
                breaches.push(format!(
                    "{}: `{name}` stands below `{dependency}` and may not use it",
                    manifest.path
                ));
            }
        }
    }
    breaches
}

/// `crates/units/Cargo.toml` is `units`; the workspace's own manifest is empty.
pub(crate) fn crate_of(path: &str) -> String {
    let folders: Vec<&str> = path.split('/').collect();
    match folders.as_slice() {
        ["crates", name, "Cargo.toml"] | [name @ "benches", "Cargo.toml"] => (*name).to_owned(),
        _ => String::new(),
    }
}

/// Names under `[dependencies]` (false) and `[dev-dependencies]` (true).
pub(crate) fn dependencies(manifest: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut section = None;
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = match line {
                "[dependencies]" => Some(false),
                "[dev-dependencies]" => Some(true),
                _ => None,
            };
        } else if let (Some(dev), Some((name, _))) = (section, line.split_once(['.', ' ', '=']))
            && !name.starts_with('#')
        {
            found.push((name.to_owned(), dev));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_that_runs_back_is_named() {
        let manifest = |path: &str, text: &str| Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let good = manifest(
            "crates/scoring/Cargo.toml",
            "[dependencies]\nanswers.workspace = true\n",
        );
        let bad = manifest(
            "crates/points/Cargo.toml",
            "[dependencies]\nunits.workspace = true\n",
        );
        assert_eq!(check(&[&good]), Vec::<String>::new());
        assert_eq!(check(&[&bad]).len(), 1);
    }
}
