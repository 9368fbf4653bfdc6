//! `compare ROUND_A ROUND_B`: why the index changed.

use super::open::{inputs, print_json, told};
use crate::Exit;
use crate::args::{CompareRounds, Format};
use crate::output::Output;
use ::round::Ran;
use compare::{Options, Year};
use finding::Text;
use report::YearsContext;
use std::collections::BTreeMap;

/// A terminal shows this many units; the workbook has all.
const LINES_SHOWN: usize = 60;

pub(crate) fn run(words: &CompareRounds, out: &mut Output) -> Exit {
    let (Some((a, _)), Some((b, _))) = (inputs(&words.old, out), inputs(&words.new, out)) else {
        return Exit::Failed;
    };
    let (old, first) = told(&a, None, out);
    let (new, second) = told(&b, None, out);
    let (Some(old), Some(new)) = (old, new) else {
        out.findings(&[first, second].concat(), true);
        return Exit::Failed;
    };
    let options = Options {
        accept_proposals: words.accept_proposals,
    };
    let found = compare::compare_sets(&old.set, &new.set, &options);
    let split = compare::compare_years(year(&old), year(&new), &found, &predecessors(&old, &new));
    let mut notices: Vec<String> = Vec::new();
    let own = [
        &a.manifest.notice,
        &b.manifest.notice,
        &old.set.notice,
        &new.set.notice,
    ];
    for notice in own.into_iter().flatten() {
        if !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    let context = YearsContext {
        old_set: &old.set,
        new_set: &new.set,
        old_title: &a.manifest.title,
        new_title: &b.manifest.title,
        years: (old.set.year, new.set.year),
        found: &found,
        split: &split,
        notices: &notices,
        draft: a.manifest.act.is_none() || b.manifest.act.is_none(),
        as_of: b.manifest.as_of,
        lang: out.lang,
        program: env!("CARGO_PKG_VERSION"),
    };
    match words.format {
        Format::Json => {
            let mut json = compare::years_json(year(&old), year(&new), &found, &split);
            json["notice"] = context.said().join("; ").into();
            print_json(out, &json);
        }
        Format::Csv => out.result(&report::movers(&context).to_csv(ranking::CsvKind::Machine)),
        Format::Text => {
            let mut text = format!("{}\n", context.said().join("\n"));
            for table in [
                report::movers(&context),
                report::years_with_marks(&context),
                report::not_compared(&context),
            ] {
                text.push_str(&format!("\n{}", table.to_text(out.lang, LINES_SHOWN)));
            }
            out.result(&text);
        }
    }
    if let Some(path) = &words.out {
        match report::years_workbook(&context) {
            Ok(bytes) if out.write_file(path, &bytes) => {}
            Ok(_) => return Exit::Failed,
            Err(error) => {
                out.say(&Text::same(error.to_string()));
                return Exit::Failed;
            }
        }
    }
    out.findings(&found.findings, true);
    out.close(&found.findings)
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

/// What each commune of the later round was made of, where the rosters use the codes of the country's lists and its borders changed between the two days.
fn predecessors(old: &Ran, new: &Ran) -> BTreeMap<String, Vec<String>> {
    let (earlier, later) = (old.settings.as_of, new.settings.as_of);
    let five = |code: &str| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    let mut communes = new
        .roster
        .units()
        .iter()
        .filter(|unit| five(&unit.code))
        .peekable();
    if earlier >= later || communes.peek().is_none() {
        return BTreeMap::new();
    }
    let places = units::Places::shipped();
    let mut made_of = BTreeMap::new();
    for unit in communes {
        let from = places.made_of(&unit.code, later, earlier);
        // A place that is one old place whole, under the same code, kept its borders.
        let kept = matches!(&from[..], [(place, units::Part::Whole)] if place.code == unit.code && places.became(&place.code, earlier, later).len() == 1);
        if !from.is_empty() && !kept {
            let codes = from.iter().map(|(place, _)| place.code.clone()).collect();
            made_of.insert(unit.code.clone(), codes);
        }
    }
    made_of
}
