//! Rows of a sheet → responses, by the plan of its columns.

mod cache;
mod cells;
mod day;
mod merge;
mod reader;
mod serial;
mod skip;
mod store;
mod unit;
mod words;

pub(crate) use reader::{Links, Reader, Setting};
