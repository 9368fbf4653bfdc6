//! The surveys of a round: instrument, responses, what was issued, populations, saved mapping.

use super::{files, findings, shelf::Shelf};
use crate::Survey;
use finding::{Finding, Place};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use survey::InstrumentSource;

/// A file of responses, read whole, with its digest.
#[derive(Debug, Clone)]
pub struct SurveyFile {
    /// The path from the round's folder, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// SHA-256, lower-case hex.
    pub digest: String,
}

/// One `[[survey]]` of the manifest with everything that it names.
#[derive(Debug, Clone)]
pub struct FoundSurvey {
    /// What the manifest says.
    pub survey: Survey,
    /// The instrument's text and workbook; `None` where it was not found.
    pub instrument: Option<InstrumentSource>,
    /// The files of responses, in the order of the manifest, then by name.
    pub files: Vec<SurveyFile>,
    /// Path and text of `issued`.
    pub issued: Option<(String, String)>,
    /// Path and text of `population`.
    pub population: Option<(String, String)>,
    /// Path and text of `margins`.
    pub margins: Option<(String, String)>,
    /// Path and text of `design.population`.
    pub clusters: Option<(String, String)>,
    /// Path and text of `sample`.
    pub sample: Option<(String, String)>,
    /// Path and text of `mapping`.
    pub mapping: Option<(String, String)>,
}

pub(super) fn collect(
    shelf: &Shelf<'_>,
    surveys: &[Survey],
    findings: &mut Vec<Finding>,
) -> Vec<FoundSurvey> {
    surveys
        .iter()
        .map(|survey| one(shelf, survey, findings))
        .collect()
}

fn one(shelf: &Shelf<'_>, survey: &Survey, findings: &mut Vec<Finding>) -> FoundSurvey {
    let before = findings.len();
    let instrument = instrument(shelf, &survey.instrument, findings);
    for found in &mut findings[before..] {
        if found.code == "instrument-not-found" {
            found.place = Place::line("round.toml", survey.line, 1);
        }
    }
    let mut found: Vec<SurveyFile> = Vec::new();
    for path in &survey.files {
        let names = files::names(shelf, path);
        if names.is_empty() {
            findings.push(findings::no_file(path, survey.line));
        }
        for name in names {
            // The tables that the round itself keeps beside the responses are none.
            let own = [
                &survey.issued,
                &survey.population,
                &survey.margins,
                &survey.design.population,
                &survey.mapping,
            ];
            if own.iter().any(|own| own.as_ref() == Some(&name))
                || found.iter().any(|file| file.name == name)
            {
                continue;
            }
            if let Some(bytes) = shelf.bytes(&shelf.path(&name), &name, findings) {
                found.push(SurveyFile {
                    digest: files::digest(&bytes),
                    bytes,
                    name,
                });
            }
        }
    }
    let mut text = |path: &Option<String>| {
        let path = path.as_ref()?;
        Some((path.clone(), shelf.text(&shelf.path(path), path, findings)?))
    };
    FoundSurvey {
        issued: text(&survey.issued),
        population: text(&survey.population),
        margins: text(&survey.margins),
        clusters: text(&survey.design.population),
        sample: text(&survey.sample),
        // A mapping that was never saved is no mistake: columns are then taken for what they look like.
        mapping: survey
            .mapping
            .as_ref()
            .filter(|path| shelf.is_file(&shelf.path(path)))
            .and_then(|_| text(&survey.mapping)),
        survey: survey.clone(),
        instrument,
        files: found,
    }
}

impl FoundSurvey {
    /// Files of responses without a round: the instrument is looked for from the place of work.
    #[must_use]
    pub fn of_files(instrument: &str, paths: &[PathBuf]) -> (Self, Vec<Finding>) {
        let mut findings = Vec::new();
        let files = paths.iter().filter_map(|path| {
            let name = path.file_name().unwrap_or(path.as_os_str());
            let name = name.to_string_lossy().into_owned();
            let here = Shelf::Free(PathBuf::new());
            let bytes = here.bytes(path, &name, &mut findings)?;
            Some(SurveyFile {
                digest: files::digest(&bytes),
                bytes,
                name,
            })
        });
        let files = files.collect();
        let found = Self {
            survey: Survey::of(instrument),
            instrument: find_instrument(instrument, Path::new("."), &mut findings),
            files,
            issued: None,
            population: None,
            margins: None,
            clusters: None,
            sample: None,
            mapping: None,
        };
        (found, findings)
    }
}

/// Finds the instrument called `name` (`sipas/2022`, or a path ending in `.toml`), and the workbook that it names beside it.
#[must_use]
pub fn find_instrument(
    name: &str,
    folder: &Path,
    findings: &mut Vec<Finding>,
) -> Option<InstrumentSource> {
    instrument(&Shelf::Free(folder.to_owned()), name, findings)
}

fn instrument(
    shelf: &Shelf<'_>,
    name: &str,
    findings: &mut Vec<Finding>,
) -> Option<InstrumentSource> {
    let mut tried = Vec::new();
    for (path, shown) in shelf.candidates(name) {
        if !shelf.is_file(&path) {
            tried.push(shown);
            continue;
        }
        let text = shelf.text(&path, &shown, findings)?;
        let xlsform = match survey::xlsform_of(&text) {
            Some(beside) => {
                let own = Path::new(&shown).with_file_name(&beside);
                let own = own.to_string_lossy().replace('\\', "/");
                let bytes = shelf.bytes(&path.with_file_name(&beside), &own, findings)?;
                Some((own, bytes.to_vec()))
            }
            None => None,
        };
        return Some(InstrumentSource {
            file: shown,
            text,
            xlsform,
        });
    }
    tried.dedup();
    findings.push(findings::no_instrument(name, &tried));
    None
}

/// Digests of everything that a survey is a function of, in a fixed order.
pub(super) fn digests(found: &FoundSurvey) -> Vec<String> {
    let mut digests = Vec::new();
    if let Some(instrument) = &found.instrument {
        digests.push(files::digest(instrument.text.as_bytes()));
        digests.extend(
            instrument
                .xlsform
                .iter()
                .map(|(_, bytes)| files::digest(bytes)),
        );
    }
    let texts = [
        &found.issued,
        &found.population,
        &found.margins,
        &found.clusters,
        &found.sample,
        &found.mapping,
    ];
    digests.extend(
        texts
            .into_iter()
            .flatten()
            .map(|(_, text)| files::digest(text.as_bytes())),
    );
    digests.extend(found.files.iter().map(|file| file.digest.clone()));
    digests
}
