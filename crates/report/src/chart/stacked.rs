//! Stacked fields: what the points of each unit are made of.

use super::Chart;
use super::axis::Axis;
use super::canvas::Anchor;
use super::font::{Weight, width, wrap};
use super::names::Names;
use super::page::Page;
use super::palette::{DEEP, Ink, PAPER, TEXT, count, on, shade};
use crate::ResultContext;
use crate::frame::Frame;
use points::Exact;

/// One field of stacked bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackedField {
    /// `3. Cải cách thủ tục hành chính`.
    pub title: String,
    /// The title without the code.
    pub name: String,
    /// Maximum points.
    pub max: Exact,
    /// Mean share of the maximum over the block, in percent; `None` where nobody has it.
    pub share: Option<Exact>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackedBar {
    /// From 1.
    pub rank: Option<u32>,
    /// The unit's name.
    pub name: String,
    /// Points of each field, by [`StackedFields::fields`]; `None` where the field takes no part.
    pub fields: Vec<Option<Exact>>,
    /// Points of the base.
    pub points: Exact,
}

/// What stacked bars are drawn from: rows, wherever they come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StackedFields {
    /// The name of the file, without folder and ending.
    pub id: String,
    /// Whom the bars are of, for the title: `148 đơn vị, khối xã`.
    pub whom: String,
    /// The fields, in their order.
    pub fields: Vec<StackedField>,
    /// Best first.
    pub bars: Vec<StackedBar>,
    /// Where the axis ends, at least.
    pub full: Exact,
    /// Digits of the figures.
    pub digits: u8,
}

/// The points of each field side by side, unit by unit in the order of ranks; `None` where nobody is ranked.
#[must_use]
pub fn stacked_fields(context: &ResultContext<'_>, block: usize, wide: u32) -> Option<Chart> {
    let shares = ranking::statistics(context.set, context.ranked);
    let share = |field| {
        shares
            .iter()
            .find(|own| own.block == block && own.node == Some(field))
            .and_then(|own| own.share.clone())
    };
    let fields = context.ranked.fields.iter().map(|field| StackedField {
        title: context.node_title(*field),
        name: context.bare_title(*field).to_owned(),
        max: context.set.node(*field).max.clone(),
        share: share(*field),
    });
    let bar = |row: &&ranking::Row| StackedBar {
        rank: row.rank,
        name: row.name.clone(),
        fields: row
            .fields
            .iter()
            .map(|own| own.as_ref().map(|own| own.points.clone()))
            .collect(),
        points: row.points.clone(),
    };
    let view = StackedFields {
        id: context.chart_id("fields", block),
        whom: context.units_of(block),
        fields: fields.collect(),
        bars: context.ranked_rows(block).iter().map(bar).collect(),
        full: context.set.total.clone(),
        digits: context.digits(),
    };
    draw_stacked(context, &view, wide)
}

/// As [`stacked_fields`], from rows.
pub(crate) fn draw_stacked(frame: &dyn Frame, view: &StackedFields, wide: u32) -> Option<Chart> {
    if view.bars.is_empty() {
        return None;
    }
    let words = frame.say("Điểm theo lĩnh vực", "Points by field");
    let title = format!("{words}: {}", view.whom);
    let mut page = Page::new(frame, wide, title, summary(frame, view)?);
    legend(frame, &mut page, view);
    draw(frame, &mut page, view);
    Some(page.finish(view.id.clone()))
}

/// Which field earns the largest, which the smallest part of its maximum on average.
fn summary(frame: &dyn Frame, view: &StackedFields) -> Option<String> {
    let mut fields: Vec<_> = view
        .fields
        .iter()
        .filter_map(|own| Some((own, own.share.as_ref()?)))
        .collect();
    fields.sort_by(|a, b| b.1.cmp(a.1));
    let words = |(own, share): &(&StackedField, &Exact)| {
        format!("{} ({}%)", own.name, frame.figure(share, 1))
    };
    let (first, last) = (words(fields.first()?), words(fields.last()?));
    Some(
        frame
            .say(
                "Tính bình quân, lĩnh vực đạt tỷ lệ cao nhất so với điểm tối đa là {first}, thấp nhất là {last}.",
                "On average the field closest to its maximum is {first}, the one farthest from it {last}.",
            )
            .replace("{first}", &first)
            .replace("{last}", &last),
    )
}

