//! `compare ROUND_A ROUND_B …`: why the index changed.

use super::across::{Between, between, weights};
use super::open::{inputs, print_json, told};
use crate::Exit;
use crate::args::{CompareRounds, Format};
use crate::output::Output;
use ::round::{Inputs, Ran};
use compare::{Options, SetComparison, Year, Years};
use finding::Text;
use report::YearsContext;
use std::path::Path;

/// A terminal shows this many units; files have all.
const LINES_SHOWN: usize = 60;

pub(crate) fn run(words: &CompareRounds, out: &mut Output) -> Exit {
    let Some(rounds) = rounds(words, out) else {
        return Exit::Failed;
    };
    let options = Options {
        accept_proposals: words.accept_proposals,
    };
    let figure = compare::common_figure(rounds.iter().map(|own| &own.1.set));
    let mut findings = Vec::new();
    let mut pairs: Vec<(SetComparison, Years)> = Vec::new();
    for pair in rounds.windows(2) {
        let [old, new] = pair else { continue };
        let found = compare::compare_sets(&old.1.set, &new.1.set, &options);
        let Some(between) = between(words, (&old.1, new), &mut findings, out) else {
            return Exit::Failed;
        };
        let Some(weights) = weights(words, &old.1, &mut findings, out) else {
            return Exit::Failed;
        };
        let split = split((&old.1, &new.1), &found, &between, weights.as_ref(), figure);
        findings.extend(found.findings.iter().cloned());
        pairs.push((found, split));
    }
    let notices = notices(&rounds);
    let contexts: Vec<YearsContext<'_>> = rounds
        .windows(2)
        .zip(&pairs)
        .filter_map(|(pair, split)| {
            let [old, new] = pair else { return None };
            Some(context((old, new), split, (words, &notices), out))
        })
        .collect();
    print(words, &contexts, &rounds, out);
    let written = words
        .out
        .as_deref()
        .is_none_or(|path| write(path, &contexts, out));
    if !written {
        return Exit::Failed;
    }
    out.findings(&findings, true);
    out.close(&findings)
}

/// Every round, scored; what is wrong with one that cannot be is said.
fn rounds(words: &CompareRounds, out: &mut Output) -> Option<Vec<(Inputs, Ran)>> {
    let mut all = Vec::new();
    for folder in &words.rounds {
        let (inputs, mut findings) = inputs(folder, out)?;
        let (ran, found) = told(&inputs, None, out);
        findings.extend(found);
        let Some(ran) = ran else {
            out.findings(&findings, true);
            return None;
        };
        all.push((inputs, ran));
    }
    let in_order = |pair: &[(Inputs, Ran)]| pair[0].0.manifest.as_of <= pair[1].0.manifest.as_of;
    if !all.windows(2).all(in_order) {
        out.say(&Text::new(
            "các đợt phải theo thứ tự thời gian, đợt trước ghi trước",
            "rounds have to be given in the order of time, the earliest first",
        ));
        return None;
    }
    Some(all)
}

fn split(
    (old, new): (&Ran, &Ran),
    found: &SetComparison,
    between: &Between,
    weights: Option<&(String, units::Weights)>,
    figure: criteria::RankOn,
) -> Years {
    let across = compare::Across {
        crosswalk: &between.crosswalk,
        weight: weights.map(|(name, of)| compare::Weight { name, of }),
        figure: Some(figure),
    };
    compare::compare_years(year(old), year(new), found, across)
}

fn notices(rounds: &[(Inputs, Ran)]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let own = rounds
        .iter()
        .flat_map(|(inputs, ran)| [&inputs.manifest.notice, &ran.set.notice]);
    for notice in own.flatten() {
        if !notice.is_empty() && !all.contains(notice) {
            all.push(notice.clone());
        }
    }
    all
}

fn context<'a>(
    ((a, old), (b, new)): (&'a (Inputs, Ran), &'a (Inputs, Ran)),
    (found, split): &'a (SetComparison, Years),
    (words, notices): (&'a CompareRounds, &'a [String]),
    out: &Output,
) -> YearsContext<'a> {
    let agency = words.agency.as_deref();
    YearsContext {
        old_set: &old.set,
        new_set: &new.set,
        old_title: &a.manifest.title,
        new_title: &b.manifest.title,
        years: (a.manifest.year, b.manifest.year),
        found,
        split,
        agency: agency.or(b.manifest.agency.as_deref()),
        notices,
        draft: a.manifest.act.is_none() || b.manifest.act.is_none(),
        as_of: b.manifest.as_of,
        lang: out.lang,
        program: env!("CARGO_PKG_VERSION"),
    }
}

fn print(
    words: &CompareRounds,
    contexts: &[YearsContext<'_>],
    rounds: &[(Inputs, Ran)],
    out: &mut Output,
) {
    let Some(last) = contexts.last() else { return };
    let said = last.said();
    match words.format {
        Format::Json => {
            let json = |context: &YearsContext<'_>, pair: &[(Inputs, Ran)]| {
                let (old, new) = (year(&pair[0].1), year(&pair[1].1));
                let mut json = compare::years_json(old, new, context.found, context.split);
                json["notice"] = said.join("; ").into();
                json["years"] = vec![context.years.0, context.years.1].into();
                json
            };
            let all: Vec<_> = contexts
                .iter()
                .zip(rounds.windows(2))
                .map(|(context, pair)| json(context, pair))
                .collect();
            match &all[..] {
                [one] => print_json(out, one),
                _ => print_json(out, &all),
            }
        }
        Format::Csv => {
            for context in contexts {
                out.result(&report::movers_csv(context));
            }
            if words.out.is_none() {
                out.say(&Text::new(
                    "chỉ in bảng T7; --out THƯ_MỤC ghi mọi bảng dạng CSV",
                    "only T7 is printed; --out FOLDER writes every table as CSV",
                ));
            }
        }
        Format::Text => {
            let mut text = format!("{}\n", said.join("\n"));
            for table in report::years_tables(contexts) {
                text.push_str(&format!("\n{}", table.to_text(out.lang, LINES_SHOWN)));
            }
            out.result(&text);
        }
    }
}

/// A path that ends in `.xlsx` takes the workbook, any other is a folder for everything.
fn write(path: &Path, contexts: &[YearsContext<'_>], out: &mut Output) -> bool {
    let files = match super::open::is_workbook(path) {
        true => report::years_workbook(contexts).map(|bytes| vec![(String::new(), bytes)]),
        false => report::years_files(contexts),
    };
    super::open::write_all(path, files, out)
}

fn year(ran: &Ran) -> Year<'_> {
    Year {
        set: &ran.set,
        roster: &ran.roster,
        answers: &ran.answers,
        scored: &ran.scored,
        ranked: &ran.ranked,
        settings: &ran.settings,
    }
}
