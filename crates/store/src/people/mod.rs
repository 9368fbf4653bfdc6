//! Accounts, their sessions, keys of programs, and failed attempts.

mod account;
mod failures;
mod key;
mod session;

pub use account::{NewUser, User};
pub use key::{KeyRow, NewKey};
pub use session::{NewSession, SessionRow};
