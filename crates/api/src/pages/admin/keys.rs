//! Keys of programs.

use super::{
    account::tell,
    form::unit_missing,
    users::{Once, rounds},
};
use crate::{
    App, Caller,
    layout::{Layout, Section},
    pages::roles::role_words,
    problem::{Problem, page},
    security::digest_hex,
    text::Words,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use finding::{Finding, Place};
use jiff::civil::Date;
use procedure::{Grant, Role, Scope};
use serde::Deserialize;
use store::NewKey;

/// What a key may open: results that its role sees, the taking in of workbooks, drafts of criteria sets.
const SCOPES: [&str; 3] = ["read", "import", "sets"];
/// As whom a program may act: whoever runs a round, a unit that sends its own forms, who writes criteria sets, who only reads.
const AS: [(Role, &str); 5] = [
    (Role::ApiClient, "api-client"),
    (Role::Auditor, "auditor"),
    (Role::Coordinator, "coordinator"),
    (Role::CriteriaOwner, "criteria-owner"),
    (Role::UnitStaff, "unit-staff"),
];
/// The longest life of a key, in days.
const LONGEST: i64 = 731;

struct Line {
    id: String,
    name: String,
    scopes: String,
    role: String,
    unit: String,
    created: String,
    expires: String,
    revoked: String,
}

#[derive(Template)]
#[template(path = "admin/keys.html")]
struct KeysPage {
    page: Layout,
    token: String,
    keys: Vec<Line>,
    roles: Vec<(&'static str, String)>,
    rounds: Vec<(String, String)>,
}

/// What a key may do; the scope of an older program by its name.
fn scope_words(scopes: &[String], words: Words) -> String {
    let said = scopes.iter().map(|own| match own.as_str() {
        "read" => words.t("keys-read"),
        "import" => words.t("keys-import"),
        "sets" => words.t("keys-sets"),
        other => other.to_owned(),
    });
    said.collect::<Vec<_>>().join("; ")
}

pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let words = caller.words();
    let keys = app.store().keys(&caller.owner).await?;
    let time = |at: Option<jiff::Timestamp>| at.map_or_else(String::new, |at| words.time(at));
    let line = |key: store::KeyRow| Line {
        role: key
            .grants
            .first()
            .map_or_else(String::new, |grant| role_words(words, grant.role)),
        unit: key
            .grants
            .first()
            .and_then(|grant| grant.unit.clone())
            .unwrap_or_default(),
        id: key.id,
        name: key.name,
        scopes: scope_words(&key.scopes, words),
        created: words.time(key.created),
        expires: time(key.expires),
        revoked: time(key.revoked),
    };
    page(&KeysPage {
        page: caller
            .page(&app, words.t("keys-title"))
            .within(Section::Work)
            .after(words.t("frame-nav-work"), "/work"),
        token: caller.token.clone(),
        keys: keys.into_iter().map(line).collect(),
        roles: AS
            .iter()
            .map(|(role, name)| (*name, role_words(words, *role)))
            .collect(),
        rounds: rounds(&app, &caller).await?,
    })
}

#[derive(Deserialize)]
pub(super) struct New {
    name: String,
    role: String,
    #[serde(default)]
    round: String,
    #[serde(default)]
    read: String,
    #[serde(default)]
    import: String,
    #[serde(default)]
    sets: String,
    #[serde(default)]
    unit: String,
    expires: String,
}

pub(super) async fn add(
    State(app): State<App>,
    caller: Caller,
    Form(new): Form<New>,
) -> Result<Response, Problem> {
    let now = app.now();
    let wrong = |code: &str, vi: &str, en: &str| {
        Problem::unusable(vec![
            Finding::error(code, Place::whole("form")).says(vi, en),
        ])
    };
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(wrong(
            "key-name",
            "ghi khóa này dùng để làm gì, tối đa 100 ký tự",
            "say what the key is for, in at most 100 characters",
        ));
    }
    let role = AS.iter().find(|(_, own)| *own == new.role);
    let (role, _) = role.ok_or_else(Problem::bad_request)?;
    let ticked = [&new.read, &new.import, &new.sets];
    let scopes: Vec<String> = SCOPES
        .iter()
        .zip(ticked)
        .filter(|(_, ticked)| !ticked.is_empty())
        .map(|(scope, _)| (*scope).to_owned())
        .collect();
    let expires = new.expires.parse::<Date>().ok().map(procedure::end_of_day);
    let in_time = expires.filter(|end| {
        now < *end && end.duration_since(now) < jiff::SignedDuration::from_hours(24 * LONGEST)
    });
    let Some(expires) = in_time else {
        return Err(wrong(
            "key-expires",
            "khóa cần ngày hết hạn trong vòng hai năm tới",
            "a key needs a last day within the next two years",
        ));
    };
    let unit = Some(new.unit.trim().to_owned()).filter(|unit| !unit.is_empty());
    let unit = unit.filter(|_| *role == Role::UnitStaff);
    if *role == Role::UnitStaff && unit.is_none() {
        return Err(Problem::unusable(vec![unit_missing()]));
    }
    let round = Some(new.round.trim().to_owned()).filter(|round| !round.is_empty());
    if let Some(round) = &round {
        app.store().round(&caller.owner, round).await?;
    }
    let secret = format!("parindex_{}", store::random_secret());
    let key = NewKey {
        hash: digest_hex(secret.as_bytes()),
        name: name.to_owned(),
        scopes,
        grants: vec![Grant {
            role: *role,
            owner: caller.owner.clone(),
            round,
            unit,
            scope: Scope::All,
            expires: Some(expires),
        }],
        author: caller.person.id.clone(),
        expires: Some(expires),
    };
    let key = app.store().add_key(&caller.owner, key, now).await?;
    tell(&app, &caller, "key-added", &key.id).await?;
    let words = caller.words();
    page(&Once {
        page: caller
            .page(&app, words.t("keys-added"))
            .within(Section::Work)
            .after(words.t("keys-title"), "/keys"),
        label: words.t("keys-key"),
        name: key.name,
        secret,
        hint: words.t("keys-hint"),
        back: "/keys",
    })
}

pub(super) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    app.store()
        .revoke_key(&caller.owner, &key, app.now())
        .await?;
    tell(&app, &caller, "key-revoked", &key).await?;
    Ok(Redirect::to("/keys").into_response())
}
