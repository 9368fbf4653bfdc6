//! Signing in and out, password, one-time codes, and one's own account.

mod account;
mod code;
mod enrol;
mod password;
mod sign_in;

use crate::gate::{Routes, rows};

pub(crate) fn routes(routes: &mut Routes) {
    routes
        .at(rows::SIGN_IN_PAGE, sign_in::show)
        .at(rows::SIGN_IN, sign_in::sign_in)
        .at(rows::SIGN_OUT, sign_in::sign_out)
        .at(rows::CODE_PAGE, code::show)
        .at(rows::CODE, code::check)
        .at(rows::PASSWORD_PAGE, password::show)
        .at(rows::PASSWORD, password::change)
        .at(rows::CODES_PAGE, enrol::show)
        .at(rows::CODES, enrol::enrol)
        .at(rows::ACCOUNT, account::show);
}
