//! Cells become typed answers of a unit to a leaf, each with its cell; and the forms that ask for them.

mod findings;
pub mod form;
pub mod consistency;
mod model;

pub use model::*;
