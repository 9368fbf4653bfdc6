//! The self-score form: one block of rows a leaf, with maximum, inputs, points and evidence.

mod heading;
mod leaf;
mod plan;
mod totals;

pub(crate) use heading::HEADINGS;
pub(crate) use leaf::step;

use super::identity::is_concerned;
use super::register;
use super::state;
use super::words;
use super::{FORM_VERSION, FormKind, Identity};
use crate::{Answer, Layer};
use criteria::{CriteriaSet, LeafId, NodeKind};
use jiff::civil::Date;
use plan::Plan;
use points::Exact;
use units::Unit;
use workbook::{Book, PrintSetup, Visibility};

/// Columns of the form, from 1. What the unit fills, and beyond the paper what the reader needs.
pub(crate) mod columns {
    pub(crate) const CODE: u32 = 1;
    pub(crate) const TITLE: u32 = 2;
    pub(crate) const MAX: u32 = 3;
    pub(crate) const RULE: u32 = 4;
    pub(crate) const INPUT: u32 = 5;
    pub(crate) const VALUE: u32 = 6;
    pub(crate) const STATE: u32 = 7;
    pub(crate) const POINTS: u32 = 8;
    pub(crate) const EVIDENCE: u32 = 9;
    pub(crate) const KEY: u32 = 10;
    pub(crate) const DONE: u32 = 11;
}

/// What a self-score form is made of.
pub struct SelfScoreForm<'a> {
    /// The set in force.
    pub set: &'a CriteriaSet,
    /// The round's id.
    pub round: &'a str,
    /// The round's title.
    pub round_title: &'a str,
    /// The unit, where the form is made for one.
    pub unit: Option<&'a Unit>,
    /// Answers that stand in the form already, and the unit's index there.
    pub prefill: Option<(&'a Layer, usize)>,
    /// The points behind those answers, saved as the formulas' results for programs that do not calculate.
    pub points: Option<&'a dyn Fn(LeafId) -> Option<Exact>>,
    /// The round's `as-of`: the day the file is dated.
    pub as_of: Date,
}

impl SelfScoreForm<'_> {
    fn identity(&self) -> Identity {
        Identity {
            kind: FormKind::SelfScore,
            round: self.round.to_owned(),
            set: self.set.name(),
            digest: self.set.digest.clone(),
            unit: self.unit.map(|unit| unit.code.clone()),
            version: FORM_VERSION,
        }
    }
    /// Whether the unit fills this leaf.
    fn is_filled(&self, leaf: LeafId) -> bool {
        let it = self.set.leaf(leaf);
        words::not_self_scored(it).is_none() && self.is_concerned(leaf)
    }
    fn is_concerned(&self, leaf: LeafId) -> bool {
        let applies_to = &self.set.leaf(leaf).applies_to;
        self.unit.is_none_or(|unit| is_concerned(unit, applies_to))
    }
    fn saved_points(&self, leaf: LeafId) -> Option<Exact> {
        self.points.and_then(|points| points(leaf))
    }
    /// Whether the answers that stand in the form settle the leaf: points, a state, or all its figures.
    fn is_done(&self, leaf: LeafId) -> bool {
        let Some((layer, unit)) = self.prefill else {
            return self.saved_points(leaf).is_some();
        };
        let first = self.set.first_slot[leaf.index()] as usize;
        let typed = self.set.typed_slot(leaf);
        let given = |slot: usize| matches!(layer.get(unit, slot), Answer::Given(_));
        let chosen = (first..=typed).any(|slot| state::words(layer.get(unit, slot)).is_some());
        self.saved_points(leaf).is_some()
            || chosen
            || given(typed)
            || (first < typed && (first..typed).all(given))
    }
}

/// The self-score form as a workbook: the form, a sheet for each register, and a hidden sheet that names the round, the set and the unit.
///
/// Points are live formulas where a spreadsheet can express the rule exactly, else cells to type into. Only the cells to be filled are unlocked.
/// Survey, imported, council and appraised leaves stand greyed. [`super::read_form`] reads the same layout back.
#[must_use]
pub fn self_score_form(form: &SelfScoreForm<'_>) -> Book {
    let mut book = Book::new(form.as_of);
    let identity = form.identity();
    let subject = form.unit.map_or_else(String::new, Unit::display_name);
    book.describe(format!("Phiếu tự đánh giá – {}", form.set.title), subject);
    for line in identity.to_cell().lines() {
        if let Some((key, value)) = line.split_once('=') {
            book.property(
                format!("parindex-{}", key.trim_start_matches("parindex-")),
                value,
            );
        }
    }
    let plan = Plan::of(form);
    let sheet = book.sheet("Phiếu tự đánh giá");
    let name = sheet.name().to_owned();
    sheet.column_widths(&[
        7.5, 31.0, 8.0, 36.0, 27.0, 14.0, 15.0, 10.0, 24.0, 12.0, 4.0,
    ]);
    sheet.hide_column(columns::KEY);
    sheet.hide_column(columns::DONE);
    heading::write(sheet, form, &plan, &identity);
    for block in &plan.blocks {
        match &form.set.node(block.node).kind {
            NodeKind::Inner { .. } => totals::inner(sheet, form, &plan, block),
            NodeKind::Leaf(_) => leaf::write(sheet, form, block),
        }
    }
    totals::closing(sheet, form, &plan);
    sheet.freeze(plan.heading_row, 2);
    sheet.protect();
    let mut print = PrintSetup::landscape()
        .repeat_rows(plan.heading_row, plan.heading_row)
        .footer(words::footer(form.set, form.round));
    print.last_column = Some(columns::EVIDENCE);
    sheet.print(print);
    register::write(
        &mut book,
        form.set,
        &identity,
        form.prefill,
        |leaf| form.is_filled(leaf),
        &words::footer(form.set, form.round),
    );
    let hidden = book.sheet(super::HIDDEN);
    hidden.put(1, 1, identity.to_cell(), workbook::CellStyle::new());
    hidden.put(2, 1, name, workbook::CellStyle::new());
    hidden.visibility(Visibility::VeryHidden);
    book
}
