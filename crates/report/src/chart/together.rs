//! A few units beside each other, field by field: one mark each, told apart by shape and shade.

use super::Chart;
use super::axis::Axis;
use super::canvas::{Anchor, Canvas};
use super::font::{Weight, cut, width, wrap_at_most};
use super::page::Page;
use super::palette::{DEEP, GRID, Ink, PAPER, TEXT, count, shade};
use crate::frame::Frame;
use points::Exact;

/// The most units that can be told apart.
const MOST: usize = 6;

/// What the comparison is drawn from, in percent of the maximum.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Together {
    /// The name of the file, without folder and ending.
    pub id: String,
    /// The units, or the block's mean, by name.
    pub names: Vec<String>,
    /// One line a field: its title, and a figure for each of the names; `None` where the field takes no part.
    pub lines: Vec<(String, Vec<Option<Exact>>)>,
}

pub(crate) fn draw_together(frame: &dyn Frame, view: &Together, wide: u32) -> Option<Chart> {
    if view.names.len() < 2 || view.names.len() > MOST || view.lines.is_empty() {
        return None;
    }
    let title = frame.say("So sánh theo lĩnh vực", "Compared field by field");
    let title = format!("{title}: {}", view.names.join(", "));
    let mut page = Page::new(frame, wide, title, summary(frame, view));
    legend(&mut page, &view.names);
    draw(frame, &mut page, view);
    Some(page.finish(view.id.clone()))
}

/// In which field they lie furthest apart.
fn summary(frame: &dyn Frame, view: &Together) -> String {
    let spread = |figures: &[Option<Exact>]| {
        let known = || figures.iter().flatten();
        Some(known().max()?.minus(known().min()?))
    };
    let widest = view
        .lines
        .iter()
        .filter_map(|(title, figures)| Some((title, spread(figures)?)))
        .max_by(|a, b| a.1.cmp(&b.1));
    let Some((title, apart)) = widest else {
        return String::new();
    };
    frame
        .say(
            "Chênh lệch lớn nhất ở lĩnh vực {field}: {apart} điểm phần trăm (so bằng % điểm tối đa).",
            "They lie furthest apart in {field}: {apart} percentage points (compared in % of the maximum).",
        )
        .replace("{field}", title)
        .replace("{apart}", &frame.figure(&apart, 1))
}

fn ink(series: usize) -> Ink {
    match series {
        0 => DEEP,
        1 | 3 => shade(0.55),
        _ => TEXT,
    }
}

/// Disc, ring, square, diamond, cross, triangle.
fn mark(canvas: &mut Canvas, series: usize, (x, y): (f64, f64)) {
    let ink = ink(series);
    match series {
        0 => canvas.dot((x, y), 6.0, ink, true),
        1 => {
            canvas.dot((x, y), 6.0, PAPER, true);
            canvas.dot((x, y), 6.0, DEEP, false);
        }
        2 => canvas.fill(x - 5.0, y - 5.0, 10.0, 10.0, ink),
        3 => {
            let around = vec![(x, y - 7.0), (x + 7.0, y), (x, y + 7.0), (x - 7.0, y)];
            canvas.polygon(around, ink, 1.0);
        }
        4 => {
            canvas.line((x - 5.0, y - 5.0), (x + 5.0, y + 5.0), ink, 3);
            canvas.line((x - 5.0, y + 5.0), (x + 5.0, y - 5.0), ink, 3);
        }
        _ => {
            let around = vec![(x, y - 6.0), (x + 6.0, y + 5.0), (x - 6.0, y + 5.0)];
            canvas.polygon(around, ink, 1.0);
        }
    }
}

fn legend(page: &mut Page<'_>, names: &[String]) {
    page.y += 6.0;
    let mut x = page.margin;
    for (series, name) in names.iter().enumerate() {
        let name = cut(name, 13.0, Weight::Regular, page.inside() - 30.0);
        let wide = 24.0 + width(&name, 13.0, Weight::Regular) + 22.0;
        if x + wide > page.right() && x > page.margin {
            x = page.margin;
            page.y += 22.0;
        }
        mark(&mut page.canvas, series, (x + 8.0, page.y + 8.0));
        let at = (x + 22.0, page.y + 12.5);
        page.canvas
            .text(at, &name, 13.0, Weight::Regular, TEXT, Anchor::Start);
        x += wide;
    }
    page.y += 26.0;
}

fn draw(frame: &dyn Frame, page: &mut Page<'_>, view: &Together) {
    let narrow = page.is_narrow();
    let left = if narrow {
        page.margin + 8.0
    } else {
        page.margin + (page.inside() * 0.38).floor()
    };
    let axis = Axis::from_zero(left, page.right() - 16.0, 100.0);
    let top = page.y + 20.0;
    let mut y = top;
    let mut rows = Vec::new();
    for (title, figures) in &view.lines {
        let room = if narrow {
            page.inside()
        } else {
            left - page.margin - 18.0
        };
        let lines = wrap_at_most(title, 13.0, Weight::Regular, room, 2);
        let texts = 17.0 * count(lines.len());
        let (high, middle) = if narrow {
            (texts + 34.0, y + texts + 16.0)
        } else {
            let high = (texts + 10.0).max(32.0);
            (high, y + high / 2.0)
        };
        rows.push((lines, y, high, middle, figures));
        y += high;
    }
    axis.grid(&mut page.canvas, top, y);
    for (lines, from, high, middle, figures) in rows {
        let texts = 17.0 * count(lines.len());
        let first = if narrow {
            from + 13.0
        } else {
            from + (high - texts) / 2.0 + 13.0
        };
        if narrow {
            page.canvas
                .fill(page.margin, from, page.inside(), texts + 3.0, PAPER);
        }
        for (number, line) in lines.iter().enumerate() {
            let at = (page.margin, first + 17.0 * count(number));
            page.canvas
                .text(at, line, 13.0, Weight::Regular, TEXT, Anchor::Start);
        }
        let (start, end) = ((axis.left, middle), (axis.right, middle));
        page.canvas.line(start, end, GRID, 1);
        // The first stands on top, since the comparison starts from it.
        for (series, figure) in figures.iter().enumerate().rev() {
            if let Some(figure) = figure {
                let at = (axis.at(figure.to_f64()), middle);
                mark(&mut page.canvas, series, at);
            }
        }
    }
    page.y = y + 4.0;
    let words = frame.say(
        "Trục ngang: % điểm tối đa của lĩnh vực.",
        "Axis: % of the field's maximum.",
    );
    page.paragraph(words, 12.0, Weight::Regular, TEXT);
}
