//! A unit over the fields, beside its block: the figures of the radar, and its table.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use criteria::NodeId;
use points::Exact;
use ranking::{FieldPoints, Row};

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

/// Mean and best of each field over a block, in percent of the maximum; the same for all its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BlockProfile(Vec<(Exact, Exact)>);

impl BlockProfile {
    pub(crate) fn of(context: &ResultContext<'_>, block: usize) -> Self {
        let peers = context.ranked_rows(block);
        let column = |column: usize| {
            let fields = || {
                peers
                    .iter()
                    .filter_map(move |row| row.fields.get(column)?.as_ref())
            };
            let sum: Exact = fields().map(|own| &own.points).sum();
            let most: Exact = fields().map(|own| &own.max).sum();
            let best = fields().filter_map(share).max();
            (
                ResultContext::share(&sum, &most).unwrap_or_default(),
                best.unwrap_or_default(),
            )
        };
        Self((0..context.ranked.fields.len()).map(column).collect())
    }
    pub(crate) fn lines(&self, context: &ResultContext<'_>, row: &Row) -> Vec<ProfileLine> {
        let fields = context.ranked.fields.iter().zip(&row.fields).zip(&self.0);
        fields
            .filter_map(|((field, own), (mean, best))| {
                Some(ProfileLine {
                    field: *field,
                    unit: share(own.as_ref()?)?,
                    mean: mean.clone(),
                    best: best.clone(),
                })
            })
            .collect()
    }
}

fn share(points: &FieldPoints) -> Option<Exact> {
    ResultContext::share(&points.points, &points.max)
}

/// One line per field that applies to the unit; `None` where the unit has no rank.
#[must_use]
pub fn profile(context: &ResultContext<'_>, row: usize) -> Option<Vec<ProfileLine>> {
    let own = context.ranked.rows.get(row)?;
    own.rank?;
    Some(BlockProfile::of(context, own.block?).lines(context, own))
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
