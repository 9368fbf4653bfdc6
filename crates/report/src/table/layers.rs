//! T8: self against appraised, and typed against computed.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use criteria::{LayerKind, LeafId};
use scoring::{Basis, Outcome};

/// One line per unit with a self-score: self, each round of appraisal, last appraisal less self and leaves changed, both over the leaves that have both figures; `None` where no unit has both.
#[must_use]
pub fn layers(context: &ResultContext<'_>, block: usize) -> Option<Table> {
    let rounds = context.rounds();
    let rows: Vec<_> = context
        .all_rows(block)
        .into_iter()
        .filter(|row| row.self_points.is_some() && row.appraised.iter().any(Option::is_some))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let digits = context.digits();
    let mut columns = vec![
        Column::new(context.say("Hạng", "Rank"), Kind::Count),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
        Column::new(
            context.say("Điểm tự đánh giá", "Self-scored"),
            Kind::Points(digits),
        ),
    ];
    for round in 1..=rounds {
        let heading = context.appraised_heading(round, rounds);
        columns.push(Column::new(heading, Kind::Points(digits)));
    }
    columns.push(Column::new(
        context.say("Thẩm định so với tự đánh giá", "Appraised less self"),
        Kind::Points(digits),
    ));
    columns.push(Column::new(
        context.say("Số tiêu chí thay đổi", "Criteria changed"),
        Kind::Count,
    ));
    let lines = rows
        .into_iter()
        .map(|row| {
            let mut cells = vec![
                row.rank.map_or(Cell::text("–"), |rank| {
                    Cell::Number(i64::from(rank).into())
                }),
                Cell::text(&row.name),
                Cell::maybe(row.self_points.as_ref()),
            ];
            for round in 0..rounds {
                cells.push(Cell::maybe(
                    row.appraised.get(round).and_then(Option::as_ref),
                ));
            }
            let compared = context.compared(row.unit);
            let change = compared
                .as_ref()
                .map(|both| both.appraised.minus(&both.own));
            cells.push(Cell::maybe(change.as_ref()));
            cells.push(Cell::count(compared.map_or(0, |both| both.changed)));
            Line::new(cells)
        })
        .collect();
    Some(Table {
        id: "T8",
        sheet: context.sheet_name("T8", block),
        title: context.block_title(
            context.say(
                "Điểm tự đánh giá so với điểm thẩm định",
                "Self-scored against appraised points",
            ),
            block,
        ),
        columns,
        lines,
        notes: vec![
            context
                .say(
                    "Hai cột cuối chỉ tính các tiêu chí có cả điểm tự đánh giá và điểm thẩm định; tiêu chí chỉ cơ quan thẩm định chấm không so sánh được.",
                    "The last two columns take only criteria that have both figures; what only an appraiser scores has nothing to be compared with.",
                )
                .to_owned(),
        ],
    })
}

/// One line per leaf where a layer holds inputs as well as typed points and the two differ: unit, leaf, layer, typed, standing; `None` without answers or without a difference.
#[must_use]
pub fn typed_against_computed(context: &ResultContext<'_>) -> Option<Table> {
    let answers = context.answers?;
    let mut lines = Vec::new();
    for row in &context.ranked.rows {
        for leaf in context.set.leaf_ids() {
            for layer in &answers.layers {
                let slot = context.set.typed_slot(leaf);
                if row.unit >= layer.n_units() {
                    continue;
                }
                let Some(typed) = layer.get(row.unit, slot).number() else {
                    continue;
                };
                let Some(score) = context.layer_score(row.unit, leaf, layer.kind) else {
                    continue;
                };
                if score.basis != Basis::Computed
                    || score.outcome != Outcome::Points
                    || score.points == *typed
                {
                    continue;
                }
                let node = context.set.leaf_node(leaf);
                lines.push(Line::new(vec![
                    Cell::text(&row.code),
                    Cell::text(&row.name),
                    Cell::text(&node.code),
                    Cell::text(context.bare_title(context.set.leaves[leaf.index()])),
                    Cell::text(context.layer_words(layer.kind)),
                    Cell::Number(typed.clone()),
                    Cell::Number(score.points.clone()),
                    Cell::Number(score.points.minus(typed)),
                ]));
            }
        }
    }
    if lines.is_empty() {
        return None;
    }
    let points = Kind::Points(context.leaf_digits());
    let column = |vi: &str, en: &str, kind| Column::new(context.say(vi, en), kind);
    Some(Table {
        id: "T8b",
        sheet: context
            .say("T8b nhập-tính", "T8b typed-computed")
            .to_owned(),
        title: context
            .say(
                "Điểm nhập tay so với điểm tính từ số liệu",
                "Typed against computed points",
            )
            .to_owned(),
        columns: vec![
            column("Mã", "Code", Kind::Code),
            column("Đơn vị", "Unit", Kind::Words),
            column("Mã tiêu chí", "Criterion", Kind::Code),
            column("Tiêu chí", "Title", Kind::Words),
            column("Lớp điểm", "Layer", Kind::Words),
            column("Điểm nhập", "Typed", points),
            column("Điểm tính", "Computed", points),
            column("Chênh lệch", "Difference", points),
        ],
        lines,
        notes: Vec::new(),
    })
}

impl ResultContext<'_> {
    /// The score of a leaf in a layer.
    pub(crate) fn layer_score(
        &self,
        unit: usize,
        leaf: LeafId,
        kind: LayerKind,
    ) -> Option<&scoring::LeafScore> {
        let layers = &self.scored.layers;
        let layer = layers.iter().find(|layer| layer.kind == Some(kind))?;
        layer.leaves.get(unit * self.scored.n_leaves + leaf.index())
    }
    /// The points of a leaf in a layer, where it has any.
    pub(crate) fn layer_points(
        &self,
        unit: usize,
        leaf: LeafId,
        kind: LayerKind,
    ) -> Option<&points::Exact> {
        let score = self.layer_score(unit, leaf, kind)?;
        (score.outcome == Outcome::Points).then_some(&score.points)
    }
    /// What a layer is called.
    pub(crate) fn layer_words(&self, kind: LayerKind) -> String {
        match kind {
            LayerKind::SelfScore => self.say("tự đánh giá", "self").to_owned(),
            LayerKind::Appraised(round) => {
                format!("{} {round}", self.say("thẩm định lần", "appraised, round"))
            }
            LayerKind::Survey => self.say("điều tra xã hội học", "survey").to_owned(),
            LayerKind::Imported => self.say("số liệu hệ thống", "imported").to_owned(),
            LayerKind::Council => self.say("hội đồng", "council").to_owned(),
        }
    }
}
