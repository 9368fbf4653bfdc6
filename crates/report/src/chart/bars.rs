//! Ranking bars: units by rank, shaded by band, with the mean.

use super::Chart;
use super::axis::Axis;
use super::canvas::Anchor;
use super::font::{Weight, cut, width};
use super::names::Names;
use super::page::Page;
use super::palette::{DEEP, Ink, PAPER, QUIET, TEXT, class, count, shade};
use crate::ResultContext;
use crate::frame::Frame;
use criteria::{RankOn, RankingKey};
use points::Exact;
use ranking::Row;

/// One bar of a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedBar {
    /// From 1.
    pub rank: Option<u32>,
    /// Whether the rank is shared.
    pub tied: bool,
    /// The unit's name.
    pub name: String,
    /// The figure that ranks, as printed.
    pub figure: Exact,
    /// Index into [`RankedBars::bands`].
    pub band: Option<usize>,
}

/// What ranking bars are drawn from: rows, wherever they come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RankedBars {
    /// The name of the file, without folder and ending.
    pub id: String,
    /// Whom the ranking is of, for the title: `148 đơn vị, khối xã`.
    pub whom: String,
    /// Best first.
    pub bars: Vec<RankedBar>,
    /// Names of the bands, highest first.
    pub bands: Vec<String>,
    /// The mean of the block; none where not every unit's figure is shown.
    pub mean: Option<Exact>,
    /// Where the axis ends, at least: the maximum of a total, 100 of an index.
    pub full: Exact,
    /// Digits of the figures.
    pub digits: u8,
    /// Units listed apart, by name.
    pub apart: Vec<String>,
}

/// The units of one block by rank, best first, with their figure, their band in words and the block's mean; `None` where nobody is ranked.
#[must_use]
pub fn ranking_bars(context: &ResultContext<'_>, block: usize, wide: u32) -> Option<Chart> {
    let mean = context.total_statistics(block)?.mean;
    let bar = |row: &&Row| RankedBar {
        rank: row.rank,
        tied: row.tied,
        name: row.name.clone(),
        figure: row.figure(context.ranked.on, RankingKey::Rounded).clone(),
        band: row.band,
    };
    let apart = context.ranked.blocks.get(block);
    let apart = apart.map_or_else(Vec::new, |table| table.apart.clone());
    let bars = RankedBars {
        id: context.chart_id("bars", block),
        whom: context.units_of(block),
        bars: context.ranked_rows(block).iter().map(bar).collect(),
        bands: context.ranked.bands.clone(),
        mean: Some(mean),
        full: match context.ranked.on {
            RankOn::Total => context.set.total.clone(),
            RankOn::Index => Exact::from(100),
        },
        digits: context.digits(),
        apart: apart
            .into_iter()
            .map(|row| context.ranked.rows[row].name.clone())
            .collect(),
    };
    draw_ranking(context, &bars, wide)
}

/// As [`ranking_bars`], from rows.
pub(crate) fn draw_ranking(frame: &dyn Frame, view: &RankedBars, wide: u32) -> Option<Chart> {
    if view.bars.is_empty() {
        return None;
    }
    let title = format!("{} {}", frame.say("Xếp hạng", "Ranking:"), view.whom);
    let mut page = Page::new(frame, wide, title, summary(frame, view));
    legend(&view.bands, &mut page);
    draw(frame, &mut page, view);
    apart(frame, &mut page, &view.apart);
    Some(page.finish(view.id.clone()))
}

fn summary(frame: &dyn Frame, view: &RankedBars) -> String {
    let digits = view.digits;
    let first: Vec<&str> = view
        .bars
        .iter()
        .take_while(|bar| bar.rank == Some(1))
        .map(|bar| bar.name.as_str())
        .collect();
    let first = first.join(", ");
    let figures = || view.bars.iter().map(|bar| &bar.figure);
    let shown =
        |figure: Option<&Exact>| figure.map_or_else(String::new, |own| frame.figure(own, digits));
    let (highest, lowest) = (shown(figures().max()), shown(figures().min()));
    let tied = view.bars.iter().filter(|bar| bar.tied).count();
    let ties = if tied > 0 {
        frame
            .say("; {} đơn vị đồng hạng", "; {} units share a rank")
            .replace("{}", &tied.to_string())
    } else {
        String::new()
    };
    let mean = view.mean.as_ref().map_or_else(String::new, |mean| {
        let mean = frame.figure(mean, digits);
        frame
            .say(", trung bình {}", ", mean {}")
            .replace("{}", &mean)
    });
    frame
        .say(
            "{n} đơn vị được xếp hạng; đứng đầu: {first} ({highest}); khoảng điểm từ {lowest} đến {highest}{mean}{ties}.",
            "{n} units are ranked; first: {first} ({highest}); figures run from {lowest} to {highest}{mean}{ties}.",
        )
        .replace("{n}", &view.bars.len().to_string())
        .replace("{first}", &first)
        .replace("{highest}", &highest)
        .replace("{lowest}", &lowest)
        .replace("{mean}", &mean)
        .replace("{ties}", &ties)
}

