//! Charts: drawn by plotters as SVG, turned into PNG by resvg with the committed font.
//!
//! Each has a title, one sentence that says what it shows, and a table with the same figures; each is readable in black and white.

mod axis;
mod bars;
mod canvas;
mod dumbbell;
mod font;
mod heat;
mod lines;
mod names;
mod page;
mod palette;
mod picture;
mod radar;
mod slopes;
mod stacked;
mod survey;
mod together;
mod waterfall;

#[cfg(test)]
pub(crate) use font::{BOLD, REGULAR};
pub use font::{BOLD as FONT_SEMIBOLD, REGULAR as FONT_REGULAR};

pub(crate) use bars::draw_ranking;
pub use bars::{RankedBar, RankedBars, ranking_bars};
pub use dumbbell::self_against_appraised;
pub use heat::heat_map;
pub use lines::index_lines;
pub use picture::png;
pub use radar::{RadarLine, RadarView, radar};
pub(crate) use radar::{draw_radar, radar_in};
pub use slopes::rank_slopes;
pub(crate) use stacked::draw_stacked;
pub use stacked::{StackedBar, StackedField, StackedFields, stacked_fields};
pub use survey::{factor_heat, item_bars, unit_dots, unit_profile};
pub use together::Together;
pub(crate) use together::draw_together;
pub use waterfall::waterfall;

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The name of its file, without folder and ending.
    pub id: String,
    /// The title.
    pub title: String,
    /// What it shows, in one sentence.
    pub summary: String,
    /// The drawing: a text that needs no other file.
    pub svg: String,
}

/// The width of a chart on a page, in pixels.
pub const WIDE: u32 = 1280;
/// The width of a chart on a phone.
pub const NARROW: u32 = 400;
