//! One account for each role, with random passwords.

use super::DemoAccount;
use crate::{App, first::grant, problem::Problem, security::passwords};
use procedure::{Grant, Role, Scope};
use store::NewUser;

/// Name, role, unit, fields, as whom.
type Row = (
    &'static str,
    Role,
    Option<&'static str>,
    &'static [&'static str],
    &'static str,
);

const ACCOUNTS: [Row; 11] = [
    (
        "quan-tri",
        Role::Administrator,
        None,
        &[],
        "Quản trị hệ thống",
    ),
    (
        "chu-quan",
        Role::CriteriaOwner,
        None,
        &[],
        "Chủ quản bộ tiêu chí",
    ),
    (
        "dieu-phoi",
        Role::Coordinator,
        None,
        &[],
        "Điều phối đợt đánh giá",
    ),
    (
        "tham-dinh-1",
        Role::Appraiser,
        None,
        &["1", "2", "3", "4"],
        "Cơ quan thẩm định, lĩnh vực 1–4",
    ),
    (
        "tham-dinh-2",
        Role::Appraiser,
        None,
        &["5", "6", "7", "8", "DC", "DT"],
        "Cơ quan thẩm định, lĩnh vực 5–8, điểm cộng, điểm trừ",
    ),
    (
        "hoi-dong-1",
        Role::CouncilMember,
        None,
        &[],
        "Thành viên hội đồng",
    ),
    (
        "hoi-dong-2",
        Role::CouncilMember,
        None,
        &[],
        "Thành viên hội đồng",
    ),
    (
        "can-bo-mh001",
        Role::UnitStaff,
        Some("MH001"),
        &[],
        "Cán bộ Phường Minh An",
    ),
    (
        "chu-tich-mh001",
        Role::UnitHead,
        Some("MH001"),
        &[],
        "Chủ tịch Phường Minh An",
    ),
    (
        "chu-tich-mh002",
        Role::UnitHead,
        Some("MH002"),
        &[],
        "Chủ tịch Phường Minh Bình",
    ),
    ("giam-sat", Role::Auditor, None, &[], "Kiểm tra, giám sát"),
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
            role: words.to_owned(),
        });
    }
    Ok(made)
}
