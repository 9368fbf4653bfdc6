//! `criteria check` and `criteria show`.

use super::open::{calendars_and_set, print_json};
use crate::Exit;
use crate::args::{Criteria, Format};
use crate::output::Output;
use finding::{Finding, Text};
use std::path::Path;

pub(crate) fn run(verb: &Criteria, out: &mut Output) -> Exit {
    match verb {
        Criteria::Check { sets, format } => check(sets, *format, out),
        Criteria::Show { set, format } => show(set, *format, out),
    }
}

fn check(sets: &[String], format: Format, out: &mut Output) -> Exit {
    let mut all: Vec<Finding> = Vec::new();
    for name in sets {
        let (set, mut findings) = calendars_and_set(name, Path::new("."));
        if let Some(set) = &set {
            findings.extend(scoring::run_examples(set));
            let examples: usize = set
                .leaf_ids()
                .map(|leaf| set.leaf(leaf).examples.len())
                .sum();
            let count = finding::count(&findings);
            if format == Format::Text {
                out.say(&Text::new(
                    format!(
                        "{}: {} tiêu chí chấm điểm, tối đa {}, đã chạy {examples} ví dụ: {} lỗi, {} cảnh báo",
                        set.file, set.leaves.len(), set.total, count.errors, count.warnings
                    ),
                    format!(
                        "{}: {} leaves, maximum {}, {examples} examples run: {} errors, {} warnings",
                        set.file, set.leaves.len(), set.total, count.errors, count.warnings
                    ),
                ));
            }
        }
        all.extend(findings);
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

fn show(name: &str, format: Format, out: &mut Output) -> Exit {
    let (set, findings) = calendars_and_set(name, Path::new("."));
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
