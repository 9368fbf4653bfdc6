//! The self-score form of a unit and the appraisal form of a body: one layout, written and read.
//!
//! Every row carries its key in a hidden column of the same sheet, and the sheet carries its identity, so that rows put between,
//! a sheet moved to another workbook and a copy saved by another program still read back.

mod answer_cell;
mod appraiser;
mod excel;
mod identity;
mod key;
mod read;
mod register;
mod self_score;
mod state;
#[cfg(test)]
mod tests;
mod words;

pub use appraiser::{AppraiserForm, appraised_leaves, appraiser_form, read_appraiser_form};
pub use identity::{Expect, FormKind, Identity, identity_of};
pub use read::read_form;
pub use self_score::{SelfScoreForm, self_score_form};

/// Whether a sheet of this name is hidden in our own forms, so that nobody has to be told of it: the identity, and long drop-downs.
#[must_use]
pub fn is_own_hidden_sheet(name: &str) -> bool {
    name == HIDDEN || name.starts_with("Danh mục lựa chọn")
}

/// The sheet that names round, set and unit once more.
const HIDDEN: &str = "parindex";

/// The version of the layout, written into each form.
pub const FORM_VERSION: u32 = 1;

/// The states of the drop-down, for findings.
pub(crate) fn state_choices() -> Vec<String> {
    state::choices()
}
