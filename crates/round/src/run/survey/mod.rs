//! Surveys of a round: files → responses → what counts → figures → values of the survey layer.

mod covariances;
mod findings;
mod links;
mod margins;
mod population;
mod reading;
mod shown;
mod store;
mod table;
mod withhold;
mod words;

pub use covariances::{LeafCovariance, covariances_csv};
pub use links::{Fills, Link};
pub use reading::{Preview, preview, quality_of_files};
pub use words::{
    aggregation_words, blanks_words, figure_code, figure_title, formula_words, method_words,
};

use super::Read;
use crate::{Inputs, Progress};
use criteria::{CriteriaSet, LayerKind, LeafId};
use finding::{Finding, Place, Text};
use std::collections::BTreeMap;
use survey::{
    ClusterSize, Covariances, DesignChoice, DomainKind, Estimates, Instrument, Issued, Limits,
    MarginTotals, Quality, QualityRequest, ReadReport, Request, Responses, ShowIntervals, Validity,
    Wanted,
};
use units::Roster;

/// What one survey of the round comes to.
#[derive(Debug, Clone)]
pub struct SurveyRun {
    /// Its id in the round.
    pub id: String,
    /// Index into the surveys of the manifest.
    pub survey: usize,
    /// The instrument.
    pub instrument: Instrument,
    /// Everything that came back.
    pub responses: Responses,
    /// What each file was taken for, in their order.
    pub reports: Vec<ReadReport>,
    /// Limits of validity: the instrument's, with what the round says otherwise.
    pub limits: Limits,
    /// What was issued.
    pub issued: Issued,
    /// By unit of the roster: its population.
    pub population: Vec<Option<u64>>,
    /// By unit of the roster: responses that its sample wanted; empty where the round names no record of a draw.
    pub planned: Vec<Option<u64>>,
    /// Which responses count.
    pub validity: Validity,
    /// The sample design.
    pub design: DesignChoice,
    /// Figures of every domain as they may be shown: small cells are hidden.
    pub estimates: Estimates,
    /// Values of the linked leaves by unit with their covariances; internal, but a value of fewer respondents than the small cell is not here either.
    pub covariances: Covariances,
    /// Values that were taken out of the covariances, by unit and column.
    withheld: Vec<withhold::Withheld>,
    /// One page on the quality of the responses.
    pub quality: Quality,
    /// Where intervals are shown.
    pub intervals: ShowIntervals,
    /// The files of responses.
    pub files: Vec<String>,
    files_of: Vec<Vec<String>>,
    domain_of: Vec<Option<usize>>,
}

impl SurveyRun {
    /// The files that hold responses of a unit, in their order.
    #[must_use]
    pub fn files_of(&self, unit: u32) -> &[String] {
        self.files_of.get(unit as usize).map_or(&[], Vec::as_slice)
    }
}

/// By unit of the roster the files that hold responses of it.
fn files_of(responses: &Responses, n_units: usize) -> Vec<Vec<String>> {
    let mut sources: Vec<Vec<u32>> = vec![Vec::new(); n_units];
    for (row, unit) in responses.rows.iter().zip(&responses.units) {
        if let Some(own) = sources.get_mut(*unit as usize)
            && own.last() != Some(&row.source)
            && !own.contains(&row.source)
        {
            own.push(row.source);
        }
    }
    let name = |source: &u32| {
        responses
            .sources
            .get(*source as usize)
            .map(|(file, _)| file.clone())
    };
    sources
        .iter_mut()
        .map(|own| {
            own.sort_unstable();
            let mut files: Vec<String> = own.iter().filter_map(name).collect();
            files.dedup();
            files
        })
        .collect()
}

/// By unit of the roster its place among the domains.
fn domain_of(estimates: &Estimates, n_units: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; n_units];
    for (at, domain) in estimates.domains.iter().enumerate() {
        if let DomainKind::Unit(unit) = domain.kind
            && let Some(place) = places.get_mut(unit as usize)
        {
            *place = Some(at);
        }
    }
    places
}

/// A survey whose responses are read and looked at; nothing is estimated yet.
struct Opened {
    id: String,
    survey: usize,
    instrument: Instrument,
    responses: Responses,
    reports: Vec<ReadReport>,
    limits: Limits,
    issued: Issued,
    population: Vec<Option<u64>>,
    margins: Vec<MarginTotals>,
    cluster_sizes: Vec<ClusterSize>,
    planned: Vec<Option<u64>>,
    validity: Validity,
}

/// Reads and counts every survey of the round and fills the survey layer.
pub(super) fn run(
    inputs: &Inputs,
    read: &mut Read,
    findings: &mut Vec<Finding>,
    progress: Progress<'_>,
) -> (Vec<SurveyRun>, Vec<Link>) {
    if inputs.surveys.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let opened: Vec<Opened> = (0..inputs.surveys.len())
        .filter_map(|survey| reading::open(inputs, survey, &read.roster, findings, progress))
        .collect();
    let known: Vec<links::Known<'_>> = opened
        .iter()
        .map(|own| links::Known {
            id: &own.id,
            instrument: &own.instrument,
            survey: own.survey,
        })
        .collect();
    let (links, mut wanted) = links::resolve(inputs, &read.set, &known, findings);
    let runs: Vec<SurveyRun> = opened
        .into_iter()
        .map(|own| {
            progress(&Text::new(
                format!("tính {}", own.id),
                format!("estimating {}", own.id),
            ));
            let wanted = std::mem::take(&mut wanted[own.survey]);
            estimate(inputs, own, wanted, (&read.set, &read.roster), findings)
        })
        .collect();
    for run in &runs {
        let line = inputs.surveys[run.survey].survey.line;
        let place = Place::line(&inputs.manifest.file, line, 1);
        withhold::told(&read.set, &read.roster, run, &links, &place, findings);
    }
    store::store(
        &read.set,
        &read.roster,
        &links,
        &runs,
        &mut read.answers,
        findings,
    );
    not_in_round(inputs, read, &links, findings);
    (runs, links)
}

