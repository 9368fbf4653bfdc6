//! The questionnaire on paper: a workbook and a page for printing, numbered sheets, hand-over, issued list.

mod blocks;
mod boxes;
mod handover;
mod issued;
mod labels;
mod page;
mod sheet;
#[cfg(test)]
mod tests;
mod texts;

pub use issued::issued_template;
pub use page::paper_page;

use super::findings::paper as found;
use super::number::MOST_SERIAL;
use super::words;
use crate::{Instrument, NumberBook, SheetNumber};
use finding::Finding;
use jiff::civil::Date;
use units::Roster;
use workbook::Book;

/// Sheets of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stack {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// How many, at most 9999.
    pub sheets: u16,
}

/// What paper is made of.
#[derive(Debug, Clone, Copy)]
pub struct PaperForm<'a> {
    /// The instrument in force.
    pub instrument: &'a Instrument,
    /// The units.
    pub roster: &'a Roster,
    /// The round's title; empty where there is none.
    pub round_title: &'a str,
    /// The body in the heading of the sheet, where it is known.
    pub agency: Option<&'a str>,
    /// The batch, 1 to 99.
    pub batch: u8,
    /// Sheets by unit; none for a questionnaire without numbers.
    pub stacks: &'a [Stack],
    /// The day files are dated.
    pub as_of: Date,
}

impl PaperForm<'_> {
    fn code(&self, unit: u32) -> &str {
        let unit = self.roster.get(unit as usize);
        unit.map_or("", |unit| unit.code.as_str())
    }
    fn name(&self, unit: u32) -> String {
        let unit = self.roster.get(unit as usize);
        unit.map_or_else(String::new, units::Unit::display_name)
    }
    /// The numbers of a stack, from 1.
    fn numbers(&self, stack: Stack) -> impl Iterator<Item = SheetNumber> + '_ {
        let last = stack.sheets.min(MOST_SERIAL);
        let code = self.code(stack.unit);
        (1..=last).filter_map(move |serial| SheetNumber::new(self.batch, code, serial))
    }
}

/// The paper as a workbook: the questionnaire once, with room for a number; a page of number labels for each unit; a hand-over page for each unit.
///
/// Pages end between questions, never within one.
#[must_use]
pub fn paper_workbook(form: &PaperForm<'_>) -> Book {
    let mut book = Book::new(form.as_of);
    book.describe("Phiếu khảo sát", form.instrument.title.vi.as_str());
    let footer = words::footer(form.instrument, form.round_title);
    sheet::write(book.sheet("Phiếu khảo sát"), form, &footer);
    if !form.stacks.is_empty() {
        labels::write(book.sheet("Nhãn số phiếu"), form, &footer);
        handover::write(book.sheet("Giao nhận"), form, &footer);
    }
    book
}

/// What keeps sheets from being numbered: a batch outside of 1 to 99, units whose codes do not fit into a number.
#[must_use]
pub fn stacks_fit(form: &PaperForm<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !(1..=99).contains(&form.batch) {
        findings.push(found::batch(form.batch));
    }
    let book = NumberBook::new(form.roster);
    for stack in form.stacks {
        if book.unfit().contains(&stack.unit) {
            findings.push(found::code_unfit(form.code(stack.unit)));
        }
        if stack.sheets > MOST_SERIAL {
            findings.push(found::too_many(form.code(stack.unit), stack.sheets));
        }
    }
    findings
}
