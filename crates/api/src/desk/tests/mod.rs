//! A round played through the desk on a store in a temporary folder.

mod importing;
mod late;
mod refusals;
mod tables;
mod whole_round;

use super::appraise::Verdict;
use super::{Desk, Refused, Rooms};
use jiff::Timestamp;
use jiff::civil::date;
use procedure::{Grant, Role, Scope, Stage as At};
use std::collections::BTreeSet;
use std::path::Path;
use store::{NewRound, NewUser, Secret, Store};

pub(super) const OWNER: &str = "tinh-minh-hoa";
pub(super) const ROUND: &str = "dot-2026";

const MANIFEST: &str = r#"format = 1
id     = "dot-2026"
title  = "Đợt minh họa"
year   = 2026
as-of  = 2026-12-31
set    = "minh-hoa/2026"
units  = "units.csv"
"#;

const UNITS: &str = "code,name,type,level,block\n\
    U1,Xã An Hòa,xã,commune,xã\n\
    U2,Xã An Lão,xã,commune,xã\n";

const SET: &str = r#"format = 1
id     = "minh-hoa"
year   = 2026
levels = ["commune"]
title  = "Bộ tiêu chí minh họa"
total  = 14
status = "sample"
final  = ["council", "appraised"]

[rounding]
leaf = { digits = 2, mode = "half-up" }

[ranking]
on   = "total"
key  = "rounded"
ties = "competition"
blocks = ["xã"]

[basis.A]
title = "Quyết định minh họa"

[criterion."1"]
title  = "Cải cách thủ tục hành chính"
max    = 8
source = "A"

[criterion."1.1"]
title  = "Tỷ lệ hồ sơ đúng hạn"
max    = 6
source = "A"
scored = "self"
inputs = { on_time = "count", resolved = "count" }
rule   = "ratio"
numerator = ["on_time"]
denominator = ["resolved"]
when-undefined = "zero"

[criterion."1.2"]
title  = "Niêm yết đầy đủ"
max    = 2
source = "A"
scored = "self"
inputs = { posted = "yes-no" }
rule   = "yes-no"

[criterion."2"]
title  = "Chỉ đạo điều hành"
max    = 6
source = "A"

[criterion."2.1"]
title  = "Kế hoạch"
max    = 4
source = "A"
scored = "self"
rule   = "points"

[criterion."2.2"]
title  = "Điểm của Hội đồng"
max    = 2
source = "A"
scored = "council"
rule   = "council"
step   = 0.25
"#;

const CALENDAR: &str =
    "year = 2026\nsource = \"Thông báo\"\nholidays = [2026-09-02]\nmake-up = []\n";

