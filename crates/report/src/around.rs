//! Charts and tables of rows that somebody else has cut to what may be seen: the server draws through here.

use crate::book::{add_all, framed};
use crate::chart::{draw_radar, draw_ranking, draw_stacked, draw_together};
use crate::frame::Frame;
use crate::{Chart, RadarView, RankedBars, StackedFields, Table, Together};
use finding::Lang;
use jiff::civil::Date;
use workbook::{Book, WriteError};

/// What stands around a drawing whose rows come without a [`crate::ResultContext`].
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The language.
    pub lang: Lang,
    /// The round's title.
    pub title: &'a str,
    /// The agency that puts out the result.
    pub agency: Option<&'a str>,
    /// The date of the figures.
    pub as_of: Date,
    /// Whether the result is unpublished.
    pub draft: bool,
    /// The notices that every output repeats.
    pub notices: &'a [String],
    /// What stands at the foot: set, digest, date, program.
    pub origin: &'a str,
}

impl Frame for Around<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
    fn subtitle(&self) -> String {
        self.title.to_owned()
    }
    fn agency(&self) -> Option<&str> {
        self.agency
    }
    fn as_of(&self) -> Date {
        self.as_of
    }
    fn is_draft(&self) -> bool {
        self.draft
    }
    fn notices(&self) -> Vec<&str> {
        self.notices.iter().map(String::as_str).collect()
    }
    fn origin_words(&self) -> String {
        self.origin.to_owned()
    }
    fn foot_words(&self) -> String {
        self.origin.to_owned()
    }
}

impl Around<'_> {
    /// [`crate::ranking_bars`] of these rows; `None` where there are none.
    #[must_use]
    pub fn ranking(&self, view: &RankedBars, wide: u32) -> Option<Chart> {
        draw_ranking(self, view, wide)
    }
    /// [`crate::radar`] of these lines; `None` for fewer than three.
    #[must_use]
    pub fn radar(&self, view: &RadarView, wide: u32) -> Option<Chart> {
        draw_radar(self, view, wide)
    }
    /// [`crate::stacked_fields`] of these rows; `None` where there are none.
    #[must_use]
    pub fn stacked(&self, view: &StackedFields, wide: u32) -> Option<Chart> {
        draw_stacked(self, view, wide)
    }
    /// Two to five units, or one and its block, field by field; `None` for fewer than two or without fields.
    #[must_use]
    pub fn together(&self, view: &Together, wide: u32) -> Option<Chart> {
        draw_together(self, view, wide)
    }
    /// Tables as a workbook that prints as it stands, a sheet each.
    ///
    /// # Errors
    /// [`WriteError`] where a table has more rows or columns than a sheet can hold.
    pub fn workbook(&self, tables: Vec<Table>) -> Result<Vec<u8>, WriteError> {
        let mut book = Book::new(self.as_of);
        book.describe(self.title, self.origin);
        add_all(&mut book, &framed(self, tables));
        book.to_bytes()
    }
}
