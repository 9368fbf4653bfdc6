//! The public bundle: what the act made public, with the set it follows from.

use super::{About, CSV, JSON, SET, SURVEYS, table};
use crate::{AnswerFiles, Inputs, pack};
use finding::Finding;
use serde_json::Value;
use workbook::Files;

/// What is public of a result, already cut.
#[derive(Debug, Clone)]
pub struct PublicResult {
    /// As `rank --format json` prints it, without what may not be seen.
    pub ranking: Value,
    /// Surveys by their id, as JSON, small cells hidden.
    pub surveys: Vec<(String, Value)>,
}

/// What the act made public, the criteria set with its amendments and calendars, and the digest of each file.
///
/// # Errors
/// As [`pack`], or where the archive cannot be written.
pub fn public_bundle(
    inputs: &Inputs,
    result: &PublicResult,
    about: About,
) -> Result<Vec<u8>, Box<Finding>> {
    let mut files = Files::new();
    for (path, bytes) in set_files(inputs)? {
        files.insert(format!("{SET}{path}"), bytes);
    }
    let mut add = |path: String, value: &Value| {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        files.insert(path, format!("{text}\n").into_bytes().into());
    };
    add(JSON.to_owned(), &result.ranking);
    for (at, (id, survey)) in result.surveys.iter().enumerate() {
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() || c == '.' {
                c
            } else {
                '-'
            }
        };
        let name: String = id.chars().map(plain).collect();
        add(format!("{SURVEYS}{:02}-{name}.json", at + 1), survey);
    }
    files.insert(
        CSV.to_owned(),
        table::csv(&result.ranking).into_bytes().into(),
    );
    about.seal(files)
}

/// The set with its amendments and calendars, by their paths in a packed folder.
fn set_files(inputs: &Inputs) -> Result<Files, Box<Finding>> {
    let mut only = Inputs {
        files: Vec::new(),
        surveys: Vec::new(),
        known_text: None,
        previous: None,
        ..inputs.clone()
    };
    only.manifest.surveys.clear();
    let mut packed = pack(&only, AnswerFiles::Leave)?;
    packed.remove("round.toml");
    packed.retain(|path, _| path.ends_with(".toml"));
    Ok(packed)
}
