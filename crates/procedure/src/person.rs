//! Who acts: a person with grants.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What somebody may be entrusted with. The public has no account and no grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Quản trị hệ thống: accounts and settings; sees no points.
    Administrator,
    /// Chủ quản bộ tiêu chí: sets and amendments.
    CriteriaOwner,
    /// Điều phối đợt đánh giá: runs the round.
    Coordinator,
    /// Cơ quan thẩm định: the leaves given to it.
    Appraiser,
    /// Thành viên hội đồng.
    CouncilMember,
    /// Cán bộ đơn vị: fills in one unit.
    UnitStaff,
    /// Thủ trưởng đơn vị: the same, and approves.
    UnitHead,
    /// Kiểm tra, giám sát: reads, until a day.
    Auditor,
    /// A program with a key.
    ApiClient,
}

/// The leaves that a grant covers, by the codes of nodes: a field covers its leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every leaf.
    All,
    /// These nodes and what stands below them.
    Nodes(Vec<String>),
}

/// One thing that somebody is entrusted with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// As what.
    pub role: Role,
    /// The owner (a province or district) whose rounds it is for.
    pub owner: String,
    /// One round, or `None` for all of the owner's.
    pub round: Option<String>,
    /// The unit, by its code in the roster: staff and heads.
    pub unit: Option<String>,
    /// The leaves: appraisers.
    pub scope: Scope,
    /// Until when; auditors always have an end.
    pub expires: Option<Timestamp>,
}

/// Somebody who acts. Without grants: the public.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The account's random id; empty for the public. Never a name.
    pub id: String,
    /// What they are entrusted with.
    pub grants: Vec<Grant>,
}