fn estimate(
    inputs: &Inputs,
    own: Opened,
    wanted: Vec<Wanted>,
    (set, roster): (&CriteriaSet, &Roster),
    findings: &mut Vec<Finding>,
) -> SurveyRun {
    let entry = &inputs.surveys[own.survey].survey;
    let design = DesignChoice {
        probability: entry.design.probability,
        lonely: entry.design.lonely,
        units_are_strata: entry.design.units_are_strata,
        population: own.population.clone(),
        margins: own.margins.clone(),
        cluster_sizes: own.cluster_sizes.clone(),
    };
    let mut request = Request::new(
        &own.instrument,
        &own.responses,
        &own.validity,
        roster,
        &design,
    );
    request.wanted = wanted;
    request.proportions = entry.design.proportions;
    let (mut estimates, mut covariances, found) = survey::estimate_survey(&request);
    findings.extend(found);
    let withheld = withhold::withhold(&mut covariances, own.limits.small_cell);
    survey::hide(
        &mut estimates,
        &own.instrument,
        roster,
        own.limits.small_cell,
    );
    let place = Place::line(&inputs.manifest.file, entry.line, 1);
    without_responses(set, roster, &own, place, findings);
    let quality = survey::quality(&QualityRequest {
        instrument: &own.instrument,
        responses: &own.responses,
        validity: &own.validity,
        roster,
        limits: &own.limits,
        estimates: Some(&estimates),
        population: &[],
    });
    SurveyRun {
        quality,
        files: inputs.surveys[own.survey]
            .files
            .iter()
            .map(|file| file.name.clone())
            .collect(),
        files_of: files_of(&own.responses, roster.len()),
        domain_of: domain_of(&estimates, roster.len()),
        intervals: entry.intervals,
        id: own.id,
        survey: own.survey,
        instrument: own.instrument,
        responses: own.responses,
        reports: own.reports,
        limits: own.limits,
        issued: own.issued,
        population: own.population,
        planned: own.planned,
        validity: own.validity,
        design,
        estimates,
        covariances,
        withheld,
    }
}

/// Ranked units of the set's levels of which no response counts, in one finding a survey.
fn without_responses(
    set: &CriteriaSet,
    roster: &Roster,
    own: &Opened,
    place: Place,
    findings: &mut Vec<Finding>,
) {
    const MOST: usize = 10;
    let mut counted = vec![false; roster.len()];
    for (row, unit) in own.responses.units.iter().enumerate() {
        if let Some(counted) = counted.get_mut(*unit as usize) {
            *counted |= own.validity.counts(row);
        }
    }
    let asked = |unit: &units::Unit| {
        let of_level = |own: &criteria::Level| own.key() == unit.level.key();
        unit.is_ranked() && set.levels.iter().any(of_level)
    };
    let units = roster.units().iter().zip(counted);
    let mut names: Vec<String> = units
        .filter(|(unit, counted)| !counted && asked(unit))
        .map(|(unit, _)| format!("{} ({})", unit.display_name(), unit.code))
        .collect();
    if names.is_empty() {
        return;
    }
    let n = names.len();
    names.truncate(MOST);
    let list = names.join("; ");
    let list = if n > MOST {
        format!("{list}; …")
    } else {
        list
    };
    findings.push(self::findings::no_valid(place, &list, n, &own.id));
}

/// Leaves that name an instrument which the round does not list, and whose inputs no file of the survey layer gives either: one finding an instrument.
fn not_in_round(inputs: &Inputs, read: &Read, links: &[Link], findings: &mut Vec<Finding>) {
    let set = &read.set;
    let Some(layer) = read.answers.layer(LayerKind::Survey) else {
        return;
    };
    let mut wanted: BTreeMap<&str, Vec<LeafId>> = BTreeMap::new();
    for leaf in set.leaf_ids() {
        for (group, own) in set.leaf(leaf).rule.respondents().into_iter().enumerate() {
            let Some(asked) = &own.asked else { continue };
            let linked = links
                .iter()
                .any(|link| link.leaf == leaf && link.group == group);
            // What is wrong with a survey that the round lists has been told.
            let listed = inputs.surveys.iter().any(|own| {
                own.survey.instrument == asked.instrument
                    || own.survey.id.as_ref() == Some(&asked.instrument)
            });
            let typed = (0..layer.n_units()).any(|unit| layer.has_leaf(set, unit, leaf));
            if !linked && !listed && !typed {
                let leaves = wanted.entry(&asked.instrument).or_default();
                if leaves.last() != Some(&leaf) {
                    leaves.push(leaf);
                }
            }
        }
    }
    for (instrument, leaves) in wanted {
        let nodes = leaves.iter().map(|leaf| set.leaf_node(*leaf));
        let codes: Vec<&str> = nodes.clone().map(|node| node.code.as_str()).collect();
        let line = nodes.map(|node| node.line).next().unwrap_or(1);
        let place = set.place(line);
        findings.push(findings::not_in_round(place, instrument, &codes.join(", ")));
    }
}
