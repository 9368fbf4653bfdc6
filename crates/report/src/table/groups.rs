//! Indices of groups of units, which are no administrative units and stand beside the ranking, never in it.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use finding::Lang;
use scoring::{GroupRule, GroupScore};
use units::GroupKind;

/// Groups of units with the rule of their indices.
#[derive(Debug, Clone, Copy)]
pub struct Groups<'a> {
    /// What each comes to.
    pub scores: &'a [GroupScore],
    /// The rule.
    pub rule: GroupRule,
    /// Where weights come from, where it is not the file of groups: `population (units.csv)`.
    pub weights_from: Option<&'a str>,
}

/// A line for each group with what it is and its index, then one for each member with rank, weight and index; those left out are named.
#[must_use]
pub fn groups(context: &ResultContext<'_>, groups: Groups<'_>) -> Table {
    let Groups { scores, rule, .. } = groups;
    let digits = context.digits();
    let mut columns = vec![
        Column::new(context.say("Nhóm, đơn vị", "Group, unit"), Kind::Words),
        Column::new(context.say("Mã", "Code"), Kind::Code),
        Column::new(context.say("Số đơn vị", "Units"), Kind::Count),
    ];
    let last = match rule {
        GroupRule::Pooled => Some(Column::new(
            context.say(
                "Điểm tối đa tính từ số liệu cộng dồn",
                "Maximum worked out from pooled counts",
            ),
            Kind::Points(2),
        )),
        GroupRule::Weights => Some(Column::new(
            context.say("Trọng số", "Weight"),
            Kind::Points(most_digits(scores)),
        )),
        GroupRule::Mean => None,
    };
    let extra = last.is_some();
    columns.extend(last);
    columns.push(Column::new(context.say("Hạng", "Rank"), Kind::Count));
    columns.push(Column::new(
        context.say("Chỉ số (%)", "Index (%)"),
        Kind::Percent(digits),
    ));
    let mut lines = Vec::new();
    for score in scores {
        let mut cells = vec![
            Cell::text(name_and_kind(context, score)),
            Cell::Empty,
            Cell::count(score.members.len()),
        ];
        if extra {
            let pooled = score.pooled_of.as_ref().map(|(pooled, _)| pooled);
            cells.push(Cell::maybe(pooled));
        }
        cells.extend([Cell::Empty, Cell::maybe(score.index.as_ref())]);
        lines.push(Line::strong(cells));
        for (unit, weight) in &score.members {
            let shown = weight.as_ref().filter(|_| rule == GroupRule::Weights);
            lines.push(member(
                context,
                *unit,
                extra.then(|| Cell::maybe(shown)),
                None,
            ));
        }
        for unit in &score.left_out {
            let why = context.say("không tính", "left out");
            lines.push(member(
                context,
                *unit,
                extra.then_some(Cell::Empty),
                Some(why),
            ));
        }
    }
    Table {
        id: "groups",
        sheet: context.say("Nhóm đơn vị", "Groups").to_owned(),
        title: context
            .say(
                "Chỉ số theo nhóm đơn vị (tham khảo, không xếp hạng)",
                "Indices of groups of units (for reference, not ranked)",
            )
            .to_owned(),
        columns,
        lines,
        notes: group_notes(context, groups),
    }
}

/// The name, and what the group is where the name does not say it itself.
fn name_and_kind(context: &ResultContext<'_>, score: &GroupScore) -> String {
    let word = score.kind.word(context.lang);
    if vietnamese::key(&score.name).starts_with(&vietnamese::key(word)) {
        score.name.clone()
    } else {
        format!("{} ({word})", score.name)
    }
}