/// Six accounts, one round, no clock but what a test says.
pub(super) struct Stage {
    folder: tempfile::TempDir,
    store: Store,
    rooms: Rooms,
    accounts: Vec<(&'static str, procedure::Person)>,
    pub(super) now: Timestamp,
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn grant(role: Role, unit: Option<&str>, scope: Scope) -> Grant {
    Grant {
        role,
        owner: OWNER.to_owned(),
        round: None,
        unit: unit.map(str::to_owned),
        scope,
        expires: None,
    }
}

impl Stage {
    /// The round as set up, on Monday 2 March 2026, 09:00 in Vietnam.
    pub(super) async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let now = at("2026-03-02T09:00:00+07:00");
        let store = Store::open(None, folder.path()).await.expect("a store");
        store
            .add_owner(OWNER, "Tỉnh Minh Họa", now)
            .await
            .expect("an owner");
        let files = [
            ("round.toml", MANIFEST),
            ("units.csv", UNITS),
            ("criteria/minh-hoa/2026.toml", SET),
            ("criteria/calendars/2026.toml", CALENDAR),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let round = NewRound {
            id: ROUND.to_owned(),
            title: "Đợt minh họa".to_owned(),
            year: 2026,
            files: files.to_vec(),
        };
        store.add_round(OWNER, round, now).await.expect("a round");
        let appraiser = Scope::Nodes(vec!["1".to_owned(), "2.1".to_owned()]);
        let grants = [
            (
                "coordinator",
                vec![grant(Role::Coordinator, None, Scope::All)],
            ),
            (
                "staff",
                vec![grant(Role::UnitStaff, Some("U1"), Scope::All)],
            ),
            ("head", vec![grant(Role::UnitHead, Some("U1"), Scope::All)]),
            (
                "other-head",
                vec![grant(Role::UnitHead, Some("U2"), Scope::All)],
            ),
            ("appraiser", vec![grant(Role::Appraiser, None, appraiser)]),
            (
                "member",
                vec![
                    grant(Role::CouncilMember, None, Scope::All),
                    grant(Role::UnitHead, Some("U2"), Scope::All),
                ],
            ),
        ];
        let mut accounts = Vec::new();
        for (name, grants) in grants {
            let new = NewUser {
                name: name.to_owned(),
                password_hash: Secret::new("x"),
                must_change: false,
                grants,
            };
            let user = store.add_user(OWNER, new, now).await.expect("an account");
            accounts.push((name, user.person()));
        }
        accounts.push(("nobody", procedure::Person::default()));
        Self {
            folder,
            store,
            rooms: Rooms::default(),
            accounts,
            now,
        }
    }
    /// The desk of an account.
    pub(super) fn desk(&self, name: &str) -> Desk {
        let (_, person) = self
            .accounts
            .iter()
            .find(|(own, _)| *own == name)
            .expect("one of the accounts");
        Desk {
            store: self.store.clone(),
            rooms: self.rooms.clone(),
            owner: OWNER.to_owned(),
            person: person.clone(),
            now: self.now,
        }
    }
    /// A file in the store.
    pub(super) async fn file(&self, bytes: &[u8]) -> String {
        let file = self.store.put_file(OWNER, bytes, self.now).await;
        file.expect("a file").digest
    }
    pub(super) fn store(&self) -> &Store {
        &self.store
    }
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Fields of a form.
pub(super) fn typed(fields: &[(&str, &str)]) -> super::enter::Typed {
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    fields.iter().map(own).collect()
}

/// The code of a refusal, or of the first finding.
pub(super) fn code<T: std::fmt::Debug>(result: Result<T, Refused>) -> String {
    match result.expect_err("a refusal") {
        Refused::No(refusal) => refusal.code.to_owned(),
        Refused::Findings(found) | Refused::Round(found) => found[0].code.clone(),
        Refused::Store(failure) => failure.to_string(),
    }
}

pub(super) fn none() -> BTreeSet<String> {
    BTreeSet::new()
}

/// In self-scoring until 13 March, with one leaf typed by U1.
pub(super) async fn scoring() -> Stage {
    let stage = Stage::new().await;
    let coordinator = stage.desk("coordinator");
    coordinator
        .set_deadline(ROUND, At::SelfScoring, date(2026, 3, 13))
        .await
        .unwrap();
    coordinator
        .move_on(ROUND, At::SelfScoring, &none(), "")
        .await
        .unwrap();
    let fields = typed(&[("points", "4")]);
    stage
        .desk("staff")
        .enter(ROUND, "U1", "2.1", &fields)
        .await
        .unwrap();
    stage
}

pub(super) async fn head_of(stage: &Stage) -> u64 {
    stage
        .desk("coordinator")
        .look(ROUND)
        .await
        .unwrap()
        .row
        .head_seq
}

/// On to a stage, with U2 named as missing.
pub(super) async fn on_to(stage: &mut Stage, to: At) {
    let missing = BTreeSet::from(["U2".to_owned()]);
    stage.desk("head").approve(ROUND, "U1").await.unwrap();
    stage.now = at("2026-03-16T08:00:00+07:00");
    let coordinator = stage.desk("coordinator");
    coordinator
        .move_on(ROUND, At::FirstAppraisal, &missing, "Chưa gửi")
        .await
        .unwrap();
    if to == At::FirstAppraisal {
        return;
    }
    let appraiser = stage.desk("appraiser");
    appraiser
        .appraise(ROUND, "U1", "2.1", &Verdict::Accept)
        .await
        .unwrap();
    coordinator.notify(ROUND, &["U1".to_owned()]).await.unwrap();
    for next in [At::Explanation, At::SecondAppraisal, At::Council] {
        if coordinator.look(ROUND).await.unwrap().state.stage >= to {
            return;
        }
        coordinator
            .move_on(ROUND, next, &missing, "Chưa gửi")
            .await
            .unwrap();
    }
    if to == At::Submitted {
        coordinator
            .minutes(ROUND, None, None, None, "Thông qua")
            .await
            .unwrap();
        coordinator
            .move_on(ROUND, At::Submitted, &none(), "")
            .await
            .unwrap();
    }
}
