//! The ranking of a round, block by block.

use super::head::{Head, address, block_heading, origin, tabs, whom};
use super::parts::{BandTag, ChartView, Fact, Link, Tab, bar, edge, share};
use super::shown::{Shown, UnitShown, mean, median};
use super::sorted::{Ask, Column, columns, order};
use super::versions::VersionLine;
use crate::{
    layout::{Layout, Section, in_query},
    text::Words,
};
use askama::Template;
use criteria::{CriteriaSet, RankOn};
use points::Exact;
use procedure::Face;

/// Lines on one page of the table.
const LINES: usize = 200;

#[derive(Template)]
#[template(path = "public/ranking.html")]
pub(crate) struct RankingPage {
    page: Layout,
    tabs: Vec<Tab>,
    head: Head,
    blocks: Vec<Tab>,
    facts: Vec<Fact>,
    bands: Vec<BandOption>,
    action: String,
    kept: Vec<(String, String)>,
    query: String,
    filtered: bool,
    clear: String,
    found: String,
    caption: String,
    columns: Vec<Column>,
    with_rank: bool,
    with_totals: bool,
    with_index: bool,
    figure_words: String,
    rows: Vec<RowView>,
    field_notes: Vec<String>,
    pages: Vec<Tab>,
    how: String,
    apart: Vec<Link>,
    above: Vec<Link>,
    downloads: Vec<Link>,
    charts: Vec<ChartView>,
    /// The versions, where there are several.
    pub(crate) versions: Vec<VersionLine>,
}

/// A band in the legend and in the choice.
struct BandOption {
    name: String,
    step: usize,
    edge: String,
    n: String,
    picked: bool,
}

/// One unit.
struct RowView {
    rank: String,
    name: String,
    href: String,
    total: String,
    share: String,
    index: String,
    band: Option<BandTag>,
    fields: Vec<CellView>,
    picked: bool,
}

/// A figure with the heading that a phone shows beside it.
struct CellView {
    label: String,
    value: String,
}

/// Digits that totals are shown with.
pub(crate) fn digits(set: &CriteriaSet) -> u8 {
    set.rounding.total.map_or(2, |to| to.digits)
}

/// Builds the page.
pub(crate) fn ranking_page(
    shown: &Shown,
    set: &CriteriaSet,
    ask: &Ask,
    page: Layout,
    charts: Vec<ChartView>,
) -> RankingPage {
    let words = page.words;
    let block = ask.block.min(shown.blocks.len().saturating_sub(1));
    let base = address(&shown.id);
    let ranked: Vec<&UnitShown> = shown.ranked(block).collect();
    let found = order(shown, ask, block);
    let with_rank = ranked.iter().any(|own| own.rank.is_some());
    let with_totals = ranked.iter().any(|own| own.figure(shown.on).is_some());
    let with_index = shown.on == RankOn::Total
        && ranked
            .iter()
            .any(|own| own.index.is_some() && own.index != own.total);
    let with_fields = ranked.iter().any(|own| own.fields.is_some());
    let view = View {
        shown,
        set,
        words,
        digits: digits(set),
        base: &base,
    };
    let first = ask.page.saturating_sub(1) * LINES;
    let lines = found.iter().skip(first).take(LINES);
    let caption = words.t1("ranking-caption", "whom", whom(shown, block, words));
    let mut page = page.within(Section::Start).after(shown.title.clone(), "");
    page.notices.clone_from(&shown.notices);
    page.notices.extend(face_words(shown, words));
    page.draft = shown.draft;
    page.origin = origin(shown, set, words);
    RankingPage {
        tabs: tabs(&shown.id, words, "ranking"),
        head: Head::of(shown, words),
        blocks: view.blocks(block),
        facts: view.facts(block),
        bands: view.bands(&ranked, ask),
        action: base.clone(),
        kept: ask.kept(),
        query: ask.q.clone(),
        filtered: ask.is_filtered(),
        clear: format!("{base}?block={}", block + 1),
        found: match found.len() {
            0 => words.t("ranking-found-none"),
            n => words.t1("ranking-found", "n", n),
        },
        caption,
        columns: columns(
            shown,
            ask,
            &base,
            words,
            [with_rank, with_totals, with_index, with_fields],
        ),
        with_rank,
        with_totals,
        with_index,
        figure_words: view.figure_words(),
        rows: lines.map(|own| view.row(own, with_fields)).collect(),
        field_notes: if with_fields {
            view.field_notes()
        } else {
            Vec::new()
        },
        pages: view.pages(ask, found.len()),
        how: report::ranking_in_words(&set.ranking, words.lang),
        apart: shown.apart(block).map(|own| view.link(own)).collect(),
        above: view.above(),
        downloads: downloads(&shown.id, words),
        charts,
        versions: Vec::new(),
        page,
    }
}

struct View<'a> {
    shown: &'a Shown,
    set: &'a CriteriaSet,
    words: Words,
    digits: u8,
    base: &'a str,
}