/// Neighbours differ strongly in lightness, so that they part in black and white as well.
fn ink(column: usize) -> Ink {
    const AT: [f64; 8] = [0.8, 0.12, 0.55, 0.0, 1.0, 0.3, 0.68, 0.06];
    shade(AT[column % AT.len()])
}

fn legend(frame: &dyn Frame, page: &mut Page<'_>, view: &StackedFields) {
    let columns = if page.is_narrow() { 1 } else { 2 };
    let room = page.inside() / count(columns);
    page.y += 4.0;
    let mut tallest = 0.0_f64;
    for (index, field) in view.fields.iter().enumerate() {
        let x = page.margin + room * count(index % columns);
        let max = frame.short_figure(&field.max);
        let words = format!("{} ({} {max})", field.title, frame.say("tối đa", "maximum"));
        page.canvas.fill(x, page.y, 18.0, 14.0, ink(index));
        page.canvas.outline(x, page.y, 18.0, 14.0, DEEP);
        let lines = wrap(&words, 13.0, Weight::Regular, room - 40.0);
        for (number, line) in lines.iter().enumerate() {
            let at = (x + 25.0, page.y + 12.0 + 17.0 * count(number));
            page.canvas
                .text(at, line, 13.0, Weight::Regular, TEXT, Anchor::Start);
        }
        tallest = tallest.max(17.0 * count(lines.len()) + 5.0);
        let row_ends = index % columns == columns - 1;
        if row_ends || index + 1 == view.fields.len() {
            page.y += tallest;
            tallest = 0.0;
        }
    }
    page.y += 4.0;
}

fn draw(frame: &dyn Frame, page: &mut Page<'_>, view: &StackedFields) {
    let rows = &view.bars;
    let names = Names::new(page, rows.iter().map(|row| row.name.as_str()), true, 17.0);
    let most = view.full.to_f64();
    let most = rows
        .iter()
        .map(|row| row.points.to_f64())
        .fold(most, f64::max);
    let axis = Axis::from_zero(names.left, page.right() - 52.0, most);
    let top = page.y + 20.0;
    let bottom = top + names.step * count(rows.len());
    axis.grid(&mut page.canvas, top, bottom);
    for (index, row) in rows.iter().enumerate() {
        let y = top + names.step * count(index);
        names.write(page, y, row.rank, &row.name);
        let bar = y + names.drop;
        let mut sum = 0.0;
        for (column, field) in row.fields.iter().enumerate() {
            let Some(field) = field else { continue };
            let (from, to) = (axis.at(sum), axis.at(sum + field.to_f64()));
            sum += field.to_f64();
            if to - from < 0.5 {
                continue;
            }
            page.canvas.fill(from, bar, to - from, 17.0, ink(column));
            page.canvas.line((to, bar), (to, bar + 17.0), PAPER, 1);
            let shown = frame.figure(field, view.digits);
            if width(&shown, 12.0, Weight::Regular) + 6.0 < to - from {
                let at = ((from + to) / 2.0, bar + 13.0);
                let text = on(ink(column));
                page.canvas
                    .text(at, &shown, 12.0, Weight::Regular, text, Anchor::Middle);
            }
        }
        let end = axis.at(sum);
        page.canvas
            .outline(axis.left, bar, end - axis.left, 17.0, DEEP);
        let shown = frame.figure(&row.points, view.digits);
        let at = (end + 6.0, bar + 13.0);
        page.canvas
            .text(at, &shown, 13.0, Weight::Bold, TEXT, Anchor::Start);
    }
    page.y = bottom + 6.0;
}
