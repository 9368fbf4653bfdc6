//! The page of one unit.

use super::criteria::node_title;
use super::head::{Head, address, origin, tabs, unit_facts};
use super::parts::{BandTag, ChartView, Fact, Link, Tab, bar, share};
use super::ranking::digits;
use super::shown::{FieldOfBlock, Shown, UnitShown};
use crate::{
    layout::{Layout, Section, in_query, lang_code},
    seen::{Seen, row::SeenRow},
    text::Words,
};
use askama::Template;
use criteria::{NodeKind, Policy};
use points::Exact;
use scoring::Outcome;

#[derive(Template)]
#[template(path = "public/profile.html")]
pub(crate) struct ProfilePage {
    page: Layout,
    tabs: Vec<Tab>,
    head: Head,
    facts: Vec<Fact>,
    band: Option<BandTag>,
    state: String,
    compare: String,
    compare_block: String,
    fields: Vec<FieldLine>,
    with_block: bool,
    radar: Option<ChartView>,
    strengths: Vec<String>,
    not_reached: Vec<NotReached>,
    not_reached_words: String,
    leaves: Vec<LeafLine>,
    dropped: Vec<String>,
    pub(crate) years: Vec<YearLine>,
    pub(crate) years_break: String,
    downloads: Vec<Link>,
}

struct FieldLine {
    title: String,
    points: String,
    max: String,
    share: String,
    share_words: String,
    mean_at: String,
    mean: String,
    best: String,
}

struct NotReached {
    title: String,
    points: String,
    reason: String,
    missing: Exact,
}

struct LeafLine {
    code: String,
    title: String,
    max: String,
    points: String,
    missing: String,
    note: String,
    inner: bool,
    /// Where it is told why; empty for inner nodes.
    href: String,
}

/// One year of a unit.
pub(crate) struct YearLine {
    pub(crate) year: String,
    pub(crate) href: String,
    pub(crate) set: String,
    pub(crate) index: String,
    pub(crate) rank: String,
    pub(crate) band: String,
    pub(crate) picked: bool,
}

struct View<'a> {
    shown: &'a Shown,
    seen: &'a Seen,
    row: &'a SeenRow,
    unit: &'a UnitShown,
    of_block: Option<&'a [Option<FieldOfBlock>]>,
    words: Words,
    digits: u8,
}

/// Builds the page.
pub(crate) fn profile_page(
    shown: &Shown,
    seen: &Seen,
    (row, unit): (&SeenRow, &UnitShown),
    page: Layout,
    radar: Option<ChartView>,
) -> ProfilePage {
    let (words, set) = (page.words, seen.set());
    let base = address(&shown.id);
    let view = View {
        of_block: unit.block.and_then(|block| shown.block_fields(block)),
        digits: digits(set),
        shown,
        seen,
        row,
        unit,
        words,
    };
    let code = in_query(&unit.code);
    let (not_reached, sum, by_leaf) = view.not_reached();
    let sum = words.number(&sum, view.digits);
    let key = if by_leaf {
        "profile-not-reached-leaves"
    } else {
        "profile-not-reached-fields"
    };
    let mut page = page
        .within(Section::Start)
        .after(shown.title.clone(), base.clone())
        .after(unit.name.clone(), "");
    page.notices.clone_from(&shown.notices);
    page.draft = shown.draft;
    page.origin = origin(shown, set, words);
    ProfilePage {
        tabs: tabs(&shown.id, words, ""),
        head: Head::of(shown, words),
        facts: unit_facts(shown, unit, words, view.digits),
        band: unit.band.and_then(|band| {
            let name = shown.bands.get(band)?;
            Some(BandTag::new(name, band, shown.bands.len()))
        }),
        state: match (unit.block, unit.complete) {
            (None, _) => words.t("profile-above"),
            (_, false) => words.t("profile-incomplete"),
            _ => String::new(),
        },
        compare: format!("{base}/compare?unit={code}"),
        compare_block: format!("{base}/compare?unit={code}&with=block"),
        fields: view.fields(),
        with_block: view.of_block.is_some(),
        radar,
        strengths: view.strengths(),
        not_reached,
        not_reached_words: words.t1(key, "sum", sum),
        leaves: view.leaves(),
        dropped: view.dropped(),
        years: Vec::new(),
        years_break: String::new(),
        downloads: downloads(&shown.id, &code, words),
        page,
    }
}

