//! Rows in the order in which a table may show them.

use super::row::SeenRow;
use crate::results::Computed;
use criteria::NodeId;
use points::Exact;

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

/// What can be said of a field over a block: only where every figure of it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenField {
    /// The field.
    pub(crate) field: NodeId,
    /// The exact mean of points over the units with a complete result.
    pub(crate) mean: Exact,
    /// The highest points.
    pub(crate) best: Exact,
    /// How many units.
    pub(crate) n: usize,
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

impl super::Seen {
    /// Mean and best of every field over a block; `None` where not every unit of it is seen to its fields and rank.
    pub(crate) fn fields_of(&self, block: usize) -> Option<Vec<SeenField>> {
        let rows: Vec<&SeenRow> = self.complete_rows(block)?;
        let fields = &self.whole.ran.ranked.fields;
        let mut found = Vec::new();
        for (column, field) in fields.iter().enumerate() {
            let mut points = Vec::new();
            for row in &rows {
                if let Some((_, Some((own, _)))) = row.fields.as_ref()?.get(column) {
                    points.push(own);
                }
            }
            let n = i64::try_from(points.len()).unwrap_or(i64::MAX);
            let sum: Exact = points.iter().copied().sum();
            if let (Some(mean), Some(best)) = (sum.over(&Exact::from(n)), points.iter().max()) {
                found.push(SeenField {
                    field: *field,
                    mean,
                    best: (*best).clone(),
                    n: points.len(),
                });
            }
        }
        Some(found)
    }

    /// The ranked rows of a block; `None` where rank or total of one may not be seen, or a unit of it is not seen at all.
    pub(crate) fn complete_rows(&self, block: usize) -> Option<Vec<&SeenRow>> {
        let own = self.blocks.get(block)?;
        let whole = self.whole.ran.ranked.blocks.get(block)?;
        let rows: Vec<&SeenRow> = own.rows.iter().map(|at| &self.rows[*at]).collect();
        let seen = |row: &&SeenRow| row.rank.is_some() && row.figures.is_some();
        (rows.len() == whole.ranked.len() && rows.iter().all(seen)).then_some(rows)
    }
}
