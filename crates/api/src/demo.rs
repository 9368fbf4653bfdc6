//! Rounds and accounts to try things with, on loopback only.

use crate::App;
use std::io;

/// An account of the demonstration, shown on the page of signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    /// The name to sign in with.
    pub(crate) name: String,
    /// Its random password.
    pub(crate) password: String,
    /// As whom, in Vietnamese.
    pub(crate) role: String,
}

/// The file with the accounts of the demonstration, in the data folder.
const FILE: &str = "demo-accounts.txt";

/// The accounts to show; none where this is no demonstration.
pub(crate) fn accounts(app: &App) -> Vec<Account> {
    if !app.settings().demo {
        return Vec::new();
    }
    let text = std::fs::read_to_string(app.settings().data.join(FILE)).unwrap_or_default();
    text.lines()
        .filter_map(|line| {
            let mut parts = line.split('\t');
            Some(Account {
                name: parts.next()?.to_owned(),
                password: parts.next()?.to_owned(),
                role: parts.next()?.to_owned(),
            })
        })
        .collect()
}

/// Whether a demonstration may be served there.
///
/// # Errors
/// An address that others can reach.
pub(crate) fn may_demonstrate(app: &App) -> io::Result<()> {
    if app.settings().listen.ip().is_loopback() {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidInput,
        "a demonstration is served on loopback only",
    ))
}
