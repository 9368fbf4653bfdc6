//! T2: points by field.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use ranking::{Statistics, statistics};

/// One line per ranked unit, best first: rank, unit, points of each field and of all. Above them the maxima, below them the mean and the mean in % of the maximum.
#[must_use]
pub fn fields(context: &ResultContext<'_>, block: usize) -> Table {
    let digits = context.digits();
    let mut columns = vec![
        Column::new(context.say("Hạng", "Rank"), Kind::Count),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    for field in &context.ranked.fields {
        columns.push(Column::new(
            context.node_title(*field),
            Kind::Points(digits),
        ));
    }
    columns.push(Column::new(
        context.say("Cộng", "Sum"),
        Kind::Points(digits),
    ));
    let all = statistics(context.set, context.ranked);
    let of_field = |index: usize| {
        let field = Some(context.ranked.fields[index]);
        all.iter()
            .find(|own| own.block == block && own.node == field)
    };
    let n = context.ranked.fields.len();
    let summary = |words: &str, figure: &dyn Fn(&Statistics) -> Cell, sum: Cell| {
        let mut cells = vec![Cell::Empty, Cell::text(words)];
        cells.extend((0..n).map(|index| of_field(index).map_or(Cell::Empty, figure)));
        cells.push(sum);
        Line::strong(cells)
    };
    let rows = context.ranked_rows(block);
    let count = points::Exact::from(i64::try_from(rows.len()).unwrap_or(i64::MAX));
    let points: points::Exact = rows.iter().map(|row| &row.points).sum();
    let max: points::Exact = rows.iter().map(|row| &row.max).sum();
    let mut lines = vec![summary(
        context.say("Điểm tối đa", "Maximum"),
        &|own| Cell::Number(own.max.clone()),
        Cell::Number(context.set.total.clone()),
    )];
    for row in &rows {
        let mut cells = vec![
            row.rank
                .map_or(Cell::Empty, |rank| Cell::Number(i64::from(rank).into())),
            Cell::text(&row.name),
        ];
        let fields = row.fields.iter();
        cells.extend(fields.map(|own| Cell::maybe(own.as_ref().map(|own| &own.points))));
        cells.push(Cell::Number(row.points.clone()));
        lines.push(Line::new(cells));
    }
    lines.push(summary(
        context.say("Trung bình", "Mean"),
        &|own| Cell::Number(own.mean.clone()),
        Cell::maybe(points.over(&count).as_ref()),
    ));
    lines.push(summary(
        context.say("Tỷ lệ so với điểm tối đa (%)", "Mean in % of the maximum"),
        &|own| Cell::maybe(own.share.as_ref()),
        Cell::maybe(ResultContext::share(&points, &max).as_ref()),
    ));
    Table {
        id: "T2",
        sheet: context.sheet_name("T2", block),
        title: context.block_title(context.say("Điểm theo lĩnh vực", "Points by field"), block),
        columns,
        lines,
        notes: vec![
            context
                .say(
                    "Điểm cộng và điểm trừ không tính trong bảng này. Ô trống: lĩnh vực không áp dụng.",
                    "Bonus and penalty are not part of this table. An empty cell: the field does not apply.",
                )
                .to_owned(),
        ],
    }
}
