//! Ranks of two rounds side by side, a line for each unit.

use super::Chart;
use super::canvas::Anchor;
use super::font::{Weight, width, wrap};
use super::page::Page;
use super::palette::{DEEP, Ink, QUIET, TEXT, count, shade};
use crate::YearsContext;
use crate::frame::Frame;
use compare::YearUnit;
use std::collections::BTreeMap;

/// With more units only those are drawn that move the most.
const MOST: usize = 60;
/// Height of a line of a name.
const LINE: f64 = 15.0;
const SIZE: f64 = 12.0;

/// One chart for each block of the second round: ranks of either round with every name on both sides, those that move the most set off. Drawn are the units that both rounds rank, in the same borders, and that come from the block of the first round which most of the block come from; of more than 60 the 60 that move the most, and the chart says so.
///
/// Units of one rank stand below each other in the order of the other side. Rises are dark and full, falls dark and dashed, the others pale, so that they are told apart in black and white. The table with the same figures is [`crate::movers`].
#[must_use]
pub fn rank_slopes(context: &YearsContext<'_>, wide: u32) -> Vec<Chart> {
    let mut blocks: BTreeMap<&str, Vec<Slope<'_>>> = BTreeMap::new();
    for unit in &context.split.units {
        if let (Some(block), Some(slope)) = (unit.block.as_deref(), Slope::of(unit)) {
            blocks.entry(block).or_default().push(slope);
        }
    }
    let several = blocks.len() > 1;
    let mut charts = Vec::new();
    for (at, (block, mut slopes)) in blocks.into_iter().enumerate() {
        let before = continued(block, &slopes);
        slopes.retain(|own| own.unit.old_block == before);
        if slopes.len() < 2 {
            continue;
        }
        let (from, to) = context.years;
        let id = match several {
            true => format!("slopes-{from}-{to}-{}", at + 1),
            false => format!("slopes-{from}-{to}"),
        };
        charts.push(one(context, (block, before), slopes, (id, wide)));
    }
    charts
}

/// The block of the first round that most of these units come from; of equals the one of the same name, else the first by name.
fn continued(block: &str, slopes: &[Slope<'_>]) -> Option<String> {
    let mut n: BTreeMap<&str, usize> = BTreeMap::new();
    for old in slopes
        .iter()
        .filter_map(|own| own.unit.old_block.as_deref())
    {
        *n.entry(old).or_default() += 1;
    }
    let most = n
        .into_iter()
        .max_by_key(|(old, n)| (*n, *old == block, std::cmp::Reverse(*old)));
    most.map(|(old, _)| old.to_owned())
}

#[derive(Debug, Clone)]
struct Slope<'u> {
    unit: &'u YearUnit,
    old: u32,
    new: u32,
}

impl<'u> Slope<'u> {
    fn of(unit: &'u YearUnit) -> Option<Self> {
        let (old, new) = (unit.old_rank?, unit.new_rank?);
        (!unit.borders).then_some(Self { unit, old, new })
    }
    /// Places gained.
    fn places(&self) -> i64 {
        i64::from(self.old) - i64::from(self.new)
    }
}

fn one(
    context: &YearsContext<'_>,
    (block, before): (&str, Option<String>),
    mut slopes: Vec<Slope<'_>>,
    (id, wide): (String, u32),
) -> Chart {
    let n = slopes.len();
    slopes.sort_by_key(|own| (std::cmp::Reverse(own.places().abs()), own.new, own.old));
    // Set off is a quarter of what is drawn at most, and only who moves three places or more.
    let quarter = n.min(MOST).div_ceil(4);
    let bar = slopes.get(quarter).map_or(0, |own| own.places().abs());
    let bar = bar.max(2);
    let summary = summary(context, block, &slopes);
    slopes.truncate(MOST);
    let (old, new) = context.years;
    let mut title = context
        .say(
            "Thứ hạng năm {old} và năm {new}",
            "Ranks in {old} and {new}",
        )
        .replace("{old}", &old.to_string())
        .replace("{new}", &new.to_string());
    if block != "all" {
        let words = context.say("khối", "block");
        title = format!("{title}: {words} {block}");
    }
    if let Some(before) = before.filter(|own| own != block && block != "all") {
        title = format!("{title} ({old}: {before})");
    }
    let mut page = Page::new(context, wide, title, summary);
    legend(context, &mut page);
    draw(context, &mut page, &slopes, bar);
    page.finish(id)
}

