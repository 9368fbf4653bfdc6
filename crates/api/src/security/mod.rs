//! Passwords, sessions, codes, headers, and how often somebody may try.

pub(crate) mod cookies;
mod headers;
mod random;
mod rate;

pub(crate) use headers::security_headers;
pub(crate) use random::{random_hex, same, sign};
pub(crate) use rate::Rates;
