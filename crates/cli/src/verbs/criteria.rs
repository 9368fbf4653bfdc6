//! `criteria check` and `criteria show`.

use super::open::{InForce, calendars_and_set, day, print_json, set_in_force, source_of};
use super::stages;
use crate::Exit;
use crate::args::{Criteria, Format};
use crate::output::Output;
use finding::{Finding, Text};
use std::path::Path;
use survey::InstrumentSource;

pub(crate) fn run(verb: &Criteria, out: &mut Output) -> Exit {
    match verb {
        Criteria::Check { sets, format } => check(sets, *format, out),
        Criteria::Show { set, at, format } => show(set, at.as_deref(), *format, out),
        Criteria::Compare(words) => super::compared_sets::run(words, out),
        Criteria::Import(import) => super::criteria_files::import(import, out),
        Criteria::Export(export) => super::criteria_files::export(export, out),
        Criteria::New(new) => super::criteria_files::new(new, out),
        Criteria::Impact(words) => super::impact::run(words, out),
    }
}

fn check(sets: &[String], format: Format, out: &mut Output) -> Exit {
    let mut all: Vec<Finding> = Vec::new();
    for name in sets {
        if let Some(source) = instrument(name) {
            all.extend(check_instrument(&source, format, out));
            continue;
        }
        let (source, findings) = source_of(name, Path::new("."));
        all.extend(findings);
        if let Some(source) = source {
            all.extend(stages::check(&source, format == Format::Text, out));
        }
    }
    match format {
        Format::Json => print_json(out, &all),
        Format::Text | Format::Csv => out.findings(&all, true),
    }
    if all.iter().any(Finding::is_error) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

/// The source of a questionnaire, which stands beside the sets under a name of the same form.
fn instrument(name: &str) -> Option<InstrumentSource> {
    // What is not found is told where it is looked for as a set.
    let mut elsewhere = Vec::new();
    round::find_instrument(name, Path::new("."), &mut elsewhere)
        .filter(|source| survey::is_instrument(&source.text))
}

fn check_instrument(source: &InstrumentSource, format: Format, out: &mut Output) -> Vec<Finding> {
    let (instrument, findings) = survey::read_instrument(source);
    if let Some(instrument) = instrument.filter(|_| format == Format::Text) {
        let count = finding::count(&findings);
        let (questions, index) = (instrument.questions.len(), &instrument.index);
        let (items, factors) = (index.items.len(), index.factors.len());
        out.say(&Text::new(
            format!(
                "{}: mẫu phiếu {questions} câu, {items} tiêu chí hài lòng, {factors} yếu tố: {} lỗi, {} cảnh báo",
                source.file, count.errors, count.warnings
            ),
            format!(
                "{}: an instrument of {questions} questions, {items} items, {factors} factors: {} errors, {} warnings",
                source.file, count.errors, count.warnings
            ),
        ));
    }
    findings
}

fn show(name: &str, at: Option<&str>, format: Format, out: &mut Output) -> Exit {
    let folder = Path::new(".");
    let (set, findings) = match at.map(|at| day(at, out)) {
        None => calendars_and_set(name, folder),
        Some(Some(day)) => set_in_force(name, folder, InForce::On(day)),
        Some(None) => return Exit::Failed,
    };
    let Some(set) = set else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    match format {
        Format::Json => print_json(out, &criteria::show_json(&set)),
        Format::Text | Format::Csv => out.result(&criteria::show_text(&set, out.lang)),
    }
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    out.findings(&errors, true);
    if errors.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    }
}