fn summary(context: &YearsContext<'_>, block: &str, sorted: &[Slope<'_>]) -> String {
    let n = sorted.len();
    let rises = sorted.iter().filter(|own| own.places() > 0).count();
    let falls = sorted.iter().filter(|own| own.places() < 0).count();
    let mut words = context
        .say(
            "Trong {n} đơn vị được xếp hạng ở cả hai năm có {rises} đơn vị tăng hạng, {falls} đơn vị giảm hạng",
            "Of {n} units ranked in both years {rises} rise and {falls} fall",
        )
        .to_owned();
    let most = sorted.iter().max_by_key(|own| own.places());
    if let Some(own) = most.filter(|own| own.places() > 0) {
        words.push_str(context.say(
            "; tăng nhiều nhất là {name} (từ hạng {old} lên hạng {new})",
            "; {name} rises the most (from {old} to {new})",
        ));
        words = words
            .replace("{name}", &own.unit.name)
            .replace("{old}", &own.old.to_string())
            .replace("{new}", &own.new.to_string());
    }
    words.push('.');
    if n > MOST {
        words.push_str(context.say(
            " Hình chỉ vẽ {most} đơn vị đổi hạng nhiều nhất; bảng T7 có đủ.",
            " Only the {most} that move the most are drawn; T7 has all.",
        ));
    }
    let units = context.split.units.iter();
    let here = units.filter(|own| own.block.as_deref() == Some(block) && own.new_rank.is_some());
    let apart = here.count().saturating_sub(n);
    if apart > 0 {
        words.push_str(context.say(
            " {apart} đơn vị không vẽ: đổi địa giới, đổi khối hoặc năm trước chưa xếp hạng.",
            " {apart} units are not drawn: other borders, another block, or not ranked before.",
        ));
    }
    let same = |group: &compare::Group| group.changes.is_empty();
    if !context.found.groups.iter().all(same) {
        words.push_str(context.say(
            " Bộ tiêu chí đã sửa giữa hai năm.",
            " The criteria set was revised between the years.",
        ));
    }
    words
        .replace("{n}", &n.to_string())
        .replace("{rises}", &rises.to_string())
        .replace("{falls}", &falls.to_string())
        .replace("{most}", &MOST.to_string())
        .replace("{apart}", &apart.to_string())
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stroke {
    Rise,
    Fall,
    Pale,
}

impl Stroke {
    fn draw(self, page: &mut Page<'_>, from: (f64, f64), to: (f64, f64)) {
        let canvas = &mut page.canvas;
        match self {
            Self::Rise => canvas.line(from, to, DEEP, 3),
            Self::Fall => canvas.dashes(from, to, DEEP, 2),
            Self::Pale => canvas.line(from, to, pale(), 1),
        }
    }
}

fn pale() -> Ink {
    shade(0.42)
}

fn legend(context: &YearsContext<'_>, page: &mut Page<'_>) {
    let all = [
        (Stroke::Rise, context.say("tăng hạng nhiều", "large rise")),
        (Stroke::Fall, context.say("giảm hạng nhiều", "large fall")),
        (Stroke::Pale, context.say("các đơn vị khác", "others")),
    ];
    let mut x = page.margin;
    page.y += 6.0;
    for (stroke, words) in all {
        let wide = 34.0 + width(words, SIZE, Weight::Regular) + 18.0;
        if x + wide > page.right() && x > page.margin {
            x = page.margin;
            page.y += 18.0;
        }
        let y = page.y + 6.0;
        stroke.draw(page, (x, y), (x + 26.0, y));
        let at = (x + 34.0, y + 4.0);
        page.canvas
            .text(at, words, SIZE, Weight::Regular, TEXT, Anchor::Start);
        x += wide;
    }
    page.y += 22.0;
}

/// One side: each unit's lines of text and the middle of them.
struct Side {
    lines: Vec<Vec<String>>,
    middles: Vec<f64>,
    bottom: f64,
}

/// Places the units of one side below each other in this order.
fn side(page: &Page<'_>, names: &[(usize, String)], room: f64, top: f64, bold: &[bool]) -> Side {
    let n = names.len();
    let mut own = Side {
        lines: vec![Vec::new(); n],
        middles: vec![0.0; n],
        bottom: top,
    };
    let gap = if page.is_narrow() { 6.0 } else { 4.0 };
    for (at, name) in names {
        let weight = if bold[*at] {
            Weight::Bold
        } else {
            Weight::Regular
        };
        let lines = wrap(name, SIZE, weight, room);
        let high = LINE * count(lines.len().max(1));
        own.middles[*at] = own.bottom + high / 2.0;
        own.bottom += high + gap;
        own.lines[*at] = lines;
    }
    own
}

fn draw(context: &YearsContext<'_>, page: &mut Page<'_>, slopes: &[Slope<'_>], bar: i64) {
    let bold: Vec<bool> = slopes.iter().map(|own| own.places().abs() > bar).collect();
    let order = |key: &dyn Fn(&Slope<'_>) -> (u32, u32)| -> Vec<(usize, String)> {
        let mut all: Vec<usize> = (0..slopes.len()).collect();
        all.sort_by_key(|at| (key(&slopes[*at]), *at));
        let named = all.into_iter();
        named.map(|at| (at, slopes[at].unit.name.clone())).collect()
    };
    let (left, right) = (
        order(&|own| (own.old, own.new)),
        order(&|own| (own.new, own.old)),
    );
    let widest = slopes
        .iter()
        .map(|own| width(&own.unit.name, SIZE, Weight::Bold))
        .fold(0.0, f64::max);
    // Ranks stand inside, beside the lines, and the places gained on the right.
    let (rank, gained) = (30.0, 34.0);
    // The lines keep a band of their own, however long the names are.
    let band = if page.is_narrow() { 100.0 } else { 300.0 };
    let most = (page.inside() - 2.0 * (rank + 8.0) - gained - band) / 2.0;
    let room = widest.ceil().min(most);
    let (from, to) = (
        page.margin + room + rank + 8.0,
        page.right() - gained - room - rank - 8.0,
    );
    let (old, new) = context.years;
    page.y += 6.0;
    let heading = page.y + 8.0;
    for (x, year, anchor) in [(from, old, Anchor::End), (to, new, Anchor::Start)] {
        let at = (x, heading);
        page.canvas
            .text(at, &year.to_string(), 13.0, Weight::Bold, TEXT, anchor);
    }
    let top = page.y + 18.0;
    let (before, after) = (
        side(page, &left, room, top, &bold),
        side(page, &right, room, top, &bold),
    );
    let mut drawn: Vec<usize> = (0..slopes.len()).collect();
    drawn.sort_by_key(|at| bold[*at]);
    for at in drawn {
        let own = &slopes[at];
        let (one, other) = (before.middles[at], after.middles[at]);
        let stroke = match (bold[at], own.places() > 0) {
            (false, _) => Stroke::Pale,
            (true, true) => Stroke::Rise,
            (true, false) => Stroke::Fall,
        };
        stroke.draw(page, (from + 6.0, one), (to - 6.0, other));
        let (weight, ink) = match bold[at] {
            true => (Weight::Bold, DEEP),
            false => (Weight::Regular, pale()),
        };
        for (x, y) in [(from + 6.0, one), (to - 6.0, other)] {
            page.canvas.dot((x, y), 3.0, ink, true);
        }
        let rank_at = |x, y: f64| (x, y + 4.0);
        let mut put = |at, text: &str, anchor| {
            page.canvas.text(at, text, SIZE, weight, TEXT, anchor);
        };
        put(rank_at(from, one), &own.old.to_string(), Anchor::End);
        put(rank_at(to, other), &own.new.to_string(), Anchor::Start);
        let names = [
            (&before, from - rank, one, Anchor::End),
            (&after, to + rank, other, Anchor::Start),
        ];
        for (side, x, middle, anchor) in names {
            let lines = &side.lines[at];
            let first = middle - LINE * count(lines.len()) / 2.0 + 11.5;
            for (index, line) in lines.iter().enumerate() {
                put((x, first + LINE * count(index)), line, anchor);
            }
        }
        let places = own.places();
        let words = match places {
            0 => "=".to_owned(),
            1.. => format!("+{places}"),
            _ => format!("–{}", places.unsigned_abs()),
        };
        let ink = if bold[at] { DEEP } else { QUIET };
        let corner = (page.right(), other + 4.0);
        page.canvas
            .text(corner, &words, SIZE, weight, ink, Anchor::End);
    }
    page.y = before.bottom.max(after.bottom) + 4.0;
}
