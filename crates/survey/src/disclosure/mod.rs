//! What may be shown: small cells are hidden, and as many others as it takes to keep them hidden.

mod solve;
mod sums;
mod table;

pub use table::{CountTable, ShownCount};
