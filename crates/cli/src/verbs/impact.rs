//! `criteria impact`: what another set, or one figure changed, would do to a round.

use super::compared_sets::sound_set;
use super::open::{inputs, print_json, told};
use crate::Exit;
use crate::args::{Format, ImpactOf, WithoutInputs};
use crate::output::Output;
use ::round::Ran;
use compare::{Options, Side, WhatIf, Without};
use criteria::CriteriaSet;
use finding::{Finding, Text};
use ranking::Entrant;
use report::ImpactContext;
use std::path::Path;

/// A terminal shows this many units; the workbook has all.
const LINES_SHOWN: usize = 60;

pub(crate) fn run(words: &ImpactOf, out: &mut Output) -> Exit {
    let (Some(names), Some(folder)) = (sets(words, out), words.what.last()) else {
        return Exit::Failed;
    };
    let Some((inputs, mut findings)) = inputs(Path::new(folder), out) else {
        return Exit::Failed;
    };
    let (Some(old), Some(new)) = (sound_set(names.0, out), changed(names.1, words, out)) else {
        return Exit::Failed;
    };
    let (ran, found) = told(&inputs, None, out);
    findings.extend(found);
    let Some(ran) = ran else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let (new, changes) = new;
    let options = Options {
        accept_proposals: words.accept_proposals,
    };
    let before = under(&ran, &old, &options, words.without);
    let after = under(&ran, &new, &options, words.without);
    let found = compare::compare_sets(&before.set, &after.set, &options);
    let (old_side, new_side) = (side(&before), side(&after));
    let impact = compare::impact(old_side, new_side, &found);
    let mut said = compare::what_if_words(&ran.set, &new.name());
    if !changes.is_empty() {
        let list = changes.join("; ");
        said = Text::new(
            format!("{} ({list})", said.vi),
            format!("{} ({list})", said.en),
        );
    }
    let context = ImpactContext {
        old: old_side,
        new: new_side,
        found: &found,
        impact: &impact,
        carried: &after.leaves,
        said: said.get(out.lang),
        round_title: &inputs.manifest.title,
        agency: words
            .agency
            .as_deref()
            .or(inputs.manifest.agency.as_deref()),
        notice: inputs.manifest.notice.as_deref(),
        as_of: inputs.manifest.as_of,
        lang: out.lang,
        program: env!("CARGO_PKG_VERSION"),
    };
    match words.format {
        Format::Json => {
            let (sides, leaves) = ((old_side, new_side), &after.leaves);
            let mut json = compare::impact_json(sides.0, sides.1, &found, &impact, leaves, &said);
            json["notice"] = context.said().join("; ").into();
            print_json(out, &json);
        }
        Format::Csv => {
            out.result(&report::impact_csv(&context, ranking::CsvKind::Machine));
            if words.out.is_none() {
                out.say(&Text::new(
                    "chỉ in bảng T22; --out THƯ_MỤC ghi mọi bảng dạng CSV",
                    "only T22 is printed; --out FOLDER writes every table as CSV",
                ));
            }
        }
        Format::Text => {
            let mut text = format!("{}\n", context.said().join("\n"));
            for table in [
                report::impact_by_unit(&context),
                report::impact_by_leaf(&context),
                report::impact_of_order(&context),
            ] {
                text.push_str(&format!("\n{}", table.to_text(out.lang, LINES_SHOWN)));
            }
            out.result(&text);
        }
    }
    if let Some(path) = &words.out {
        let files = match super::open::is_workbook(path) {
            true => report::impact_workbook(&context).map(|bytes| vec![(String::new(), bytes)]),
            false => report::impact_files(&context),
        };
        if !super::open::write_all(path, files, out) {
            return Exit::Failed;
        }
    }
    let findings: Vec<Finding> = found.findings.iter().chain(&findings).cloned().collect();
    out.findings(&findings, false);
    out.close(&findings)
}

/// Names of the old and the new set: `OLD NEW ROUND`, or `SET ROUND` with changes.
fn sets<'w>(words: &'w ImpactOf, out: &mut Output) -> Option<(&'w str, &'w str)> {
    match (&words.what[..], words.change.is_empty()) {
        ([old, new, _], true) => return Some((old, new)),
        ([set, _], false) => return Some((set, set)),
        _ => {}
    }
    out.say(&Text::new(
        "cần: criteria impact CŨ MỚI ĐỢT, hoặc criteria impact BỘ_TIÊU_CHÍ ĐỢT --change \"3.1 target=90\"",
        "wanted: criteria impact OLD NEW ROUND, or criteria impact SET ROUND --change \"3.1 target=90\"",
    ));
    None
}

/// The new set with every change made, and the changes in words.
fn changed(name: &str, words: &ImpactOf, out: &mut Output) -> Option<(CriteriaSet, Vec<String>)> {
    let mut set = sound_set(name, out)?;
    let mut told = Vec::new();
    for written in &words.change {
        match compare::change(&set, written) {
            Ok((other, what)) => {
                told.push(format!(
                    "{} {}: {} → {}",
                    what.code,
                    what.key,
                    what.from.get(out.lang),
                    what.to
                ));
                set = other;
            }
            Err(finding) => {
                out.findings(&[*finding], true);
                return None;
            }
        }
    }
    Some((set, told))
}

/// The round's answers under another set.
pub(crate) fn under(
    ran: &Ran,
    set: &CriteriaSet,
    options: &Options,
    without: Option<WithoutInputs>,
) -> WhatIf {
    compare::what_if(
        (&ran.set, &ran.answers),
        set,
        (&ran.roster, &Entrant::all(&ran.roster)),
        &ran.settings,
        options,
        without.map_or(Without::Missing, Without::from),
    )
}

fn side(own: &WhatIf) -> Side<'_> {
    Side {
        set: &own.set,
        scored: &own.scored,
        ranked: &own.ranked,
    }
}
