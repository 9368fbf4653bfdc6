//! T13 and T14: what came back from a survey, and what it comes to.

mod answers;
mod by_trait;
mod by_unit;
mod excluded;
mod in_full;
mod quality;
mod sample;
mod within_error;

pub use answers::answer_distribution;
pub use by_trait::{index_by_mode, index_by_trait};
pub use by_unit::index_by_unit;
pub use excluded::survey_exclusions;
pub use in_full::index_in_full;
pub use quality::survey_quality;
pub use sample::survey_returns;
pub use within_error::units_within_error;

use super::{Cell, Column, Kind, Table};
use crate::SurveyContext;
use crate::surveys::{Seen, exact};
use survey::{Domain, Estimate, Figure};

/// Every table of a survey that has lines: T13, T14a (indices by unit), T14b (answers), T14c (by trait), T14d (by mode), T14e (in full), and the page on quality.
#[must_use]
pub fn survey_tables(context: &SurveyContext<'_>) -> Vec<Table> {
    let mut tables = vec![survey_returns(context), index_by_unit(context)];
    tables.extend(answer_distribution(context));
    tables.extend(index_by_trait(context));
    tables.extend(index_by_mode(context));
    tables.push(index_in_full(context));
    tables.extend(survey_quality(context));
    tables.retain(|table| !table.lines.is_empty());
    tables
}

/// What stands in place of a hidden figure.
const HIDDEN: &str = "…";
/// What stands in place of a figure that nobody gave.
const NOTHING: &str = "–";

impl SurveyContext<'_> {
    /// A column in the context's language.
    fn column(&self, vi: &str, en: &str, kind: Kind) -> Column {
        Column::new(self.say(vi, en), kind)
    }
    /// One column a figure, under its title.
    fn figure_columns(&self, figures: &[Figure]) -> Vec<Column> {
        let kind = Kind::Percent(self.digits());
        let column = |figure: &Figure| Column::new(self.figure_title(*figure), kind);
        figures.iter().map(column).collect()
    }
    /// The two columns of an interval, where they are shown.
    fn interval_columns(&self) -> Vec<Column> {
        if !self.intervals {
            return Vec::new();
        }
        let kind = Kind::Percent(self.digits());
        let group = self.say("KTC 95%", "95% CI");
        vec![
            self.column("từ", "from", kind).under(group),
            self.column("đến", "to", kind).under(group),
        ]
    }
    /// The value of a figure.
    fn value_cell(&self, domain: &Domain, figure: Figure) -> Cell {
        seen_cell(self.seen(domain, figure), |own| {
            Cell::Number(own.value.clone())
        })
    }
    /// The two cells of an interval, where they are shown.
    fn interval_cells(&self, domain: &Domain, figure: Figure) -> Vec<Cell> {
        if !self.intervals {
            return Vec::new();
        }
        let seen = self.seen(domain, figure);
        let bound = |pick: fn(&survey::Interval) -> f64| {
            seen_cell(seen, |own| {
                own.interval
                    .as_ref()
                    .map_or(Cell::text(NOTHING), |interval| Cell::Figure(pick(interval)))
            })
        };
        vec![bound(|own| own.low), bound(|own| own.high)]
    }
    /// A number of valid responses, or that it is hidden.
    fn valid_cell(&self, domain: &Domain) -> Cell {
        self.seen_valid(domain)
            .map_or_else(|| Cell::text(self.say("ẩn", "hidden")), number)
    }
    /// What stands below every table with figures; with the words for hidden cells where a cell is hidden.
    fn figure_notes(&self, lines: &[super::Line]) -> Vec<String> {
        let mut notes = vec![self.method_words()];
        notes.extend(self.interval_words());
        let marks = [HIDDEN, self.say("ẩn", "hidden")];
        let hidden =
            |cell: &Cell| matches!(cell, Cell::Text(words) if marks.contains(&words.as_str()));
        if lines.iter().flat_map(|line| &line.cells).any(hidden) {
            notes.push(self.hidden_words());
        }
        let nothing = |cell: &Cell| matches!(cell, Cell::Text(words) if words == NOTHING);
        if lines.iter().flat_map(|line| &line.cells).any(nothing) {
            let words = self.say(
                "Ô ghi –: không có câu trả lời, hoặc có quá ít câu trả lời để hiện số liệu.",
                "Cells marked –: no answers, or too few to be shown.",
            );
            notes.push(words.to_owned());
        }
        notes
    }
}

/// A count.
fn number(n: u64) -> Cell {
    Cell::Number(exact(n))
}

/// What may be shown of a figure; a dash where nobody answered.
fn seen_cell(seen: Seen<'_>, cell: impl FnOnce(&Estimate) -> Cell) -> Cell {
    match seen {
        Seen::Shown(own) => cell(own),
        Seen::Hidden => Cell::text(HIDDEN),
        Seen::Nothing => Cell::text(NOTHING),
    }
}
