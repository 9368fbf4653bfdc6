//! Ranking bars: units by rank, shaded by band, with the mean.

use super::Chart;
use super::axis::Axis;
use super::canvas::Anchor;
use super::font::{Weight, cut, width};
use super::names::Names;
use super::page::Page;
use super::palette::{DEEP, Ink, PAPER, QUIET, TEXT, class, count, shade};
use crate::ResultContext;
use criteria::{RankOn, RankingKey};
use points::Exact;
use ranking::{Row, Statistics};

/// The units of one block by rank, best first, with their figure, their band in words and the block's mean; `None` where nobody is ranked.
#[must_use]
pub fn ranking_bars(context: &ResultContext<'_>, block: usize, wide: u32) -> Option<Chart> {
    let rows = context.ranked_rows(block);
    let mean = context.total_statistics(block)?.mean;
    let title = format!(
        "{} {}",
        context.say("Xếp hạng", "Ranking:"),
        context.units_of(block)
    );
    let summary = summary(context, &rows, &context.total_statistics(block)?);
    let mut page = Page::new(context, wide, title, summary);
    legend(context, &mut page);
    draw(context, &mut page, &rows, &mean);
    apart(context, &mut page, block);
    Some(page.finish(context.chart_id("bars", block)))
}

fn figure<'r>(context: &ResultContext<'_>, row: &'r Row) -> &'r Exact {
    row.figure(context.ranked.on, RankingKey::Rounded)
}

fn summary(context: &ResultContext<'_>, rows: &[&Row], total: &Statistics) -> String {
    let digits = context.digits();
    let first: Vec<&str> = rows
        .iter()
        .take_while(|row| row.rank == Some(1))
        .map(|row| row.name.as_str())
        .collect();
    let first = first.join(", ");
    let (highest, lowest) = (
        context.number(&total.highest, digits),
        context.number(&total.lowest, digits),
    );
    let mean = context.number(&total.mean, digits);
    let tied = rows.iter().filter(|row| row.tied).count();
    let ties = if tied > 0 {
        context
            .say("; {} đơn vị đồng hạng", "; {} units share a rank")
            .replace("{}", &tied.to_string())
    } else {
        String::new()
    };
    context
        .say(
            "{n} đơn vị được xếp hạng; đứng đầu: {first} ({highest}); khoảng điểm từ {lowest} đến {highest}, trung bình {mean}{ties}.",
            "{n} units are ranked; first: {first} ({highest}); figures run from {lowest} to {highest}, mean {mean}{ties}.",
        )
        .replace("{n}", &rows.len().to_string())
        .replace("{first}", &first)
        .replace("{highest}", &highest)
        .replace("{lowest}", &lowest)
        .replace("{mean}", &mean)
        .replace("{ties}", &ties)
}

/// The shade of a unit's bar.
pub(crate) fn band_ink(context: &ResultContext<'_>, row: &Row) -> Ink {
    match row.band {
        Some(band) => class(band, context.ranked.bands.len()),
        None if context.ranked.bands.is_empty() => shade(0.62),
        None => shade(0.0),
    }
}

fn legend(context: &ResultContext<'_>, page: &mut Page<'_>) {
    let bands = &context.ranked.bands;
    if bands.is_empty() {
        return;
    }
    let mut x = page.margin;
    page.y += 4.0;
    for (index, band) in bands.iter().enumerate() {
        let wide = 26.0 + width(band, 13.0, Weight::Regular) + 18.0;
        if x + wide > page.right() {
            x = page.margin;
            page.y += 22.0;
        }
        page.canvas
            .fill(x, page.y, 18.0, 14.0, class(index, bands.len()));
        page.canvas.outline(x, page.y, 18.0, 14.0, DEEP);
        let at = (x + 25.0, page.y + 12.0);
        page.canvas
            .text(at, band, 13.0, Weight::Regular, TEXT, Anchor::Start);
        x += wide;
    }
    page.y += 26.0;
}