/// The shade of a unit's bar.
pub(crate) fn band_ink(band: Option<usize>, n_bands: usize) -> Ink {
    match band {
        Some(band) => class(band, n_bands),
        None if n_bands == 0 => shade(0.62),
        None => shade(0.0),
    }
}

fn legend(bands: &[String], page: &mut Page<'_>) {
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

fn draw(frame: &dyn Frame, page: &mut Page<'_>, view: &RankedBars) {
    let rows = &view.bars;
    let mut names = Names::new(page, rows.iter().map(|row| row.name.as_str()), true, 15.0);
    let bands = view
        .bands
        .iter()
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
    // A bonus may lead beyond the maximum.
    let figures = rows.iter().map(|row| row.figure.to_f64());
    let top_figure = figures.fold(view.full.to_f64(), f64::max);
    let axis = Axis::from_zero(names.left, page.right() - band_room - 52.0, top_figure);
    let top = page.y + 34.0;
    let bottom = top + names.step * count(rows.len());
    axis.grid(&mut page.canvas, top, bottom);
    for (index, row) in rows.iter().enumerate() {
        let y = top + names.step * count(index);
        names.write(page, y, row.rank, &row.name);
        let bar = y + names.drop;
        let end = axis.at(row.figure.to_f64());
        let ink = band_ink(row.band, view.bands.len());
        let canvas = &mut page.canvas;
        canvas.fill(axis.left, bar, end - axis.left, 15.0, ink);
        canvas.outline(axis.left, bar, end - axis.left, 15.0, DEEP);
        if let Some(band) = row.band.and_then(|band| view.bands.get(band)) {
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
    if let Some(mean) = &view.mean {
        let shown = frame.figure(mean, view.digits);
        let label = format!("{} {shown}", frame.say("Trung bình", "Mean"));
        mean_line(page, axis.at(mean.to_f64()), &label, top, bottom);
    }
    // Figures come last and on paper, so that the mean's line does not run through one.
    for (index, row) in rows.iter().enumerate() {
        let bar = top + names.step * count(index) + names.drop;
        let end = axis.at(row.figure.to_f64());
        let shown = frame.figure(&row.figure, view.digits);
        let wide = width(&shown, 13.0, Weight::Bold);
        let canvas = &mut page.canvas;
        canvas.fill(end + 4.0, bar, wide + 4.0, 15.0, PAPER);
        let at = (end + 6.0, bar + 12.5);
        canvas.text(at, &shown, 13.0, Weight::Bold, TEXT, Anchor::Start);
    }
    page.y = bottom + 6.0;
}

fn mean_line(page: &mut Page<'_>, x: f64, label: &str, top: f64, bottom: f64) {
    // A white line below the dashes keeps them in sight on dark bars.
    page.canvas.line((x, top), (x, bottom), PAPER, 4);
    page.canvas.dashes((x, top - 18.0), (x, bottom), TEXT, 2);
    let wide = width(label, 13.0, Weight::Bold);
    let (at, anchor) = if x - 6.0 - wide > page.margin {
        (x - 6.0, Anchor::End)
    } else {
        (x + 6.0, Anchor::Start)
    };
    page.canvas
        .text((at, top - 20.0), label, 13.0, Weight::Bold, TEXT, anchor);
}

/// Units without a complete result, by name, without figures.
fn apart(frame: &dyn Frame, page: &mut Page<'_>, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let text = format!(
        "{}: {}",
        frame.say(
            "Chưa đủ kết quả, chưa xếp hạng",
            "Without a complete result, not ranked"
        ),
        names.join(", ")
    );
    page.y += 8.0;
    page.paragraph(&text, 13.0, Weight::Regular, QUIET);
}
