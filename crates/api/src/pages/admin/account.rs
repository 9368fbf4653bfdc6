//! One account: password, codes, open or closed.

use super::users::{Once, choices, rounds};
use crate::{
    App, Caller,
    first::line,
    layout::{Layout, Section},
    pages::roles::{GrantShown, shown},
    problem::{Problem, page},
    security::passwords,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use finding::Text;
use store::User;

#[derive(Template)]
#[template(path = "admin/user.html")]
struct UserPage {
    page: Layout,
    token: String,
    id: String,
    grants: Vec<GrantShown>,
    roles: Vec<(&'static str, String)>,
    rounds: Vec<(String, String)>,
    codes: bool,
    closed: bool,
    own: bool,
}

/// The account of an id, if it is this owner's.
pub(super) async fn account(app: &App, caller: &Caller, id: &str) -> Result<User, Problem> {
    let user = app.store().user(&caller.owner, id).await?;
    user.ok_or_else(Problem::not_found)
}

/// Nobody shuts the door behind themselves.
pub(super) fn not_oneself(caller: &Caller, user: &User) -> Result<(), Problem> {
    if caller.person.id != user.id {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        "own-account",
        Text::new(
            "không thể tự khóa hoặc tự bỏ quyền quản trị của mình; nhờ một quản trị khác",
            "nobody closes their own account or takes their own administration away; ask another administrator",
        ),
    ))
}

pub(super) async fn tell(
    app: &App,
    caller: &Caller,
    action: &str,
    about: &str,
) -> Result<(), Problem> {
    let mut told = line(app.now(), &caller.person.id, action);
    told.detail = Some(about.to_owned());
    Ok(app.store().audit(&caller.owner, told).await?)
}

pub(super) fn back(id: &str) -> Response {
    Redirect::to(&format!("/users/{id}")).into_response()
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(account): Path<String>,
) -> Result<Response, Problem> {
    let user = self::account(&app, &caller, &account).await?;
    let words = caller.words();
    page(&UserPage {
        page: caller
            .page(&app, user.name.clone())
            .within(Section::Work)
            .after(words.t("frame-nav-work"), "/work")
            .after(words.t("users-title"), "/users"),
        token: caller.token.clone(),
        own: caller.person.id == user.id,
        grants: user.grants.iter().map(|own| shown(words, own)).collect(),
        roles: choices(&caller),
        rounds: rounds(&app, &caller).await?,
        codes: user.totp.is_some(),
        closed: user.disabled,
        id: user.id,
    })
}

pub(super) async fn new_password(
    State(app): State<App>,
    caller: Caller,
    Path(account): Path<String>,
) -> Result<Response, Problem> {
    let user = self::account(&app, &caller, &account).await?;
    let password = passwords::readable()?;
    let hash = passwords::hash(&password).await?;
    app.store()
        .set_password(&user.owner, &user.id, &hash, true)
        .await?;
    tell(&app, &caller, "password-reset", &user.id).await?;
    let words = caller.words();
    page(&Once {
        page: caller
            .page(&app, words.t("users-reset"))
            .within(Section::Work)
            .after(words.t("users-title"), "/users"),
        label: words.t("users-first-password"),
        name: user.name,
        secret: password,
        hint: words.t("users-first-password-hint"),
        back: "/users",
    })
}

/// A lost phone: codes are set up anew at the next sign-in, and all sessions end.
pub(super) async fn forget_codes(
    State(app): State<App>,
    caller: Caller,
    Path(account): Path<String>,
) -> Result<Response, Problem> {
    let user = self::account(&app, &caller, &account).await?;
    app.store().set_totp(&user.owner, &user.id, None).await?;
    app.store().end_all_sessions(&user.owner, &user.id).await?;
    tell(&app, &caller, "codes-forgotten", &user.id).await?;
    Ok(back(&user.id))
}

pub(super) async fn open_or_close(
    State(app): State<App>,
    caller: Caller,
    Path(account): Path<String>,
) -> Result<Response, Problem> {
    let user = self::account(&app, &caller, &account).await?;
    not_oneself(&caller, &user)?;
    app.store()
        .disable(&user.owner, &user.id, !user.disabled)
        .await?;
    let action = if user.disabled {
        "account-opened"
    } else {
        "account-closed"
    };
    tell(&app, &caller, action, &user.id).await?;
    Ok(back(&user.id))
}
