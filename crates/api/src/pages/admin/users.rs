//! The accounts of an owner.

use super::form::GrantForm;
use crate::{
    App, Caller,
    first::line,
    layout::{Layout, Section},
    pages::roles::{ROLES, role_words},
    problem::{Problem, page},
    security::passwords,
};
use askama::Template;
use axum::{Form, extract::State, response::Response};
use finding::{Finding, Place};
use serde::Deserialize;
use store::NewUser;

/// One row of the table.
struct Line {
    id: String,
    name: String,
    roles: String,
    codes: bool,
    closed: bool,
    signed_in: String,
}

#[derive(Template)]
#[template(path = "admin/users.html")]
struct UsersPage {
    page: Layout,
    token: String,
    users: Vec<Line>,
    roles: Vec<(&'static str, String)>,
    rounds: Vec<(String, String)>,
}

/// Roles to choose from.
pub(super) fn choices(caller: &Caller) -> Vec<(&'static str, String)> {
    let words = caller.words();
    ROLES
        .iter()
        .map(|(_, name, key)| (*name, words.t(key)))
        .collect()
}

/// Rounds to choose from: ids and titles, nothing of what is in them.
pub(super) async fn rounds(app: &App, caller: &Caller) -> Result<Vec<(String, String)>, Problem> {
    let rounds = app.store().rounds(&caller.owner).await?;
    Ok(rounds.into_iter().map(|own| (own.id, own.title)).collect())
}

pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let words = caller.words();
    let users = app.store().users(&caller.owner).await?;
    let line = |user: store::User| {
        let mut roles: Vec<String> = user
            .grants
            .iter()
            .map(|grant| match &grant.unit {
                Some(unit) => format!("{} ({unit})", role_words(words, grant.role)),
                None => role_words(words, grant.role),
            })
            .collect();
        roles.dedup();
        Line {
            id: user.id,
            name: user.name,
            roles: roles.join("; "),
            codes: user.totp.is_some(),
            closed: user.disabled,
            signed_in: user.signed_in.map_or_else(String::new, |at| words.time(at)),
        }
    };
    page(&UsersPage {
        page: caller
            .page(&app, words.t("users-title"))
            .within(Section::Work)
            .after(words.t("frame-nav-work"), "/work"),
        token: caller.token.clone(),
        users: users.into_iter().map(line).collect(),
        roles: choices(&caller),
        rounds: rounds(&app, &caller).await?,
    })
}

/// A page that shows a secret once: it is in no address, and the next load does not show it again.
#[derive(Template)]
#[template(path = "admin/once.html")]
pub(super) struct Once {
    pub(super) page: Layout,
    pub(super) label: String,
    pub(super) name: String,
    pub(super) secret: String,
    pub(super) hint: String,
    pub(super) back: &'static str,
}

#[derive(Deserialize)]
pub(super) struct NewAccount {
    name: String,
    #[serde(flatten)]
    grant: GrantForm,
}

pub(super) async fn add(
    State(app): State<App>,
    caller: Caller,
    Form(new): Form<NewAccount>,
) -> Result<Response, Problem> {
    let name = passwords::account_name(&new.name);
    let fits = (2..=64).contains(&name.chars().count())
        && name
            .chars()
            .all(|own| own.is_alphanumeric() || "._-".contains(own));
    if !fits {
        return Err(Problem::unusable(vec![
            Finding::error("account-name", Place::whole("form")).says(
                "tên tài khoản có 2 đến 64 chữ, số và dấu . _ -",
                "an account's name has 2 to 64 letters, digits and . _ -",
            ),
        ]));
    }
    let grant = new.grant.read(&app, &caller).await?;
    let password = passwords::readable()?;
    let user = NewUser {
        name: name.clone(),
        password_hash: passwords::hash(&password).await?,
        must_change: true,
        grants: vec![grant],
    };
    let user = app.store().add_user(&caller.owner, user, app.now()).await?;
    let mut told = line(app.now(), &caller.person.id, "account-added");
    told.detail = Some(user.id);
    app.store().audit(&caller.owner, told).await?;
    let words = caller.words();
    page(&Once {
        page: caller
            .page(&app, words.t("users-added"))
            .within(Section::Work)
            .after(words.t("users-title"), "/users"),
        label: words.t("users-first-password"),
        name,
        secret: password,
        hint: words.t("users-first-password-hint"),
        back: "/users",
    })
}
