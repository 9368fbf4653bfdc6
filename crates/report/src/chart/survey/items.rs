//! Diverging bars: the answers to every item around the middle of its scale.

use super::segments::{Segment, segments};
use crate::SurveyContext;
use crate::chart::Chart;
use crate::chart::canvas::Anchor;
use crate::chart::font::{Weight, width, wrap, wrap_at_most};
use crate::chart::page::Page;
use crate::chart::palette::{DEEP, EMPTY, PAPER, QUIET, TEXT, count, level, on};
use crate::surveys::{Scale, Seen};
use survey::{Domain, Figure};

/// The answers of everybody to each item, below its factor: parts of the levels around the middle of the scale, the item's index in percent and the number of answers; `None` where nobody took a level.
///
/// Its table is T14b ([`crate::answer_distribution`]).
#[must_use]
pub fn item_bars(context: &SurveyContext<'_>, wide: u32) -> Option<Chart> {
    let everybody = context.everybody()?;
    let scales = context.scales();
    let rows: Vec<(&Scale, Vec<Row>)> = scales
        .iter()
        .map(|scale| (scale, rows(context, everybody, scale)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    if rows.is_empty() {
        return None;
    }
    let title = context
        .say("Câu trả lời theo từng câu hỏi", "Answers by item")
        .to_owned();
    let mut page = Page::new(context, wide, title, summary(context, everybody)?);
    for (scale, rows) in &rows {
        legend(context, &mut page, scale, rows);
        draw(context, &mut page, scale, rows);
    }
    Some(page.finish("items".to_owned()))
}

/// One item as it is drawn.
struct Row {
    factor: u16,
    title: String,
    index: String,
    n: String,
    parts: Vec<Segment>,
}

fn rows(context: &SurveyContext<'_>, domain: &Domain, scale: &Scale) -> Vec<Row> {
    let row = |&item: &usize| {
        let figure = Figure::Item(u16::try_from(item).ok()?);
        let own = context.seen(domain, figure);
        if matches!(own, Seen::Hidden) {
            return None;
        }
        let base = context.answered(domain, item)?;
        let parts = segments(context, domain, scale, item, base);
        (!parts.is_empty()).then(|| Row {
            factor: context.instrument.index.items[item].factor,
            title: context.item_title(item).to_owned(),
            index: own
                .shown()
                .map_or_else(String::new, |own| context.number(&own.value, 1)),
            n: context.count(base),
            parts,
        })
    };
    scale.items.iter().filter_map(row).collect()
}

fn summary(context: &SurveyContext<'_>, everybody: &Domain) -> Option<String> {
    let items = context.instrument.index.items.iter().enumerate();
    let mut values: Vec<(points::Exact, usize)> = items
        .filter_map(|(at, _)| {
            let figure = Figure::Item(u16::try_from(at).ok()?);
            let own = context.seen(everybody, figure).shown()?;
            Some((own.value.clone(), at))
        })
        .collect();
    values.sort_by(|a, b| b.0.cmp(&a.0));
    let words = |own: &(points::Exact, usize)| {
        format!(
            "“{}” ({})",
            context.item_title(own.1),
            context.percent(&own.0)
        )
    };
    Some(
        context
            .say(
                "{n} phiếu hợp lệ; câu hỏi có chỉ số cao nhất là {first}, thấp nhất là {last}.",
                "{n} valid responses; the item with the highest index is {first}, the one with the lowest {last}.",
            )
            .replace("{n}", &context.count(everybody.valid))
            .replace("{first}", &words(values.first()?))
            .replace("{last}", &words(values.last()?)),
    )
}

fn legend(context: &SurveyContext<'_>, page: &mut Page<'_>, scale: &Scale, rows: &[Row]) {
    let n = scale.titles.len();
    let mut marks: Vec<(String, crate::chart::palette::Ink)> = scale
        .titles
        .iter()
        .enumerate()
        .map(|(at, title)| {
            let ink = level(at, scale.below(), scale.middle.is_some(), n);
            (title.clone(), ink)
        })
        .collect();
    if rows.iter().flat_map(|row| &row.parts).any(|own| own.hidden) {
        let words = context.say("mức ít phiếu, gộp lại", "levels with few answers, together");
        marks.push((words.to_owned(), PAPER));
    }
    let mut x = page.margin;
    page.y += 6.0;
    for (words, ink) in marks {
        let wide = 25.0 + width(&words, 13.0, Weight::Regular) + 18.0;
        if x > page.margin && x + wide > page.right() {
            x = page.margin;
            page.y += 22.0;
        }
        page.canvas.fill(x, page.y, 18.0, 14.0, ink);
        page.canvas.outline(x, page.y, 18.0, 14.0, DEEP);
        let at = (x + 25.0, page.y + 12.0);
        page.canvas
            .text(at, &words, 13.0, Weight::Regular, TEXT, Anchor::Start);
        x += wide;
    }
    page.y += 26.0;
}

/// Where bars and figures stand.
struct Places {
    /// Where titles end.
    names: f64,
    left: f64,
    middle: f64,
    /// Pixels a percent.
    scale: f64,
    index: f64,
    n: f64,
}

const HIGH: f64 = 21.0;

impl Places {
    fn of(page: &Page<'_>, rows: &[Row]) -> Self {
        let ends = || rows.iter().flat_map(|row| &row.parts);
        let most_left = ends().map(|own| -own.from).fold(0.0, f64::max);
        let most_right = ends().map(|own| own.to).fold(0.0, f64::max);
        let widest = |size: f64, pick: fn(&Row) -> &str| {
            let all = rows.iter().map(|row| width(pick(row), size, Weight::Bold));
            all.fold(0.0, f64::max)
        };
        let n = page.right();
        let n_wide = widest(12.0, |row| &row.n).max(14.0);
        let index = n - n_wide - 14.0;
        let index_wide = widest(13.0, |row| &row.index).max(width("Chỉ số", 12.0, Weight::Regular));
        let names = if page.is_narrow() {
            page.right()
        } else {
            page.margin + page.inside() * 0.36
        };
        let left = if page.is_narrow() {
            page.margin
        } else {
            names + 16.0
        };
        let right = index - index_wide - 12.0;
        let scale = (right - left) / (most_left + most_right).max(1.0);
        Self {
            names,
            left,
            middle: left + most_left * scale,
            scale,
            index,
            n,
        }
    }
    fn at(&self, percent: f64) -> f64 {
        self.middle + percent * self.scale
    }
}

fn draw(context: &SurveyContext<'_>, page: &mut Page<'_>, scale: &Scale, rows: &[Row]) {
    let places = Places::of(page, rows);
    page.y += 10.0;
    for (x, words) in [
        (places.index, context.say("Chỉ số", "Index")),
        (places.n, "n"),
    ] {
        page.canvas.text(
            (x, page.y),
            words,
            12.0,
            Weight::Regular,
            QUIET,
            Anchor::End,
        );
    }
    let mut factor = None;
    page.y += 6.0;
    for row in rows {
        if factor != Some(row.factor) {
            factor = Some(row.factor);
            heading(context, page, row.factor);
        }
        draw_row(page, &places, row);
    }
    if scale.middle.is_some() {
        let words = context.say(
            "Mức giữa nằm cân hai bên trục; bên trái là các mức thấp hơn, bên phải là các mức cao hơn. Số trong thanh: % số người chọn một mức.",
            "The middle level lies evenly on both sides of the axis, lower levels to its left, higher ones to its right. Figures in bars: % of those who took a level.",
        );
        page.y += 4.0;
        page.paragraph(words, 12.0, Weight::Regular, QUIET);
    }
    page.y += 6.0;
}

fn heading(context: &SurveyContext<'_>, page: &mut Page<'_>, factor: u16) {
    let title = context.figure_title(Figure::Factor(factor));
    let lines = wrap(&title, 13.0, Weight::Bold, page.inside() - 12.0);
    page.y += 4.0;
    let height = 17.0 * count(lines.len()) + 6.0;
    page.canvas
        .fill(page.margin, page.y, page.inside(), height, EMPTY);
    for (number, line) in lines.iter().enumerate() {
        let at = (page.margin + 6.0, page.y + 16.0 + 17.0 * count(number));
        page.canvas
            .text(at, line, 13.0, Weight::Bold, TEXT, Anchor::Start);
    }
    page.y += height + 4.0;
}

fn draw_row(page: &mut Page<'_>, places: &Places, row: &Row) {
    let room = places.names - page.margin;
    let lines = wrap_at_most(&row.title, 13.0, Weight::Regular, room, 4);
    let text = 17.0 * count(lines.len());
    let narrow = page.is_narrow();
    let height = if narrow {
        text + HIGH + 12.0
    } else {
        text.max(HIGH) + 8.0
    };
    let bar = if narrow {
        page.y + text + 4.0
    } else {
        page.y + (height - HIGH) / 2.0
    };
    let first = if narrow {
        page.y + 13.0
    } else {
        page.y + (height - text) / 2.0 + 13.0
    };
    for (number, line) in lines.iter().enumerate() {
        let at = (page.margin, first + 17.0 * count(number));
        page.canvas
            .text(at, line, 13.0, Weight::Regular, TEXT, Anchor::Start);
    }
    for part in &row.parts {
        draw_part(page, places, part, bar);
    }
    let x = places.middle;
    // The axis stops at the bar, so that it does not run through a figure in the middle level.
    for (from, to) in [(bar - 4.0, bar), (bar + HIGH, bar + HIGH + 4.0)] {
        page.canvas.line((x, from), (x, to), TEXT, 1);
    }
    let line = bar + 15.0;
    page.canvas.text(
        (places.index, line),
        &row.index,
        13.0,
        Weight::Bold,
        TEXT,
        Anchor::End,
    );
    page.canvas.text(
        (places.n, line),
        &row.n,
        12.0,
        Weight::Regular,
        QUIET,
        Anchor::End,
    );
    page.y += height;
}

fn draw_part(page: &mut Page<'_>, places: &Places, part: &Segment, bar: f64) {
    let (from, to) = (places.at(part.from), places.at(part.to));
    page.canvas.fill(from, bar, to - from, HIGH, part.ink);
    page.canvas.outline(
        from,
        bar,
        to - from,
        HIGH,
        if part.hidden { QUIET } else { PAPER },
    );
    let shown = if part.hidden {
        "…".to_owned()
    } else {
        format!("{:.0}", part.to - part.from)
    };
    if width(&shown, 12.0, Weight::Regular) + 5.0 < to - from && from >= places.left - 1.0 {
        let at = ((from + to) / 2.0, bar + 15.0);
        page.canvas.text(
            at,
            &shown,
            12.0,
            Weight::Regular,
            on(part.ink),
            Anchor::Middle,
        );
    }
}
