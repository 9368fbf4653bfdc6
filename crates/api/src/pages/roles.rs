//! Roles and grants in words.

use crate::text::Words;
use procedure::{Grant, Role, Scope};

/// All roles that an account can be given, with the key of their words.
pub(crate) const ROLES: [(Role, &str, &str); 8] = [
    (Role::Administrator, "administrator", "role-administrator"),
    (Role::CriteriaOwner, "criteria-owner", "role-criteria-owner"),
    (Role::Coordinator, "coordinator", "role-coordinator"),
    (Role::Appraiser, "appraiser", "role-appraiser"),
    (Role::CouncilMember, "council-member", "role-council-member"),
    (Role::UnitStaff, "unit-staff", "role-unit-staff"),
    (Role::UnitHead, "unit-head", "role-unit-head"),
    (Role::Auditor, "auditor", "role-auditor"),
];

/// A role in words.
pub(crate) fn role_words(words: Words, role: Role) -> String {
    ROLES
        .iter()
        .find(|(own, _, _)| *own == role)
        .map_or_else(|| words.t("role-api-client"), |(_, _, key)| words.t(key))
}

/// A grant as a row of a table.
pub(crate) struct GrantShown {
    pub(crate) role: String,
    pub(crate) round: String,
    pub(crate) unit: String,
    pub(crate) scope: String,
    pub(crate) expires: String,
}

/// A grant in words; what it leaves open is empty.
pub(crate) fn shown(words: Words, grant: &Grant) -> GrantShown {
    GrantShown {
        role: role_words(words, grant.role),
        round: grant
            .round
            .clone()
            .unwrap_or_else(|| words.t("role-all-rounds")),
        unit: grant.unit.clone().unwrap_or_default(),
        scope: match &grant.scope {
            Scope::All => String::new(),
            Scope::Nodes(nodes) => nodes.join(", "),
        },
        expires: grant.expires.map_or_else(String::new, |at| words.time(at)),
    }
}
