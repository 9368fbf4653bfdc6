//! The one pipeline: inputs → set and roster → answers → points → ranks.

mod concerned;
mod files;
mod import;
mod known;
mod previous;
mod survey;

pub use self::import::{ReadWorkbooks, name_twice, read_workbooks};
pub use self::survey::{
    Fills, LeafCovariance, Link, Preview, SurveyRun, aggregation_words, blanks_words,
    covariances_csv, figure_code, figure_title, formula_words, method_words, preview,
    quality_of_files,
};

use crate::{AnswerRow, Inputs, Period, answers_from};
use answers::{Answers, Mapping};
use criteria::{CriteriaSet, LayerKind, Source, read_set_at};
use finding::{Finding, Place, Text};
use ranking::{Entrant, Ranked, rank_entrants};
use scoring::{Scored, Settings};
use std::collections::{BTreeMap, BTreeSet};
use units::{Level, Roster};

/// What a round comes to.
#[derive(Debug, Clone)]
pub struct Ran {
    /// The set.
    pub set: CriteriaSet,
    /// The roster.
    pub roster: Roster,
    /// Everything that was answered, with its cells.
    pub answers: Answers,
    /// Points in every layer.
    pub scored: Scored,
    /// Ranks.
    pub ranked: Ranked,
    /// What scoring knew besides.
    pub settings: Settings,
    /// What each sheet was taken for.
    pub mappings: Vec<Mapping>,
    /// The units (indices in the roster) that the files of a layer hold.
    pub seen: BTreeMap<LayerKind, BTreeSet<u32>>,
    /// The surveys that were counted, in the order of the manifest.
    pub surveys: Vec<SurveyRun>,
    /// Which survey leaves took their values from them.
    pub links: Vec<Link>,
    /// Everything found, in the order of reading, then of scoring.
    pub findings: Vec<Finding>,
}

/// Told what is being done, in words, before each long step.
pub type Progress<'a> = &'a dyn Fn(&Text);

/// Set, roster and answers of a round, before anything is scored.
#[derive(Debug, Clone)]
pub struct Read {
    /// The set.
    pub set: CriteriaSet,
    /// The roster.
    pub roster: Roster,
    /// Everything that was answered.
    pub answers: Answers,
    /// What each sheet was taken for.
    pub mappings: Vec<Mapping>,
    /// The units that the files of a layer hold.
    pub seen: BTreeMap<LayerKind, BTreeSet<u32>>,
}

/// Runs a round. `None` where the criteria set has errors or there is no unit: nothing is scored under a set that does not hold.
#[must_use]
pub fn run(inputs: &Inputs) -> (Option<Ran>, Vec<Finding>) {
    run_level(inputs, None)
}

/// The same, ranking the units of one level only; the others are scored and have no row.
#[must_use]
pub fn run_level(inputs: &Inputs, level: Option<Level>) -> (Option<Ran>, Vec<Finding>) {
    run_told(inputs, level, &|_| {})
}

/// The same, telling before each long step what it is.
#[must_use]
pub fn run_told(
    inputs: &Inputs,
    level: Option<Level>,
    progress: Progress<'_>,
) -> (Option<Ran>, Vec<Finding>) {
    let (read, findings) = read_answers(inputs);
    from_read(inputs, read, findings, level, progress)
}

/// Runs a round whose answers are records instead of files: same set, roster and surveys, same result.
///
/// What the files of answers would have been found to say is not here: it was said when they were read.
#[must_use]
pub fn run_entries(inputs: &Inputs, rows: &[AnswerRow]) -> (Option<Ran>, Vec<Finding>) {
    let (read, findings) = read_entries(inputs, rows);
    from_read(inputs, read, findings, None, &|_| {})
}