impl View<'_> {
    fn figure_words(&self) -> String {
        self.words.t(match self.shown.on {
            RankOn::Total => "column-total",
            RankOn::Index => "column-index",
        })
    }
    fn blocks(&self, current: usize) -> Vec<Tab> {
        (0..self.shown.blocks.len())
            .map(|block| Tab {
                words: block_heading(self.shown, block, self.words),
                href: format!("{}?block={}", self.base, block + 1),
                current: block == current,
            })
            .collect()
    }
    fn facts(&self, block: usize) -> Vec<Fact> {
        let Some(figures) = self.shown.figures(block) else {
            return Vec::new();
        };
        let words = self.words;
        let shown = |own: Option<Exact>| {
            own.map_or_else(String::new, |own| words.number(&own, self.digits))
        };
        let highest = shown(figures.iter().max().map(|own| (*own).clone()));
        let lowest = shown(figures.iter().min().map(|own| (*own).clone()));
        vec![
            Fact::new(words.t("ranking-fact-units"), figures.len().to_string()),
            Fact::new(words.t("ranking-fact-mean"), shown(mean(&figures))),
            Fact::new(words.t("ranking-fact-median"), shown(median(&figures))),
            Fact::new(
                words.t("ranking-fact-lowest"),
                words.t2(
                    "ranking-fact-range",
                    ("lowest", lowest),
                    ("highest", highest),
                ),
            ),
        ]
    }
    fn bands(&self, ranked: &[&UnitShown], ask: &Ask) -> Vec<BandOption> {
        let n = self.shown.bands.len();
        let option = |(index, name): (usize, &String)| {
            let own = self.set.bands.iter().find(|band| band.name == *name);
            let within = ranked.iter().filter(|own| own.band == Some(index)).count();
            BandOption {
                name: name.clone(),
                step: BandTag::new(name, index, n).step,
                edge: own.map_or_else(String::new, |band| edge(self.words, band)),
                n: within.to_string(),
                picked: ask.band == *name,
            }
        };
        self.shown.bands.iter().enumerate().map(option).collect()
    }
    fn row(&self, unit: &UnitShown, with_fields: bool) -> RowView {
        let figure = unit.figure(self.shown.on);
        let full = match self.shown.on {
            RankOn::Total => self.set.total.clone(),
            RankOn::Index => Exact::from(100),
        };
        let reached = figure.and_then(|own| share(own, &full));
        let number = |own: Option<&Exact>| {
            own.map_or_else(String::new, |own| self.words.number(own, self.digits))
        };
        let field = |(index, field): (usize, &super::shown::FieldShown)| CellView {
            label: self.words.t1("ranking-field", "code", &field.code),
            value: number(unit.field(index).map(|own| &own.points)),
        };
        RowView {
            rank: rank_words(unit, self.words),
            name: unit.name.clone(),
            href: unit_address(self.base, &unit.code),
            total: number(figure),
            share: reached.as_ref().map_or_else(String::new, bar),
            index: number(unit.index.as_ref()),
            band: unit.band.and_then(|band| {
                let name = self.shown.bands.get(band)?;
                Some(BandTag::new(name, band, self.shown.bands.len()))
            }),
            fields: if with_fields {
                self.shown.fields.iter().enumerate().map(field).collect()
            } else {
                Vec::new()
            },
            picked: false,
        }
    }
    fn field_notes(&self) -> Vec<String> {
        let note = |own: &super::shown::FieldShown| {
            let max = self.words.short(&own.max);
            let most = self.words.pick("tối đa", "maximum");
            let title = own.title.get(self.words.lang);
            format!("{}. {title} ({most} {max})", own.code)
        };
        self.shown.fields.iter().map(note).collect()
    }
    fn pages(&self, ask: &Ask, n: usize) -> Vec<Tab> {
        let page = |number: usize| Tab {
            words: number.to_string(),
            href: format!("{}?{}", self.base, ask.with_page(number)),
            current: number == ask.page,
        };
        (1..=n.div_ceil(LINES)).map(page).collect()
    }
    fn link(&self, unit: &UnitShown) -> Link {
        Link::new(unit.name.clone(), unit_address(self.base, &unit.code))
    }
    fn above(&self) -> Vec<Link> {
        let parents = self.shown.units.iter().filter(|own| own.block.is_none());
        parents.map(|own| self.link(own)).collect()
    }
}

/// Where a unit's page stands.
pub(crate) fn unit_address(base: &str, code: &str) -> String {
    format!("{base}/units/{}", in_query(code))
}

/// `3`, or `3 (đồng hạng)`.
fn rank_words(unit: &UnitShown, words: Words) -> String {
    match unit.rank {
        Some(rank) if unit.tied => format!("{rank} ({})", words.t("ranking-shared")),
        Some(rank) => rank.to_string(),
        None => String::new(),
    }
}

/// What the act leaves out, said first.
fn face_words(shown: &Shown, words: Words) -> Option<String> {
    match shown.publication.as_ref()?.face {
        Face::Full { .. } => None,
        Face::TopAndClasses { top } => Some(words.t1("ranking-face-top", "top", top)),
        Face::Classes => Some(words.t("ranking-face-classes")),
    }
}

/// The files of a ranking.
pub(crate) fn downloads(round: &str, words: Words) -> Vec<Link> {
    let base = format!("/api/v1/rounds/{}/ranking", in_query(round));
    let lang = crate::layout::lang_code(words.lang);
    vec![
        Link::new(words.t("download-xlsx"), format!("{base}.xlsx?lang={lang}")),
        Link::new(
            words.t("download-csv-excel"),
            format!("{base}.csv?for=excel"),
        ),
        Link::new(words.t("download-csv"), format!("{base}.csv")),
        Link::new(words.t("download-json"), base),
    ]
}
