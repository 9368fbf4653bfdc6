//! Dots with 95% intervals: the index of each unit beside the common level.

use crate::SurveyContext;
use crate::chart::Chart;
use crate::chart::axis::Axis;
use crate::chart::canvas::Anchor;
use crate::chart::font::{Weight, width};
use crate::chart::names::Names;
use crate::chart::page::Page;
use crate::chart::palette::{DEEP, QUIET, TEXT, count};
use points::Exact;
use survey::{Domain, Figure, Interval};

/// A figure of each unit of a group (a block, by its place among the survey's blocks; 0 where there are none), highest first, with its 95% interval where intervals are shown, its number of respondents, and the level of the whole block; `None` where no unit's figure may be shown.
///
/// Its table is T14a ([`crate::index_by_unit`]).
#[must_use]
pub fn unit_dots(
    context: &SurveyContext<'_>,
    group: usize,
    figure: Figure,
    wide: u32,
) -> Option<Chart> {
    let groups = context.groups();
    let own = groups.get(group)?;
    let units = context.highest_first(&own.units, figure);
    let rows: Vec<Row> = units
        .iter()
        .filter_map(|unit| Row::of(context, unit, figure))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let level = own
        .whole
        .and_then(|whole| context.seen(whole, figure).shown())
        .map(|own| own.value.clone());
    let words = match figure {
        Figure::Overall => context.index_words().to_owned(),
        _ => context.figure_title(figure),
    };
    let title = format!("{words}: {}", context.group_words(own.name, rows.len()));
    let mut page = Page::new(
        context,
        wide,
        title,
        summary(context, &rows, level.as_ref()),
    );
    notes(context, &mut page);
    draw(context, &mut page, &rows, level.as_ref());
    if let Some(line) = context.hidden_line(&own.units, figure) {
        page.y += 8.0;
        page.paragraph(&line, 13.0, Weight::Regular, QUIET);
    }
    let kind = match figure {
        Figure::Overall => "units".to_owned(),
        Figure::Part(at) => format!("units-part-{}", at + 1),
        Figure::Factor(at) => format!("units-factor-{}", at + 1),
        Figure::Item(at) => format!("units-item-{}", at + 1),
    };
    Some(page.finish(context.group_id(&kind, group)))
}

/// One unit as it is drawn.
struct Row {
    name: String,
    value: Exact,
    n: u64,
    interval: Option<Interval>,
}

impl Row {
    fn of(context: &SurveyContext<'_>, domain: &Domain, figure: Figure) -> Option<Self> {
        let own = context.seen(domain, figure).shown()?;
        Some(Self {
            name: domain.title.get(context.lang).to_owned(),
            value: own.value.clone(),
            n: own.n,
            interval: own.interval.filter(|_| context.intervals),
        })
    }
    /// Lowest and highest that is drawn.
    fn ends(&self) -> [f64; 2] {
        let value = self.value.to_f64();
        match self.interval {
            Some(own) => [own.low.min(value), own.high.max(value)],
            None => [value, value],
        }
    }
}

fn summary(context: &SurveyContext<'_>, rows: &[Row], level: Option<&Exact>) -> String {
    let words = |row: Option<&Row>| {
        row.map_or_else(String::new, |row| {
            format!("{} ({})", row.name, context.percent(&row.value))
        })
    };
    let mut text = context
        .say(
            "{n} đơn vị, cao nhất {first}, thấp nhất {last}",
            "{n} units, highest {first}, lowest {last}",
        )
        .replace("{n}", &rows.len().to_string())
        .replace("{first}", &words(rows.first()))
        .replace("{last}", &words(rows.last()));
    if let Some(level) = level {
        let words = context.say(", mức chung {level}", ", common level {level}");
        text.push_str(&words.replace("{level}", &context.percent(level)));
        let value = level.to_f64();
        let holds = |row: &&Row| {
            row.interval
                .is_some_and(|own| own.low <= value && value <= own.high)
        };
        let inside = rows.iter().filter(holds).count();
        if inside > 0 {
            let words = context.say(
                "; {k} đơn vị có khoảng tin cậy chứa mức chung: chênh lệch giữa các đơn vị này nằm trong sai số điều tra",
                "; the intervals of {k} units hold the common level: the difference between these units is within survey error",
            );
            text.push_str(&words.replace("{k}", &inside.to_string()));
        }
    }
    text.push('.');
    text
}

