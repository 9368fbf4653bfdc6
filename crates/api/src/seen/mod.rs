//! The one cut: what somebody may see of a round at a time. What may not be seen does not exist in it.
//!
//! Pages, JSON, CSV, workbooks, charts, search, counts and entity tags are made of a [`Seen`] and of nothing else.
//! Before a publication is in force a unit's own view is computed from its own answers alone ([`crate::results::Computed::alone`]), so that nothing of another unit can show in it by any way.

pub(crate) mod chain;
mod findings;
pub(crate) mod impact;
pub(crate) mod json;
pub(crate) mod leaf;
pub(crate) mod look;
pub(crate) mod row;
mod sight;
pub(crate) mod survey_view;
pub(crate) mod surveys;
pub(crate) mod table;
#[cfg(test)]
mod tests;
pub(crate) mod trial;

use self::row::SeenRow;
use self::table::SeenBlock;
use crate::results::Computed;
use criteria::CriteriaSet;
use finding::{Finding, Lang};
use jiff::Timestamp;
use procedure::{Depth, Person, Publication, RoundState};
use round::Manifest;
use std::sync::Arc;

/// What somebody sees of a round.
pub(crate) struct Seen {
    /// Never handed out: what stands in it is looked at through rows.
    whole: Arc<Computed>,
    /// The publication that is shown; `None`: the round as it stands, a draft.
    pub(crate) publication: Option<Publication>,
    /// The tables with what may be seen of them.
    pub(crate) blocks: Vec<SeenBlock>,
    /// One a unit of which anything may be seen: block by block, best first where ranks may be seen, else by class and in the order of the roster; units listed apart after them.
    pub(crate) rows: Vec<SeenRow>,
    /// What was found on the way and concerns what is seen.
    pub(crate) findings: Vec<Finding>,
    /// Whether everything is seen, as the coordinator does.
    all: bool,
    /// Whether every unit is seen to its inputs, with its rank and in all layers.
    inputs: bool,
}

impl Seen {
    /// The cut. `publication` is what the computed result was pinned by; without one it is the working state, of which the public sees nothing.
    pub(crate) fn of(
        whole: Arc<Computed>,
        publication: Option<Publication>,
        person: &Person,
        state: &RoundState,
        now: Timestamp,
    ) -> Self {
        let mut state = state.clone();
        // A face belongs to the result that was published, not to what is being prepared after it.
        state.face = publication.as_ref().map(|own| own.face);
        state.rules = whole.inputs.manifest.rules.clone();
        let sights = sight::of_all(&whole, person, &state, now);
        let rows = row::cut(&whole, &sights);
        let (rows, blocks) = table::arrange(&whole, rows);
        let all = !sights.is_empty() && sights.iter().all(sight::is_whole);
        let inputs = !sights.is_empty() && sights.iter().all(sight::is_to_inputs);
        let findings = findings::cut(&whole, &rows, all);
        Self {
            whole,
            publication,
            blocks,
            rows,
            findings,
            all,
            inputs,
        }
    }

    /// What the round says of itself: id, title, year, date of the figures, agency. Its lists of files are none of a reader's business.
    pub(crate) fn manifest(&self) -> &Manifest {
        &self.whole.inputs.manifest
    }

    /// The criteria set, which is public.
    pub(crate) fn set(&self) -> &CriteriaSet {
        &self.whole.ran.set
    }

    /// Whether nothing of the round may be seen.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether what is shown is unpublished: then every output says DỰ THẢO – CHƯA CÔNG BỐ.
    pub(crate) fn is_draft(&self) -> bool {
        self.publication.is_none()
    }

    /// The words of a draft.
    pub(crate) fn draft_words(&self, lang: Lang) -> Option<&'static str> {
        self.is_draft().then_some(match lang {
            Lang::Vi => "DỰ THẢO – CHƯA CÔNG BỐ",
            Lang::En => "DRAFT – NOT PUBLISHED",
        })
    }

    /// Sentences that every output repeats: that figures are illustrative or synthetic, that the set is a sample or reconstructed, and that the result is a draft.
    pub(crate) fn notices(&self, lang: Lang) -> Vec<String> {
        let round = self.manifest().notice.clone();
        let set = self.set().notice.clone();
        let draft = self.draft_words(lang).map(ToOwned::to_owned);
        let mut notices: Vec<String> = round.into_iter().chain(set).chain(draft).collect();
        notices.dedup();
        notices
    }

    /// Names of the classes (bands), highest first.
    pub(crate) fn bands(&self) -> &[String] {
        &self.whole.ran.ranked.bands
    }

    /// The row of a unit by its code.
    pub(crate) fn row(&self, code: &str) -> Option<&SeenRow> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// The deepest that any row shows: what columns a table has.
    pub(crate) fn deepest(&self) -> Depth {
        let depths = self.rows.iter().map(|row| row.depth);
        depths.max().unwrap_or_default()
    }

    /// The digest of the chain that the result stands on, for those who see all of it.
    pub(crate) fn head_digest(&self) -> Option<&str> {
        (self.all || self.publication.is_some()).then_some(self.whole.head.digest.as_str())
    }
}
