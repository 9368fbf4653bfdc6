//! Passwords, sessions, codes, headers, and how often somebody may try.

pub(crate) mod codes;
pub(crate) mod cookies;
mod headers;
pub(crate) mod lockout;
pub(crate) mod passwords;
mod random;
mod rate;
pub(crate) mod sessions;

pub(crate) use headers::security_headers;
pub(crate) use random::{digest_hex, random_hex, same, sign};
pub(crate) use rate::Rates;
