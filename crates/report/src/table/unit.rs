//! T12: the sheet of one unit.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use criteria::{LayerKind, LeafId, NodeId, NodeKind, Part, Policy};
use points::Exact;
use ranking::Row;
use scoring::Outcome;
use std::collections::BTreeMap;
use std::slice;

/// One line per node of the set, inner nodes set off: code, title, maximum, points in each layer that the round has, final points, not reached, remark.
#[must_use]
pub fn unit_sheet(context: &ResultContext<'_>, row: &Row) -> Table {
    let mut one = unit_sheets(context, slice::from_ref(row));
    one.pop().expect("one row gives one sheet")
}

/// [`unit_sheet`] of each row, in their order; the reasons of all are found in one go.
#[must_use]
pub fn unit_sheets(context: &ResultContext<'_>, rows: &[Row]) -> Vec<Table> {
    rows.iter()
        .zip(reasons(context, rows))
        .map(|(row, reasons)| sheet(context, row, &reasons))
        .collect()
}

fn sheet(context: &ResultContext<'_>, row: &Row, reasons: &Reasons) -> Table {
    let layers: Vec<LayerKind> = context
        .scored
        .layers
        .iter()
        .filter_map(|layer| layer.kind)
        .collect();
    let digits = Kind::Points(context.leaf_digits());
    let column = |vi: &str, en: &str, kind| Column::new(context.say(vi, en), kind);
    let mut columns = vec![
        column("Mã", "Code", Kind::Code),
        column("Lĩnh vực, tiêu chí", "Field, criterion", Kind::Words),
        column("Điểm tối đa", "Maximum", digits),
    ];
    for kind in &layers {
        columns.push(
            Column::new(capital(&context.layer_words(*kind)), digits)
                .under(context.say("Điểm theo lớp", "Points by layer")),
        );
    }
    columns.push(column("Điểm kết quả", "Final", digits));
    columns.push(column("Điểm chưa đạt", "Not reached", digits));
    columns.push(column("Ghi chú", "Remark", Kind::Words));
    let lines = (0..context.set.nodes.len())
        .map(|index| node_line(context, row, NodeId::from_index(index), &layers, reasons))
        .chain([total_line(context, row, layers.len())])
        .collect();
    Table {
        id: "T12",
        sheet: row.code.clone(),
        title: row.name.clone(),
        columns,
        lines,
        notes: notes(context, row),
    }
}

/// Why each criterion is below its maximum, in the words of the trace, by code.
type Reasons = BTreeMap<String, String>;

/// The reasons of each row's unit; empty where the round's answers are not at hand.
fn reasons(context: &ResultContext<'_>, rows: &[Row]) -> Vec<Reasons> {
    let (Some(roster), Some(answers)) = (context.roster, context.answers) else {
        return vec![Reasons::new(); rows.len()];
    };
    let settings = scoring::Settings {
        as_of: context.as_of,
        running: context.running,
    };
    let units: Vec<usize> = rows.iter().map(|row| row.unit).collect();
    let found = scoring::not_reached_all(
        context.set,
        roster,
        answers,
        context.scored,
        &settings,
        &units,
    );
    let words = |own: scoring::NotReachedNode| {
        let reason = own.reason.get(context.lang).to_owned();
        let words = match own.next_step {
            Some(step) => format!("{reason}; {}", step.text.get(context.lang)),
            None => reason,
        };
        (own.criterion, words)
    };
    found
        .into_iter()
        .map(|unit| unit.nodes.into_iter().map(words).collect())
        .collect()
}

