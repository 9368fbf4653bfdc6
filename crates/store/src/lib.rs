//! The store: rounds with their files, the chained entries, accounts, publications and what else must outlive the process, in SQLite or PostgreSQL.
//!
//! [`Store::open`] is the door. Every table has its owner (a province or district), and every question names it; only sessions and keys are found by the digest of their random secret, and then say whose they are.
//! Whatever a function has returned `Ok` for survives the end of the process; whatever it has not is not there, not even in part.
//! Times are arguments; the store reads no clock.
//! Secrets come in as digests (sessions, keys, passwords) wherever the plain text is not needed again.

mod audit;
mod backup;
mod db;
mod draft;
mod entry;
mod failure;
mod files;
mod owner;
mod people;
mod plan;
mod preview;
mod publication;
mod random;
mod round;
mod secret;
mod store;
mod webhook;

pub use audit::{AuditLine, AuditRow};
pub use backup::{Backup, Restored};
pub use draft::{DraftVersion, NewDraftVersion};
pub use entry::{Break, ChainCheck};
pub use failure::Failure;
pub use files::{FileRow, FileWriter, Swept};
pub use owner::OwnerRow;
pub use people::{KeyRow, NewKey, NewSession, NewUser, SessionRow, User};
pub use plan::{NewPlan, PlanRow};
pub use preview::{PreviewRow, Waits};
pub use procedure::Head;
pub use publication::{NewPublication, PublicationRow};
pub use random::{random_id, random_secret};
pub use round::{ContentFile, NewRound, RoundRow};
pub use secret::Secret;
pub use store::Store;
pub use webhook::{DeliveryRow, NewWebhook, WebhookRow};
