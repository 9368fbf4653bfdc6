//! What can be found in cells that are read as answers; one family of codes a file.

pub(crate) mod form;
