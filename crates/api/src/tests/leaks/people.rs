//! Who asks in these tests, and as what.

use crate::results::rows::hex;
use crate::security::{cookies, sign};
use crate::tests::rounds::{OWNER, Server};
use procedure::{Grant, Person, Role, Scope, Stage};
use sha2::{Digest as _, Sha256};
use store::{NewKey, NewSession, NewUser, Secret};

pub(in crate::tests) const ROUND: &str = "cchc-xa-huyen-minh-hoa-2019";
/// The unit that looks, and one that it looks at.
pub(in crate::tests) const OWN: &str = "MH0301";
pub(in crate::tests) const OTHER: &str = "MH0302";
/// Another province on the same server.
pub(in crate::tests) const ELSEWHERE: &str = "elsewhere";

/// By what somebody is known.
enum Known {
    Visit,
    Session(String),
    Key(String),
}

/// Somebody who asks.
pub(in crate::tests) struct Who {
    pub(in crate::tests) name: &'static str,
    pub(in crate::tests) account: String,
    known: Known,
    /// The first stage in which it may see what other units enter; `None`: never.
    pub(in crate::tests) sees_from: Option<Stage>,
    /// Whether it sees then the leaves of field 1 of every unit, and nothing of the others.
    pub(in crate::tests) is_limited: bool,
    /// Whether it reads how long chains are, and where they stand.
    pub(in crate::tests) checks_chains: bool,
}

impl Who {
    pub(in crate::tests) fn public() -> Self {
        Self {
            name: "public",
            account: String::new(),
            known: Known::Visit,
            sees_from: None,
            is_limited: false,
            checks_chains: false,
        }
    }
    fn from(mut self, stage: Stage) -> Self {
        self.sees_from = Some(stage);
        self
    }
    fn limited(mut self) -> Self {
        self.is_limited = true;
        self
    }
    fn checking_chains(mut self) -> Self {
        self.checks_chains = true;
        self
    }
    /// The headers of its requests: who it is, and for forms the token, sent from our own page.
    pub(in crate::tests) fn headers(&self) -> Vec<(&'static str, String)> {
        let visit = "a".repeat(32);
        let (known, token) = match &self.known {
            Known::Visit => (
                ("cookie", format!("{}={visit}", cookies::VISIT)),
                sign(visit.as_bytes(), b"form"),
            ),
            Known::Session(secret) => (
                ("cookie", format!("{}={secret}", cookies::SESSION)),
                sign(secret.as_bytes(), b"form"),
            ),
            Known::Key(key) => (("authorization", format!("Bearer {key}")), String::new()),
        };
        let ours = ("sec-fetch-site", "same-origin".to_owned());
        vec![known, ("x-csrf-token", token), ours]
    }
}

pub(in crate::tests) fn grant(role: Role, unit: Option<&str>, scope: Scope) -> Grant {
    Grant {
        role,
        owner: OWNER.to_owned(),
        round: None,
        unit: unit.map(str::to_owned),
        scope,
        expires: None,
    }
}

pub(in crate::tests) async fn account(
    server: &Server,
    name: &'static str,
    grants: Vec<Grant>,
) -> Who {
    account_of(server, OWNER, name, grants).await
}

pub(in crate::tests) async fn account_of(
    server: &Server,
    owner: &str,
    name: &'static str,
    mut grants: Vec<Grant>,
) -> Who {
    let store = server.app.store();
    let now = server.app.now();
    for grant in &mut grants {
        owner.clone_into(&mut grant.owner);
    }
    let new = NewUser {
        name: name.to_owned(),
        password_hash: Secret::new("x"),
        must_change: false,
        grants,
    };
    let user = store.add_user(owner, new, now).await.unwrap();
    let secret = format!("{name}-{}", "0".repeat(40));
    let session = NewSession {
        hash: hex(&Sha256::digest(secret.as_bytes())),
        account: user.id.clone(),
        second_factor: true,
        expires: now + jiff::SignedDuration::from_hours(10),
    };
    store.start_session(owner, session, now).await.unwrap();
    Who {
        name,
        account: user.id,
        known: Known::Session(secret),
        ..Who::public()
    }
}

