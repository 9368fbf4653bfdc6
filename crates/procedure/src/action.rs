//! What one can do, what it is about, and why not.

use crate::Stage;
use finding::Text;

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
    /// Record that the appraisal's result was notified to a unit.
    Notify,
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
    /// Read drafts of criteria sets.
    ReadSets,
    /// Edit criteria sets.
    EditSets,
    /// Read the log and check the chain.
    ReadLog,
    /// Manage accounts, keys and webhooks.
    ManageUsers,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 23] = [
        Self::SeeRound,
        Self::SetUpRound,
        Self::MoveStage,
        Self::Reopen,
        Self::Import,
        Self::EnterSelf,
        Self::AttachEvidence,
        Self::OpenEvidence,
        Self::Approve,
        Self::Appraise,
        Self::Notify,
        Self::Explain,
        Self::RequestReview,
        Self::DecideReview,
        Self::RecordCouncil,
        Self::Vote,
        Self::Publish,
        Self::DownloadInternal,
        Self::SeeSurveys,
        Self::ReadSets,
        Self::EditSets,
        Self::ReadLog,
        Self::ManageUsers,
    ];
    /// Whether the end of a stage's last day locks it: whatever writes what is scored, and what asks for it.
    pub(crate) fn is_locked_by_deadline(self) -> bool {
        matches!(
            self,
            Self::Import
                | Self::EnterSelf
                | Self::AttachEvidence
                | Self::Approve
                | Self::Appraise
                | Self::Explain
                | Self::RecordCouncil
                | Self::Vote
        )
    }
    /// Whether it judges a unit, which nobody does to their own: an import does in the layers of appraisal.
    pub(crate) fn judges(self, layer: Option<criteria::LayerKind>) -> bool {
        let appraised = matches!(layer, Some(criteria::LayerKind::Appraised(_)));
        match self {
            Self::Appraise | Self::DecideReview | Self::RecordCouncil | Self::Vote => true,
            Self::Import => appraised,
            _ => false,
        }
    }
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

impl<'a> Target<'a> {
    /// The round as a whole.
    #[must_use]
    pub fn round() -> Self {
        Self::default()
    }
    /// A unit.
    #[must_use]
    pub fn unit(unit: &'a str) -> Self {
        Self {
            unit: Some(unit),
            ..Self::default()
        }
    }
    /// A leaf of a unit.
    #[must_use]
    pub fn leaf(unit: &'a str, leaf: &'a str) -> Self {
        Self {
            leaf: Some(leaf),
            ..Self::unit(unit)
        }
    }
    /// An owner, where there is no round.
    #[must_use]
    pub fn owner(owner: &'a str) -> Self {
        Self {
            owner,
            ..Self::default()
        }
    }
}

/// Why not, in both languages; says nothing about other units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A code: `not-granted`, `stage`, `deadline`, `own-unit`, `approved`.
    pub code: &'static str,
    /// In words.
    pub says: Text,
}

impl Refusal {
    pub(crate) fn not_granted() -> Self {
        Self {
            code: "not-granted",
            says: Text::new("bạn chưa được giao quyền này", "you were not granted this"),
        }
    }
    pub(crate) fn stage(stage: Stage) -> Self {
        let now = stage.words();
        Self {
            code: "stage",
            says: Text::new(
                format!(
                    "việc này không thực hiện được ở bước hiện tại của đợt đánh giá ({})",
                    now.vi
                ),
                format!(
                    "this cannot be done in the round's present stage ({})",
                    now.en
                ),
            ),
        }
    }
    pub(crate) fn deadline() -> Self {
        Self {
            code: "deadline",
            says: Text::new(
                "đã hết thời hạn nhập; cần đề nghị điều phối mở lại",
                "the time for entry is over; ask the coordinator to open it again",
            ),
        }
    }
    pub(crate) fn own_unit() -> Self {
        Self {
            code: "own-unit",
            says: Text::new(
                "không thẩm định, biểu quyết đối với đơn vị của chính mình",
                "nobody appraises or votes on their own unit",
            ),
        }
    }
    pub(crate) fn approved() -> Self {
        Self {
            code: "approved",
            says: Text::new(
                "điểm tự đánh giá đã được thủ trưởng phê duyệt và chốt số liệu; cần đề nghị điều phối mở lại",
                "the head has approved the self-score and it is locked; ask the coordinator to open it again",
            ),
        }
    }
}
