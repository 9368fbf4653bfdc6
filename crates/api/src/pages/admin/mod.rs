//! Accounts, keys, webhooks and the log.

mod account;
mod form;
mod grants;
mod hooks;
mod keys;
mod log;
mod log_words;
mod users;

use crate::gate::{Routes, rows};

pub(crate) fn routes(routes: &mut Routes) {
    routes
        .at(rows::USERS, users::show)
        .at(rows::USER_ADD, users::add)
        .at(rows::USER, account::show)
        .at(rows::USER_GRANT, grants::give)
        .at(rows::USER_GRANT_END, grants::take)
        .at(rows::USER_PASSWORD, account::new_password)
        .at(rows::USER_CODES, account::forget_codes)
        .at(rows::USER_OPEN, account::open_or_close)
        .at(rows::KEYS, keys::show)
        .at(rows::KEY_ADD, keys::add)
        .at(rows::KEY_REVOKE, keys::revoke)
        .at(rows::WEBHOOKS, hooks::show)
        .at(rows::WEBHOOK_ADD, hooks::add)
        .at(rows::WEBHOOK_REMOVE, hooks::remove)
        .at(rows::WEBHOOK_TRY, hooks::try_out)
        .at(rows::LOG, log::show)
        .at(rows::LOG_CHECK, log::check);
}
