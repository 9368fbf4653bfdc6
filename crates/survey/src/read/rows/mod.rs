//! Rows of a sheet → responses, by the plan of its columns.

mod cache;
mod cell;
mod cells;
mod day;
mod figures;
mod merge;
mod push;
mod reader;
mod skip;
mod state;
mod store;
mod unit;
mod words;

pub(crate) use reader::{Links, Reader, Setting};
