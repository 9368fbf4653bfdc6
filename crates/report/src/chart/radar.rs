//! The profile of one unit over the fields, beside the block's mean and the best in each field.

use super::Chart;
use super::canvas::{Anchor, Canvas};
use super::font::{Weight, cut, width, wrap_at_most};
use super::page::Page;
use super::palette::{DEEP, GRID, Ink, PAPER, QUIET, TEXT, count, shade};
use crate::ResultContext;
use crate::frame::Frame;
use crate::table::BlockProfile;
use points::Exact;
use std::f64::consts::TAU;

/// One field of a radar, in percent of the maximum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RadarLine {
    /// The field's code.
    pub code: String,
    /// `3. Cải cách thủ tục hành chính`.
    pub title: String,
    /// The unit.
    pub unit: Exact,
    /// The block: sum of points ÷ sum of applicable maxima.
    pub mean: Exact,
    /// The best of the block in this field.
    pub best: Exact,
}

/// What a radar is drawn from: lines, wherever they come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RadarView {
    /// The name of the file, without folder and ending.
    pub id: String,
    /// The unit's name.
    pub name: String,
    /// One line a field.
    pub lines: Vec<RadarLine>,
}

/// Percent of the maximum in each field: the unit (thick line, dots), the mean of its block (dashes) and the best of its block in that field (thin line, rings); `None` for a unit without a rank or a set of fewer than three fields.
#[must_use]
pub fn radar(context: &ResultContext<'_>, row: usize, wide: u32) -> Option<Chart> {
    let block = context.ranked.rows.get(row)?.block?;
    radar_in(context, &BlockProfile::of(context, block), row, wide)
}

/// As [`radar`], with the block's figures worked out before.
pub(crate) fn radar_in(
    context: &ResultContext<'_>,
    block: &BlockProfile,
    row: usize,
    wide: u32,
) -> Option<Chart> {
    let row = context.ranked.rows.get(row)?;
    row.rank?;
    let line = |own: crate::table::ProfileLine| RadarLine {
        code: context.set.node(own.field).code.clone(),
        title: context.node_title(own.field),
        unit: own.unit,
        mean: own.mean,
        best: own.best,
    };
    let view = RadarView {
        id: format!("{}-radar", row.code),
        name: row.name.clone(),
        lines: block.lines(context, row).into_iter().map(line).collect(),
    };
    draw_radar(context, &view, wide)
}

/// As [`radar`], from lines.
pub(crate) fn draw_radar(frame: &dyn Frame, view: &RadarView, wide: u32) -> Option<Chart> {
    let lines = &view.lines;
    if lines.len() < 3 {
        return None;
    }
    let above = lines.iter().filter(|own| own.unit > own.mean).count();
    let words = frame.say("Kết quả theo lĩnh vực", "Profile over the fields");
    let title = format!("{words}: {}", view.name);
    let summary = frame
        .say(
            "{unit} cao hơn trung bình khối ở {above} trên {n} lĩnh vực (so bằng % điểm tối đa).",
            "{unit} is above its block's mean in {above} of {n} fields (compared in % of the maximum).",
        )
        .replace("{unit}", &view.name)
        .replace("{above}", &above.to_string())
        .replace("{n}", &lines.len().to_string());
    let mut page = Page::new(frame, wide, title, summary);
    legend(frame, &mut page, &view.name);
    let at = draw(&mut page, lines);
    labels(frame, &mut page, lines, at);
    Some(page.finish(view.id.clone()))
}

const UNIT: Ink = DEEP;

fn legend(frame: &dyn Frame, page: &mut Page<'_>, name: &str) {
    page.y += 6.0;
    let words = [
        name,
        frame.say("trung bình khối", "mean of the block"),
        frame.say(
            "cao nhất khối ở từng lĩnh vực",
            "best of the block in each field",
        ),
    ];
    let mut x = page.margin;
    for (index, words) in words.iter().enumerate() {
        let words = &cut(words, 13.0, Weight::Regular, page.inside() - 44.0);
        let wide = 44.0 + width(words, 13.0, Weight::Regular) + 22.0;
        if x + wide > page.right() && x > page.margin {
            x = page.margin;
            page.y += 22.0;
        }
        let y = page.y + 8.0;
        line(&mut page.canvas, index, (x, y), (x + 34.0, y));
        mark(&mut page.canvas, index, (x + 17.0, y));
        let at = (x + 42.0, y + 4.5);
        page.canvas
            .text(at, words, 13.0, Weight::Regular, TEXT, Anchor::Start);
        x += wide;
    }
    page.y += 24.0;
}

fn line(canvas: &mut Canvas, series: usize, from: (f64, f64), to: (f64, f64)) {
    match series {
        0 => canvas.line(from, to, UNIT, 3),
        1 => canvas.dashes(from, to, TEXT, 2),
        _ => canvas.line(from, to, shade(0.5), 1),
    }
}

