//! Bundles: a result that travels with everything needed to compute it again, and the reader that does so.
//!
//! The internal bundle holds the round's files and answers and recomputes all; the public one holds what the act made public and recomputes what follows from it.
//! Both are plain zip archives whose bytes depend on nothing but their content.

mod about;
mod findings;
mod internal;
mod public;
mod recheck;
mod table;
mod verify;

pub use about::{About, BundleHead, BundleKind};
pub use internal::{internal_bundle, result_bytes};
pub use public::{PublicResult, public_bundle};
pub use verify::{Verified, verify};

/// Where a bundle says what it is.
const ABOUT: &str = "bundle.json";
/// The round's folder, without files of answers.
const ROUND: &str = "round/";
/// One record of an answer a line.
const ENTRIES: &str = "entries.jsonl";
/// The result as `rank --format json` prints it, or what is public of it.
const JSON: &str = "result/ranking.json";
/// The same as `rank --format csv` prints it.
const CSV: &str = "result/ranking.csv";
/// The criteria set in a public bundle.
const SET: &str = "set/";
/// Figures of surveys in a public bundle, one file a survey.
const SURVEYS: &str = "result/surveys/";
