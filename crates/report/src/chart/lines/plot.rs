//! Where years and figures stand.

use super::super::canvas::{Anchor, Canvas};
use super::super::font::{Weight, width, wrap};
use super::super::page::Page;
use super::super::palette::{DEEP, GRID, PAPER, QUIET, TEXT, count};
use super::legend::{median_ink, ring, square};
use crate::YearsContext;
use crate::years::{Step, Trail};
use points::Exact;

/// Where years and figures stand.
pub(super) struct Plot {
    xs: Vec<f64>,
    top: f64,
    pub(super) bottom: f64,
    low: f64,
    high: f64,
    step: f64,
    left: f64,
    right: f64,
}

impl Plot {
    pub(super) fn new(
        page: &Page<'_>,
        years: &[i16],
        own: &Trail<'_>,
        medians: &[Option<f64>],
    ) -> Self {
        let before = own.steps.iter().flat_map(|(_, unit)| unit.iter());
        let rings = before.flat_map(|unit| {
            unit.predecessors
                .iter()
                .filter_map(|own| own.figure.as_ref())
        });
        let figures = own.figures.iter().flatten().copied().chain(rings);
        let all: Vec<f64> = figures
            .map(Exact::to_f64)
            .chain(medians.iter().flatten().copied())
            .collect();
        let lowest = all.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let range = highest - lowest;
        let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0]
            .into_iter()
            .find(|step| range / step <= 5.0)
            .unwrap_or(100.0);
        let low = ((lowest - step * 0.2) / step).floor() * step;
        let high = ((highest + step * 0.2) / step).ceil() * step;
        // Names of predecessors stand at the left of the first year.
        let rings = own.steps.iter().any(|step| step.0 == Step::Borders);
        let beside = match (rings, page.is_narrow()) {
            (false, true) => 40.0,
            (false, false) => 120.0,
            (true, true) => 84.0,
            (true, false) => 250.0,
        };
        let (left, right) = (page.margin + 34.0, page.right());
        let (from, to) = (
            left + beside,
            right - if page.is_narrow() { 40.0 } else { 120.0 },
        );
        let (first, last) = (years[0], years[years.len() - 1]);
        let span = f64::from(last - first).max(1.0);
        let x = |year: &i16| from + (to - from) * f64::from(year - first) / span;
        Self {
            xs: years.iter().map(x).collect(),
            top: 0.0,
            bottom: 0.0,
            low,
            high,
            step,
            left,
            right,
        }
    }
    pub(super) fn below(mut self, top: f64) -> Self {
        self.top = top;
        self.bottom = top + 260.0;
        self
    }
    fn y(&self, figure: f64) -> f64 {
        let part = (figure - self.low) / (self.high - self.low).max(1e-9);
        self.bottom - part * (self.bottom - self.top)
    }
    pub(super) fn grid(&self, canvas: &mut Canvas, years: &[i16]) {
        let mut value = self.low;
        while value <= self.high + 1e-6 {
            let y = self.y(value);
            canvas.line((self.left, y), (self.right, y), GRID, 1);
            let at = (self.left - 6.0, y + 4.0);
            canvas.text(
                at,
                &format!("{value:.0}"),
                12.0,
                Weight::Regular,
                QUIET,
                Anchor::End,
            );
            value += self.step;
        }
        for (x, year) in self.xs.iter().zip(years) {
            let at = (*x, self.bottom + 20.0);
            canvas.text(
                at,
                &year.to_string(),
                13.0,
                Weight::Bold,
                TEXT,
                Anchor::Middle,
            );
        }
    }
    pub(super) fn medians(&self, canvas: &mut Canvas, medians: &[Option<f64>]) {
        for (at, pair) in medians.windows(2).enumerate() {
            if let [Some(one), Some(other)] = pair {
                let (from, to) = (
                    (self.xs[at], self.y(*one)),
                    (self.xs[at + 1], self.y(*other)),
                );
                canvas.line(from, to, median_ink(), 1);
            }
        }
    }
    /// Lines and gaps between the years.
    pub(super) fn steps(
        &self,
        contexts: &[YearsContext<'_>],
        canvas: &mut Canvas,
        own: &Trail<'_>,
    ) {
        for (at, (step, _)) in own.steps.iter().enumerate().take(contexts.len()) {
            let middle = f64::midpoint(self.xs[at], self.xs[at + 1]);
            let ends = (own.figures[at], own.figures[at + 1]);
            if let (true, (Some(one), Some(other))) = (step.joins(), ends) {
                let from = (self.xs[at], self.y(one.to_f64()));
                let to = (self.xs[at + 1], self.y(other.to_f64()));
                match step {
                    Step::Compares => canvas.line(from, to, DEEP, 3),
                    _ => {
                        canvas.dashes(from, to, DEEP, 3);
                        let y = f64::midpoint(from.1, to.1) - 10.0;
                        canvas.text(
                            (middle, y),
                            step.mark(),
                            15.0,
                            Weight::Bold,
                            DEEP,
                            Anchor::Middle,
                        );
                    }
                }
            } else {
                // A gap: two slanted strokes across the plot's height, and the mark above them.
                for x in [middle - 4.0, middle + 4.0] {
                    canvas.dashes((x - 3.0, self.bottom), (x + 3.0, self.top + 18.0), QUIET, 1);
                }
                let at = (middle, self.top + 12.0);
                canvas.text(at, step.mark(), 15.0, Weight::Bold, DEEP, Anchor::Middle);
            }
        }
    }
    /// Predecessors in the year before borders changed, their names at the left without overlapping.
    pub(super) fn rings(
        &self,
        contexts: &[YearsContext<'_>],
        canvas: &mut Canvas,
        own: &Trail<'_>,
    ) {
        for (at, (context, (_, unit))) in contexts.iter().zip(&own.steps).enumerate() {
            let Some(unit) = unit.filter(|unit| unit.borders) else {
                continue;
            };
            let x = self.xs[at];
            let mut all: Vec<(f64, String)> = unit
                .predecessors
                .iter()
                .filter_map(|own| {
                    Some((
                        self.y(own.figure.as_ref()?.to_f64()),
                        format!("{} {}", own.name, context.number(own.figure.as_ref()?)),
                    ))
                })
                .collect();
            all.sort_by(|one, other| one.0.total_cmp(&other.0));
            let room = x - 14.0 - self.left - 4.0;
            let mut free = self.top;
            for (y, words) in &all {
                ring(canvas, (x, *y));
                let lines = wrap(words, 11.0, Weight::Regular, room);
                let mut line = (y - 7.0 * count(lines.len()) + 10.5).max(free);
                for words in &lines {
                    let wide = width(words, 11.0, Weight::Regular);
                    let (corner, top) = (x - 14.0 - wide, line - 11.0);
                    canvas.fill(corner, top, wide + 4.0, 14.0, PAPER);
                    canvas.text(
                        (x - 12.0, line),
                        words,
                        11.0,
                        Weight::Regular,
                        TEXT,
                        Anchor::End,
                    );
                    line += 14.0;
                }
                free = line + 1.0;
            }
            if let Some(mean) = &unit.mean {
                let y = self.y(mean.to_f64());
                square(canvas, (x, y));
                let at = (x + 12.0, y + 4.0);
                canvas.text(
                    at,
                    &context.number(mean),
                    12.0,
                    Weight::Bold,
                    TEXT,
                    Anchor::Start,
                );
            }
        }
    }
    /// Each year's figure, beside the lines that come and go.
    pub(super) fn figures(&self, context: &YearsContext<'_>, canvas: &mut Canvas, own: &Trail<'_>) {
        let drawn = |at: usize| own.figures.get(at).copied().flatten();
        for (at, x) in self.xs.iter().enumerate() {
            let Some(figure) = drawn(at) else { continue };
            let joined = |step: usize| own.steps.get(step).is_some_and(|step| step.0.joins());
            let before = at.checked_sub(1).filter(|step| joined(*step));
            let before = before.and_then(drawn);
            let after = drawn(at + 1).filter(|_| joined(at));
            let (y, higher) = (self.y(figure.to_f64()), |own: &Exact| own > figure);
            canvas.dot((*x, y), 6.0, DEEP, true);
            let (from_above, to_above) = (before.map(higher), after.map(higher));
            let (place, anchor) = match (from_above, to_above) {
                // A valley.
                (Some(true), Some(true)) => ((*x, y + 22.0), Anchor::Middle),
                (_, Some(true)) => ((*x + 2.0, y - 10.0), Anchor::End),
                (Some(true), _) => ((*x - 2.0, y - 10.0), Anchor::Start),
                _ => ((*x, y - 12.0), Anchor::Middle),
            };
            let shown = context.number(figure);
            canvas.text(place, &shown, 13.0, Weight::Bold, TEXT, anchor);
        }
    }
}
