//! Criteria files become a checked [`CriteriaSet`]: the tree, the maxima, the rule behind each point, and the places of all of them.
//!
//! A set is a file, not code: `criteria/<set>/<year>.toml`, described key by key in `criteria/README.md`.
//! The file is read raw and positioned ([`toml`]), so that a threshold keeps its digits and a finding names its line.
//! [`read_set`] gives the set and every finding, [`read_set_at`] the text in force on a day, with the amendments beside it; [`days_late`] counts by the calendars beside the sets.

mod amend;
mod calendar;
mod check;
mod draft;
mod findings;
mod model;
mod read;
mod show;
pub mod toml;

pub use amend::read_amendment;
pub use calendar::{MissingYear, days_late};
pub use draft::{Draft, DraftValue, write_set};
pub use model::*;
pub use read::{Source, read_calendars, read_set, read_set_at};
pub use show::{change_in_words, rule_in_words, show_json, show_text};
