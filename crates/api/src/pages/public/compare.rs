//! Two to five units beside each other, or one beside its block.

use super::head::{address, origin, tabs};
use super::parts::{ChartView, Link, Tab, share};
use super::ranking::digits;
use super::shown::{Shown, UnitShown};
use crate::{
    layout::{Layout, Section, in_query},
    text::Words,
};
use askama::Template;
use criteria::CriteriaSet;
use points::Exact;

/// The most units beside each other.
pub(crate) const MOST: usize = 5;
/// The most choices offered where a name fits several units.
const CHOICES: usize = 12;
/// More names than this would make the page heavier than the help is worth.
const NAMES: usize = 400;

#[derive(Template)]
#[template(path = "public/compare.html")]
pub(crate) struct ComparePage {
    page: Layout,
    tabs: Vec<Tab>,
    action: String,
    codes: Vec<String>,
    with_block: bool,
    add: String,
    full: bool,
    names: Vec<String>,
    said: String,
    choices: Vec<Link>,
    chosen: Vec<Link>,
    block_toggle: String,
    across: String,
    columns: Vec<String>,
    lines: Vec<CompareLine>,
    chart: Option<ChartView>,
}

struct CompareLine {
    title: String,
    max: String,
    cells: Vec<String>,
    strong: bool,
}

/// What is compared: as an address says it, resolved.
pub(crate) struct Chosen<'s> {
    pub(crate) units: Vec<&'s UnitShown>,
    /// The block whose mean stands beside them.
    pub(crate) block: Option<usize>,
    with_block: bool,
    /// Units that a given name fits, where it is not one.
    several: Vec<&'s UnitShown>,
    add: String,
    not_found: bool,
}

impl<'s> Chosen<'s> {
    /// From the parts of a query: `unit` (codes), `with=block`, `add` (a part of a name).
    pub(crate) fn of(shown: &'s Shown, query: &[(String, String)]) -> Self {
        let mut units: Vec<&UnitShown> = Vec::new();
        let all = |name: &'static str| query.iter().filter(move |own| own.0 == name);
        for (_, code) in all("unit") {
            if let Some(unit) = shown.unit(code)
                && !units.iter().any(|own| own.code == unit.code)
                && units.len() < MOST
            {
                units.push(unit);
            }
        }
        let add = all("add").next_back().map_or("", |own| own.1.trim());
        let add: String = add.chars().take(100).collect();
        let mut several = Vec::new();
        let mut not_found = false;
        if !add.is_empty() && units.len() < MOST {
            let found = find(shown, &add);
            match found[..] {
                [] => not_found = true,
                [one] if units.iter().any(|own| own.code == one.code) => {}
                [one] => units.push(one),
                _ => several = found,
            }
        }
        let with_block = all("with").any(|own| own.1 == "block");
        Self {
            block: units
                .first()
                .and_then(|own| own.block)
                .filter(|_| with_block),
            units,
            with_block,
            several,
            add,
            not_found,
        }
    }
    /// The address of the same comparison with these units.
    fn query(units: &[&str], with_block: bool) -> String {
        let mut parts: Vec<String> = units
            .iter()
            .map(|code| format!("unit={}", in_query(code)))
            .collect();
        if with_block {
            parts.push("with=block".to_owned());
        }
        parts.join("&")
    }
    fn codes(&self) -> Vec<&str> {
        self.units.iter().map(|own| own.code.as_str()).collect()
    }
    /// The address of its chart, without ending.
    pub(crate) fn chart_query(&self) -> String {
        Self::query(&self.codes(), self.with_block)
    }
}

/// Units whose name holds these words, diacritics or not; one whose whole name or code it is stands for all.
fn find<'s>(shown: &'s Shown, words: &str) -> Vec<&'s UnitShown> {
    let sought = vietnamese::fold(words);
    let exact = |own: &&UnitShown| {
        own.code.eq_ignore_ascii_case(words) || vietnamese::key(&own.name) == vietnamese::key(words)
    };
    let same: Vec<&UnitShown> = shown.units.iter().filter(exact).collect();
    if same.len() == 1 {
        return same;
    }
    shown
        .units
        .iter()
        .filter(|own| vietnamese::fold(&own.name).contains(&sought))
        .collect()
}

