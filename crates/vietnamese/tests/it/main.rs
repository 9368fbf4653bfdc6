//! The statements of real reports, and what holds for any text.

mod properties;
mod statements;
