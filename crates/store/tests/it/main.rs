//! One suite for both databases: each case runs on SQLite, and on PostgreSQL where `cargo xtask test` has started one.

mod backup;
mod bed;
mod chance;
mod drafts;
mod entries;
mod files;
mod guarded;
mod kill;
mod migration;
mod people;
mod public;
mod rounds;
mod waiting;
