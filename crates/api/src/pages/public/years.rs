//! A unit over the years: every published round that has it, with a mark where the set changed.

use super::head::address;
use super::load::Found;
use super::profile::YearLine;
use super::ranking::{digits, unit_address};
use crate::seen::row::SeenRow;
use crate::text::Words;

/// The years of a unit, the latest first, and what breaks the line between them; nothing where there is one year only.
///
/// A code is not an identity: a place of the same code and another name is another place.
pub(crate) fn years(
    rounds: &[Found],
    round: &str,
    unit: &SeenRow,
    words: Words,
) -> (Vec<YearLine>, String) {
    let name = vietnamese::key(&unit.name);
    let same = |own: &&SeenRow| vietnamese::key(&own.name) == name;
    let mut found: Vec<(&Found, &SeenRow)> = rounds
        .iter()
        .filter_map(|own| Some((own, own.seen.row(&unit.code).filter(same)?)))
        .collect();
    if found.len() < 2 || !found.iter().any(|own| own.0.seen.manifest().id == round) {
        return (Vec::new(), String::new());
    }
    found.sort_by_key(|own| std::cmp::Reverse(own.0.seen.manifest().year));
    let breaks: Vec<String> = found
        .windows(2)
        .filter(|pair| pair[0].0.seen.set().digest != pair[1].0.seen.set().digest)
        .map(|pair| {
            let name = |own: &Found| own.seen.set().name();
            words.t2(
                "profile-years-break",
                ("was", name(pair[1].0)),
                ("now", name(pair[0].0)),
            )
        })
        .collect();
    let lines = found.iter().map(|(own, row)| line(own, row, round, words));
    (lines.collect(), breaks.join(" "))
}

fn line(own: &Found, row: &SeenRow, round: &str, words: Words) -> YearLine {
    let (set, manifest) = (own.seen.set(), own.seen.manifest());
    let index = row
        .figures
        .as_ref()
        .map(|own| words.number(&own.index, digits(set)));
    let rank = row.rank.and_then(|own| Some((own.rank?, own.n)));
    let rank = rank.map(|(rank, n)| words.t2("profile-rank-of", ("rank", rank), ("n", n)));
    let band = row
        .class
        .flatten()
        .and_then(|band| own.seen.bands().get(band));
    let picked = manifest.id == round;
    YearLine {
        year: manifest.year.to_string(),
        href: if picked {
            String::new()
        } else {
            unit_address(&address(&manifest.id), &row.code)
        },
        set: set.name(),
        index: index.unwrap_or_default(),
        rank: rank.unwrap_or_default(),
        band: band.cloned().unwrap_or_default(),
        picked,
    }
}
