//! `criteria compare`: two sets side by side.

use super::open::{calendars_and_set, print_json};
use crate::Exit;
use crate::args::{CompareSets, Format};
use crate::output::Output;
use criteria::CriteriaSet;
use finding::{Finding, Text};
use report::SetsContext;
use std::path::Path;

pub(crate) fn run(words: &CompareSets, out: &mut Output) -> Exit {
    let (Some(old), Some(new)) = (sound_set(&words.old, out), sound_set(&words.new, out)) else {
        return Exit::Failed;
    };
    let options = compare::Options {
        accept_proposals: words.accept_proposals,
    };
    let found = compare::compare_sets(&old, &new, &options);
    let mut context = SetsContext::new(&old, &new, &found, out.lang, env!("CARGO_PKG_VERSION"));
    context.agency = words.agency.as_deref();
    match words.format {
        Format::Json => print_json(out, &compare::set_json(&old, &new, &found)),
        Format::Text => out.result(&compare::set_text(&old, &new, &found, out.lang)),
        Format::Csv => {
            out.result(&report::sets_csv(&context, ranking::CsvKind::Machine));
            if words.out.is_none() {
                out.say(&Text::new(
                    "chỉ in bảng T17; --out THƯ_MỤC ghi mọi bảng dạng CSV",
                    "only T17 is printed; --out FOLDER writes every table as CSV",
                ));
            }
        }
    }
    if let Some(path) = &words.out {
        let files = match super::open::is_workbook(path) {
            true => report::sets_workbook(&context).map(|bytes| vec![(String::new(), bytes)]),
            false => report::sets_files(&context),
        };
        if !super::open::write_all(path, files, out) {
            return Exit::Failed;
        }
    }
    out.findings(&found.findings, true);
    out.close(&found.findings)
}

/// The set of this name, where it has no errors; else they are said.
pub(crate) fn sound_set(name: &str, out: &mut Output) -> Option<CriteriaSet> {
    sound_set_from(name, Path::new("."), out)
}

/// The same, seen from a folder.
pub(crate) fn sound_set_from(name: &str, folder: &Path, out: &mut Output) -> Option<CriteriaSet> {
    let (set, findings) = calendars_and_set(name, folder);
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    out.findings(&errors, true);
    set.filter(|_| errors.is_empty())
}