fn member(
    context: &ResultContext<'_>,
    unit: usize,
    extra: Option<Cell>,
    left_out: Option<&str>,
) -> Line {
    let own = context.roster.and_then(|roster| roster.get(unit));
    let row = context.ranked.rows.iter().find(|row| row.unit == unit);
    let name = own.map_or_else(String::new, units::Unit::display_name);
    let name = match left_out {
        Some(why) => format!("  {name} – {why}"),
        None => format!("  {name}"),
    };
    let mut cells = vec![
        Cell::text(name),
        own.map_or(Cell::Empty, |unit| Cell::text(&unit.code)),
        Cell::Empty,
    ];
    cells.extend(extra);
    let rank = row.and_then(|row| row.rank);
    cells.push(rank.map_or(Cell::Empty, |rank| Cell::Number(i64::from(rank).into())));
    let summary = context.scored.summaries.get(unit);
    cells.push(Cell::maybe(
        summary.filter(|own| own.complete).map(|own| &own.index),
    ));
    Line::new(cells)
}

/// The digits that the weights are written with, so that none is shown rounded.
fn most_digits(scores: &[GroupScore]) -> u8 {
    let weights = scores.iter().flat_map(|score| &score.members);
    let digits = weights.filter_map(|(_, weight)| weight.as_ref()?.as_decimal());
    digits.map(|(_, digits)| digits).max().unwrap_or(0).min(9)
}

/// What every output of groups has to say: that a group is no unit, what former districts are, the rule, and who was left out.
#[must_use]
pub fn group_notes(context: &ResultContext<'_>, groups: Groups<'_>) -> Vec<String> {
    let Groups {
        scores,
        rule,
        weights_from,
    } = groups;
    let mut notes = vec![
        context
            .say(
                "Nhóm không phải đơn vị hành chính và không có kết quả được công bố; chỉ số nhóm chỉ để tham khảo.",
                "A group is no administrative unit and has no published result; its index is for reference only.",
            )
            .to_owned(),
    ];
    if scores.iter().any(|score| score.kind == GroupKind::Former) {
        notes.push(
            context
                .say(
                    "Địa bàn cũ: cấp huyện kết thúc hoạt động từ 01/07/2025; nhóm gồm các đơn vị hiện nay lập từ các xã của địa bàn đó, không phải kết quả của huyện.",
                    "Former district: the level of districts ended on 1 July 2025; the group holds the units of today that were made of its communes and is no result of a district.",
                )
                .to_owned(),
        );
    }
    notes.push(match (rule, weights_from) {
        (GroupRule::Mean, _) => context
            .say(
                "Cách tính: bình quân chỉ số của các đơn vị trong nhóm.",
                "Rule: the mean of the indices of the group's units.",
            )
            .to_owned(),
        (GroupRule::Weights, None) => context
            .say(
                "Cách tính: bình quân chỉ số của các đơn vị trong nhóm, có trọng số (cột Trọng số) do người lập bảng cung cấp.",
                "Rule: the mean of the indices of the group's units with the weights shown, which were given by whoever asked for the table.",
            )
            .to_owned(),
        (GroupRule::Weights, Some(from)) => match context.lang {
            Lang::Vi => format!(
                "Cách tính: bình quân chỉ số của các đơn vị trong nhóm, có trọng số (cột Trọng số) lấy từ {from}."
            ),
            Lang::En => format!(
                "Rule: the mean of the indices of the group's units with the weights shown, taken from {from}."
            ),
        },
        (GroupRule::Pooled, _) => context
            .say(
                "Cách tính: cộng số liệu của các đơn vị rồi áp dụng quy định chấm điểm cho tổng; tiêu chí không tính theo tỷ lệ của số đếm thì lấy bình quân điểm của các đơn vị. Không tính điểm cộng, điểm trừ.",
                "Rule: the units' counts are added up and the criterion's rule is applied to the sums; where a rule is no quotient of counts the mean of the units' points is taken. Bonus and penalty stay out.",
            )
            .to_owned(),
    });
    if scores.iter().any(|score| !score.left_out.is_empty()) {
        notes.push(
            context
                .say(
                    "Đơn vị ghi “không tính” chưa đủ kết quả, hoặc không có trọng số.",
                    "Units marked \"left out\" have no complete result, or no weight.",
                )
                .to_owned(),
        );
    }
    notes
}
