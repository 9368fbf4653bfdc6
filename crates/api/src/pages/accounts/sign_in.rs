//! Signing in by name and password, and signing out.

use crate::{
    App, Caller,
    first::{forget_password, line},
    layout::{Layout, is_own_path},
    problem::{Problem, page, page_with},
    security::{cookies, lockout, passwords, sessions},
};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/sign-in.html")]
struct SignInPage {
    page: Layout,
    token: String,
    to: String,
    name: String,
    wrong: bool,
    /// As whom, and the account.
    demo: Vec<(String, crate::demo::DemoAccount)>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    to: String,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    page(&form(&app, &caller, asked.to, String::new(), false))
}

fn form(app: &App, caller: &Caller, to: String, name: String, wrong: bool) -> SignInPage {
    SignInPage {
        page: caller.page(app, caller.words().t("account-sign-in")),
        token: caller.token.clone(),
        to,
        name,
        wrong,
        demo: crate::demo::accounts(app)
            .into_iter()
            .map(|own| (own.role.get(caller.lang).to_owned(), own))
            .collect(),
    }
}

#[derive(Deserialize)]
pub(super) struct Given {
    name: String,
    password: String,
    #[serde(default)]
    to: String,
}

pub(super) async fn sign_in(
    State(app): State<App>,
    caller: Caller,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let name = passwords::account_name(&given.name);
    let address = caller.address.to_string();
    lockout::may_try(&app, &name, &address).await?;
    let owner = &app.settings().owner;
    let user = app.store().user_by_name(owner, &name).await?;
    let open = user.filter(|user| !user.disabled);
    let hash = open.as_ref().map(|user| &user.password_hash);
    let right = passwords::is_right(&given.password, hash).await?;
    let Some(user) = open.filter(|_| right) else {
        lockout::failed(&app, &name, &address).await?;
        let own = form(&app, &caller, given.to, given.name, true);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &own);
    };
    lockout::succeeded(&app, &name).await?;
    forget_password(&app, &name);
    let now = app.now();
    let to = if user.totp.is_some() {
        "/sign-in/code".to_owned()
    } else {
        app.store().signed_in(&user.owner, &user.id, now).await?;
        app.store()
            .audit(&user.owner, line(now, &user.id, "sign-in"))
            .await?;
        onward(&given.to)
    };
    let mut response = Redirect::to(&to).into_response();
    sessions::begin(&app, &caller, &user, false, &mut response).await?;
    Ok(response)
}

/// To where one wanted to go, else to one's work.
pub(super) fn onward(to: &str) -> String {
    if is_own_path(to) && to != "/" {
        to.to_owned()
    } else {
        "/work".to_owned()
    }
}

pub(super) async fn sign_out(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    sessions::end(&app, &caller).await?;
    let now = app.now();
    app.store()
        .audit(&caller.owner, line(now, &caller.person.id, "sign-out"))
        .await?;
    let mut response = Redirect::to("/").into_response();
    cookies::clear(&app, &mut response, cookies::SESSION);
    Ok(response)
}
