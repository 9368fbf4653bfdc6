//! What a reader asks of a ranking: block, words, band, order, page.

use super::shown::{Shown, UnitShown};
use crate::{layout::in_query, text::Words};
use criteria::RankOn;
use points::Exact;
use serde::Deserialize;
use std::cmp::Ordering;

/// The question, as it stands in an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Ask {
    /// Index of the block.
    pub(crate) block: usize,
    /// A part of a name or a code; diacritics may be left out.
    pub(crate) q: String,
    /// A band's name.
    pub(crate) band: String,
    /// `rank`, `name`, `total`, `index`, or a field's code; with `-` before it the other way round.
    pub(crate) sort: String,
    /// From 1.
    pub(crate) page: usize,
}

/// The same as it comes, with everything optional and nothing trusted.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct AskQuery {
    block: Option<String>,
    q: Option<String>,
    band: Option<String>,
    sort: Option<String>,
    page: Option<String>,
}

/// More letters than any name has.
const LONGEST: usize = 100;

impl AskQuery {
    /// What is not understood is left out: a page always answers.
    pub(crate) fn read(self) -> Ask {
        let number = |own: Option<String>| own.and_then(|own| own.parse::<usize>().ok());
        let text = |own: Option<String>| -> String {
            own.unwrap_or_default()
                .trim()
                .chars()
                .take(LONGEST)
                .collect()
        };
        Ask {
            block: number(self.block).unwrap_or(1).saturating_sub(1),
            q: text(self.q),
            band: text(self.band),
            sort: text(self.sort),
            page: number(self.page).unwrap_or(1).clamp(1, 10_000),
        }
    }
}

impl Ask {
    pub(crate) fn is_filtered(&self) -> bool {
        !self.q.is_empty() || !self.band.is_empty()
    }
    /// What a search form carries along.
    pub(crate) fn kept(&self) -> Vec<(String, String)> {
        let mut kept = vec![("block".to_owned(), (self.block + 1).to_string())];
        if !self.sort.is_empty() {
            kept.push(("sort".to_owned(), self.sort.clone()));
        }
        kept
    }
    fn address(&self, sort: &str, page: usize) -> String {
        let mut parts = vec![format!("block={}", self.block + 1)];
        for (name, value) in [("q", self.q.as_str()), ("band", &self.band), ("sort", sort)] {
            if !value.is_empty() {
                parts.push(format!("{name}={}", in_query(value)));
            }
        }
        if page > 1 {
            parts.push(format!("page={page}"));
        }
        parts.join("&")
    }
    pub(crate) fn with_page(&self, page: usize) -> String {
        self.address(&self.sort, page)
    }
}

/// A column's heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Column {
    pub(crate) words: String,
    /// What the words stand for, where they are short.
    pub(crate) title: String,
    pub(crate) href: String,
    /// `ascending`, `descending`, `none`; empty where the column cannot sort.
    pub(crate) sort: &'static str,
    pub(crate) numeric: bool,
    pub(crate) hold: bool,
}

/// The headings of a ranking: which of rank, totals, index and fields stand in it.
pub(crate) fn columns(
    shown: &Shown,
    ask: &Ask,
    base: &str,
    words: Words,
    [rank, totals, index, fields]: [bool; 4],
) -> Vec<Column> {
    let column = |key: &str, heading: String, numeric: bool| {
        // The first click shows the best first, for names the alphabet.
        let first = if numeric && key != "rank" {
            format!("-{key}")
        } else {
            key.to_owned()
        };
        let second = match first.strip_prefix('-') {
            Some(key) => key.to_owned(),
            None => format!("-{first}"),
        };
        let by_default = ask.sort.is_empty() && key == "rank";
        let now = if by_default { key } else { ask.sort.as_str() };
        let sort = if now == key {
            "ascending"
        } else if now.strip_prefix('-') == Some(key) {
            "descending"
        } else {
            "none"
        };
        let next = if now == first { &second } else { &first };
        Column {
            title: words.t1("ranking-sort-by", "column", &heading),
            words: heading,
            href: format!("{base}?{}", ask.address(next, 1)),
            sort,
            numeric,
            hold: key == "name",
        }
    };
    let mut all = Vec::new();
    if rank {
        all.push(column("rank", words.t("column-rank"), true));
    }
    all.push(column("name", words.t("column-unit"), false));
    if totals {
        let key = match shown.on {
            RankOn::Total => "column-total",
            RankOn::Index => "column-index",
        };
        all.push(column("total", words.t(key), true));
        all.push(Column {
            words: words.t("column-bar"),
            ..Column::default()
        });
        if index {
            all.push(column("index", words.t("column-index"), true));
        }
    }
    if !shown.bands.is_empty() {
        all.push(Column {
            words: words.t("column-band"),
            ..Column::default()
        });
    }
    if fields {
        for field in &shown.fields {
            let mut own = column(&field.code, field.code.clone(), true);
            own.title = field.title.get(words.lang).to_owned();
            all.push(own);
        }
    }
    all
}

/// The units of a block that answer to the question, in its order.
pub(crate) fn order<'s>(shown: &'s Shown, ask: &Ask, block: usize) -> Vec<&'s UnitShown> {
    let sought = vietnamese::fold(&ask.q);
    let band = shown.bands.iter().position(|own| *own == ask.band);
    let mut units: Vec<&UnitShown> = shown
        .ranked(block)
        .filter(|own| {
            sought.is_empty()
                || vietnamese::fold(&own.name).contains(&sought)
                || own.code.eq_ignore_ascii_case(&ask.q)
        })
        .filter(|own| ask.band.is_empty() || (band.is_some() && own.band == band))
        .collect();
    let (key, falling) = match ask.sort.strip_prefix('-') {
        Some(key) => (key, true),
        None => (ask.sort.as_str(), false),
    };
    // Sorting is stable: equals stay in the order of ranks, also the other way round.
    match key {
        "" => {}
        "name" => by(&mut units, falling, |own| Some(vietnamese::fold(&own.name))),
        "rank" => by(&mut units, falling, |own| own.rank),
        "total" => by(&mut units, falling, |own| own.figure(shown.on).cloned()),
        "index" => by(&mut units, falling, |own| own.index.clone()),
        code => {
            if let Some(field) = shown.fields.iter().position(|own| own.code == code) {
                by(&mut units, falling, |own| -> Option<Exact> {
                    own.field(field).map(|own| own.points.clone())
                });
            }
        }
    }
    units
}

/// Those without a key stand last, whichever way.
fn by<K: Ord>(units: &mut [&UnitShown], falling: bool, key: impl Fn(&UnitShown) -> Option<K>) {
    units.sort_by(|a, b| match (key(a), key(b)) {
        (Some(a), Some(b)) if falling => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
}