/// A program with a key, and the key's id.
pub(in crate::tests) async fn program(
    server: &Server,
    owner: &str,
    name: &'static str,
    scopes: &[&str],
    mut grant: Grant,
) -> Who {
    owner.clone_into(&mut grant.owner);
    let secret = format!("parindex_{name}");
    let key = NewKey {
        hash: hex(&Sha256::digest(secret.as_bytes())),
        name: name.to_owned(),
        scopes: scopes.iter().map(|own| (*own).to_owned()).collect(),
        grants: vec![grant],
        author: "someone".to_owned(),
        expires: None,
    };
    let now = server.app.now();
    let key = server.app.store().add_key(owner, key, now).await.unwrap();
    Who {
        name,
        account: key.id,
        known: Known::Key(secret),
        ..Who::public()
    }
}

/// Everybody from whom another unit's data are kept, some of them only until their stage.
pub(in crate::tests) async fn everybody(server: &Server) -> Vec<Who> {
    let all = |role| vec![grant(role, None, Scope::All)];
    let own = |role| vec![grant(role, Some(OWN), Scope::All)];
    let field = || Scope::Nodes(vec!["1".to_owned()]);
    let mut ended = grant(Role::Auditor, None, Scope::All);
    ended.expires = Some(server.app.now() - jiff::SignedDuration::from_hours(1));
    let mut other_round = grant(Role::Coordinator, None, Scope::All);
    other_round.round = Some("another-round".to_owned());
    let two_hats = vec![
        grant(Role::UnitStaff, Some(OWN), Scope::All),
        grant(Role::Appraiser, None, field()),
    ];
    let client = || grant(Role::ApiClient, None, Scope::All);
    let runs = || grant(Role::Coordinator, None, Scope::All);
    vec![
        Who::public(),
        account(server, "staff", own(Role::UnitStaff)).await,
        account(server, "head", own(Role::UnitHead)).await,
        account(server, "owner-of-criteria", all(Role::CriteriaOwner)).await,
        account(server, "administrator", all(Role::Administrator))
            .await
            .checking_chains(),
        account(server, "ended-auditor", vec![ended]).await,
        account(server, "coordinator-of-another-round", vec![other_round])
            .await
            .checking_chains(),
        account_of(
            server,
            ELSEWHERE,
            "coordinator-elsewhere",
            all(Role::Coordinator),
        )
        .await,
        account(server, "auditor", all(Role::Auditor))
            .await
            .from(Stage::SelfScoring)
            .checking_chains(),
        account(server, "member", all(Role::CouncilMember))
            .await
            .from(Stage::Council),
        account(
            server,
            "appraiser",
            vec![grant(Role::Appraiser, None, field())],
        )
        .await
        .from(Stage::FirstAppraisal)
        .limited(),
        account(server, "staff-and-appraiser", two_hats)
            .await
            .from(Stage::FirstAppraisal)
            .limited(),
        program(server, OWNER, "reading", &["read"], client()).await,
        program(server, OWNER, "bringing", &["import", "sets"], client()).await,
        program(server, OWNER, "unread", &["sets"], runs()).await,
        program(
            server,
            ELSEWHERE,
            "reading-elsewhere",
            &["read", "import", "sets"],
            runs(),
        )
        .await,
    ]
}

/// Who runs the round, and sees all of it.
pub(in crate::tests) async fn coordinator(server: &Server) -> (Who, Person) {
    let grants = vec![grant(Role::Coordinator, None, Scope::All)];
    let who = account(server, "coordinator", grants.clone()).await;
    let id = who.account.clone();
    (who, Person { id, grants })
}