/// Counts the surveys, scores and ranks what was read.
fn from_read(
    inputs: &Inputs,
    mut read: Option<Read>,
    mut findings: Vec<Finding>,
    level: Option<Level>,
    progress: Progress<'_>,
) -> (Option<Ran>, Vec<Finding>) {
    let (surveys, links) = read.as_mut().map_or_else(Default::default, |read| {
        self::survey::run(inputs, read, &mut findings, progress)
    });
    let Some(Read {
        set,
        roster,
        answers,
        mappings,
        seen,
    }) = read
    else {
        return (None, findings);
    };
    let settings = Settings {
        as_of: inputs.manifest.as_of,
        running: inputs.manifest.period == Period::Running,
    };
    findings.extend(scoring::check_answers(&set, &roster, &answers, &settings));
    let (scored, found) = scoring::score(&set, &roster, &answers, &settings);
    findings.extend(found);
    known::settle(inputs, &set, &mut findings);
    let entrants = entrants(&roster, level);
    let mut ranked = rank_entrants(&set, &entrants, &scored);
    if level.is_some() {
        // Rows without a block stand last, so the indices of the blocks hold.
        ranked.rows.retain(|row| row.block.is_some());
    }
    findings.extend(ranked.findings.iter().cloned());
    let ran = Ran {
        set,
        roster,
        answers,
        scored,
        ranked,
        settings,
        mappings,
        seen,
        surveys,
        links,
        findings: findings.clone(),
    };
    (Some(ran), findings)
}

/// Reads everything and scores nothing: what `check`, the forms and last year's items need.
#[must_use]
pub fn read_answers(inputs: &Inputs) -> (Option<Read>, Vec<Finding>) {
    let (mut read, mut findings) = read_nothing(inputs);
    if let Some(read) = &mut read {
        files::read(inputs, read, &mut findings);
    }
    (read, findings)
}

/// The same with records in the place of files; the units of a layer are those of which it holds a record.
#[must_use]
pub fn read_entries(inputs: &Inputs, rows: &[AnswerRow]) -> (Option<Read>, Vec<Finding>) {
    let (mut read, mut findings) = read_nothing(inputs);
    if let Some(read) = &mut read {
        let (answers, found) = answers_from(&read.set, &read.roster, rows);
        findings.extend(found);
        read.answers = Answers {
            counted_before: std::mem::take(&mut read.answers.counted_before),
            ..answers
        };
        for row in rows {
            let unit = read.roster.position(&row.unit);
            if let Some(unit) = unit.and_then(|unit| u32::try_from(unit).ok()) {
                read.seen.entry(row.layer).or_default().insert(unit);
            }
        }
    }
    (read, findings)
}

/// Set and roster without any answer yet.
#[must_use]
pub fn read_nothing(inputs: &Inputs) -> (Option<Read>, Vec<Finding>) {
    let source = Source {
        file: inputs.set.file.clone(),
        text: inputs.set.text.clone(),
        calendars: inputs.set.calendars.clone(),
        amendments: inputs.set.amendments.clone(),
    };
    let (set, mut findings) = read_set_at(&source, inputs.manifest.as_of);
    let broken = findings.iter().any(Finding::is_error);
    // What only the author of a set has to know is said by `criteria check`, not at every run.
    findings.retain(Finding::is_error);
    let (roster, found) = units::read_roster(&inputs.roster.0, &inputs.roster.1);
    findings.extend(found);
    let Some(set) = set.filter(|_| !broken) else {
        findings.push(set_refused(&inputs.set.file));
        return (None, findings);
    };
    if roster.is_empty() {
        return (None, findings);
    }
    findings.extend(concerned::check(&set, &roster));
    let mut answers = Answers::default();
    if let Some(previous) = &inputs.previous {
        answers.counted_before = previous::counted(previous);
    }
    let read = Read {
        set,
        roster,
        answers,
        mappings: Vec::new(),
        seen: BTreeMap::new(),
    };
    (Some(read), findings)
}

fn entrants(roster: &Roster, level: Option<Level>) -> Vec<Entrant> {
    let units = roster.units().iter();
    units
        .map(|unit| Entrant {
            code: unit.code.clone(),
            name: unit.display_name(),
            block: unit
                .block
                .clone()
                .filter(|_| level.is_none_or(|level| unit.level == level)),
            parent: unit.parent.clone(),
        })
        .collect()
}

fn set_refused(file: &str) -> Finding {
    Finding::error("set-refused", Place::file(file))
        .says(
            "bộ tiêu chí còn lỗi nên không chấm điểm",
            "the criteria set has errors, so nothing was scored",
        )
        .expected("một bộ tiêu chí không có lỗi", "a set without errors")
        .fix(
            "chạy parindex criteria check và sửa từng lỗi",
            "run parindex criteria check and mend each error",
        )
}
