//! What an account is entrusted with, given and taken.

use super::{
    account::{account, back, not_oneself, tell},
    form::GrantForm,
};
use crate::{App, Caller, problem::Problem};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use finding::Text;
use procedure::Role;
use serde::Deserialize;

pub(super) async fn give(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Form(form): Form<GrantForm>,
) -> Result<Response, Problem> {
    let user = account(&app, &caller, &id).await?;
    let grant = form.read(&app, &caller).await?;
    let mut grants = user.grants;
    if !grants.contains(&grant) {
        grants.push(grant);
        app.store()
            .set_grants(&user.owner, &user.id, &grants)
            .await?;
        tell(&app, &caller, "grant-given", &user.id).await?;
    }
    Ok(back(&user.id))
}

#[derive(Deserialize)]
pub(super) struct Which {
    /// The place in the list, from 0, and how many there were: a list that has changed meanwhile is not touched.
    at: usize,
    of: usize,
}

pub(super) async fn take(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Form(which): Form<Which>,
) -> Result<Response, Problem> {
    let user = account(&app, &caller, &id).await?;
    if which.of != user.grants.len() || which.at >= user.grants.len() {
        return Err(Problem::conflict(Text::new(
            "danh sách quyền vừa thay đổi; mở lại trang",
            "the list has changed meanwhile; open the page again",
        )));
    }
    if user.grants[which.at].role == Role::Administrator {
        not_oneself(&caller, &user)?;
    }
    let mut grants = user.grants;
    grants.remove(which.at);
    app.store()
        .set_grants(&user.owner, &user.id, &grants)
        .await?;
    tell(&app, &caller, "grant-taken", &user.id).await?;
    Ok(back(&user.id))
}
