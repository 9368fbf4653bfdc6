//! T11: every leaf of every unit.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use criteria::LeafId;
use points::Exact;
use scoring::{Cause, LeafScore, Outcome};

/// One line per unit of the block, ranked first: rank, code, unit, and the standing points of each leaf under its field; a state that is not a number is said in words.
#[must_use]
pub fn matrix(context: &ResultContext<'_>, block: usize) -> Table {
    let set = context.set;
    let mut columns = vec![
        Column::new(context.say("Hạng", "Rank"), Kind::Count),
        Column::new(context.say("Mã", "Code"), Kind::Code),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    for leaf in set.leaf_ids() {
        let node = set.leaf_node(leaf);
        let field = context.field_of(leaf);
        columns
            .push(Column::new(node.code.clone(), Kind::Points(context.leaf_digits())).under(field));
    }
    let mut maxima = vec![
        Cell::Empty,
        Cell::Empty,
        Cell::text(context.say("Điểm tối đa", "Maximum")),
    ];
    maxima.extend(
        set.leaf_ids()
            .map(|leaf| Cell::Number(set.leaf_node(leaf).max.clone())),
    );
    let mut lines = vec![Line::strong(maxima)];
    for row in context.all_rows(block) {
        let mut cells = vec![
            row.rank.map_or(Cell::text("–"), |rank| {
                Cell::Number(i64::from(rank).into())
            }),
            Cell::text(&row.code),
            Cell::text(&row.name),
        ];
        cells.extend(
            set.leaf_ids()
                .map(|leaf| standing(context, context.scored.leaf(row.unit, leaf))),
        );
        lines.push(Line::new(cells));
    }
    Table {
        id: "T11",
        sheet: context.sheet_name("T11", block),
        title: context.block_title(
            context.say(
                "Điểm từng tiêu chí của từng đơn vị",
                "Points of every criterion and unit",
            ),
            block,
        ),
        columns,
        lines,
        notes: vec![
            context
                .say(
                    "CSL: chưa có số liệu; KAD: không áp dụng; KPS: không phát sinh (0/0); KĐ: không đọc được. Bốn trạng thái này không phải là 0 điểm.",
                    "CSL: missing; KAD: not applicable; KPS: no cases (0/0); KĐ: unreadable. None of these is zero points.",
                )
                .to_owned(),
        ],
    }
}

/// The points, or the state that stands in their place.
fn standing(context: &ResultContext<'_>, score: &LeafScore) -> Cell {
    match score.outcome {
        Outcome::Points => Cell::Number(score.points.clone()),
        Outcome::Absent if score.cause == Cause::Missing => Cell::Empty,
        _ => Cell::text(context.state_mark(score.cause)),
    }
}

impl ResultContext<'_> {
    /// Short marks of the states that are not a number.
    pub(crate) fn state_mark(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Answered => "",
            Cause::Missing => "CSL",
            Cause::NotApplicable => "KAD",
            Cause::Undefined => "KPS",
            Cause::Unreadable => "KĐ",
        }
    }
    /// The states in words.
    pub(crate) fn state_words(&self, cause: Cause) -> &'static str {
        let (vi, en) = match cause {
            Cause::Answered => ("", ""),
            Cause::Missing => ("Chưa có số liệu", "Missing"),
            Cause::NotApplicable => ("Không áp dụng", "Not applicable"),
            Cause::Undefined => ("Không phát sinh", "No cases (0/0)"),
            Cause::Unreadable => ("Không đọc được", "Unreadable"),
        };
        match self.lang {
            finding::Lang::Vi => vi,
            finding::Lang::En => en,
        }
    }
    /// The title of the first-level node, or of the section, above a leaf.
    pub(crate) fn field_of(&self, leaf: LeafId) -> String {
        let mut id = self.set.leaves[leaf.index()];
        while let Some(parent) = self.set.node(id).parent {
            id = parent;
        }
        let section = match self.set.node(id).part {
            criteria::Part::Base => return self.node_title(id),
            criteria::Part::Bonus => self.say("Điểm cộng", "Bonus"),
            criteria::Part::Penalty => self.say("Điểm trừ", "Penalty"),
        };
        section.to_owned()
    }
    /// Standing points of a leaf, where it has any.
    pub(crate) fn leaf_points(&self, unit: usize, leaf: LeafId) -> Option<&Exact> {
        let score = self.scored.leaf(unit, leaf);
        (score.outcome == Outcome::Points).then_some(&score.points)
    }
}
