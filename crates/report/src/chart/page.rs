//! What every chart has around it: title, one sentence, notices, draft mark, origin.

use super::canvas::{Anchor, Canvas};
use super::font::{Weight, width, wrap};
use super::palette::{DEEP, EMPTY, Ink, PAPER, QUIET, TEXT};
use crate::Chart;
use crate::frame::Frame;

/// A chart being drawn: the canvas and how far down it is filled.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    context: &'a dyn Frame,
    pub(crate) canvas: Canvas,
    /// The first free line.
    pub(crate) y: f64,
    /// Left and right margin.
    pub(crate) margin: f64,
    title: String,
    summary: String,
}

/// Below this width names stand above their bars.
const NARROW: f64 = 700.0;

impl<'a> Page<'a> {
    /// The head of a page: title, summary, notices.
    pub(crate) fn new(context: &'a dyn Frame, wide: u32, title: String, summary: String) -> Self {
        let mut page = Self {
            context,
            canvas: Canvas::new(wide),
            y: 20.0,
            margin: if f64::from(wide) < NARROW { 14.0 } else { 32.0 },
            title,
            summary,
        };
        page.draft_mark();
        let (title, summary) = (page.title.clone(), page.summary.clone());
        let size = if page.is_narrow() { 17.0 } else { 22.0 };
        page.paragraph(&title, size, Weight::Bold, TEXT);
        page.y += 2.0;
        let round = context.subtitle();
        page.paragraph(&round, 14.0, Weight::Regular, QUIET);
        page.y += 4.0;
        page.paragraph(&summary, 14.0, Weight::Regular, TEXT);
        page.notices();
        page.y += 12.0;
        page
    }
    pub(crate) fn is_narrow(&self) -> bool {
        self.canvas.width < NARROW
    }
    /// The right margin's x.
    pub(crate) fn right(&self) -> f64 {
        self.canvas.width - self.margin
    }
    /// Width between the margins.
    pub(crate) fn inside(&self) -> f64 {
        self.canvas.width - 2.0 * self.margin
    }
    /// Lines of text across the page.
    pub(crate) fn paragraph(&mut self, text: &str, size: f64, weight: Weight, ink: Ink) {
        for line in wrap(text, size, weight, self.inside()) {
            self.y += (size * 1.36).round();
            let at = (self.margin, self.y - (size * 0.3).round());
            self.canvas
                .text(at, &line, size, weight, ink, Anchor::Start);
        }
    }
    fn draft_mark(&mut self) {
        let Some(words) = self.context.draft_words() else {
            return;
        };
        let wide = width(words, 13.0, Weight::Bold) + 20.0;
        let left = self.right() - wide;
        self.canvas.fill(left, self.y, wide, 26.0, PAPER);
        self.canvas.outline(left, self.y, wide, 26.0, DEEP);
        self.canvas
            .outline(left + 2.0, self.y + 2.0, wide - 4.0, 22.0, DEEP);
        let at = (left + wide / 2.0, self.y + 18.0);
        self.canvas
            .text(at, words, 13.0, Weight::Bold, DEEP, Anchor::Middle);
        self.y += 32.0;
    }
    fn notices(&mut self) {
        let notices: Vec<String> = self
            .context
            .notices()
            .into_iter()
            .map(ToOwned::to_owned)
            .collect();
        for notice in notices {
            let lines = wrap(&notice, 13.0, Weight::Bold, self.inside() - 22.0);
            let height = super::palette::count(lines.len()) * 18.0 + 10.0;
            self.y += 8.0;
            self.canvas
                .fill(self.margin, self.y, self.inside(), height, EMPTY);
            self.canvas.fill(self.margin, self.y, 4.0, height, DEEP);
            for (index, line) in lines.iter().enumerate() {
                let at = (
                    self.margin + 14.0,
                    self.y + 18.0 + 18.0 * super::palette::count(index),
                );
                self.canvas
                    .text(at, line, 13.0, Weight::Bold, TEXT, Anchor::Start);
            }
            self.y += height;
        }
    }
    /// The foot, and the finished chart.
    pub(crate) fn finish(mut self, id: String) -> Chart {
        self.y += 10.0;
        let origin = self.context.origin_words();
        self.paragraph(&origin, 12.0, Weight::Regular, QUIET);
        let mut said = self.summary.clone();
        for notice in self.context.notices() {
            said = format!("{said} {notice}.");
        }
        if let Some(words) = self.context.draft_words() {
            said = format!("{words}. {said}");
        }
        let svg = self.canvas.to_svg(self.y + 16.0, &self.title, &said);
        Chart {
            id,
            title: self.title,
            summary: self.summary,
            svg,
        }
    }
}