/// Builds the page.
pub(crate) fn compare_page(
    shown: &Shown,
    set: &CriteriaSet,
    chosen: &Chosen<'_>,
    page: Layout,
    chart: Option<ChartView>,
) -> ComparePage {
    let words = page.words;
    let base = address(&shown.id);
    let action = format!("{base}/compare");
    let codes = chosen.codes();
    let full = codes.len() >= MOST;
    let link = |units: &[&str], with: bool| format!("{action}?{}", Chosen::query(units, with));
    let choices = chosen.several.iter().take(CHOICES).map(|own| {
        let mut with = codes.clone();
        with.push(&own.code);
        Link::new(own.name.clone(), link(&with, chosen.with_block))
    });
    let remove = chosen.units.iter().map(|own| {
        let rest: Vec<&str> = codes
            .iter()
            .copied()
            .filter(|code| *code != own.code)
            .collect();
        Link::new(own.name.clone(), link(&rest, chosen.with_block))
    });
    let said = if chosen.not_found {
        words.t1("compare-none-found", "text", &chosen.add)
    } else if !chosen.several.is_empty() {
        words.t1("compare-several", "text", &chosen.add)
    } else if full {
        words.t("compare-full")
    } else {
        String::new()
    };
    let mut blocks: Vec<Option<usize>> = chosen.units.iter().map(|own| own.block).collect();
    blocks.sort_unstable();
    blocks.dedup();
    let view = View {
        shown,
        chosen,
        words,
        digits: digits(set),
    };
    let names = if shown.units.len() <= NAMES {
        shown.units.iter().map(|own| own.name.clone()).collect()
    } else {
        Vec::new()
    };
    let mut page = page
        .within(Section::Start)
        .after(shown.title.clone(), base.clone())
        .after(words.t("compare-title"), "");
    page.notices.clone_from(&shown.notices);
    page.draft = shown.draft;
    page.origin = origin(shown, set, words);
    ComparePage {
        tabs: tabs(&shown.id, words, "compare"),
        codes: codes.iter().map(|own| (*own).to_owned()).collect(),
        with_block: chosen.with_block,
        add: if chosen.not_found {
            chosen.add.clone()
        } else {
            String::new()
        },
        full,
        names,
        said,
        choices: choices.collect(),
        chosen: remove.collect(),
        block_toggle: link(&codes, !chosen.with_block),
        across: if blocks.len() > 1 {
            words.t("compare-across")
        } else {
            String::new()
        },
        columns: view.columns(),
        lines: view.lines(),
        chart,
        action,
        page,
    }
}

struct View<'a> {
    shown: &'a Shown,
    chosen: &'a Chosen<'a>,
    words: Words,
    digits: u8,
}

impl View<'_> {
    fn columns(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .chosen
            .units
            .iter()
            .map(|own| own.name.clone())
            .collect();
        if self.chosen.block.is_some() && !names.is_empty() {
            names.push(self.words.t("compare-block-mean"));
        }
        names
    }
    fn number(&self, own: Option<&Exact>) -> String {
        own.map_or_else(String::new, |own| self.words.number(own, self.digits))
    }
    fn lines(&self) -> Vec<CompareLine> {
        let (shown, words, units) = (self.shown, self.words, &self.chosen.units);
        if units.is_empty() {
            return Vec::new();
        }
        let of_block = self
            .chosen
            .block
            .and_then(|block| shown.block_fields(block));
        let blank = |mut cells: Vec<String>, last: String| {
            if self.chosen.block.is_some() {
                cells.push(last);
            }
            cells
        };
        let mut lines = vec![
            CompareLine {
                title: words.t("compare-rank"),
                max: String::new(),
                cells: blank(
                    units.iter().map(|own| self.rank(own)).collect(),
                    String::new(),
                ),
                strong: false,
            },
            CompareLine {
                title: words.t("column-band"),
                max: String::new(),
                cells: blank(
                    units.iter().map(|own| self.band(own)).collect(),
                    String::new(),
                ),
                strong: false,
            },
            CompareLine {
                title: words.t("column-total"),
                max: String::new(),
                cells: blank(
                    units
                        .iter()
                        .map(|own| self.number(own.total.as_ref()))
                        .collect(),
                    self.mean_total(),
                ),
                strong: true,
            },
        ];
        for (index, field) in shown.fields.iter().enumerate() {
            let cell = |own: &&UnitShown| {
                let Some(own) = own.field(index) else {
                    return String::new();
                };
                let part = share(&own.points, &own.max);
                let part = part.map_or_else(String::new, |part| {
                    format!(" ({})", words.percent(&part, 1))
                });
                format!("{}{part}", self.number(Some(&own.points)))
            };
            let cells: Vec<String> = units.iter().map(cell).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let mean = of_block.as_ref().and_then(|own| own[index].as_ref());
            let mean = mean.map_or_else(String::new, |own| words.percent(&own.mean, 1));
            lines.push(CompareLine {
                title: format!("{}. {}", field.code, field.title.get(words.lang)),
                max: words.short(&field.max),
                cells: blank(cells, mean),
                strong: false,
            });
        }
        lines.retain(|line| line.cells.iter().any(|cell| !cell.is_empty()));
        lines
    }
    fn rank(&self, own: &UnitShown) -> String {
        own.rank.map_or_else(String::new, |rank| {
            self.words
                .t2("profile-rank-of", ("rank", rank), ("n", own.n))
        })
    }
    fn band(&self, own: &UnitShown) -> String {
        let band = own.band.and_then(|band| self.shown.bands.get(band));
        band.cloned().unwrap_or_default()
    }
    fn mean_total(&self) -> String {
        let figures = self.chosen.block.and_then(|block| {
            let totals: Option<Vec<&Exact>> = self
                .shown
                .ranked(block)
                .map(|own| own.total.as_ref())
                .collect();
            super::shown::mean(&totals?)
        });
        self.number(figures.as_ref())
    }
}
