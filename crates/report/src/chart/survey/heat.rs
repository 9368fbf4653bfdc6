//! The heat map unit × factor of a survey: the darker, the higher; every cell says its value.

use crate::SurveyContext;
use crate::chart::Chart;
use crate::chart::canvas::Anchor;
use crate::chart::font::{Weight, width, wrap_at_most};
use crate::chart::names::Names;
use crate::chart::page::Page;
use crate::chart::palette::{DEEP, EMPTY, QUIET, TEXT, count, on, shade};
use crate::surveys::Seen;
use survey::{Domain, Figure};

/// The whole and every factor of each unit of a group, units by the whole, highest first, with the block in the last line; `None` where no unit's figure may be shown.
///
/// Its table is T14a ([`crate::index_by_unit`]).
#[must_use]
pub fn factor_heat(context: &SurveyContext<'_>, group: usize, wide: u32) -> Option<Chart> {
    let groups = context.groups();
    let own = groups.get(group)?;
    let mut rows = context.highest_first(&own.units, Figure::Overall);
    if rows.is_empty() {
        return None;
    }
    let n = rows.len();
    rows.extend(own.whole);
    let mut figures = vec![Figure::Overall];
    figures.extend(context.factor_figures());
    let range = Range::of(context, &rows, &figures);
    let title = format!(
        "{} {}: {}",
        context.index_words(),
        context.say("theo yếu tố", "by factor"),
        context.group_words(own.name, n)
    );
    let mut page = Page::new(context, wide, title, summary(context, own.whole)?);
    legend(context, &mut page, &range);
    draw(context, &mut page, &rows, &figures, &range);
    if let Some(line) = context.hidden_line(&own.units, Figure::Overall) {
        page.y += 6.0;
        page.paragraph(&line, 13.0, Weight::Regular, QUIET);
    }
    Some(page.finish(context.group_id("factors", group)))
}

/// What lightest and darkest mean, in percent.
struct Range {
    low: f64,
    high: f64,
}

impl Range {
    /// Between two tens around all values that are shown.
    fn of(context: &SurveyContext<'_>, rows: &[&Domain], figures: &[Figure]) -> Self {
        let values = || {
            rows.iter().flat_map(|domain| {
                let shown = |figure: &Figure| context.seen(domain, *figure).shown();
                figures
                    .iter()
                    .filter_map(shown)
                    .map(|own| own.value.to_f64())
            })
        };
        let low = (values().fold(100.0, f64::min) / 10.0).floor() * 10.0;
        let high = (values().fold(0.0, f64::max) / 10.0).ceil() * 10.0;
        Self {
            low,
            high: if high > low { high } else { low + 10.0 },
        }
    }
    fn shade(&self, value: f64) -> crate::chart::palette::Ink {
        shade((value - self.low) / (self.high - self.low))
    }
}

fn summary(context: &SurveyContext<'_>, whole: Option<&Domain>) -> Option<String> {
    let mut factors: Vec<_> = context
        .factor_figures()
        .into_iter()
        .filter_map(|figure| {
            let own = context.seen(whole?, figure).shown()?;
            Some((own.value.clone(), figure))
        })
        .collect();
    factors.sort_by(|a, b| b.0.cmp(&a.0));
    let words = |own: &(points::Exact, Figure)| {
        format!(
            "{} ({})",
            context.figure_title(own.1),
            context.percent(&own.0)
        )
    };
    Some(
        context
            .say(
                "Tính chung, yếu tố cao nhất là {first}, thấp nhất là {last}; ô càng đậm thì chỉ số càng cao.",
                "Over all, the highest factor is {first}, the lowest {last}; the darker a cell, the higher.",
            )
            .replace("{first}", &words(factors.first()?))
            .replace("{last}", &words(factors.last()?)),
    )
}

