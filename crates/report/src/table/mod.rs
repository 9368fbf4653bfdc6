//! Tables: the same rows for a sheet, a text, and a terminal.

mod by_content;
mod criteria_ends;
mod describe;
mod field_ranks;
mod fields;
mod groups;
mod layers;
mod matrix;
mod overall;
mod profile;
mod survey;
mod text;
mod unit;
mod unreached;

pub use by_content::by_content;
pub use criteria_ends::criteria_ends;
pub use describe::describe;
pub use field_ranks::field_ranks;
pub use fields::fields;
pub use groups::{Groups, group_notes, groups};
pub use layers::{layers, typed_against_computed};
pub use matrix::matrix;
pub(crate) use overall::how_ranked;
pub use overall::{overall, ranking_in_words};
pub(crate) use profile::BlockProfile;
pub use profile::{ProfileLine, profile, profile_table};
pub use survey::{
    answer_distribution, index_by_mode, index_by_trait, index_by_unit, index_in_full,
    survey_exclusions, survey_quality, survey_returns, survey_tables, units_within_error,
};
pub use unit::{unit_sheet, unit_sheets};
pub use unreached::{NotReached, not_reached};

use points::{Exact, RoundTo};
use ranking::{CsvCell, CsvKind, csv_text};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A figure, shown with the digits of its column, rounded half up.
    Number(Exact),
    /// A figure that is a double by nature: a standard deviation.
    Figure(f64),
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }
    /// A figure, or nothing.
    #[must_use]
    pub fn maybe(figure: Option<&Exact>) -> Self {
        figure.map_or(Self::Empty, |figure| Self::Number(figure.clone()))
    }
    /// A count.
    #[must_use]
    pub fn count(n: usize) -> Self {
        Self::Number(Exact::from(i64::try_from(n).unwrap_or(i64::MAX)))
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Names and sentences.
    Words,
    /// Codes, never numbers.
    Code,
    /// Whole numbers.
    Count,
    /// Points with so many digits.
    Points(u8),
    /// Percent with so many digits; 94.43 means 94.43 %.
    Percent(u8),
}

impl Kind {
    pub(crate) fn digits(self) -> u8 {
        match self {
            Self::Points(digits) | Self::Percent(digits) => digits,
            Self::Words | Self::Code | Self::Count => 0,
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// A heading over several neighbouring columns; neighbours of one text share it.
    pub group: Option<String>,
    /// The heading.
    pub heading: String,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// A column under its own heading.
    pub fn new(heading: impl Into<String>, kind: Kind) -> Self {
        Self {
            group: None,
            heading: heading.into(),
            kind,
        }
    }
    /// Under a heading that neighbours share.
    #[must_use]
    pub fn under(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Column by column.
    pub cells: Vec<Cell>,
    /// Whether it is set off: a field above its criteria, a mean.
    pub strong: bool,
    /// Whether it is greyed: figures that may not be set beside others.
    pub quiet: bool,
}

impl Line {
    /// A plain line.
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            ..Self::default()
        }
    }
    /// A greyed line.
    #[must_use]
    pub fn quiet(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            quiet: true,
            ..Self::default()
        }
    }
    /// A line that is set off.
    #[must_use]
    pub fn strong(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            strong: true,
            ..Self::default()
        }
    }
}

/// A table. One line per what its doc says; every figure exact until it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// `T1` … `T12`.
    pub id: &'static str,
    /// Name of its sheet.
    pub sheet: String,
    /// The title.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Sentences below the table.
    pub notes: Vec<String>,
}

impl Table {
    /// The table as text of one of the two kinds, with one line of headings.
    #[must_use]
    pub fn to_csv(&self, kind: CsvKind) -> String {
        let heading = |column: &Column| match &column.group {
            Some(group) => CsvCell::Text(format!("{group}: {}", column.heading)),
            None => CsvCell::text(&column.heading),
        };
        let mut lines = vec![self.columns.iter().map(heading).collect::<Vec<_>>()];
        for line in &self.lines {
            let cells = line.cells.iter().zip(&self.columns);
            let mut cells: Vec<CsvCell> =
                cells.map(|(cell, column)| csv_cell(cell, column)).collect();
            // A line that is a heading of its own has fewer cells.
            cells.resize(self.columns.len(), CsvCell::Empty);
            lines.push(cells);
        }
        csv_text(&lines, kind)
    }
    /// The same table with a last column that says, in its first line, what every output has to say; unchanged where that is nothing.
    #[must_use]
    pub fn saying(mut self, said: &str) -> Self {
        let n = self.columns.len();
        if said.is_empty() {
            return self;
        }
        if self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        if let Some(line) = self.lines.first_mut() {
            line.cells.resize(n, Cell::Empty);
            line.cells.push(Cell::text(said));
            self.columns.push(Column::new("notice", Kind::Words));
        }
        self
    }
}

/// A figure as it is shown in its column: points and percent rounded to the column's digits.
pub(crate) fn shown_figure(figure: &Exact, kind: Kind) -> Exact {
    figure.round(RoundTo::half_up(kind.digits()))
}

fn csv_cell(cell: &Cell, column: &Column) -> CsvCell {
    match cell {
        Cell::Empty => CsvCell::Empty,
        Cell::Text(words) => CsvCell::text(words),
        Cell::Number(figure) => CsvCell::Number(shown_figure(figure, column.kind)),
        Cell::Figure(figure) => {
            let exact = Exact::from_cell(*figure).unwrap_or_default();
            CsvCell::Number(shown_figure(&exact, column.kind))
        }
    }
}
