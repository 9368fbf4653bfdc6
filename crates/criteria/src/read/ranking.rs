//! `[ranking]`, `[index]`, `[[band]]`.

use super::keys;
use crate::findings::{ranking as says, values};
use crate::toml::{Item, Kind, Table};
use crate::{Band, Blocks, Edge, IndexBase, RankOn, Ranking, RankingKey, TieBreak, Ties};

const ON: &[(&str, RankOn)] = &[("total", RankOn::Total), ("index", RankOn::Index)];
const KEY: &[(&str, RankingKey)] = &[
    ("rounded", RankingKey::Rounded),
    ("exact", RankingKey::Exact),
];
const TIES: &[(&str, Ties)] = &[
    ("competition", Ties::Competition),
    ("dense", Ties::Dense),
    ("ordered", Ties::Ordered),
];
const BASE: &[(&str, IndexBase)] = &[("points", IndexBase::Points), ("index", IndexBase::Index)];

/// Where the block is absent: on the total, as printed, 1, 1, 3, in the roster's blocks.
pub(crate) fn read(top: Table<'_>) -> Ranking {
    let mut ranking = Ranking {
        on: RankOn::Total,
        key: RankingKey::Rounded,
        ties: Ties::Competition,
        breaks: Vec::new(),
        blocks: Blocks::Roster,
    };
    let Some(table) = top.table("ranking") else {
        return ranking;
    };
    table.only(keys::RANKING);
    ranking.on = table.one_of("on", ON).unwrap_or(ranking.on);
    ranking.key = table.one_of("key", KEY).unwrap_or(ranking.key);
    ranking.ties = table.one_of("ties", TIES).unwrap_or(ranking.ties);
    ranking.breaks = table
        .list("break")
        .into_iter()
        .filter_map(tie_break)
        .collect();
    if let Some(item) = table.get("blocks") {
        ranking.blocks = blocks(table, item).unwrap_or(Blocks::Roster);
    }
    ranking
}

fn tie_break(item: Item<'_>) -> Option<TieBreak> {
    let text = item.text()?;
    if let Some(code) = text.strip_prefix("field:") {
        return Some(TieBreak::Node(code.to_owned()));
    }
    match text {
        "appraised" => Some(TieBreak::Appraised),
        "survey" => Some(TieBreak::Survey),
        "bonus" => Some(TieBreak::Bonus),
        _ => {
            let known = ["appraised", "survey", "bonus", "field:<code>"];
            item.push(values::unknown_word(item.place(), "break", text, &known));
            None
        }
    }
}

fn blocks(table: Table<'_>, item: Item<'_>) -> Option<Blocks> {
    if item.kind() == Kind::Text {
        let words = [("all", false), ("roster", true)];
        let roster = item.one_of(&words)?;
        return Some(if roster { Blocks::Roster } else { Blocks::One });
    }
    item.list()?;
    Some(Blocks::Listed(table.texts("blocks")))
}

pub(crate) fn index_base(top: Table<'_>) -> IndexBase {
    let Some(table) = top.table("index") else {
        return IndexBase::Points;
    };
    table.only(keys::INDEX);
    table.one_of("base", BASE).unwrap_or(IndexBase::Points)
}

pub(crate) fn bands(top: Table<'_>) -> Vec<Band> {
    let tables = top.tables("band");
    let mut bands: Vec<Band> = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        table.only(keys::BAND);
        let lower = lower_edge(*table);
        if lower.is_none() && index + 1 < tables.len() {
            table.push(says::band_without_edge(table.place()));
        }
        bands.push(Band {
            name: table.needed_text("name").unwrap_or_default(),
            lower,
            line: table.line(),
        });
    }
    bands
}

/// `from` (≥) or `above` (>); both at once is a finding.
pub(crate) fn lower_edge(table: Table<'_>) -> Option<Edge> {
    edge(table, "from", "above")
}

/// The bound under one of two keys, the first of which includes the bound itself.
pub(crate) fn edge(table: Table<'_>, including: &str, excluding: &str) -> Option<Edge> {
    if table.has(including) && table.has(excluding) {
        table.push(says::two_bounds(
            table.place_of(excluding),
            including,
            excluding,
        ));
    }
    let included = table.has(including);
    let key = if included { including } else { excluding };
    let value = table.exact(key)?;
    Some(Edge { value, included })
}
