//! A new password, at the first sign-in or whenever one wants.

use crate::{
    App, Caller,
    caller::Standing,
    first::line,
    layout::Layout,
    problem::{Problem, page, page_with},
    security::{lockout, passwords, sessions},
};
use askama::Template;
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage {
    page: Layout,
    token: String,
    first: bool,
    wrong: Option<String>,
}

fn form(app: &App, caller: &Caller, wrong: Option<String>) -> PasswordPage {
    PasswordPage {
        page: caller.page(app, caller.words().t("account-password")),
        token: caller.token.clone(),
        first: caller.standing == Standing::MustChangePassword,
        wrong,
    }
}

pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    if caller.standing == Standing::AwaitsCode {
        return Ok(Redirect::to("/sign-in/code").into_response());
    }
    page(&form(&app, &caller, None))
}

#[derive(Deserialize)]
pub(super) struct Given {
    old: String,
    new: String,
    again: String,
}

pub(super) async fn change(
    State(app): State<App>,
    caller: Caller,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    // A password alone must not be enough to replace itself where a code is asked for too.
    if caller.standing == Standing::AwaitsCode {
        return Ok(Redirect::to("/sign-in/code").into_response());
    }
    let words = caller.words();
    let again = |wrong: String| {
        page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &form(&app, &caller, Some(wrong)),
        )
    };
    let store = app.store();
    let user = store.user(&caller.owner, &caller.person.id).await?;
    let user = user.ok_or_else(Problem::not_found)?;
    let address = caller.address.to_string();
    lockout::may_try(&app, &user.name, &address).await?;
    if !passwords::is_right(&given.old, Some(&user.password_hash)).await? {
        lockout::failed(&app, &user.name, &address).await?;
        return again(words.t("account-old-wrong"));
    }
    if given.new != given.again {
        return again(words.t("account-again-differs"));
    }
    if given.new == given.old {
        return again(words.t("account-same-as-old"));
    }
    if let Some(why) = passwords::against(&given.new, &user.name) {
        return again(why.get(caller.lang).to_owned());
    }
    let hash = passwords::hash(&given.new).await?;
    // All sessions of the account end here, this one too; a new one begins.
    store
        .set_password(&user.owner, &user.id, &hash, false)
        .await?;
    store
        .audit(&user.owner, line(app.now(), &user.id, "new-password"))
        .await?;
    let mut response = Redirect::to("/work").into_response();
    let has_code = user.totp.is_some();
    sessions::begin(&app, &caller, &user, has_code, &mut response).await?;
    Ok(response)
}
