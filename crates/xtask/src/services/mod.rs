//! What some tests need besides Rust: started for one run of `cargo xtask test`, stopped after it.

pub(crate) mod chromium;
pub(crate) mod postgres;
mod system;
