//! The column of ranks and names at the left of a chart, or above each line on a phone.

use super::canvas::Anchor;
use super::font::{Weight, cut, width};
use super::page::Page;
use super::palette::TEXT;

/// Where names stand and where the drawing begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names {
    pub(crate) rank: f64,
    pub(crate) name: f64,
    /// Where the drawing begins.
    pub(crate) left: f64,
    /// Height of one line.
    pub(crate) step: f64,
    /// From the top of a line to the top of its drawing.
    pub(crate) drop: f64,
    pub(crate) narrow: bool,
    /// Room kept free at the right of a name on a phone.
    pub(crate) beside: f64,
}

impl Names {
    /// Room for the widest name, at most 34 % of the page; `ranks` leaves room for ranks before them. `high` is the height of a line's drawing.
    pub(crate) fn new<'n>(
        page: &Page<'_>,
        names: impl Iterator<Item = &'n str>,
        ranks: bool,
        high: f64,
    ) -> Self {
        let narrow = page.is_narrow();
        let rank = page.margin + 30.0;
        let name = if ranks { rank + 9.0 } else { page.margin };
        let widest = names
            .map(|own| width(own, 13.0, Weight::Regular))
            .fold(0.0, f64::max);
        Self {
            rank,
            name,
            left: if narrow {
                page.margin
            } else {
                name + widest.min(page.inside() * 0.34).ceil() + 12.0
            },
            step: if narrow { high + 24.0 } else { high + 6.0 },
            drop: if narrow { 19.0 } else { 3.0 },
            narrow,
            beside: 0.0,
        }
    }
    /// The line that letters stand on.
    pub(crate) fn baseline(&self, y: f64) -> f64 {
        if self.narrow {
            y + 14.0
        } else {
            y + self.step / 2.0 + 4.5
        }
    }
    /// Writes one name (and rank) for the line that begins at `y`.
    pub(crate) fn write(&self, page: &mut Page<'_>, y: f64, rank: Option<u32>, name: &str) {
        let line = self.baseline(y);
        let room = if self.narrow {
            page.right() - self.name - self.beside
        } else {
            self.left - self.name - 6.0
        };
        if let Some(rank) = rank {
            let at = (self.rank, line);
            page.canvas
                .text(at, &rank.to_string(), 13.0, Weight::Bold, TEXT, Anchor::End);
        }
        let name = cut(name, 13.0, Weight::Regular, room);
        let at = (self.name, line);
        page.canvas
            .text(at, &name, 13.0, Weight::Regular, TEXT, Anchor::Start);
    }
}