fn downloads(round: &str, code: &str, words: Words) -> Vec<Link> {
    let unit = format!("/api/v1/rounds/{}/units/{code}", in_query(round));
    let lang = lang_code(words.lang);
    vec![
        Link::new(
            words.t("download-xlsx"),
            format!("{unit}/points.xlsx?lang={lang}"),
        ),
        Link::new(
            words.t("download-csv-excel"),
            format!("{unit}/points.csv?for=excel&lang={lang}"),
        ),
        Link::new(words.t("download-json"), format!("{unit}?lang={lang}")),
    ]
}

impl View<'_> {
    fn title(&self, field: usize) -> String {
        let own = &self.shown.fields[field];
        format!("{}. {}", own.code, own.title.get(self.words.lang))
    }
    fn block(&self, field: usize) -> Option<&FieldOfBlock> {
        self.of_block.as_ref()?.get(field)?.as_ref()
    }
    fn fields(&self) -> Vec<FieldLine> {
        let words = self.words;
        let line = |field: usize| {
            let own = self.unit.field(field)?;
            let reached = share(&own.points, &own.max);
            let block = self.block(field);
            let percent =
                |own: Option<&Exact>| own.map_or_else(String::new, |own| words.percent(own, 1));
            Some(FieldLine {
                title: self.title(field),
                points: words.number(&own.points, self.digits),
                max: words.short(&own.max),
                share: reached.as_ref().map_or_else(|| "0".to_owned(), bar),
                share_words: percent(reached.as_ref()),
                mean_at: block.map_or_else(String::new, |own| bar(&own.mean)),
                mean: percent(block.map(|own| &own.mean)),
                best: percent(block.map(|own| &own.best)),
            })
        };
        (0..self.shown.fields.len()).filter_map(line).collect()
    }
    /// Fields above the mean of the block, the furthest first.
    fn strengths(&self) -> Vec<String> {
        let words = self.words;
        let mut above: Vec<(Exact, String)> = (0..self.shown.fields.len())
            .filter_map(|field| {
                let own = self.unit.field(field)?;
                let (unit, block) = (share(&own.points, &own.max)?, self.block(field)?);
                let more = unit.minus(&block.mean);
                if more <= Exact::ZERO {
                    return None;
                }
                let said = if unit == block.best {
                    words.t2(
                        "profile-strength-best",
                        ("title", self.title(field)),
                        ("unit", words.percent(&unit, 1)),
                    )
                } else {
                    crate::text::say_with(
                        words.lang,
                        "profile-strength",
                        &[
                            ("title", self.title(field).into()),
                            ("unit", words.percent(&unit, 1).into()),
                            ("mean", words.percent(&block.mean, 1).into()),
                            ("more", words.number(&more, 1).into()),
                        ],
                    )
                };
                Some((more, said))
            })
            .collect();
        above.sort_by(|a, b| b.0.cmp(&a.0));
        above.into_iter().map(|(_, said)| said).collect()
    }
    /// What was not reached: by leaf where leaves are seen, else by field; with its sum.
    fn not_reached(&self) -> (Vec<NotReached>, Exact, bool) {
        let words = self.words;
        let set = self.seen.set();
        let line = |title: String, points: &Exact, max: &Exact, reason: String| {
            let missing = max.minus(points);
            (missing > Exact::ZERO).then(|| NotReached {
                title,
                points: words.number(&missing, self.digits),
                reason,
                missing,
            })
        };
        let reasons = self.row.not_reached();
        let leaves = self.row.leaves();
        let by_leaf = !leaves.is_empty();
        let mut lines: Vec<NotReached> = if by_leaf {
            leaves
                .iter()
                .filter(|own| own.score.outcome == Outcome::Points)
                .filter(|own| set.leaf_node(own.leaf).part == criteria::Part::Base)
                .filter_map(|own| {
                    let node = set.leaf_node(own.leaf);
                    let why = reasons.iter().find(|why| why.criterion == own.code);
                    let why = why.map(|why| why.reason.get(words.lang).to_owned());
                    let title = format!("{} {}", own.code, node_title(node, words.lang));
                    line(title, &own.score.points, &own.max, why.unwrap_or_default())
                })
                .collect()
        } else {
            (0..self.shown.fields.len())
                .filter_map(|field| {
                    let own = self.unit.field(field)?;
                    let title = self.shown.fields[field].title.get(words.lang).to_owned();
                    line(title, &own.points, &own.max, String::new())
                })
                .collect()
        };
        lines.sort_by(|a, b| b.missing.cmp(&a.missing));
        let sum = lines.iter().map(|own| &own.missing).sum();
        (lines, sum, by_leaf)
    }
    fn leaves(&self) -> Vec<LeafLine> {
        let (words, set) = (self.words, self.seen.set());
        let leaves = self.row.leaves();
        if leaves.is_empty() {
            return Vec::new();
        }
        let mut lines = Vec::new();
        for (index, node) in set.nodes.iter().enumerate() {
            let id = criteria::NodeId::from_index(index);
            let position = set.leaves.binary_search(&id).ok();
            let own = position.and_then(|at| {
                let leaf = criteria::LeafId::from_index(at);
                leaves.iter().find(|own| own.leaf == leaf)
            });
            let inner = matches!(node.kind, NodeKind::Inner { .. });
            if !inner && own.is_none() {
                continue;
            }
            let scored = own.filter(|own| own.score.outcome == Outcome::Points);
            let points = scored.map(|own| words.number(&own.score.points, self.digits));
            let missing = scored.map(|own| own.max.minus(&own.score.points));
            let missing =
                missing.filter(|own| *own > Exact::ZERO && node.part == criteria::Part::Base);
            lines.push(LeafLine {
                code: node.code.clone(),
                title: node_title(node, words.lang).to_owned(),
                max: words.short(own.map_or(&node.max, |own| &own.max)),
                points: points.unwrap_or_default(),
                missing: missing.map_or_else(String::new, |own| words.number(&own, self.digits)),
                note: own.map_or_else(String::new, |own| outcome_words(own.score.outcome, words)),
                inner,
                href: own.map_or_else(String::new, |own| {
                    crate::pages::why::address(&self.shown.id, &self.unit.code, &own.code)
                }),
            });
        }
        lines
    }
    fn dropped(&self) -> Vec<String> {
        let set = self.seen.set();
        let dropped = self.row.figures.iter().flat_map(|own| &own.dropped);
        dropped
            .map(|own| {
                let title = node_title(set.leaf_node(own.leaf), self.words.lang);
                let policy: Policy = own.policy;
                let max = self.words.short(&own.max);
                format!(
                    "{} {title} ({max}): {}",
                    own.code,
                    policy.words(self.words.lang)
                )
            })
            .collect()
    }
}

/// Why a leaf has no points of its own.
pub(crate) fn outcome_words(outcome: Outcome, words: Words) -> String {
    match outcome {
        Outcome::Points => "",
        Outcome::Absent => words.pick("Không có", "None"),
        Outcome::Blank => words.pick(
            "Để trống, điểm tối đa giữ nguyên",
            "Left empty, maximum unchanged",
        ),
        Outcome::Dropped => words.pick("Không tính vào mẫu số", "Out of the denominator"),
        Outcome::Rescaled => words.pick(
            "Không tính, phần còn lại quy đổi",
            "Out, the rest scaled back",
        ),
        Outcome::Spread => words.pick(
            "Điểm tối đa chia cho tiêu chí cùng nhóm",
            "Maximum spread over siblings",
        ),
        Outcome::Incomplete => words.pick("Chưa có kết quả", "No result yet"),
    }
    .to_owned()
}
