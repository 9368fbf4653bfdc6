//! The gate: one table of routes and of who may pass; nothing is reached beside it.

mod check;
mod form;
mod routes;
mod row;
mod table;

pub use row::{Access, Method, Row};
pub use table::ROWS;

pub(crate) use routes::Routes;
pub(crate) use table::rows;
