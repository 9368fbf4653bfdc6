//! One unit over the factors, beside its block.

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

/// The whole, parts and factors of one unit (by its place in the roster), each with the level of its block and, where intervals are shown, its 95% interval; `None` where nothing of the unit may be shown.
///
/// Its table is the unit's lines in T14e ([`crate::index_in_full`]).
#[must_use]
pub fn unit_profile(context: &SurveyContext<'_>, unit: u32, wide: u32) -> Option<Chart> {
    let domain = context.estimates.unit(unit)?;
    let groups = context.groups();
    let group = groups
        .iter()
        .find(|group| group.units.iter().any(|own| own.kind == domain.kind));
    let whole = group.and_then(|group| group.whole);
    let figures = context.main_figures();
    let rows: Vec<Row> = figures
        .iter()
        .filter_map(|figure| Row::of(context, domain, whole, *figure))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let name = domain.title.get(context.lang);
    let title = format!("{name}: {}", context.index_words());
    let mut page = Page::new(context, wide, title, summary(context, domain, &rows));
    legend(context, &mut page);
    draw(context, &mut page, &rows);
    Some(page.finish(format!("{}-survey", context.code_of(domain))))
}

/// One figure as it is drawn.
struct Row {
    title: String,
    value: Exact,
    level: Option<Exact>,
    interval: Option<Interval>,
}

impl Row {
    fn of(
        context: &SurveyContext<'_>,
        domain: &Domain,
        whole: Option<&Domain>,
        figure: Figure,
    ) -> Option<Self> {
        let own = context.seen(domain, figure).shown()?;
        let level = whole.and_then(|whole| context.seen(whole, figure).shown());
        Some(Self {
            title: context.figure_title(figure),
            value: own.value.clone(),
            level: level.map(|own| own.value.clone()),
            interval: own.interval.filter(|_| context.intervals),
        })
    }
}

fn summary(context: &SurveyContext<'_>, domain: &Domain, rows: &[Row]) -> String {
    let above = rows
        .iter()
        .skip(1)
        .filter(|row| row.level.as_ref().is_some_and(|level| row.value > *level));
    context
        .say(
            "{n} phiếu hợp lệ, chỉ số chung {value}; {k} trong {all} mục cao hơn mức chung của khối.",
            "{n} valid responses, overall {value}; {k} of {all} figures are above the level of the block.",
        )
        .replace("{n}", &context.count(domain.valid))
        .replace("{value}", &rows.first().map_or_else(String::new, |row| context.percent(&row.value)))
        .replace("{k}", &above.count().to_string())
        .replace("{all}", &(rows.len() - 1).to_string())
}

fn legend(context: &SurveyContext<'_>, page: &mut Page<'_>) {
    page.y += 4.0;
    let (x, y) = (page.margin + 6.0, page.y + 8.0);
    page.canvas.dot((x, y), 5.0, DEEP, true);
    let words = if context.intervals {
        context.say("đơn vị, khoảng tin cậy 95%", "unit, 95% interval")
    } else {
        context.say("đơn vị", "unit")
    };
    page.canvas.text(
        (x + 12.0, y + 4.5),
        words,
        13.0,
        Weight::Regular,
        TEXT,
        Anchor::Start,
    );
    let x = x + 12.0 + width(words, 13.0, Weight::Regular) + 28.0;
    page.canvas.line((x, y - 8.0), (x, y + 8.0), TEXT, 3);
    let words = context.say("mức chung của khối", "level of the block");
    page.canvas.text(
        (x + 10.0, y + 4.5),
        words,
        13.0,
        Weight::Regular,
        TEXT,
        Anchor::Start,
    );
    page.y += 24.0;
}

fn draw(context: &SurveyContext<'_>, page: &mut Page<'_>, rows: &[Row]) {
    let names = Names::new(page, rows.iter().map(|row| row.title.as_str()), false, 18.0);
    let values: Vec<String> = rows.iter().map(|row| context.percent(&row.value)).collect();
    let widths = values.iter().map(|own| width(own, 13.0, Weight::Bold));
    let aside = widths.fold(0.0, f64::max) + 12.0;
    let names = Names {
        beside: aside,
        ..names
    };
    let right = page.right() - if page.is_narrow() { 8.0 } else { aside + 12.0 };
    let ends = || {
        rows.iter().flat_map(|row| {
            let interval = row.interval.map(|own| [own.low, own.high]);
            let level = row.level.as_ref().map(Exact::to_f64);
            interval
                .into_iter()
                .flatten()
                .chain(level)
                .chain([row.value.to_f64()])
        })
    };
    let lowest = ends().fold(f64::INFINITY, f64::min);
    let highest = ends().fold(f64::NEG_INFINITY, f64::max);
    let axis = Axis::around(names.left + 8.0, right, lowest, highest);
    let top = page.y + 20.0;
    let bottom = top + names.step * count(rows.len());
    axis.grid(&mut page.canvas, top, bottom);
    for (index, (row, value)) in rows.iter().zip(&values).enumerate() {
        let y = top + names.step * count(index);
        names.write(page, y, None, &row.title);
        let middle = y + names.drop + 9.0;
        let canvas = &mut page.canvas;
        if let Some(own) = row.interval {
            let (low, high) = (axis.at(own.low), axis.at(own.high));
            canvas.line((low, middle), (high, middle), QUIET, 3);
        }
        if let Some(level) = &row.level {
            let x = axis.at(level.to_f64());
            canvas.line((x, middle - 8.0), (x, middle + 8.0), TEXT, 3);
        }
        canvas.dot((axis.at(row.value.to_f64()), middle), 5.0, DEEP, true);
        let at = (canvas.width - page.margin, names.baseline(y));
        canvas.text(at, value, 13.0, Weight::Bold, TEXT, Anchor::End);
    }
    page.y = bottom + 6.0;
}