fn draw(context: &ResultContext<'_>, page: &mut Page<'_>, rows: &[&Row], mean: &Exact) {
    let mut names = Names::new(page, rows.iter().map(|row| row.name.as_str()), true, 15.0);
    let bands = context.ranked.bands.iter();
    let bands = bands
        .map(|band| width(band, 13.0, Weight::Regular))
        .fold(0.0, f64::max);
    // On a phone a band stands beside the name, elsewhere in a column of its own.
    let band_room = if bands > 0.0 { bands + 16.0 } else { 0.0 };
    let band_room = if page.is_narrow() {
        names.beside = band_room.min(page.inside() / 2.0);
        0.0
    } else {
        band_room
    };
    let top_figure = context.axis_top(rows.iter().copied());
    let axis = Axis::from_zero(names.left, page.right() - band_room - 52.0, top_figure);
    let top = page.y + 34.0;
    let bottom = top + names.step * count(rows.len());
    axis.grid(&mut page.canvas, top, bottom);
    for (index, row) in rows.iter().enumerate() {
        let y = top + names.step * count(index);
        names.write(page, y, row.rank, &row.name);
        let bar = y + names.drop;
        let end = axis.at(figure(context, row).to_f64());
        let ink = band_ink(context, row);
        let canvas = &mut page.canvas;
        canvas.fill(axis.left, bar, end - axis.left, 15.0, ink);
        canvas.outline(axis.left, bar, end - axis.left, 15.0, DEEP);
        if let Some(band) = context.ranked.band_name(row) {
            let (at, anchor, room) = if page.is_narrow() {
                let at = (page.right(), names.baseline(y));
                (at, Anchor::End, page.inside() / 2.0)
            } else {
                let at = (page.right() - bands, names.baseline(y));
                (at, Anchor::Start, bands)
            };
            let band = cut(band, 13.0, Weight::Regular, room);
            page.canvas
                .text(at, &band, 13.0, Weight::Regular, TEXT, anchor);
        }
    }
    mean_line(context, page, &axis, mean, top, bottom);
    // Figures come last and on paper, so that the mean's line does not run through one.
    for (index, row) in rows.iter().enumerate() {
        let bar = top + names.step * count(index) + names.drop;
        let value = figure(context, row);
        let end = axis.at(value.to_f64());
        let shown = context.number(value, context.digits());
        let wide = width(&shown, 13.0, Weight::Bold);
        let canvas = &mut page.canvas;
        canvas.fill(end + 4.0, bar, wide + 4.0, 15.0, PAPER);
        let at = (end + 6.0, bar + 12.5);
        canvas.text(at, &shown, 13.0, Weight::Bold, TEXT, Anchor::Start);
    }
    page.y = bottom + 6.0;
}

fn mean_line(
    context: &ResultContext<'_>,
    page: &mut Page<'_>,
    axis: &Axis,
    mean: &Exact,
    top: f64,
    bottom: f64,
) {
    let x = axis.at(mean.to_f64());
    // A white line below the dashes keeps them in sight on dark bars.
    page.canvas.line((x, top), (x, bottom), PAPER, 4);
    page.canvas.dashes((x, top - 18.0), (x, bottom), TEXT, 2);
    let label = format!(
        "{} {}",
        context.say("Trung bình", "Mean"),
        context.number(mean, context.digits())
    );
    let wide = width(&label, 13.0, Weight::Bold);
    let (at, anchor) = if x - 6.0 - wide > page.margin {
        (x - 6.0, Anchor::End)
    } else {
        (x + 6.0, Anchor::Start)
    };
    page.canvas
        .text((at, top - 20.0), &label, 13.0, Weight::Bold, TEXT, anchor);
}

/// Units without a complete result, by name, without figures.
fn apart(context: &ResultContext<'_>, page: &mut Page<'_>, block: usize) {
    let Some(table) = context.ranked.blocks.get(block) else {
        return;
    };
    if table.apart.is_empty() {
        return;
    }
    let names: Vec<&str> = table
        .apart
        .iter()
        .map(|&row| context.ranked.rows[row].name.as_str())
        .collect();
    let text = format!(
        "{}: {}",
        context.say(
            "Chưa đủ kết quả, chưa xếp hạng",
            "Without a complete result, not ranked"
        ),
        names.join(", ")
    );
    page.y += 8.0;
    page.paragraph(&text, 13.0, Weight::Regular, QUIET);
}

impl ResultContext<'_> {
    /// The end of the axis: the index ends at 100, a total at the set's maximum, or at the highest figure with a bonus beyond.
    pub(crate) fn axis_top<'r>(&self, rows: impl Iterator<Item = &'r Row>) -> f64 {
        let full = match self.ranked.on {
            RankOn::Total => self.set.total.to_f64(),
            RankOn::Index => 100.0,
        };
        rows.map(|row| figure(self, row).to_f64())
            .fold(full, f64::max)
    }
}
