//! People and rounds that the tests share.

use jiff::Timestamp;
use procedure::{Grant, Person, Role, RoundState, Scope, Stage};

pub(crate) const OWNER: &str = "tinh-minh-hoa";
pub(crate) const ROUND: &str = "dot-2026";

/// Monday 2 March 2026, 09:00 in Vietnam.
pub(crate) fn now() -> Timestamp {
    at("2026-03-02T09:00:00+07:00")
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

pub(crate) fn round(stage: Stage) -> RoundState {
    let mut round = RoundState::new(OWNER, ROUND);
    round.stage = stage;
    round
}

pub(crate) fn grant(role: Role) -> Grant {
    let of_unit = matches!(role, Role::UnitStaff | Role::UnitHead);
    Grant {
        role,
        owner: OWNER.to_owned(),
        round: None,
        unit: of_unit.then(|| "U1".to_owned()),
        scope: match role {
            Role::Appraiser => Scope::Nodes(vec!["1".to_owned()]),
            _ => Scope::All,
        },
        expires: (role == Role::Auditor).then(|| at("2026-12-31T00:00:00Z")),
    }
}

pub(crate) fn person(grants: impl IntoIterator<Item = Grant>) -> Person {
    Person {
        id: "nguoi-1".to_owned(),
        grants: grants.into_iter().collect(),
    }
}

pub(crate) const ROLES: [Role; 9] = [
    Role::Administrator,
    Role::CriteriaOwner,
    Role::Coordinator,
    Role::Appraiser,
    Role::CouncilMember,
    Role::UnitStaff,
    Role::UnitHead,
    Role::Auditor,
    Role::ApiClient,
];
