//! T5: each field over a block.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use ranking::statistics;

/// One line per field and one for the ranking figure: number of units, maximum, mean, median, lowest, highest, standard deviation (population, points), mean in % of the maximum, units above the mean.
#[must_use]
pub fn describe(context: &ResultContext<'_>, block: usize) -> Table {
    let digits = context.digits();
    let fine = digits.max(2);
    let column = |vi: &str, en: &str, kind| Column::new(context.say(vi, en), kind);
    let columns = vec![
        column("Lĩnh vực", "Field", Kind::Words),
        column("Số đơn vị", "Units", Kind::Count),
        column("Điểm tối đa", "Maximum", Kind::Points(digits)),
        column("Trung bình", "Mean", Kind::Points(fine)),
        column("Trung vị", "Median", Kind::Points(fine)),
        column("Thấp nhất", "Lowest", Kind::Points(digits)),
        column("Cao nhất", "Highest", Kind::Points(digits)),
        column("Độ lệch chuẩn", "Standard deviation", Kind::Points(fine)),
        column("% điểm tối đa", "% of maximum", Kind::Percent(2)),
        column("Đơn vị trên trung bình", "Units above mean", Kind::Count),
    ];
    let mut own: Vec<_> = statistics(context.set, context.ranked)
        .into_iter()
        .filter(|own| own.block == block)
        .collect();
    // Fields first, the figure that ranks last, as a sum stands.
    own.sort_by_key(|own| own.node.is_none());
    let lines = own
        .into_iter()
        .map(|own| {
            let title = match own.node {
                Some(node) => context.node_title(node),
                None => context.figure_name().to_owned(),
            };
            let cells = vec![
                Cell::text(title),
                Cell::count(own.n),
                Cell::Number(own.max),
                Cell::Number(own.mean),
                Cell::Number(own.median),
                Cell::Number(own.lowest),
                Cell::Number(own.highest),
                Cell::Figure(own.deviation),
                Cell::maybe(own.share.as_ref()),
                Cell::count(own.above_mean),
            ];
            Line {
                cells,
                strong: own.node.is_none(),
                ..Line::default()
            }
        })
        .collect();
    Table {
        id: "T5",
        sheet: context.sheet_name("T5", block),
        title: context.block_title(
            context.say("Thống kê theo lĩnh vực", "Description of fields"),
            block,
        ),
        columns,
        lines,
        notes: vec![
            context
                .say(
                    "Tính trên các đơn vị được xếp hạng. Độ lệch chuẩn của tổng thể (chia cho số đơn vị).",
                    "Over the ranked units. Standard deviation of the population (divided by the number of units).",
                )
                .to_owned(),
        ],
    }
}

impl ResultContext<'_> {
    /// What the ranking figure is called.
    pub(crate) fn figure_name(&self) -> &'static str {
        match (self.ranked.on, self.lang) {
            (criteria::RankOn::Total, finding::Lang::Vi) => "Tổng điểm",
            (criteria::RankOn::Total, finding::Lang::En) => "Total",
            (criteria::RankOn::Index, finding::Lang::Vi) => "Chỉ số (%)",
            (criteria::RankOn::Index, finding::Lang::En) => "Index (%)",
        }
    }
}
