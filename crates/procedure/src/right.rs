//! Who may do what, when and where. Denied unless granted.

use crate::{Person, RoundState};
use finding::Text;
use jiff::Timestamp;

/// Something that one can do in or around a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See that the round exists and its inner overview.
    SeeRound,
    /// Add a round, set its dates and settings.
    SetUpRound,
    /// Move the round to its next stage.
    MoveStage,
    /// Open a unit or a leaf again.
    Reopen,
    /// Import a workbook of self-scores (own unit), of appraisal (own leaves), or of a system (coordinator): see [`Target::layer`].
    Import,
    /// Type answers of a unit in layer self.
    EnterSelf,
    /// Attach evidence.
    AttachEvidence,
    /// Open evidence.
    OpenEvidence,
    /// Approve the unit's self-score.
    Approve,
    /// Accept or change a leaf in the running appraisal.
    Appraise,
    /// Explain a leaf.
    Explain,
    /// Ask for a review of a leaf.
    RequestReview,
    /// Decide on such a request.
    DecideReview,
    /// Write minutes and points of the council.
    RecordCouncil,
    /// Vote in the council.
    Vote,
    /// Publish, or correct a publication.
    Publish,
    /// Download the internal bundle.
    DownloadInternal,
    /// Read surveys with their quality.
    SeeSurveys,
    /// Edit criteria sets.
    EditSets,
    /// Read the log and check the chain.
    ReadLog,
    /// Manage accounts, keys and webhooks.
    ManageUsers,
}

/// What an action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Target<'a> {
    /// The owner, for actions without a round.
    pub owner: &'a str,
    /// The unit's code.
    pub unit: Option<&'a str>,
    /// The leaf's code.
    pub leaf: Option<&'a str>,
    /// The layer of an import.
    pub layer: Option<criteria::LayerKind>,
}

/// Why not, in both languages; says nothing about other units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A code: `not-granted`, `stage`, `deadline`, `own-unit`, `approved`.
    pub code: &'static str,
    /// In words.
    pub says: Text,
}

/// Whether a person may do something now.
///
/// # Errors
/// The reason, where not.
pub fn may(
    _person: &Person,
    _action: Action,
    _target: Target<'_>,
    _round: Option<&RoundState>,
    _now: Timestamp,
) -> Result<(), Refusal> {
    Err(Refusal {
        code: "not-granted",
        says: Text::new("bạn chưa được giao quyền này", "you were not granted this"),
    })
}
