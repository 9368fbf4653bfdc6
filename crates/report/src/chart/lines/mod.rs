//! The index of one unit over the years, with a gap where years do not compare.

mod legend;
mod plot;

use self::legend::{legend, marks};
use self::plot::Plot;
use super::Chart;
use super::page::Page;
use crate::YearsContext;
use crate::frame::Frame;
use crate::years::{Step, Trail, trails};
use points::Exact;

/// The figure of a unit in each round and the median of its block, years in the order and the distance of time; `None` where the last round does not rank it or it has fewer than two figures, its predecessors' counted.
///
/// A full line joins years that compare in whole, a dashed line years between which the set was revised and compares in part; where borders changed, nothing of the sets compares, or a result is wanting, the line has a gap with a mark, and predecessors stand as rings in their year, with the weighted mean as a square where the user names a weight. The table with the same figures is [`crate::years_with_marks`].
#[must_use]
pub fn index_lines(contexts: &[YearsContext<'_>], code: &str, wide: u32) -> Option<Chart> {
    let (first, last) = (contexts.first()?, contexts.last()?);
    let all = trails(contexts);
    let own = all.iter().find(|own| own.unit.code == code)?;
    let figures = own.figures.iter().flatten().count();
    let before = own.steps.iter().flat_map(|(_, unit)| unit.iter());
    let rings = before.flat_map(|unit| &unit.predecessors);
    if figures + rings.filter(|own| own.figure.is_some()).count() < 2 {
        return None;
    }
    // One frame around all rounds.
    let context = YearsContext {
        old_set: first.old_set,
        old_title: first.old_title,
        ..*last
    };
    let figure = context.figure_words();
    let title = format!("{figure}: {}", own.unit.name);
    let mut page = Page::new(&context, wide, title, summary(contexts, own));
    let years: Vec<i16> = std::iter::once(first.years.0)
        .chain(contexts.iter().map(|own| own.years.1))
        .collect();
    let medians = medians(contexts, &all, own);
    let plot = Plot::new(&page, &years, own, &medians);
    let usual = medians.iter().flatten().count() > 1;
    legend(&context, &mut page, own, usual);
    let plot = plot.below(page.y + 12.0);
    plot.grid(&mut page.canvas, &years);
    plot.medians(&mut page.canvas, &medians);
    plot.steps(contexts, &mut page.canvas, own);
    plot.rings(contexts, &mut page.canvas, own);
    plot.figures(&context, &mut page.canvas, own);
    page.y = plot.bottom + 30.0;
    marks(contexts, &mut page, own);
    Some(page.finish(format!("{code}-years")))
}

fn summary(contexts: &[YearsContext<'_>], own: &Trail<'_>) -> String {
    let mut parts = Vec::new();
    for (context, (step, unit)) in contexts.iter().zip(&own.steps) {
        let (from, to) = context.years;
        let change = unit.and_then(compare::YearUnit::change);
        let change = change.map(|own| context.signed(&own)).unwrap_or_default();
        let of_unit = context.say("Từ năm {from} đến năm {to} ", "From {from} to {to} ");
        let words = match step {
            Step::Compares => context.say("thay đổi {change}", "it changed by {change}"),
            Step::InPart => context.say(
                "thay đổi {change}, trong đó có phần do sửa bộ tiêu chí",
                "it changed by {change}, the revision of the set included",
            ),
            Step::OtherSet => context.say(
                "không so sánh: bộ tiêu chí khác",
                "nothing compares: another set",
            ),
            Step::Borders => context.say(
                "không so sánh trực tiếp: địa giới đã thay đổi",
                "nothing compares directly: borders changed",
            ),
            Step::Wanting => context.say(
                "không so sánh: một trong hai năm chưa đủ kết quả",
                "nothing compares: a result is wanting",
            ),
        };
        parts.push(
            format!("{of_unit}{words}")
                .replace("{from}", &from.to_string())
                .replace("{to}", &to.to_string())
                .replace("{change}", &change),
        );
    }
    format!("{}.", parts.join(". "))
}

/// The median of the figures of the unit's block in each year, of the units that the last round has in the same borders up to that year.
fn medians(contexts: &[YearsContext<'_>], all: &[Trail<'_>], own: &Trail<'_>) -> Vec<Option<f64>> {
    (0..=contexts.len())
        .map(|year| {
            let block = all.iter().filter(|one| one.unit.block == own.unit.block);
            let mut figures: Vec<&Exact> = block.filter_map(|one| one.figures[year]).collect();
            figures.sort();
            let (low, high) = (figures.len().checked_sub(1)? / 2, figures.len() / 2);
            // One or two units say who they are, not what is usual.
            (figures.len() > 4).then(|| (figures[low].to_f64() + figures[high].to_f64()) / 2.0)
        })
        .collect()
}
