//! T6: criteria with the highest and the lowest mean, in percent of the maximum.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use ranking::{Statistics, leaf_statistics};

/// Criteria at each end.
const ENDS: usize = 10;

/// One line per criterion, first the ten with the highest mean in % of their maximum, then the ten with the lowest; where there are fewer than twenty, all, highest first.
#[must_use]
pub fn criteria_ends(context: &ResultContext<'_>, block: usize) -> Table {
    let fine = context.leaf_digits().max(2);
    let column = |vi: &str, en: &str, kind| Column::new(context.say(vi, en), kind);
    let mut all = leaf_statistics(context.set, context.scored, context.ranked, block);
    all.retain(|own| own.share.is_some());
    // Equals stand in the order of the set.
    all.sort_by(|a, b| b.share.cmp(&a.share));
    let mut lines = Vec::new();
    let heading =
        |vi: &str, en: &str| Line::strong(vec![Cell::Empty, Cell::text(context.say(vi, en))]);
    if all.len() > 2 * ENDS {
        lines.push(heading(
            "Các tiêu chí đạt tỷ lệ cao nhất",
            "Criteria closest to their maximum",
        ));
        lines.extend(all[..ENDS].iter().map(|own| line(context, own)));
        lines.push(heading(
            "Các tiêu chí đạt tỷ lệ thấp nhất",
            "Criteria farthest from their maximum",
        ));
        lines.extend(all.iter().rev().take(ENDS).map(|own| line(context, own)));
    } else {
        lines.extend(all.iter().map(|own| line(context, own)));
    }
    Table {
        id: "T6",
        sheet: context.sheet_name("T6", block),
        title: context.block_title(
            context.say(
                "Tiêu chí đạt tỷ lệ cao nhất và thấp nhất",
                "Highest and lowest criteria",
            ),
            block,
        ),
        columns: vec![
            column("Mã", "Code", Kind::Code),
            column("Tiêu chí", "Criterion", Kind::Words),
            column(
                "Điểm tối đa",
                "Maximum",
                Kind::Points(context.leaf_digits()),
            ),
            column("Trung bình", "Mean", Kind::Points(fine)),
            column("% điểm tối đa", "% of maximum", Kind::Percent(2)),
            column("Thấp nhất", "Lowest", Kind::Points(context.leaf_digits())),
            column("Cao nhất", "Highest", Kind::Points(context.leaf_digits())),
            column("Số đơn vị", "Units", Kind::Count),
        ],
        lines,
        notes: vec![
            context
                .say(
                    "Bình quân trên các đơn vị được xếp hạng có điểm ở tiêu chí.",
                    "Means over the ranked units that have points in the criterion.",
                )
                .to_owned(),
        ],
    }
}

fn line(context: &ResultContext<'_>, own: &Statistics) -> Line {
    let title = own.node.map(|node| context.bare_title(node));
    let code = own.node.map(|node| context.set.node(node).code.as_str());
    Line::new(vec![
        Cell::text(code.unwrap_or_default()),
        Cell::text(title.unwrap_or_default()),
        Cell::Number(own.max.clone()),
        Cell::Number(own.mean.clone()),
        Cell::maybe(own.share.as_ref()),
        Cell::Number(own.lowest.clone()),
        Cell::Number(own.highest.clone()),
        Cell::count(own.n),
    ])
}
