//! A round: its folder, its inputs with their digests, and the one pipeline that command line, server and benches share.
//!
//! [`open`] reads the folder (the only part that touches files), [`run`] makes the result out of what was read and nothing else.

mod begin;
mod folder;
mod known;
mod manifest;
mod run;
mod status;

pub use begin::{Begin, begin, file_name};
pub use folder::{Found, Inputs, SetText, find_set, open};
pub use known::Known;
pub use manifest::{Answer, Manifest, Period, read_manifest};
pub use run::{Ran, Read, read_answers, run, run_level};
pub use status::{UnitStatus, status};
