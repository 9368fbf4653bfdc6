//! Criteria sets for those who write the next one: the sets of rounds, drafts in versions, what changed between two, and what a change does to a round.
//!
//! A draft changes no round. A set of a round is shown to whoever sees the inside of that round; drafts to those whom the table of rights names.

mod changes;
mod compare;
mod draft;
mod drafts;
mod files;
mod findings;
mod frame;
mod impact;
mod impact_lines;
mod list;
mod preview;
mod tree;
mod whole;

use crate::gate::{Routes, rows};
pub(crate) use files::draft_file;
pub(crate) use findings::FoundTable;

pub(crate) fn routes(routes: &mut Routes) {
    routes
        .at(rows::CRITERIA, list::show)
        .at(rows::CRITERIA_COMPARE, compare::show)
        .at(rows::CRITERIA_COMPARE_FILE, compare::file)
        .at(rows::CRITERIA_ROUND, whole::round)
        .at(rows::CRITERIA_ROUND_FILE, files::of_round)
        .at(rows::DRAFT_ADD, drafts::clone)
        .at(rows::DRAFT_ADD_FILE, drafts::of_file)
        .at(rows::DRAFT, draft::show)
        .at(rows::DRAFT_SEND, drafts::send)
        .at(rows::DRAFT_FILE, files::of_draft)
        .at(rows::DRAFT_PREVIEW, preview::show)
        .at(rows::DRAFT_CONFIRM, preview::confirm)
        .at(rows::DRAFT_IMPACT, impact::show)
        .at(rows::DRAFT_IMPACT_FILE, impact::file);
}
