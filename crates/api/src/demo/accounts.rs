//! One account for each role, with random passwords.

use super::DemoAccount;
use crate::{App, first::grant, problem::Problem, security::passwords};
use finding::Text;
use procedure::{Grant, Role, Scope};
use store::NewUser;

/// Name, role, unit, fields, as whom.
type Row = (
    &'static str,
    Role,
    Option<&'static str>,
    &'static [&'static str],
    [&'static str; 2],
);

const ACCOUNTS: [Row; 11] = [
    (
        "quan-tri",
        Role::Administrator,
        None,
        &[],
        ["Quản trị hệ thống", "Administrator"],
    ),
    (
        "chu-quan",
        Role::CriteriaOwner,
        None,
        &[],
        ["Chủ quản bộ tiêu chí", "Owner of the criteria"],
    ),
    (
        "dieu-phoi",
        Role::Coordinator,
        None,
        &[],
        ["Điều phối đợt đánh giá", "Coordinator of the round"],
    ),
    (
        "tham-dinh-1",
        Role::Appraiser,
        None,
        &["1", "2", "3", "4"],
        ["Cơ quan thẩm định, lĩnh vực 1–4", "Appraiser of fields 1–4"],
    ),
    (
        "tham-dinh-2",
        Role::Appraiser,
        None,
        &["5", "6", "7", "8", "DC", "DT"],
        [
            "Cơ quan thẩm định, lĩnh vực 5–8, điểm cộng, điểm trừ",
            "Appraiser of fields 5–8, bonus and deductions",
        ],
    ),
    (
        "hoi-dong-1",
        Role::CouncilMember,
        None,
        &[],
        ["Thành viên hội đồng", "Member of the council"],
    ),
    (
        "hoi-dong-2",
        Role::CouncilMember,
        None,
        &[],
        ["Thành viên hội đồng", "Member of the council"],
    ),
    (
        "can-bo-mh001",
        Role::UnitStaff,
        Some("MH001"),
        &[],
        ["Cán bộ Phường Minh An", "Staff of Phường Minh An"],
    ),
    (
        "chu-tich-mh001",
        Role::UnitHead,
        Some("MH001"),
        &[],
        ["Chủ tịch Phường Minh An", "Chair of Phường Minh An"],
    ),
    (
        "chu-tich-mh002",
        Role::UnitHead,
        Some("MH002"),
        &[],
        ["Chủ tịch Phường Minh Bình", "Chair of Phường Minh Bình"],
    ),
    (
        "giam-sat",
        Role::Auditor,
        None,
        &[],
        ["Kiểm tra, giám sát", "Auditor"],
    ),
];

pub(super) async fn make(app: &App, round: &str) -> Result<Vec<DemoAccount>, Problem> {
    let owner = &app.settings().owner;
    let mut made = Vec::new();
    for (name, role, unit, nodes, words) in ACCOUNTS {
        let password = passwords::readable()?;
        let own = Grant {
            round: unit.map(|_| round.to_owned()),
            unit: unit.map(str::to_owned),
            scope: if nodes.is_empty() {
                Scope::All
            } else {
                Scope::Nodes(nodes.iter().map(|node| (*node).to_owned()).collect())
            },
            expires: (role == Role::Auditor)
                .then(|| {
                    app.now()
                        .checked_add(jiff::SignedDuration::from_hours(24 * 365))
                        .ok()
                })
                .flatten(),
            ..grant(owner, role)
        };
        let user = NewUser {
            name: name.to_owned(),
            password_hash: passwords::hash(&password).await?,
            must_change: false,
            grants: vec![own],
        };
        match app.store().add_user(owner, user, app.now()).await {
            Ok(_) => {}
            // The list of an older demonstration was lost: its accounts get new passwords.
            Err(store::Failure::Exists) => {
                if let Some(old) = app.store().user_by_name(owner, name).await? {
                    let hash = passwords::hash(&password).await?;
                    app.store()
                        .set_password(owner, &old.id, &hash, false)
                        .await?;
                }
            }
            Err(other) => return Err(other.into()),
        }
        made.push(DemoAccount {
            name: name.to_owned(),
            password,
            role: text(words),
        });
    }
    Ok(made)
}

fn text([vi, en]: [&str; 2]) -> Text {
    Text::new(vi, en)
}

/// The role of an account by its name; what was kept beside it where the name is not known.
pub(super) fn role(name: &str, kept: &str) -> Text {
    let own = ACCOUNTS.iter().find(|own| own.0 == name);
    own.map_or_else(|| Text::same(kept), |own| text(own.4))
}
