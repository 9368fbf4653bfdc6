//! One survey: instrument, files, issued sheets, populations; and which responses count.

use super::{Opened, findings as says, margins, population};
use crate::manifest::limits_over;
use crate::{FoundSurvey, Inputs, Progress};
use finding::{Finding, Place, Text};
use std::sync::Arc;
use survey::{
    DesignColumns, Instrument, Issued, Quality, QualityRequest, ReadReport, ResponseInput,
    Responses, check_responses, read_instrument, read_issued, read_mapping, read_responses,
    read_sample_record,
};
use units::Roster;

/// The responses of a survey as they were read; nothing is counted.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The survey's id.
    pub id: String,
    /// The instrument.
    pub instrument: Instrument,
    /// Everything that came back.
    pub responses: Responses,
    /// What each file was taken for, in their order.
    pub reports: Vec<ReadReport>,
}

/// Reads the files of a survey and counts nothing. `None` where the instrument has errors or was not found.
#[must_use]
pub fn preview(
    found: &FoundSurvey,
    roster: &Roster,
    progress: Progress<'_>,
) -> (Option<Preview>, Vec<Finding>) {
    let mut findings = Vec::new();
    let preview = read(found, roster, &mut findings, progress);
    (preview, findings)
}

/// One page on the quality of the files of a survey, under the limits of its instrument. `None` where the instrument has errors or was not found.
#[must_use]
pub fn quality_of_files(
    found: &FoundSurvey,
    roster: &Roster,
    progress: Progress<'_>,
) -> (Option<Quality>, Vec<Finding>) {
    let (preview, mut findings) = preview(found, roster, progress);
    let Some(preview) = preview else {
        return (None, findings);
    };
    let Preview {
        instrument,
        responses,
        ..
    } = &preview;
    let limits = &instrument.limits;
    let issued = Issued::default();
    let (validity, own) = check_responses(instrument, responses, roster, limits, &issued);
    findings.extend(own);
    let quality = survey::quality(&QualityRequest {
        instrument,
        responses,
        validity: &validity,
        roster,
        limits,
        estimates: None,
        population: &[],
    });
    (Some(quality), findings)
}

fn read(
    found: &FoundSurvey,
    roster: &Roster,
    findings: &mut Vec<Finding>,
    progress: Progress<'_>,
) -> Option<Preview> {
    let source = found.instrument.as_ref()?;
    let (instrument, own) = read_instrument(source);
    let broken = own.iter().any(Finding::is_error);
    // What only the author of an instrument has to know is not said at every run.
    findings.extend(own.into_iter().filter(Finding::is_error));
    let Some(instrument) = instrument.filter(|_| !broken) else {
        findings.push(says::refused(&source.file));
        return None;
    };
    let (responses, reports) = read_files(found, &instrument, roster, findings, progress);
    Some(Preview {
        id: found.survey.id.clone().unwrap_or_else(|| instrument.name()),
        instrument,
        responses,
        reports,
    })
}

pub(super) fn open(
    inputs: &Inputs,
    survey: usize,
    roster: &Roster,
    findings: &mut Vec<Finding>,
    progress: Progress<'_>,
) -> Option<Opened> {
    let found = &inputs.surveys[survey];
    let Preview {
        id,
        instrument,
        responses,
        reports,
    } = read(found, roster, findings, progress)?;
    if responses.is_empty() {
        let place = Place::line(&inputs.manifest.file, found.survey.line, 1);
        findings.push(says::no_responses(place, &id));
        return None;
    }
    let mut issued = Issued::default();
    if let Some((file, text)) = &found.issued {
        let (read, own) = read_issued(file, text, roster);
        issued = read;
        findings.extend(own);
    }
    let mut populations = Vec::new();
    if let Some((file, text)) = &found.population {
        let (read, own) = population::read(file, text, roster);
        populations = read;
        findings.extend(own);
    }
    let (mut margin_totals, mut cluster_sizes) = (Vec::new(), Vec::new());
    if let Some((file, text)) = &found.margins {
        let (read, own) = margins::margins((file, text), &instrument, roster);
        margin_totals = read;
        findings.extend(own);
    }
    if let Some((file, text)) = &found.clusters {
        let (read, own) = margins::cluster_sizes((file, text), roster);
        cluster_sizes = read;
        findings.extend(own);
    }
    let mut planned = Vec::new();
    if let Some((file, text)) = &found.sample {
        let (plans, own) = read_sample_record(file, text, roster);
        planned = vec![None; roster.len()];
        for plan in plans {
            planned[plan.unit as usize] = Some(plan.planned);
        }
        findings.extend(own);
    }
    let limits = limits_over(&inputs.manifest_text, &found.survey, &instrument.limits);
    let (validity, own) = check_responses(&instrument, &responses, roster, &limits, &issued);
    findings.extend(own);
    Some(Opened {
        id,
        survey,
        instrument,
        responses,
        reports,
        limits,
        issued,
        population: populations,
        margins: margin_totals,
        cluster_sizes,
        planned,
        validity,
    })
}

fn read_files(
    found: &FoundSurvey,
    instrument: &Instrument,
    roster: &Roster,
    findings: &mut Vec<Finding>,
    progress: Progress<'_>,
) -> (Responses, Vec<ReadReport>) {
    let mapping = found.mapping.as_ref().map(|(file, text)| {
        let (mapping, own) = read_mapping(file, text);
        findings.extend(own);
        mapping
    });
    let own = &found.survey.design;
    let design = DesignColumns {
        clusters: own.clusters.clone(),
        stratum: own.stratum.clone(),
        weight: own.weight.clone(),
    };
    let mut responses = Responses::default();
    let mut reports = Vec::new();
    for file in &found.files {
        progress(&Text::new(
            format!("đọc {}", file.name),
            format!("reading {}", file.name),
        ));
        let opened = survey::open_responses(&file.name, Arc::clone(&file.bytes), roster);
        let workbook = match opened {
            Ok((workbook, own)) => {
                findings.extend(own);
                workbook
            }
            Err(own) => {
                findings.extend(own);
                continue;
            }
        };
        let input = ResponseInput {
            mapping: mapping.as_ref(),
            design: Some(&design),
            ..ResponseInput::new(&workbook, instrument, roster)
        };
        let report = read_responses(&input, &mut responses);
        findings.extend(report.findings.iter().cloned());
        reports.push(report);
    }
    (responses, reports)
}
