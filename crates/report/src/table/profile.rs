//! A unit over the fields, beside its block: the figures of the radar, and its table.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use criteria::NodeId;
use points::Exact;

/// One field, in percent of the maximum, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileLine {
    /// The field.
    pub field: NodeId,
    /// The unit.
    pub unit: Exact,
    /// The block: sum of points ÷ sum of applicable maxima.
    pub mean: Exact,
    /// The best of the block in this field.
    pub best: Exact,
}

/// One line per field that applies to the unit; `None` where the unit has no rank.
#[must_use]
pub fn profile(context: &ResultContext<'_>, row: usize) -> Option<Vec<ProfileLine>> {
    let own = context.ranked.rows.get(row)?;
    own.rank?;
    let peers = context.ranked_rows(own.block?);
    let mut lines = Vec::new();
    for (column, field) in context.ranked.fields.iter().enumerate() {
        let share =
            |points: &ranking::FieldPoints| ResultContext::share(&points.points, &points.max);
        let fields = || {
            peers
                .iter()
                .filter_map(|row| row.fields.get(column)?.as_ref())
        };
        let Some(unit) = own.fields.get(column).and_then(|own| share(own.as_ref()?)) else {
            continue;
        };
        let sum: Exact = fields().map(|own| &own.points).sum();
        let most: Exact = fields().map(|own| &own.max).sum();
        lines.push(ProfileLine {
            field: *field,
            mean: ResultContext::share(&sum, &most).unwrap_or_default(),
            best: fields().filter_map(share).max().unwrap_or_default(),
            unit,
        });
    }
    Some(lines)
}

/// The radar's figures as a table: one line per field.
#[must_use]
pub fn profile_table(context: &ResultContext<'_>, row: usize) -> Option<Table> {
    let lines = profile(context, row)?;
    let name = &context.ranked.rows[row].name;
    let column = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Percent(2));
    Some(Table {
        id: "profile",
        sheet: context.ranked.rows[row].code.clone(),
        title: format!(
            "{}: {name}",
            context.say("Kết quả theo lĩnh vực", "Profile over the fields")
        ),
        columns: vec![
            Column::new(context.say("Lĩnh vực", "Field"), Kind::Words),
            column("Đơn vị (% điểm tối đa)", "Unit (% of maximum)"),
            column("Trung bình khối", "Mean of the block"),
            column("Cao nhất khối", "Best of the block"),
        ],
        lines: lines
            .into_iter()
            .map(|own| {
                Line::new(vec![
                    Cell::text(context.node_title(own.field)),
                    Cell::Number(own.unit),
                    Cell::Number(own.mean),
                    Cell::Number(own.best),
                ])
            })
            .collect(),
        notes: Vec::new(),
    })
}
