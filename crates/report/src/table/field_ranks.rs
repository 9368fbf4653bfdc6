//! T10: ranks within each field.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use ranking::{FieldPlace, field_rankings};
use std::collections::BTreeMap;

/// One line per ranked unit, best overall first: overall rank, unit, and for each field its points and its rank there.
#[must_use]
pub fn field_ranks(context: &ResultContext<'_>, block: usize) -> Table {
    let digits = context.digits();
    let mut columns = vec![
        Column::new(context.say("Hạng chung", "Overall rank"), Kind::Count),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    for field in &context.ranked.fields {
        let title = context.node_title(*field);
        let points = Column::new(context.say("Điểm", "Points"), Kind::Points(digits));
        let rank = Column::new(context.say("Hạng", "Rank"), Kind::Count);
        columns.extend([points.under(&title), rank.under(&title)]);
    }
    let rankings: Vec<_> = field_rankings(context.ranked)
        .into_iter()
        .filter(|own| own.block == block)
        .collect();
    // Looked up by row: a province has thousands of communes.
    let by_row: Vec<BTreeMap<usize, &FieldPlace>> = rankings
        .iter()
        .map(|own| own.places.iter().map(|place| (place.row, place)).collect())
        .collect();
    let mut lines: Vec<Line> = Vec::new();
    let table = context.ranked.blocks.get(block);
    for &index in table.map_or(&[][..], |own| &own.ranked) {
        let row = &context.ranked.rows[index];
        let mut cells = vec![
            row.rank
                .map_or(Cell::Empty, |rank| Cell::Number(i64::from(rank).into())),
            Cell::text(&row.name),
        ];
        for places in &by_row {
            match places.get(&index) {
                Some(place) => cells.extend([
                    Cell::Number(place.points.clone()),
                    Cell::Number(i64::from(place.rank).into()),
                ]),
                None => cells.extend([Cell::Empty, Cell::Empty]),
            }
        }
        lines.push(Line::new(cells));
    }
    Table {
        id: "T10",
        sheet: context.sheet_name("T10", block),
        title: context.block_title(
            context.say("Xếp hạng theo lĩnh vực", "Ranking by field"),
            block,
        ),
        columns,
        lines,
        notes: vec![
            context
                .say(
                    "Trong từng lĩnh vực, đơn vị bằng điểm thì đồng hạng; không áp dụng tiêu chí phụ.",
                    "Within a field equals share a rank; tie-breaks are not applied.",
                )
                .to_owned(),
        ],
    }
}
