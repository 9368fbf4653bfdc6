//! What may be shown: small cells are hidden, and as many others as it takes to keep them hidden.

mod choices;
mod domains;
mod hide;
mod lines;
mod solve;
mod sums;
mod swings;
mod table;

pub use hide::hide;
pub use table::{CountTable, ShownCount};
