//! Points become ranks: blocks, ties, tie-breaks, bands, and what can be said about a field over a block.
//!
//! [`rank`] takes the scores of a round and gives [`Ranked`]: one [`Row`] a unit, in the order in which a table shows them.
//! The figure that ranks is never a binary floating-point number: exact figures are put in order first and become whole-number keys, and polars ranks those keys block by block.
//! A unit without a complete result, and a parent such as the province itself, has a row and no rank.
//!
//! [`RankJson`] and [`ranking_csv`] are the machine-readable faces of the same rows.

mod bands;
mod blocks;
mod content_titles;
mod contents;
mod csv;
mod entrant;
mod fields;
mod findings;
mod json;
mod keys;
mod places;
mod rank;
mod row;
mod statistics;
#[cfg(test)]
mod tests;

pub use bands::band_of;
pub use content_titles::content_title;
pub use contents::{ContentPoints, contents};
pub use csv::{CsvCell, CsvKind, csv_text, ranking_csv};
pub use entrant::Entrant;
pub use fields::{FieldPlace, FieldRanking, field_rankings};
pub use json::{DroppedJson, RankJson, RowJson, SetJson, decimal_text, status_key};
pub use places::{Place, places};
pub use rank::{rank, rank_entrants};
pub use row::{Block, Dropped, FieldPoints, Ranked, Row};
pub use statistics::{Statistics, leaf_statistics, statistics};
