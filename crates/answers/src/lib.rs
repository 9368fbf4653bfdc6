//! Cells become typed answers of a unit to a leaf, each with its cell; and the forms that ask for them.

mod cell;
pub mod consistency;
mod findings;
pub mod form;
mod model;
mod table;
mod typed;

pub use model::*;
pub use table::{
    Field, FieldError, Layout, Mapping, Orientation, Register, TableInput, TableReport, TotalRow,
    UnitsAt, line_number, missing_units, read_layout, read_table,
};
pub use typed::{TypedItem, read_typed, read_typed_items};
