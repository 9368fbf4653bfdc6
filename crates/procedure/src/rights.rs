//! The table of rights: role × action × stages × place. What stands in no row is refused.

use crate::{Action, Role, Stage};

/// Where a right holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// With the grant's owner, in a round or outside.
    Owner,
    /// In the round.
    Round,
    /// For the grant's unit.
    OwnUnit,
    /// For the leaves given to the appraiser, of any unit.
    OwnLeaves,
    /// For the layer that is the role's to import: staff and heads their unit's self-score, appraisers their leaves, coordinators what systems publish.
    Layer(Role),
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// What.
    pub(crate) action: Action,
    /// Who.
    pub(crate) role: Role,
    /// When.
    pub(crate) stages: &'static [Stage],
    /// Where.
    pub(crate) place: Place,
}

/// The rows of an action.
pub(crate) fn rows(action: Action) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.action == action)
}

const ANY: &[Stage] = &Stage::ALL;
const SELF: &[Stage] = &[Stage::SelfScoring];
const SELF_AND_EXPLANATION: &[Stage] = &[Stage::SelfScoring, Stage::Explanation];
const APPRAISAL: &[Stage] = &[Stage::FirstAppraisal, Stage::SecondAppraisal];
const NOTICE: &[Stage] = &[
    Stage::FirstAppraisal,
    Stage::Explanation,
    Stage::SecondAppraisal,
];
const EXPLANATION: &[Stage] = &[Stage::Explanation];
const REVIEW: &[Stage] = &[Stage::Explanation, Stage::SecondAppraisal];
const COUNCIL: &[Stage] = &[Stage::Council];
const PUBLICATION: &[Stage] = &[Stage::Submitted, Stage::Published];
const FROM_SELF: &[Stage] = after(Stage::SetUp);
const FROM_APPRAISAL: &[Stage] = after(Stage::SelfScoring);
const FROM_COUNCIL: &[Stage] = after(Stage::SecondAppraisal);
const UNTIL_COUNCIL: &[Stage] = Stage::ALL.split_at(Stage::Submitted as usize).0;
const UNTIL_SUBMITTED: &[Stage] = Stage::ALL.split_at(Stage::Published as usize).0;

const fn after(stage: Stage) -> &'static [Stage] {
    const ALL: &[Stage] = &Stage::ALL;
    ALL.split_at(stage as usize + 1).1
}

const fn row(action: Action, role: Role, stages: &'static [Stage], place: Place) -> Row {
    Row {
        action,
        role,
        stages,
        place,
    }
}

use Action as A;
use Place as P;
use Role as R;

/// Who may do what in which stages, and where.
pub(crate) const TABLE: &[Row] = &[
    row(A::SeeRound, R::Coordinator, ANY, P::Round),
    row(A::SeeRound, R::CriteriaOwner, ANY, P::Round),
    row(A::SeeRound, R::Appraiser, ANY, P::Round),
    row(A::SeeRound, R::CouncilMember, ANY, P::Round),
    row(A::SeeRound, R::UnitStaff, ANY, P::Round),
    row(A::SeeRound, R::UnitHead, ANY, P::Round),
    row(A::SeeRound, R::Auditor, ANY, P::Round),
    row(A::SetUpRound, R::Coordinator, UNTIL_SUBMITTED, P::Owner),
    row(A::MoveStage, R::Coordinator, UNTIL_COUNCIL, P::Round),
    row(A::Reopen, R::Coordinator, FROM_SELF, P::Round),
    row(A::Import, R::UnitStaff, SELF, P::Layer(R::UnitStaff)),
    row(A::Import, R::UnitHead, SELF, P::Layer(R::UnitHead)),
    row(A::Import, R::Appraiser, APPRAISAL, P::Layer(R::Appraiser)),
    row(
        A::Import,
        R::Coordinator,
        UNTIL_COUNCIL,
        P::Layer(R::Coordinator),
    ),
    row(A::EnterSelf, R::UnitStaff, SELF, P::OwnUnit),
    row(A::EnterSelf, R::UnitHead, SELF, P::OwnUnit),
    row(
        A::AttachEvidence,
        R::UnitStaff,
        SELF_AND_EXPLANATION,
        P::OwnUnit,
    ),
    row(
        A::AttachEvidence,
        R::UnitHead,
        SELF_AND_EXPLANATION,
        P::OwnUnit,
    ),
    row(A::OpenEvidence, R::UnitStaff, ANY, P::OwnUnit),
    row(A::OpenEvidence, R::UnitHead, ANY, P::OwnUnit),
    row(A::OpenEvidence, R::Appraiser, FROM_APPRAISAL, P::OwnLeaves),
    row(A::OpenEvidence, R::Coordinator, FROM_SELF, P::Round),
    row(A::OpenEvidence, R::CouncilMember, FROM_COUNCIL, P::Round),
    row(A::OpenEvidence, R::Auditor, FROM_SELF, P::Round),
    row(A::Approve, R::UnitHead, SELF, P::OwnUnit),
    row(A::Appraise, R::Appraiser, APPRAISAL, P::OwnLeaves),
    row(A::Notify, R::Coordinator, NOTICE, P::Round),
    row(A::Explain, R::UnitStaff, EXPLANATION, P::OwnUnit),
    row(A::Explain, R::UnitHead, EXPLANATION, P::OwnUnit),
    row(A::RequestReview, R::UnitStaff, REVIEW, P::OwnUnit),
    row(A::RequestReview, R::UnitHead, REVIEW, P::OwnUnit),
    row(A::DecideReview, R::Appraiser, REVIEW, P::OwnLeaves),
    row(A::DecideReview, R::Coordinator, REVIEW, P::Round),
    row(A::RecordCouncil, R::CouncilMember, COUNCIL, P::Round),
    row(A::RecordCouncil, R::Coordinator, COUNCIL, P::Round),
    row(A::Vote, R::CouncilMember, COUNCIL, P::Round),
    row(A::Publish, R::Coordinator, PUBLICATION, P::Round),
    row(
        A::DownloadInternal,
        R::Coordinator,
        FROM_APPRAISAL,
        P::Round,
    ),
    row(A::DownloadInternal, R::Auditor, FROM_APPRAISAL, P::Round),
    row(A::SeeSurveys, R::Coordinator, ANY, P::Round),
    row(A::SeeSurveys, R::Auditor, ANY, P::Round),
    row(A::SeeSurveys, R::CouncilMember, FROM_COUNCIL, P::Round),
    row(A::ReadSets, R::CriteriaOwner, ANY, P::Owner),
    row(A::ReadSets, R::Coordinator, ANY, P::Owner),
    row(A::ReadSets, R::Auditor, ANY, P::Owner),
    row(A::EditSets, R::CriteriaOwner, ANY, P::Owner),
    row(A::ReadLog, R::Administrator, ANY, P::Owner),
    row(A::ReadLog, R::Coordinator, ANY, P::Owner),
    row(A::ReadLog, R::Auditor, ANY, P::Owner),
    row(A::ManageUsers, R::Administrator, ANY, P::Owner),
];
