//! The fields of a grant, as a form sends them.

use crate::{App, Caller, pages::roles::ROLES, problem::Problem};
use finding::{Finding, Place};
use jiff::civil::Date;
use procedure::{Grant, Role, Scope};
use serde::Deserialize;

/// A grant as typed; empty is "not limited".
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct GrantForm {
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) round: String,
    #[serde(default)]
    pub(super) unit: String,
    #[serde(default)]
    pub(super) nodes: String,
    #[serde(default)]
    pub(super) expires: String,
}

fn wrong(code: &str, vi: &str, en: &str) -> Finding {
    Finding::error(code, Place::whole("form")).says(vi, en)
}

/// Who acts for a unit, and for none.
pub(super) fn unit_missing() -> Finding {
    wrong(
        "unit-missing",
        "cán bộ và thủ trưởng đơn vị cần mã đơn vị",
        "staff and heads need the code of their unit",
    )
}

impl GrantForm {
    /// The grant, or everything that is wrong with it.
    pub(super) async fn read(&self, app: &App, caller: &Caller) -> Result<Grant, Problem> {
        let mut findings = Vec::new();
        let role = ROLES.iter().find(|(_, name, _)| *name == self.role);
        if role.is_none() {
            findings.push(wrong(
                "role-unknown",
                "chưa chọn vai trò",
                "no role was chosen",
            ));
        }
        let role = role.map_or(Role::UnitStaff, |(role, _, _)| *role);
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let (round, unit) = (some(&self.round), some(&self.unit));
        if let Some(id) = &round {
            match app.store().round(&caller.owner, id).await {
                Err(store::Failure::NotFound(_)) => findings.push(wrong(
                    "no-such-round",
                    "không có đợt đánh giá này",
                    "there is no such round",
                )),
                Err(other) => return Err(other.into()),
                Ok(_) => {}
            }
        }
        let of_unit = matches!(role, Role::UnitStaff | Role::UnitHead);
        if of_unit && unit.is_none() {
            findings.push(unit_missing());
        }
        let nodes: Vec<String> = self.nodes.split([',', ';', ' ']).filter_map(some).collect();
        let expires = match some(&self.expires) {
            None => None,
            Some(day) => match day.parse::<Date>() {
                // Until the end of that day in Viet Nam.
                Ok(day) => Some(procedure::end_of_day(day)),
                Err(_) => {
                    findings.push(wrong(
                        "day-unreadable",
                        "ngày hết hạn chưa đúng",
                        "the last day cannot be read",
                    ));
                    None
                }
            },
        };
        if role == Role::Auditor && expires.is_none() {
            findings.push(wrong(
                "auditor-without-end",
                "quyền kiểm tra, giám sát phải có ngày hết hạn",
                "an auditor's grant has a last day",
            ));
        }
        if expires.is_some_and(|end| end <= app.now()) {
            findings.push(wrong(
                "day-past",
                "ngày hết hạn đã qua",
                "the last day has passed",
            ));
        }
        if !findings.is_empty() {
            return Err(Problem::unusable(findings));
        }
        Ok(Grant {
            role,
            owner: caller.owner.clone(),
            round,
            unit: unit.filter(|_| of_unit),
            scope: if nodes.is_empty() {
                Scope::All
            } else {
                Scope::Nodes(nodes)
            },
            expires,
        })
    }
}
