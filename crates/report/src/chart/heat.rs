//! The heat map unit × field: the darker, the nearer to the field's maximum; every cell says its points.

use super::Chart;
use super::canvas::Anchor;
use super::font::{Weight, wrap_at_most};
use super::names::Names;
use super::page::Page;
use super::palette::{DEEP, EMPTY, QUIET, TEXT, count, on, shade};
use crate::ResultContext;
use points::Exact;
use ranking::Row;

/// Points of each unit in each field, shaded by percent of the applicable maximum; `None` where nobody is ranked.
#[must_use]
pub fn heat_map(context: &ResultContext<'_>, block: usize, wide: u32) -> Option<Chart> {
    let rows = context.ranked_rows(block);
    if rows.is_empty() {
        return None;
    }
    let title = format!(
        "{}: {}",
        context.say("Bản đồ điểm theo lĩnh vực", "Points by field, mapped"),
        context.units_of(block)
    );
    let summary = context
        .say(
            "Mỗi ô ghi điểm của đơn vị ở một lĩnh vực; ô càng đậm thì tỷ lệ so với điểm tối đa càng cao.",
            "Each cell gives a unit's points in one field; the darker the cell, the nearer to the maximum.",
        )
        .to_owned();
    let mut page = Page::new(context, wide, title, summary);
    legend(context, &mut page);
    draw(context, &mut page, &rows);
    Some(page.finish(context.chart_id("heat", block)))
}

fn legend(context: &ResultContext<'_>, page: &mut Page<'_>) {
    let wide = 46.0;
    page.y += 4.0;
    let words = context.say("% điểm tối đa:", "% of the maximum:");
    let mut x = page.margin + super::font::width(words, 13.0, Weight::Regular) + 10.0;
    let at = (page.margin, page.y + 14.0);
    page.canvas
        .text(at, words, 13.0, Weight::Regular, TEXT, Anchor::Start);
    for step in 0..=4 {
        let share = f64::from(step) / 4.0;
        let ink = shade(share);
        page.canvas.fill(x, page.y, wide, 20.0, ink);
        page.canvas.outline(x, page.y, wide, 20.0, DEEP);
        let label = format!("{}", step * 25);
        let at = (x + wide / 2.0, page.y + 14.5);
        page.canvas
            .text(at, &label, 12.0, Weight::Regular, on(ink), Anchor::Middle);
        x += wide;
    }
    page.y += 30.0;
}

fn draw(context: &ResultContext<'_>, page: &mut Page<'_>, rows: &[&Row]) {
    let fields = &context.ranked.fields;
    let names = Names::new(page, rows.iter().map(|row| row.name.as_str()), true, 20.0);
    let names = Names {
        // Cells touch, so that a column reads as a band.
        step: names.step - if page.is_narrow() { 0.0 } else { 5.0 },
        drop: if page.is_narrow() { names.drop } else { 0.0 },
        ..names
    };
    let wide = ((page.right() - names.left) / count(fields.len().max(1))).floor();
    let narrow = page.is_narrow();
    let mut deepest = 0;
    for (column, field) in fields.iter().enumerate() {
        let title = if narrow {
            context.set.node(*field).code.clone()
        } else {
            context.node_title(*field)
        };
        let lines = wrap_at_most(&title, 12.0, Weight::Regular, wide - 8.0, 5);
        deepest = deepest.max(lines.len());
        let x = names.left + wide * count(column);
        for (number, line) in lines.iter().enumerate() {
            let at = (x + 4.0, page.y + 14.0 + 15.0 * count(number));
            page.canvas
                .text(at, line, 12.0, Weight::Regular, TEXT, Anchor::Start);
        }
    }
    let maxima = page.y + 15.0 * count(deepest) + 15.0;
    for (column, field) in fields.iter().enumerate() {
        let x = names.left + wide * count(column);
        let words = if narrow {
            "≤"
        } else {
            context.say("tối đa", "maximum")
        };
        let max = format!("{words} {}", context.short(&context.set.node(*field).max));
        page.canvas.text(
            (x + 4.0, maxima),
            &max,
            12.0,
            Weight::Regular,
            QUIET,
            Anchor::Start,
        );
    }
    let top = maxima + 8.0;
    for (index, row) in rows.iter().enumerate() {
        let y = top + names.step * count(index);
        names.write(page, y, row.rank, &row.name);
        for (column, field) in row.fields.iter().enumerate() {
            let x = names.left + wide * count(column);
            let share = field.as_ref().and_then(|own| own.points.over(&own.max));
            let ink = share
                .as_ref()
                .map_or(EMPTY, |own| shade(Exact::to_f64(own)));
            page.canvas.fill(x, y + names.drop, wide - 1.0, 20.0, ink);
            let shown = match field {
                Some(own) => context.number(&own.points, context.digits()),
                None => "–".to_owned(),
            };
            let at = (x + wide / 2.0, y + names.drop + 14.5);
            page.canvas
                .text(at, &shown, 12.0, Weight::Regular, on(ink), Anchor::Middle);
        }
    }
    if narrow {
        page.y = top + names.step * count(rows.len()) + 6.0;
        for field in fields.clone() {
            let words = context.node_title(field);
            page.paragraph(&words, 12.0, Weight::Regular, QUIET);
        }
    } else {
        page.y = top + names.step * count(rows.len()) + 6.0;
    }
}
