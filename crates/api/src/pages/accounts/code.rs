//! The one-time code after the password.

use super::sign_in::onward;
use crate::{
    App, Caller,
    caller::Standing,
    first::line,
    layout::Layout,
    problem::{Problem, page, page_with},
    security::{lockout, sessions},
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
#[template(path = "accounts/code.html")]
struct CodePage {
    page: Layout,
    token: String,
    wrong: bool,
}

pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    if caller.standing != Standing::AwaitsCode {
        return Ok(Redirect::to("/work").into_response());
    }
    page(&form(&app, &caller, false))
}

fn form(app: &App, caller: &Caller, wrong: bool) -> CodePage {
    CodePage {
        page: caller.page(app, caller.words().t("account-code")),
        token: caller.token.clone(),
        wrong,
    }
}

#[derive(Deserialize)]
pub(super) struct Given {
    code: String,
}

pub(super) async fn check(
    State(app): State<App>,
    caller: Caller,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    if caller.standing != Standing::AwaitsCode {
        return Ok(Redirect::to("/work").into_response());
    }
    let address = caller.address.to_string();
    let counted = format!("code:{}", caller.person.id);
    lockout::may_try(&app, &counted, &address).await?;
    let store = app.store();
    let user = store.user(&caller.owner, &caller.person.id).await?;
    let user = user.ok_or_else(Problem::not_found)?;
    let now = app.now();
    let right = user
        .totp
        .as_ref()
        .is_some_and(|secret| app.codes().take(&user.id, secret, &given.code, now));
    if !right {
        lockout::failed(&app, &counted, &address).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&app, &caller, true));
    }
    lockout::succeeded(&app, &counted).await?;
    store.signed_in(&user.owner, &user.id, now).await?;
    store
        .audit(&user.owner, line(now, &user.id, "sign-in"))
        .await?;
    let mut response = Redirect::to(&onward("")).into_response();
    sessions::begin(&app, &caller, &user, true, &mut response).await?;
    Ok(response)
}
