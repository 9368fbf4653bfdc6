//! The value axis of horizontal charts: from zero, with round steps.

use super::canvas::{Anchor, Canvas};
use super::font::Weight;
use super::palette::{GRID, QUIET};

/// Values to pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Axis {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Axis {
    /// From zero to at least `most`.
    pub(crate) fn from_zero(left: f64, right: f64, most: f64) -> Self {
        Self {
            left,
            right,
            from: 0.0,
            to: if most > 0.0 { most } else { 1.0 },
        }
    }
    /// Between two round values around the range.
    pub(crate) fn around(left: f64, right: f64, lowest: f64, highest: f64) -> Self {
        let step = round_step((highest - lowest).max(1e-6), 6.0);
        let from = (lowest / step).floor() * step;
        let to = (highest / step).ceil() * step;
        Self {
            left,
            right,
            from,
            to: if to > from { to } else { from + step },
        }
    }
    pub(crate) fn at(&self, value: f64) -> f64 {
        let part = (value - self.from) / (self.to - self.from);
        self.left + part.clamp(0.0, 1.0) * (self.right - self.left)
    }
    /// Vertical lines with their values above, as many as have room.
    pub(crate) fn grid(&self, canvas: &mut Canvas, top: f64, bottom: f64) {
        let room = ((self.right - self.left) / 60.0).clamp(2.0, 10.0);
        let step = round_step(self.to - self.from, room);
        let mut value = (self.from / step).ceil() * step;
        while value <= self.to + step * 1e-6 {
            let x = self.at(value);
            canvas.line((x, top), (x, bottom), GRID, 1);
            // Steps are 1, 2 or 5 times a power of ten, so one digit shows every fraction that a score's axis has.
            let label = if step < 1.0 {
                format!("{value:.1}").replace('.', ",")
            } else {
                format!("{value:.0}")
            };
            canvas.text(
                (x, top - 5.0),
                &label,
                12.0,
                Weight::Regular,
                QUIET,
                Anchor::Middle,
            );
            value += step;
        }
    }
}

/// 1, 2 or 5 times a power of ten, such that at most about `n` steps fill the range.
fn round_step(range: f64, n: f64) -> f64 {
    let rough = range / n.max(1.0);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|own| own * power >= rough * 0.999)
        .unwrap_or(10.0);
    step * power
}
