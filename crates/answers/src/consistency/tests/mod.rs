//! The statements of local reports against the functions of this module.

mod statements;