fn notes(context: &SurveyContext<'_>, page: &mut Page<'_>) {
    let words = if context.intervals {
        context.say(
            "Chấm: chỉ số của đơn vị; vạch ngang: khoảng tin cậy 95%; đường đứt: mức chung; n: số người trả lời.",
            "Dot: the unit’s index; bar: 95% interval; dashed line: common level; n: respondents.",
        )
    } else {
        context.say(
            "Chấm: chỉ số của đơn vị; đường đứt: mức chung; n: số người trả lời.",
            "Dot: the unit’s index; dashed line: common level; n: respondents.",
        )
    };
    page.paragraph(words, 12.0, Weight::Regular, QUIET);
    if context.intervals && !context.estimates.probability {
        let words = context.say(
            "Phiếu không thu theo mẫu xác suất, nên khoảng tin cậy được tính như với mẫu ngẫu nhiên đơn giản.",
            "The responses are no probability sample; intervals are computed as for a simple random sample.",
        );
        page.paragraph(words, 12.0, Weight::Regular, QUIET);
    }
    page.y += 6.0;
}

fn draw(context: &SurveyContext<'_>, page: &mut Page<'_>, rows: &[Row], level: Option<&Exact>) {
    let names = Names::new(page, rows.iter().map(|row| row.name.as_str()), false, 17.0);
    let figures: Vec<(String, String)> = rows
        .iter()
        .map(|row| {
            (
                context.percent(&row.value),
                format!("n {}", context.count(row.n)),
            )
        })
        .collect();
    let widest = |pick: fn(&(String, String)) -> &str, weight| {
        let all = figures.iter().map(|own| width(pick(own), 13.0, weight));
        all.fold(0.0, f64::max)
    };
    let value_wide = widest(|own| &own.0, Weight::Bold);
    let n_wide = widest(|own| &own.1, Weight::Regular);
    let aside = value_wide + n_wide + 16.0;
    let names = Names {
        beside: aside + 8.0,
        ..names
    };
    let right = if page.is_narrow() {
        page.right() - 8.0
    } else {
        page.right() - aside - 18.0
    };
    let ends = || {
        rows.iter()
            .flat_map(Row::ends)
            .chain(level.map(Exact::to_f64))
    };
    let lowest = ends().fold(f64::INFINITY, f64::min);
    let highest = ends().fold(f64::NEG_INFINITY, f64::max);
    let axis = Axis::around(names.left + 8.0, right, lowest, highest);
    let top = page.y + if level.is_some() { 40.0 } else { 20.0 };
    let bottom = top + names.step * count(rows.len());
    axis.grid(&mut page.canvas, top, bottom);
    if let Some(level) = level {
        reference(context, page, &axis, level, (top, bottom));
    }
    let level = level.map(|level| axis.at(level.to_f64()));
    for (index, (row, (value, n))) in rows.iter().zip(&figures).enumerate() {
        let y = top + names.step * count(index);
        names.write(page, y, None, &row.name);
        let middle = y + names.drop + 8.5;
        if let (Some(x), true) = (level, names.narrow) {
            let (from, to) = ((x, middle - 8.0), (x, middle + 8.0));
            page.canvas.dashes(from, to, TEXT, 2);
        }
        if let Some(own) = row.interval {
            let (low, high) = (axis.at(own.low), axis.at(own.high));
            page.canvas.line((low, middle), (high, middle), QUIET, 3);
            for end in [low, high] {
                page.canvas
                    .line((end, middle - 4.0), (end, middle + 4.0), QUIET, 2);
            }
        }
        let at = (axis.at(row.value.to_f64()), middle);
        page.canvas.dot(at, 5.0, DEEP, true);
        let line = names.baseline(y);
        let canvas = &mut page.canvas;
        let right = canvas.width - page.margin;
        canvas.text((right, line), n, 13.0, Weight::Regular, QUIET, Anchor::End);
        let at = (right - n_wide - 16.0, line);
        canvas.text(at, value, 13.0, Weight::Bold, TEXT, Anchor::End);
    }
    page.y = bottom + 6.0;
}

fn reference(
    context: &SurveyContext<'_>,
    page: &mut Page<'_>,
    axis: &Axis,
    level: &Exact,
    (top, bottom): (f64, f64),
) {
    let x = axis.at(level.to_f64());
    // On a phone names stand over the lines, so that the line of the level is drawn in each line's own room.
    let end = if page.is_narrow() { top } else { bottom };
    page.canvas.dashes((x, top - 22.0), (x, end), TEXT, 2);
    let words = format!(
        "{} {}",
        context.say("Mức chung", "Common level"),
        context.percent(level)
    );
    let wide = width(&words, 13.0, Weight::Bold);
    let (at, anchor) = if x - 6.0 - wide > page.margin {
        (x - 6.0, Anchor::End)
    } else {
        (x + 6.0, Anchor::Start)
    };
    page.canvas
        .text((at, top - 24.0), &words, 13.0, Weight::Bold, TEXT, anchor);
}
