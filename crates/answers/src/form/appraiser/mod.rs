//! The appraisal form: one body's leaves, a sheet each, with every unit in a row.

mod columns;
mod cover;
mod read;
mod sheet;

pub use read::read_appraiser_form;

use super::{FORM_VERSION, FormKind, Identity, words};
use crate::Layer;
use columns::Columns;
use criteria::{CriteriaSet, LeafId, Rule, ScoredBy};
use jiff::civil::Date;
use points::Exact;
use units::Roster;
use workbook::Book;

/// What an appraisal form is made of.
pub struct AppraiserForm<'a> {
    /// The set in force.
    pub set: &'a CriteriaSet,
    /// The round's id.
    pub round: &'a str,
    /// The round's title.
    pub round_title: &'a str,
    /// The body, as in `appraised-by`.
    pub appraiser: &'a str,
    /// The round of appraisal, from 1.
    pub turn: u8,
    /// The roster; its ranked units have a row each.
    pub roster: &'a Roster,
    /// What the units answered.
    pub own: Option<&'a Layer>,
    /// The points that stand so far for a unit's leaf: computed from the unit's figures, or of the round of appraisal before.
    pub computed: &'a dyn Fn(usize, LeafId) -> Option<Exact>,
    /// The round's `as-of`: the day the file is dated.
    pub as_of: Date,
}

/// The leaves that a body appraises, in the order of the set: those that name it, survey, imported and information-only leaves apart.
#[must_use]
pub fn appraised_leaves(set: &CriteriaSet, appraiser: &str) -> Vec<LeafId> {
    let wanted = vietnamese::key(appraiser);
    let is_theirs = |leaf: &LeafId| {
        let it = set.leaf(*leaf);
        let named = it.appraised_by.as_deref().map(vietnamese::key);
        let by_hand = matches!(
            it.scored,
            ScoredBy::SelfScore | ScoredBy::Appraised | ScoredBy::Council
        );
        named.as_ref() == Some(&wanted) && by_hand && !matches!(it.rule, Rule::Info)
    };
    set.leaf_ids().filter(is_theirs).collect()
}

/// The appraisal form as a workbook: a cover with progress, and a sheet for each leaf of the body with self-score, computed points, evidence, the points to give and the reason for a change.
///
/// A reason is asked for where the points given differ from those that stand so far; its cell is marked until it is filled. [`read_appraiser_form`] reads the same layout back.
#[must_use]
pub fn appraiser_form(form: &AppraiserForm<'_>) -> Book {
    let mut book = Book::new(form.as_of);
    book.describe(
        format!("Phiếu thẩm định – {}", form.set.title),
        form.appraiser,
    );
    let identity = Identity {
        kind: FormKind::Appraiser {
            name: form.appraiser.to_owned(),
            turn: form.turn,
        },
        round: form.round.to_owned(),
        set: form.set.name(),
        digest: form.set.digest.clone(),
        unit: None,
        version: FORM_VERSION,
    };
    let leaves = appraised_leaves(form.set, form.appraiser);
    let cover = book.sheet("Tổng hợp").name().to_owned();
    let footer = words::footer(form.set, form.round);
    let sheets: Vec<cover::Line> = leaves
        .iter()
        .map(|leaf| sheet::write(&mut book, form, *leaf, &identity, &cover, &footer))
        .collect();
    if let Some(cover) = book.sheet_mut(&cover) {
        cover::write(cover, form, &sheets, &footer);
    }
    book
}

impl AppraiserForm<'_> {
    fn columns(&self, leaf: LeafId) -> Columns {
        Columns::of(self.set.leaf(leaf).inputs.len())
    }
    fn title(&self) -> String {
        format!("PHIẾU THẨM ĐỊNH LẦN {} – {}", self.turn, self.appraiser)
    }
}
