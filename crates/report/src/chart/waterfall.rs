//! From the maximum down to a unit's points: what was not reached, largest first.

use super::Chart;
use super::axis::Axis;
use super::canvas::Anchor;
use super::font::{Weight, wrap_at_most};
use super::page::Page;
use super::palette::{DEEP, QUIET, TEXT, count, shade};
use crate::ResultContext;
use crate::table::not_reached;
use points::Exact;
use ranking::Row;

/// Criteria shown on their own; the rest are one step.
const MOST_STEPS: usize = 14;

/// The points that a unit has not reached, criterion by criterion, largest first; `None` for an unknown row.
#[must_use]
pub fn waterfall(context: &ResultContext<'_>, row: usize, wide: u32) -> Option<Chart> {
    let row = context.ranked.rows.get(row)?;
    let steps = steps(context, row);
    let title = format!(
        "{}: {}",
        context.say("Điểm chưa đạt", "Points not reached"),
        row.name
    );
    let summary = context
        .say(
            "{unit} đạt {points} trên {max} điểm; {n} tiêu chí chưa đạt tối đa, cộng lại {sum} điểm.",
            "{unit} has {points} of {max} points; {n} criteria are below their maximum, {sum} points together.",
        )
        .replace("{unit}", &row.name)
        .replace("{points}", &context.number(&row.points, context.digits()))
        .replace("{max}", &context.short(&row.max))
        .replace("{n}", &not_reached(context, row).len().to_string())
        .replace(
            "{sum}",
            &context.number(&steps.iter().map(|step| &step.1).sum(), context.digits()),
        );
    let mut page = Page::new(context, wide, title, summary);
    draw(context, &mut page, row, &steps);
    Some(page.finish(format!("{}-waterfall", row.code)))
}

fn steps(context: &ResultContext<'_>, row: &Row) -> Vec<(String, Exact)> {
    let mut steps: Vec<(String, Exact)> = not_reached(context, row)
        .into_iter()
        .map(|own| (context.node_title(own.node), own.points))
        .collect();
    if steps.len() > MOST_STEPS + 1 {
        let rest = steps.split_off(MOST_STEPS);
        let words = context
            .say("{n} tiêu chí còn lại", "{n} other criteria")
            .replace("{n}", &rest.len().to_string());
        steps.push((words, rest.into_iter().map(|step| step.1).sum()));
    }
    // Maxima that were spread or points that were scaled back leave a rest: it is named, so that the steps lead from the maximum to the points.
    let sum: Exact = steps.iter().map(|step| &step.1).sum();
    let rest = row.max.minus(&row.points).minus(&sum);
    if !rest.is_zero() {
        let words = context.say(
            "Quy đổi, chia lại điểm tối đa, làm tròn",
            "Maxima scaled back or spread, rounding",
        );
        steps.push((words.to_owned(), rest));
    }
    steps
}

fn draw(context: &ResultContext<'_>, page: &mut Page<'_>, row: &Row, steps: &[(String, Exact)]) {
    let narrow = page.is_narrow();
    let left = if narrow {
        page.margin
    } else {
        page.margin + (page.inside() * 0.46).floor()
    };
    let axis = Axis::from_zero(left, page.right() - 62.0, row.max.to_f64());
    let top = page.y + 20.0;
    let mut y = top;
    let mut bars: Vec<(f64, f64, f64)> = Vec::new();
    let full = context.say("Điểm tối đa áp dụng", "Applicable maximum");
    let reached = context.say("Điểm đạt được", "Points reached");
    let mut at = row.max.to_f64();
    let lines = std::iter::once((full, None))
        .chain(steps.iter().map(|step| (step.0.as_str(), Some(&step.1))))
        .chain(std::iter::once((reached, None)));
    let n = steps.len() + 2;
    for (index, (words, step)) in lines.enumerate() {
        let weight = if step.is_some() {
            Weight::Regular
        } else {
            Weight::Bold
        };
        let room = if narrow {
            page.inside()
        } else {
            left - page.margin - 12.0
        };
        let lines = wrap_at_most(words, 13.0, weight, room, 2);
        let texts = 17.0 * count(lines.len());
        for (number, line) in lines.iter().enumerate() {
            let at = (page.margin, y + 14.0 + 17.0 * count(number));
            page.canvas
                .text(at, line, 13.0, weight, TEXT, Anchor::Start);
        }
        let bar = if narrow {
            y + texts + 3.0
        } else {
            y + (texts - 16.0) / 2.0
        };
        let (from, to) = match step {
            Some(step) => (at - step.to_f64(), at),
            None if index == 0 => (0.0, row.max.to_f64()),
            None => (0.0, row.points.to_f64()),
        };
        let (x0, x1) = (axis.at(from.min(to)), axis.at(from.max(to)));
        if step.is_some() {
            page.canvas
                .fill(x0, bar, (x1 - x0).max(2.0), 16.0, shade(0.18));
        } else {
            page.canvas.fill(x0, bar, x1 - x0, 16.0, shade(0.8));
        }
        page.canvas.outline(x0, bar, (x1 - x0).max(2.0), 16.0, DEEP);
        let shown = match step {
            Some(step) if step.is_negative() => {
                format!(
                    "+{}",
                    context.number(&step.negated(), context.leaf_digits())
                )
            }
            Some(step) => format!("−{}", context.number(step, context.leaf_digits())),
            None if index == 0 => context.short(&row.max),
            None => context.number(&row.points, context.digits()),
        };
        page.canvas.text(
            (x1.max(x0 + 2.0) + 6.0, bar + 13.0),
            &shown,
            13.0,
            Weight::Bold,
            TEXT,
            Anchor::Start,
        );
        bars.push((from, bar, bar + 16.0));
        if step.is_some() {
            at = from;
        }
        y += texts + if narrow { 30.0 } else { 8.0 };
    }
    page.y = y + 4.0;
    if narrow {
        // Names stand between the bars there, and a line would run through them.
        return;
    }
    // The thin line from each step to the next shows that they follow on one another.
    for index in 0..n - 1 {
        let x = axis.at(if index == 0 {
            row.max.to_f64()
        } else {
            bars[index].0
        });
        page.canvas
            .line((x, bars[index].2), (x, bars[index + 1].1), QUIET, 1);
    }
    page.canvas
        .line((axis.left, top - 4.0), (axis.left, y), QUIET, 1);
}
