//! Setting up one-time codes: the secret is shown once, and kept only when a code made with it comes back.

use crate::{
    App, Caller,
    caller::Standing,
    first::line,
    layout::Layout,
    problem::{Problem, page, page_with},
    security::{codes, lockout, sessions, sign},
};
use askama::Template;
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use store::Secret;

#[derive(Template)]
#[template(path = "accounts/codes.html")]
struct EnrolPage {
    page: Layout,
    token: String,
    must: bool,
    secret: String,
    spaced: String,
    seal: String,
    address: String,
    wrong: bool,
}

fn form(app: &App, caller: &Caller, secret: &Secret, wrong: bool) -> EnrolPage {
    let letters: Vec<char> = secret.expose().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|own| own.iter().collect()).collect();
    EnrolPage {
        page: caller.page(app, caller.words().t("account-codes")),
        token: caller.token.clone(),
        must: caller.standing == Standing::MustEnrolCodes,
        secret: secret.expose().to_owned(),
        spaced: groups.join(" "),
        seal: seal(caller, secret),
        address: codes::address(secret, &caller.name),
        wrong,
    }
}

/// The secret travels in the form until it is confirmed; the seal says that this session was given it.
fn seal(caller: &Caller, secret: &Secret) -> String {
    sign(caller.token.as_bytes(), secret.expose().as_bytes())
}

/// Who may set codes up now: whoever is signed in and, where codes stand already, has given one.
fn may(caller: &Caller) -> bool {
    matches!(caller.standing, Standing::MustEnrolCodes | Standing::Full)
}

pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    if !may(&caller) {
        return Ok(Redirect::to("/work").into_response());
    }
    page(&form(&app, &caller, &codes::new_secret()?, false))
}

#[derive(Deserialize)]
pub(super) struct Given {
    secret: String,
    seal: String,
    code: String,
}

pub(super) async fn enrol(
    State(app): State<App>,
    caller: Caller,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    if !may(&caller) {
        return Ok(Redirect::to("/work").into_response());
    }
    let secret = Secret::new(given.secret);
    let sealed = seal(&caller, &secret);
    if !crate::security::same(sealed.as_bytes(), given.seal.as_bytes()) {
        return Err(Problem::not_our_form());
    }
    let counted = format!("code:{}", caller.person.id);
    let address = caller.address.to_string();
    lockout::may_try(&app, &counted, &address).await?;
    let now = app.now();
    if !app
        .codes()
        .take(&caller.person.id, &secret, &given.code, now)
    {
        lockout::failed(&app, &counted, &address).await?;
        return page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &form(&app, &caller, &secret, true),
        );
    }
    let store = app.store();
    let user = store.user(&caller.owner, &caller.person.id).await?;
    let user = user.ok_or_else(Problem::not_found)?;
    store.set_totp(&user.owner, &user.id, Some(&secret)).await?;
    store.end_all_sessions(&user.owner, &user.id).await?;
    store
        .audit(&user.owner, line(now, &user.id, "codes-set-up"))
        .await?;
    let mut response = Redirect::to("/work").into_response();
    sessions::begin(&app, &caller, &user, true, &mut response).await?;
    Ok(response)
}