fn legend(context: &SurveyContext<'_>, page: &mut Page<'_>, range: &Range) {
    let wide = 46.0;
    page.y += 4.0;
    let words = context.say("Chỉ số (%):", "Index (%):");
    let mut x = page.margin + width(words, 13.0, Weight::Regular) + 10.0;
    let at = (page.margin, page.y + 14.0);
    page.canvas
        .text(at, words, 13.0, Weight::Regular, TEXT, Anchor::Start);
    for step in 0..=4 {
        let value = range.low + (range.high - range.low) * f64::from(step) / 4.0;
        let ink = range.shade(value);
        page.canvas.fill(x, page.y, wide, 20.0, ink);
        page.canvas.outline(x, page.y, wide, 20.0, DEEP);
        let shown = points::Exact::from_cell(value)
            .unwrap_or_default()
            .trimmed();
        let digits = u8::from(shown.to_integer().is_none());
        let shown = context.number(&shown, digits);
        let at = (x + wide / 2.0, page.y + 14.5);
        page.canvas
            .text(at, &shown, 12.0, Weight::Regular, on(ink), Anchor::Middle);
        x += wide;
    }
    page.y += 32.0;
}

fn draw(
    context: &SurveyContext<'_>,
    page: &mut Page<'_>,
    rows: &[&Domain],
    figures: &[Figure],
    range: &Range,
) {
    let titles: Vec<String> = rows.iter().map(|own| context.place_name(own)).collect();
    let names = Names::new(page, titles.iter().map(String::as_str), false, 20.0);
    let narrow = page.is_narrow();
    let names = Names {
        // Cells touch, so that a column reads as a band.
        step: names.step - if narrow { 0.0 } else { 5.0 },
        drop: if narrow { names.drop } else { 0.0 },
        ..names
    };
    let wide = ((page.right() - names.left) / count(figures.len().max(1))).floor();
    let mut deepest = 0;
    for (column, figure) in figures.iter().enumerate() {
        let title = column_title(context, *figure, narrow);
        let lines = wrap_at_most(&title, 12.0, Weight::Regular, wide - 6.0, 6);
        deepest = deepest.max(lines.len());
        let x = names.left + wide * count(column);
        for (number, line) in lines.iter().enumerate() {
            let at = (x + 3.0, page.y + 14.0 + 15.0 * count(number));
            page.canvas
                .text(at, line, 12.0, Weight::Regular, TEXT, Anchor::Start);
        }
    }
    let digits = fitting(context, rows, figures, wide);
    let top = page.y + 15.0 * count(deepest) + 8.0;
    let last = rows.len() - 1;
    for (index, domain) in rows.iter().enumerate() {
        // The line of all stands a little apart.
        let apart = if index == last { 6.0 } else { 0.0 };
        let y = top + names.step * count(index) + apart;
        names.write(page, y, None, &titles[index]);
        for (column, figure) in figures.iter().enumerate() {
            let x = names.left + wide * count(column);
            let (shown, ink) = match context.seen(domain, *figure) {
                Seen::Shown(own) => {
                    let shown = context.number(&own.value, digits);
                    (shown, range.shade(own.value.to_f64()))
                }
                Seen::Hidden => ("…".to_owned(), EMPTY),
                Seen::Nothing => ("–".to_owned(), EMPTY),
            };
            page.canvas.fill(x, y + names.drop, wide - 1.0, 20.0, ink);
            let at = (x + wide / 2.0, y + names.drop + 14.5);
            page.canvas
                .text(at, &shown, 12.0, Weight::Regular, on(ink), Anchor::Middle);
        }
    }
    page.y = top + names.step * count(rows.len()) + 12.0;
    if narrow {
        for figure in figures {
            let title = context.figure_title(*figure);
            let words = match figure {
                Figure::Overall => format!("{}: {title}", column_title(context, *figure, true)),
                _ => title,
            };
            page.paragraph(&words, 12.0, Weight::Regular, QUIET);
        }
    }
}

fn column_title(context: &SurveyContext<'_>, figure: Figure, narrow: bool) -> String {
    match figure {
        Figure::Factor(at) if narrow => context.instrument.index.factors[usize::from(at)]
            .code
            .clone(),
        Figure::Overall if narrow => context.say("CSC", "All").to_owned(),
        _ => context.figure_title(figure),
    }
}

/// As many digits as every cell has room for.
fn fitting(context: &SurveyContext<'_>, rows: &[&Domain], figures: &[Figure], wide: f64) -> u8 {
    let fits = |digits: &u8| {
        rows.iter().all(|domain| {
            let shown = |figure: &Figure| context.seen(domain, *figure).shown();
            figures.iter().filter_map(shown).all(|own| {
                let shown = context.number(&own.value, *digits);
                width(&shown, 12.0, Weight::Regular) + 3.0 < wide
            })
        })
    };
    let most = context.digits().min(2);
    (0..=most).rev().find(fits).unwrap_or(0)
}
