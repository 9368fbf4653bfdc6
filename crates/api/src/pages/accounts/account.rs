//! One's own account.

use crate::{
    App, Caller,
    layout::Layout,
    pages::roles::{GrantShown, shown},
    problem::{Problem, page},
};
use askama::Template;
use axum::{extract::State, response::Response};

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    page: Layout,
    name: String,
    grants: Vec<GrantShown>,
    has_codes: bool,
    signed_in: String,
}

pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let words = caller.words();
    let user = app.store().user(&caller.owner, &caller.person.id).await?;
    let user = user.ok_or_else(Problem::not_found)?;
    page(&AccountPage {
        page: caller.page(&app, words.t("account-own")),
        name: user.name,
        grants: user.grants.iter().map(|own| shown(words, own)).collect(),
        has_codes: user.totp.is_some(),
        signed_in: user.signed_in.map_or_else(String::new, |at| words.time(at)),
    })
}
