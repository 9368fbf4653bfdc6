//! A set as issued and after each of its amendments, checked stage by stage.

use crate::output::Output;
use ::criteria::{CriteriaSet, Source, read_amendment, read_set, read_set_at};
use finding::{Finding, Lang, Text};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Everything found in a set and its amendments, or in an amending file by itself.
pub(super) fn check(source: &Source, text: bool, out: &mut Output) -> Vec<Finding> {
    if is_amendment(source) {
        return amendment(source, text, out);
    }
    let mut all = Vec::new();
    for stage in stages(source) {
        add(&mut all, checked(source, stage, text, out));
    }
    all
}

/// Several texts of one set have most findings in common; each is told once.
fn add(all: &mut Vec<Finding>, findings: Vec<Finding>) {
    for finding in findings {
        if !all.contains(&finding) {
            all.push(finding);
        }
    }
}

fn is_amendment(source: &Source) -> bool {
    let document = ::criteria::toml::Document::parse(&source.file, &source.text);
    document.root().has("amends")
}

/// An amending file by itself: whether what it quotes stands is seen when its set is checked.
fn amendment(source: &Source, text: bool, out: &mut Output) -> Vec<Finding> {
    let (amendment, findings) = read_amendment(&source.file, &source.text);
    let count = finding::count(&findings);
    if let Some(own) = amendment.filter(|_| text) {
        let changes = own.changes.iter();
        let n = changes.filter(|change| !change.is_of_examples()).count();
        let day = own.effective;
        let (set, file) = (&own.amends, &own.file);
        out.say(&Text::new(
            format!(
                "{file}: sửa đổi {set} từ {}, {n} nội dung: {} lỗi, {} cảnh báo; chạy parindex criteria check {set} để đối chiếu với bộ tiêu chí",
                day.strftime("%d/%m/%Y"), count.errors, count.warnings
            ),
            format!(
                "{file}: amends {set} from {day}, {n} changes: {} errors, {} warnings; run parindex criteria check {set} to compare it with the set",
                count.errors, count.warnings
            ),
        ));
    }
    findings
}

/// The set as issued, then the text of each day on which amendments come into force.
fn stages(source: &Source) -> Vec<Option<Date>> {
    let days: BTreeSet<Date> = source
        .amendments
        .iter()
        .filter_map(|(file, text)| Some(read_amendment(file, text).0?.effective))
        .collect();
    std::iter::once(None)
        .chain(days.into_iter().map(Some))
        .collect()
}

/// Reads one stage, runs its examples and says what it is.
fn checked(source: &Source, stage: Option<Date>, text: bool, out: &mut Output) -> Vec<Finding> {
    let (set, mut findings) = match stage {
        Some(day) => read_set_at(source, day),
        None => {
            let issued = Source {
                amendments: Vec::new(),
                ..source.clone()
            };
            let (set, mut findings) = read_set(&issued);
            // A file that does not say from when it amends belongs to no stage; it is told here.
            for (file, text) in &source.amendments {
                if let (None, found) = read_amendment(file, text) {
                    findings.extend(found);
                }
            }
            (set, findings)
        }
    };
    let Some(set) = set else { return findings };
    let examples_differ = scoring::run_examples(&set);
    findings.extend(scoring::beside_errors(&set, &findings, examples_differ));
    if text {
        summary(&set, stage, &findings, out);
    }
    findings
}

fn summary(set: &CriteriaSet, stage: Option<Date>, findings: &[Finding], out: &mut Output) {
    let leaves = set.leaf_ids();
    let examples: usize = leaves.map(|leaf| set.leaf(leaf).examples.len()).sum();
    let count = finding::count(findings);
    let from = |lang: Lang| match (stage, lang) {
        (None, _) => String::new(),
        (Some(day), Lang::Vi) => format!(" (từ {})", day.strftime("%d/%m/%Y")),
        (Some(day), Lang::En) => format!(" (from {day})"),
    };
    let (from_vi, from_en) = (from(Lang::Vi), from(Lang::En));
    let (file, leaves, total) = (&set.file, set.leaves.len(), &set.total);
    let (errors, warnings) = (count.errors, count.warnings);
    out.say(&Text::new(
        format!("{file}{from_vi}: {leaves} tiêu chí chấm điểm, tối đa {total}, đã chạy {examples} ví dụ: {errors} lỗi, {warnings} cảnh báo"),
        format!("{file}{from_en}: {leaves} leaves, maximum {total}, {examples} examples run: {errors} errors, {warnings} warnings"),
    ));
}
