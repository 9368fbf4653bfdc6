//! Self against appraised: two marks a unit, joined.

use super::Chart;
use super::axis::Axis;
use super::canvas::{Anchor, Canvas};
use super::font::{Weight, width};
use super::names::Names;
use super::page::Page;
use super::palette::{DEEP, PAPER, QUIET, TEXT, count};
use crate::ResultContext;
use crate::compared::Compared;
use points::Exact;
use ranking::Row;

/// Self-scored points (ring) and those of the last appraisal (dot) of each unit, both over the criteria that have both figures, in the order of ranks; `None` where no unit has any.
#[must_use]
pub fn self_against_appraised(
    context: &ResultContext<'_>,
    block: usize,
    wide: u32,
) -> Option<Chart> {
    let rows = context.all_rows(block);
    let pairs: Vec<Pair<'_>> = rows
        .iter()
        .filter_map(|row| Pair::of(context, row))
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let title = context
        .say(
            "Điểm tự đánh giá so với điểm thẩm định",
            "Self-scored against appraised points",
        )
        .to_owned();
    let title = match context.block_heading(block) {
        heading if heading.is_empty() => title,
        heading => format!("{title}: {heading}"),
    };
    let mut page = Page::new(context, wide, title, summary(context, &pairs));
    legend(context, &mut page);
    draw(context, &mut page, &pairs);
    Some(page.finish(context.chart_id("self-appraised", block)))
}

/// A unit's two figures.
struct Pair<'r> {
    row: &'r Row,
    own: Exact,
    appraised: Exact,
}

impl<'r> Pair<'r> {
    fn of(context: &ResultContext<'_>, row: &'r Row) -> Option<Self> {
        let Compared { own, appraised, .. } = context.compared(row.unit)?;
        Some(Self {
            row,
            own,
            appraised,
        })
    }
}

fn summary(context: &ResultContext<'_>, pairs: &[Pair<'_>]) -> String {
    let change = |pair: &Pair<'_>| pair.appraised.minus(&pair.own);
    let sum: Exact = pairs.iter().map(change).sum();
    let mean = sum
        .over(&Exact::from(i64::try_from(pairs.len()).unwrap_or(i64::MAX)))
        .unwrap_or_default();
    let lower = pairs
        .iter()
        .filter(|pair| pair.appraised < pair.own)
        .count();
    let higher = pairs
        .iter()
        .filter(|pair| pair.appraised > pair.own)
        .count();
    context
        .say(
            "Trên các tiêu chí có cả hai điểm: {lower} trong {n} đơn vị có điểm thẩm định thấp hơn, {higher} cao hơn; chênh lệch bình quân {mean} điểm.",
            "Over the criteria that have both figures {lower} of {n} units were appraised lower, {higher} higher; the mean difference is {mean} points.",
        )
        .replace("{n}", &pairs.len().to_string())
        .replace("{lower}", &lower.to_string())
        .replace("{higher}", &higher.to_string())
        .replace("{mean}", &context.number(&mean, context.digits()))
}

fn ring(canvas: &mut Canvas, at: (f64, f64)) {
    canvas.dot(at, 5.0, PAPER, true);
    canvas.dot(at, 5.0, DEEP, false);
}

fn legend(context: &ResultContext<'_>, page: &mut Page<'_>) {
    page.y += 4.0;
    let (x, y) = (page.margin + 6.0, page.y + 8.0);
    ring(&mut page.canvas, (x, y));
    let words = context.say("điểm tự đánh giá", "self-scored");
    page.canvas.text(
        (x + 12.0, y + 4.5),
        words,
        13.0,
        Weight::Regular,
        TEXT,
        Anchor::Start,
    );
    let x = x + 12.0 + width(words, 13.0, Weight::Regular) + 28.0;
    page.canvas.dot((x, y), 6.0, DEEP, true);
    let words = context.say("điểm thẩm định", "appraised");
    page.canvas.text(
        (x + 12.0, y + 4.5),
        words,
        13.0,
        Weight::Regular,
        TEXT,
        Anchor::Start,
    );
    page.y += 22.0;
}

fn draw(context: &ResultContext<'_>, page: &mut Page<'_>, pairs: &[Pair<'_>]) {
    let names = pairs.iter().map(|pair| pair.row.name.as_str());
    let names = Names::new(page, names, true, 16.0);
    let all = || {
        pairs
            .iter()
            .flat_map(|pair| [pair.own.to_f64(), pair.appraised.to_f64()])
    };
    let lowest = all().fold(f64::INFINITY, f64::min);
    let highest = all().fold(f64::NEG_INFINITY, f64::max);
    let axis = Axis::around(names.left + 48.0, page.right() - 110.0, lowest, highest);
    let top = page.y + 20.0;
    let bottom = top + names.step * count(pairs.len());
    axis.grid(&mut page.canvas, top, bottom);
    for (index, pair) in pairs.iter().enumerate() {
        let y = top + names.step * count(index);
        names.write(page, y, pair.row.rank, &pair.row.name);
        let middle = y + names.drop + 8.0;
        let (own, appraised) = (axis.at(pair.own.to_f64()), axis.at(pair.appraised.to_f64()));
        let canvas = &mut page.canvas;
        canvas.line((own, middle), (appraised, middle), QUIET, 3);
        ring(canvas, (own, middle));
        canvas.dot((appraised, middle), 6.0, DEEP, true);
        let digits = context.digits();
        let (left, right) = if own <= appraised {
            (&pair.own, &pair.appraised)
        } else {
            (&pair.appraised, &pair.own)
        };
        let text = |canvas: &mut Canvas, x: f64, figure: &Exact, anchor| {
            let weight = if std::ptr::eq(figure, &pair.appraised) {
                Weight::Bold
            } else {
                Weight::Regular
            };
            let shown = context.number(figure, digits);
            canvas.text((x, middle + 4.5), &shown, 12.0, weight, TEXT, anchor);
        };
        text(canvas, own.min(appraised) - 10.0, left, Anchor::End);
        text(canvas, own.max(appraised) + 10.0, right, Anchor::Start);
        let change = pair.appraised.minus(&pair.own);
        let sign = if change > Exact::ZERO { "+" } else { "" };
        let shown = format!("{sign}{}", context.number(&change, digits));
        let at = (page.right(), middle + 4.5);
        page.canvas
            .text(at, &shown, 12.0, Weight::Regular, QUIET, Anchor::End);
    }
    page.y = bottom + 6.0;
}