/// The words with a capital at their beginning.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn node_line(
    context: &ResultContext<'_>,
    row: &Row,
    id: NodeId,
    layers: &[LayerKind],
    reasons: &Reasons,
) -> Line {
    let node = context.set.node(id);
    let reason = reasons.get(&node.code).map(String::as_str);
    let leaf = context.leaf_of(id);
    let mut cells = vec![
        Cell::text(&node.code),
        Cell::text(context.bare_title(id)),
        Cell::Number(node.max.clone()),
    ];
    for kind in layers {
        cells.push(match leaf {
            Some(leaf) => Cell::maybe(context.layer_points(row.unit, leaf, *kind)),
            None => Cell::maybe(inner_of_layer(context, row.unit, id, *kind)),
        });
    }
    match leaf {
        Some(leaf) => {
            let points = context.leaf_points(row.unit, leaf);
            cells.push(match points {
                Some(points) => Cell::Number(points.clone()),
                None => Cell::text(context.state_mark(context.scored.leaf(row.unit, leaf).cause)),
            });
            let missing = points.map(|points| node.max.minus(points));
            let shown = missing.filter(|own| *own > Exact::ZERO && node.part == Part::Base);
            cells.push(Cell::maybe(shown.as_ref()));
            cells.push(Cell::text(remark(context, row.unit, leaf, reason)));
        }
        None => {
            let own = context.scored.inner_node(row.unit, id);
            cells.push(Cell::maybe(own.map(|own| &own.points)));
            let missing = own.map(|own| own.max.minus(&own.points));
            let shown = missing.filter(|own| *own > Exact::ZERO && node.part == Part::Base);
            cells.push(Cell::maybe(shown.as_ref()));
            cells.push(Cell::text(inner_remark(context, row.unit, id, reason)));
        }
    }
    Line {
        cells,
        strong: matches!(node.kind, NodeKind::Inner { .. }),
        ..Line::default()
    }
}

fn inner_of_layer<'c>(
    context: &'c ResultContext<'_>,
    unit: usize,
    id: NodeId,
    kind: LayerKind,
) -> Option<&'c Exact> {
    let scored = context.scored;
    let layer = scored.layers.iter().find(|own| own.kind == Some(kind))?;
    let column = scored.inner.iter().position(|own| *own == id)?;
    let own = layer.nodes.get(unit * scored.inner.len() + column)?;
    // A layer that holds nothing below a node says nothing about it, rather than zero.
    let holds = own.max > Exact::ZERO && any_leaf(context, unit, id, kind);
    holds.then_some(&own.points)
}

fn any_leaf(context: &ResultContext<'_>, unit: usize, id: NodeId, kind: LayerKind) -> bool {
    match context.leaf_of(id) {
        Some(leaf) => context.layer_points(unit, leaf, kind).is_some(),
        None => context
            .set
            .node(id)
            .children
            .iter()
            .any(|child| any_leaf(context, unit, *child, kind)),
    }
}

/// State, policy, why points are missing, and the appraiser's reason.
fn remark(context: &ResultContext<'_>, unit: usize, leaf: LeafId, reason: Option<&str>) -> String {
    let score = context.scored.leaf(unit, leaf);
    let mut parts: Vec<String> = Vec::new();
    let state = context.state_words(score.cause);
    if score.outcome != Outcome::Absent && !state.is_empty() {
        parts.push(state.to_owned());
    }
    let what = match score.outcome {
        Outcome::Points | Outcome::Absent => "",
        Outcome::Blank => context.say(
            "để trống, điểm tối đa giữ nguyên",
            "left empty, maximum unchanged",
        ),
        Outcome::Dropped => context.say("không tính vào mẫu số", "out of the denominator"),
        Outcome::Rescaled => context.say(
            "không tính, quy đổi phần thẩm định về đủ điểm tối đa",
            "out, the appraised part scaled back to its full maximum",
        ),
        Outcome::Spread => context.say(
            "điểm tối đa chia cho tiêu chí cùng nhóm",
            "maximum spread over siblings",
        ),
        Outcome::Incomplete => context.say("chưa có kết quả", "no result yet"),
    };
    if !what.is_empty() {
        parts.push(what.to_owned());
    }
    if let (Some(reason), Outcome::Points) = (reason, score.outcome) {
        parts.push(reason.to_owned());
    }
    if let Some(answers) = context.answers {
        let key = (u32::try_from(unit).unwrap_or(u32::MAX), leaf);
        for layer in &answers.layers {
            if let Some(reason) = layer.reasons.get(&key) {
                parts.push(reason.clone());
            }
        }
    }
    parts.join("; ")
}

