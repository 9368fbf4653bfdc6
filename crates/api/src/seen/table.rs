//! Rows in the order in which a table may show them.

use super::row::SeenRow;
use crate::results::Computed;

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenBlock {
    /// As the roster names it; empty for the one table of a set without blocks.
    pub(crate) name: String,
    /// Indices into [`super::Seen::rows`] of units with a complete result, or of which completeness may not be seen.
    pub(crate) rows: Vec<usize>,
    /// Indices of those listed apart.
    pub(crate) apart: Vec<usize>,
}

/// The rows in their order, and the tables that they stand in.
///
/// Where ranks may not be seen, order follows class and roster, so that it says no more than the classes do.
pub(super) fn arrange(whole: &Computed, mut rows: Vec<SeenRow>) -> (Vec<SeenRow>, Vec<SeenBlock>) {
    let place = |row: &SeenRow| match row.rank {
        Some(own) => (0, own.rank.map_or(u32::MAX, |rank| rank)),
        None => (1, 0),
    };
    let class = |row: &SeenRow| row.class.flatten().map_or(usize::MAX, |band| band);
    rows.sort_by_key(|row| {
        (
            row.block.unwrap_or(usize::MAX),
            row.complete == Some(false),
            place(row),
            class(row),
            row.place,
        )
    });
    let ranked = &whole.ran.ranked;
    let mut blocks: Vec<SeenBlock> = ranked
        .blocks
        .iter()
        .map(|own| SeenBlock {
            name: if own.is_all() {
                String::new()
            } else {
                own.name.clone()
            },
            rows: Vec::new(),
            apart: Vec::new(),
        })
        .collect();
    for (at, row) in rows.iter().enumerate() {
        if let Some(block) = row.block.and_then(|own| blocks.get_mut(own)) {
            if row.complete == Some(false) {
                block.apart.push(at);
            } else {
                block.rows.push(at);
            }
        }
    }
    (rows, blocks)
}
