//! `rank --by content`: points by the Government's reform contents.

use criteria::CriteriaSet;
use finding::Lang;
use points::{Exact, RoundTo};
use ranking::{Ranked, contents};
use report::{Cell, Column, Kind, Line, Table};
use scoring::Scored;

/// One line a ranked unit, two columns a content: points, and percent of the applicable maximum.
pub(crate) fn table(set: &CriteriaSet, ranked: &Ranked, scored: &Scored, lang: Lang) -> Table {
    let contents = contents(set, scored);
    let say = |vi: &str, en: &str| match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    };
    let mut columns = vec![
        Column::new(say("Hạng", "Rank"), Kind::Count),
        Column::new(say("Đơn vị", "Unit"), Kind::Words),
    ];
    for content in &contents {
        columns.push(Column::new(&content.content, Kind::Points(2)));
        columns.push(Column::new("%", Kind::Percent(1)));
    }
    let hundred = Exact::from(100);
    let lines = ranked
        .rows
        .iter()
        .filter(|row| row.block.is_some())
        .map(|row| {
            let rank = row.rank.map_or(Cell::Empty, |rank| {
                Cell::Number(Exact::from(i64::from(rank)))
            });
            let mut cells = vec![rank, Cell::text(&row.name)];
            for content in &contents {
                let sum = content.units.get(row.unit).and_then(Option::as_ref);
                let share = sum.and_then(|sum| sum.points.times(&hundred).over(&sum.max));
                cells.push(Cell::maybe(sum.map(|sum| &sum.points)));
                cells.push(Cell::maybe(
                    share.map(|share| share.round(RoundTo::half_up(1))).as_ref(),
                ));
            }
            Line::new(cells)
        });
    Table {
        id: "content",
        sheet: say("Nội dung cải cách", "Reform contents"),
        title: say(
            "Điểm theo nội dung cải cách hành chính",
            "Points by the Government's reform contents",
        ),
        columns,
        lines: lines.collect(),
        notes: vec![say(
            "Một tiêu chí thuộc hai nội dung được tính ở cả hai, nên các nội dung không cộng thành tổng điểm",
            "a criterion of two contents counts in both, so contents do not add up to the total",
        )],
    }
}
