//! What can be found in cells that are read as answers; one family of codes a file.

pub(crate) mod cell;
pub(crate) mod column;
pub(crate) mod form;
pub(crate) mod layout;
pub(crate) mod register;
pub(crate) mod sheet;
pub(crate) mod table;
pub(crate) mod unit;