fn inner_remark(
    context: &ResultContext<'_>,
    unit: usize,
    id: NodeId,
    reason: Option<&str>,
) -> String {
    if let Some(reason) = reason {
        return reason.to_owned();
    }
    let published = context.answers.and_then(|answers| {
        let key = (u32::try_from(unit).unwrap_or(u32::MAX), id);
        answers
            .layers
            .iter()
            .find_map(|layer| layer.node_points.get(&key)?.points.as_ref())
    });
    match published {
        Some(_) if !any_standing_leaf(context, unit, id) => context
            .say("điểm theo số liệu đã công bố", "points as published")
            .to_owned(),
        _ => String::new(),
    }
}

fn any_standing_leaf(context: &ResultContext<'_>, unit: usize, id: NodeId) -> bool {
    match context.leaf_of(id) {
        Some(leaf) => {
            context.scored.leaf(unit, leaf).basis != scoring::Basis::Node
                && context.leaf_points(unit, leaf).is_some()
        }
        None => context
            .set
            .node(id)
            .children
            .iter()
            .any(|child| any_standing_leaf(context, unit, *child)),
    }
}

fn total_line(context: &ResultContext<'_>, row: &Row, n_layers: usize) -> Line {
    let mut cells = vec![
        Cell::Empty,
        Cell::text(context.say("Tổng điểm", "Total")),
        Cell::Number(row.max.clone()),
    ];
    cells.extend((0..n_layers).map(|_| Cell::Empty));
    cells.push(Cell::Number(row.total.clone()));
    let missing = row.max.minus(&row.points);
    cells.push(Cell::maybe((missing > Exact::ZERO).then_some(&missing)));
    cells.push(Cell::Empty);
    Line::strong(cells)
}

fn notes(context: &ResultContext<'_>, row: &Row) -> Vec<String> {
    let mut notes = Vec::new();
    notes.push(match row.rank {
        Some(rank) => format!(
            "{} {rank}/{}{}; {} {}{}.",
            context.say("Xếp hạng", "Rank"),
            row.n,
            if row.tied {
                context.say(" (đồng hạng)", " (shared)")
            } else {
                ""
            },
            context.say("chỉ số", "index"),
            context.percent(&row.index, context.digits()),
            context
                .ranked
                .band_name(row)
                .map(|band| format!("; {band}"))
                .unwrap_or_default(),
        ),
        None if row.block.is_none() => context
            .say("Đơn vị cấp trên, không xếp hạng.", "A parent; not ranked.")
            .to_owned(),
        None => context
            .say(
                "Chưa đủ kết quả, chưa xếp hạng.",
                "Without a complete result; not ranked.",
            )
            .to_owned(),
    });
    if !row.dropped.is_empty() {
        let names: Vec<String> = row
            .dropped
            .iter()
            .map(|own| {
                let policy = match own.policy {
                    Policy::Rescale => context.say("quy đổi", "rescaled"),
                    Policy::Spread => context.say("chia lại", "spread"),
                    _ => context.say("không tính", "out"),
                };
                format!("{} ({policy}, {})", own.code, context.short(&own.max))
            })
            .collect();
        let summary = &context.scored.summaries[row.unit];
        notes.push(format!(
            "{}: {}. {} {}; {} {}.",
            context.say("Tiêu chí ngoài mẫu số", "Criteria out of the denominator"),
            names.join(", "),
            context.say("Điểm tối đa áp dụng", "Applicable maximum"),
            context.short(&row.max),
            context.say(
                "tính trên toàn bộ điểm tối đa thì tổng là",
                "over the full maximum the total would be"
            ),
            context.number(&summary.total_undropped, context.digits()),
        ));
    }
    let surveys = context.surveys.iter();
    notes.extend(surveys.filter_map(|own| own.unit_words(row.unit)));
    notes
}
