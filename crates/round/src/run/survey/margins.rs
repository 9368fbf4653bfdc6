//! `margins` and `design.population` of a survey: how the population divides by traits, and into how many clusters.

use super::findings as says;
use super::table::{Table, cell, whole};
use finding::Finding;
use survey::{ClusterSize, Instrument, MarginTotals, QuestionKind};
use units::{Match, Roster, Scope};

fn unit(roster: &Roster, written: &str) -> Option<u32> {
    match roster.match_written(written, Scope::default()) {
        Match::Exact(at, _) => u32::try_from(at).ok(),
        _ => None,
    }
}

/// The margins of `question,choice[,unit],population`: choices by code or title, units by code or name.
pub(super) fn margins(
    (file, text): (&str, &str),
    instrument: &Instrument,
    roster: &Roster,
) -> (Vec<MarginTotals>, Vec<Finding>) {
    let table = Table::of(text);
    let mut findings = Vec::new();
    let mut margins: Vec<MarginTotals> = Vec::new();
    let column = |heading: &str| table.column(heading);
    for (line, row) in &table.rows {
        let read = || {
            let code = cell(row, column("question"))?;
            let question = instrument.find(code)?;
            let one = matches!(instrument.question(question).kind, QuestionKind::One { .. });
            let list = instrument.choices(question);
            let written = cell(row, column("choice"))?;
            let choice = list
                .iter()
                .position(|own| own.code == written)
                .or_else(|| {
                    let title = |own: &survey::Choice| {
                        vietnamese::same_label(&own.title.vi, written)
                            || vietnamese::same_label(&own.title.en, written)
                    };
                    list.iter().position(title)
                })?;
            let unit = match cell(row, column("unit")) {
                Some(written) => Some(unit(roster, written)?),
                None => None,
            };
            let people = whole(cell(row, column("population"))?)?;
            one.then_some((question, choice, unit, people))
        };
        let Some((question, choice, unit, people)) = read() else {
            findings.push(says::margin_row(file, *line));
            continue;
        };
        let known = margins
            .iter()
            .position(|own| own.question == question && own.unit == unit);
        let at = known.unwrap_or_else(|| {
            margins.push(MarginTotals {
                question,
                unit,
                totals: vec![None; instrument.choices(question).len()],
            });
            margins.len() - 1
        });
        if margins[at].totals[choice].replace(people).is_some() {
            findings.push(says::margin_row(file, *line));
        }
    }
    (margins, findings)
}

/// The populations of clusters of `unit[,stratum][,cluster …],population`: every column between is a stage of clusters, and a row with the first ones empty counts those of the first stage.
pub(super) fn cluster_sizes(
    (file, text): (&str, &str),
    roster: &Roster,
) -> (Vec<ClusterSize>, Vec<Finding>) {
    let table = Table::of(text);
    let stages: Vec<usize> = (0..table.headings.len())
        .filter(|at| {
            let heading = table.headings[*at].as_str();
            !["unit", "stratum", "population"].contains(&heading)
        })
        .collect();
    let mut findings = Vec::new();
    let mut sizes = Vec::new();
    for (line, row) in &table.rows {
        let read = || {
            let size = whole(cell(row, table.column("population"))?).filter(|size| *size > 0)?;
            let unit = unit(roster, cell(row, table.column("unit"))?)?;
            let labels: Vec<Option<&str>> = stages.iter().map(|at| cell(row, Some(*at))).collect();
            let within: Vec<String> = labels
                .iter()
                .map_while(|own| own.map(ToOwned::to_owned))
                .collect();
            let gaps = labels[within.len()..].iter().any(Option::is_some);
            let stratum = cell(row, table.column("stratum")).map(ToOwned::to_owned);
            (!gaps).then_some(ClusterSize {
                unit,
                stratum,
                within,
                size,
            })
        };
        match read() {
            Some(size) => sizes.push(size),
            None => findings.push(says::cluster_row(file, *line)),
        }
    }
    (sizes, findings)
}
