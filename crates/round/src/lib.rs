//! A round: its folder, its inputs with their digests, and the one pipeline that command line, server and benches share.
//!
//! [`open`] reads the folder (the only part that touches files), [`run`] makes the result out of what was read and nothing else.

mod folder;
mod known;
mod manifest;

pub use folder::{Found, Inputs, open};
pub use known::Known;
pub use manifest::{Answer, Columns, Manifest, Period, SheetLayout, TotalRow, read_manifest};
