//! Stacked fields: what the points of each unit are made of.

use super::Chart;
use super::axis::Axis;
use super::canvas::Anchor;
use super::font::{Weight, width, wrap};
use super::names::Names;
use super::page::Page;
use super::palette::{DEEP, Ink, PAPER, TEXT, count, on, shade};
use crate::ResultContext;
use ranking::Row;

/// The points of each field side by side, unit by unit in the order of ranks; `None` where nobody is ranked.
#[must_use]
pub fn stacked_fields(context: &ResultContext<'_>, block: usize, wide: u32) -> Option<Chart> {
    let rows = context.ranked_rows(block);
    if rows.is_empty() {
        return None;
    }
    let title = format!(
        "{}: {}",
        context.say("Điểm theo lĩnh vực", "Points by field"),
        context.units_of(block)
    );
    let mut page = Page::new(context, wide, title, summary(context, block)?);
    legend(context, &mut page);
    draw(context, &mut page, &rows);
    Some(page.finish(context.chart_id("fields", block)))
}

/// Which field earns the largest, which the smallest part of its maximum on average.
fn summary(context: &ResultContext<'_>, block: usize) -> Option<String> {
    let mut fields: Vec<_> = ranking::statistics(context.set, context.ranked)
        .into_iter()
        .filter(|own| own.block == block && own.node.is_some() && own.share.is_some())
        .collect();
    fields.sort_by(|a, b| b.share.cmp(&a.share));
    let words = |own: &ranking::Statistics| {
        let title = own.node.map(|node| context.bare_title(node));
        let share = own.share.as_ref().map(|share| context.percent(share, 1));
        format!(
            "{} ({})",
            title.unwrap_or_default(),
            share.unwrap_or_default()
        )
    };
    let (first, last) = (words(fields.first()?), words(fields.last()?));
    Some(
        context
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

fn legend(context: &ResultContext<'_>, page: &mut Page<'_>) {
    let columns = if page.is_narrow() { 1 } else { 2 };
    let room = page.inside() / count(columns);
    page.y += 4.0;
    let mut tallest = 0.0_f64;
    for (index, field) in context.ranked.fields.iter().enumerate() {
        let x = page.margin + room * count(index % columns);
        let max = context.short(&context.set.node(*field).max);
        let words = format!(
            "{} ({} {max})",
            context.node_title(*field),
            context.say("tối đa", "maximum")
        );
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
        if row_ends || index + 1 == context.ranked.fields.len() {
            page.y += tallest;
            tallest = 0.0;
        }
    }
    page.y += 4.0;
}

fn draw(context: &ResultContext<'_>, page: &mut Page<'_>, rows: &[&Row]) {
    let names = Names::new(page, rows.iter().map(|row| row.name.as_str()), true, 17.0);
    let most = context.set.total.to_f64();
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
            let (from, to) = (axis.at(sum), axis.at(sum + field.points.to_f64()));
            sum += field.points.to_f64();
            if to - from < 0.5 {
                continue;
            }
            page.canvas.fill(from, bar, to - from, 17.0, ink(column));
            page.canvas.line((to, bar), (to, bar + 17.0), PAPER, 1);
            let shown = context.number(&field.points, context.digits());
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
        let shown = context.number(&row.points, context.digits());
        let at = (end + 6.0, bar + 13.0);
        page.canvas
            .text(at, &shown, 13.0, Weight::Bold, TEXT, Anchor::Start);
    }
    page.y = bottom + 6.0;
}