fn mark(canvas: &mut Canvas, series: usize, at: (f64, f64)) {
    match series {
        0 => canvas.dot(at, 5.0, UNIT, true),
        1 => {}
        _ => {
            canvas.dot(at, 4.0, PAPER, true);
            canvas.dot(at, 4.0, shade(0.6), false);
        }
    }
}

/// Centre and radius.
type Circle = ((f64, f64), f64);

fn point(circle: Circle, index: usize, n: usize, part: f64) -> (f64, f64) {
    let angle = TAU * count(index) / count(n) - TAU / 4.0;
    let ((x, y), radius) = circle;
    let part = if part.is_finite() {
        part.clamp(0.0, 1.0)
    } else {
        0.0
    };
    (
        x + radius * part * angle.cos(),
        y + radius * part * angle.sin(),
    )
}

fn draw(page: &mut Page<'_>, lines: &[RadarLine]) -> Circle {
    let n = lines.len();
    let radius = if page.is_narrow() {
        page.inside() / 2.0 - 74.0
    } else {
        230.0
    };
    let above = 84.0;
    let circle = ((page.canvas.width / 2.0, page.y + above + radius), radius);
    for ring in 1..=4 {
        let part = f64::from(ring) / 4.0;
        let mut points: Vec<_> = (0..n).map(|index| point(circle, index, n, part)).collect();
        points.push(points[0]);
        page.canvas.path(points, GRID, 1);
    }
    for index in 0..n {
        page.canvas
            .line(circle.0, point(circle, index, n, 1.0), GRID, 1);
    }
    for ring in 1..=4 {
        let at = point(circle, 0, n, f64::from(ring) / 4.0);
        page.canvas.text(
            (at.0 + 4.0, at.1 + 13.0),
            &format!("{}%", ring * 25),
            11.0,
            Weight::Regular,
            QUIET,
            Anchor::Start,
        );
    }
    let part = |series: usize, own: &RadarLine| {
        let figure = match series {
            0 => &own.unit,
            1 => &own.mean,
            _ => &own.best,
        };
        figure.to_f64() / 100.0
    };
    let unit: Vec<_> = (0..n)
        .map(|index| point(circle, index, n, part(0, &lines[index])))
        .collect();
    page.canvas.polygon(unit, shade(0.45), 0.25);
    for series in [2, 1, 0] {
        let points: Vec<_> = (0..n)
            .map(|index| point(circle, index, n, part(series, &lines[index])))
            .collect();
        for index in 0..n {
            line(
                &mut page.canvas,
                series,
                points[index],
                points[(index + 1) % n],
            );
        }
        for at in points {
            mark(&mut page.canvas, series, at);
        }
    }
    page.y = circle.0.1 + radius + above;
    circle
}

/// Each field's name and the three figures around the circle, broken so that nothing is clipped.
fn labels(frame: &dyn Frame, page: &mut Page<'_>, lines: &[RadarLine], circle: Circle) {
    let n = lines.len();
    for (index, own) in lines.iter().enumerate() {
        let edge = point(circle, index, n, 1.0);
        let (dx, dy) = (edge.0 - circle.0.0, edge.1 - circle.0.1);
        let anchor = if dx > 1.0 {
            Anchor::Start
        } else if dx < -1.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        let x = edge.0 + dx / circle.1 * 14.0;
        let room = match anchor {
            Anchor::Start => page.right() - x,
            Anchor::End => x - page.margin,
            Anchor::Middle => 320.0_f64.min(page.inside()),
        };
        let title = if page.is_narrow() {
            own.code.clone()
        } else {
            own.title.clone()
        };
        let mut words = wrap_at_most(&title, 13.0, Weight::Bold, room.min(320.0), 3);
        let titles = words.len();
        let percent = |figure: &Exact| format!("{}%", frame.figure(figure, 1));
        let figures = format!(
            "{} · {} · {}",
            percent(&own.unit),
            percent(&own.mean),
            percent(&own.best)
        );
        words.extend(super::font::wrap(&figures, 12.0, Weight::Regular, room));
        let high = 17.0 * count(words.len());
        let first = edge.1 + dy / circle.1 * (high / 2.0 + 12.0) - high / 2.0 + 13.0;
        for (number, text) in words.iter().enumerate() {
            let (size, weight) = if number < titles {
                (13.0, Weight::Bold)
            } else {
                (12.0, Weight::Regular)
            };
            let at = (x, first + 17.0 * count(number));
            page.canvas.text(at, text, size, weight, TEXT, anchor);
        }
    }
    if page.is_narrow() {
        for own in lines {
            page.paragraph(&own.title, 12.0, Weight::Regular, QUIET);
        }
    }
    let words = frame.say(
        "Ba số ở mỗi lĩnh vực: đơn vị · trung bình khối · cao nhất khối, theo % điểm tối đa.",
        "Three figures at each field: the unit · mean of the block · best of the block, in % of the maximum.",
    );
    page.paragraph(words, 12.0, Weight::Regular, QUIET);
}
