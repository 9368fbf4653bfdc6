//! T7: units that both rounds have in the same borders.

use super::YearsContext;
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table};
use compare::YearUnit;

pub(super) fn rank(own: Option<u32>) -> Cell {
    own.map_or_else(
        || Cell::text("–"),
        |rank| Cell::Number(i64::from(rank).into()),
    )
}

/// T7: one line per unit that both rounds have in the same borders, the largest rise first: ranks, figures, the change and its parts. The parts of a line add up to its change as printed.
#[must_use]
pub fn movers(context: &YearsContext<'_>) -> Table {
    let all = context.split.units.iter();
    let mut units: Vec<&YearUnit> = all
        .filter(|own| own.parts.is_ok() && !own.borders)
        .collect();
    units.sort_by_key(|own| std::cmp::Reverse(own.change()));
    let (old, new) = (context.years.0.to_string(), context.years.1.to_string());
    let points = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Points(2));
    let change = context.change_words();
    let line = |own: &&YearUnit| {
        let (change, parts) = (own.change()?, own.parts.as_ref().ok()?);
        let mut cells = vec![
            Cell::text(&own.code),
            Cell::text(&own.name),
            rank(own.old_rank),
            rank(own.new_rank),
            Cell::maybe(own.old.as_ref()),
            Cell::maybe(own.new.as_ref()),
        ];
        let [performance, revision, survey, _, rounding] = parts.shown(&change, 2);
        cells.extend([change, performance, revision, survey, rounding].map(Cell::Number));
        Some(Line::new(cells))
    };
    let mut notes: Vec<String> = method(context).map(ToOwned::to_owned).into();
    if context.split.units.iter().any(|own| own.borders) {
        let words = context.say(
            "Đơn vị có địa giới thay đổi ở bảng T7a.",
            "Units with other borders stand in T7a.",
        );
        notes.push(words.to_owned());
    }
    Table {
        id: "T7",
        sheet: "T7".to_owned(),
        title: context
            .say(
                "Đơn vị tăng, giảm và nguyên nhân",
                "Movers, and why they moved",
            )
            .to_owned(),
        columns: vec![
            Column::new(context.say("Mã", "Code"), Kind::Code),
            Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
            Column::new(old.as_str(), Kind::Count).under(context.say("Hạng", "Rank")),
            Column::new(new.as_str(), Kind::Count).under(context.say("Hạng", "Rank")),
            Column::new(old.as_str(), Kind::Points(2)).under(context.figure_words()),
            Column::new(new.as_str(), Kind::Points(2)).under(context.figure_words()),
            points("Cộng", "All").under(change),
            points("Kết quả thực hiện", "Performance").under(change),
            points("Sửa bộ tiêu chí", "Revision of the set").under(change),
            points("Khảo sát", "Survey").under(change),
            points("Làm tròn", "Rounding").under(change),
        ],
        lines: units.iter().filter_map(line).collect(),
        notes,
    }
}

/// T7 as a CSV for programs; its last column `notice` says what every output has to say.
#[must_use]
pub fn movers_csv(context: &YearsContext<'_>) -> String {
    let said = context.said().join(" · ");
    movers(context)
        .saying(&said)
        .to_csv(ranking::CsvKind::Machine)
}

/// How the change is split, and where leaves go that do not compare.
pub(super) fn method<'w>(context: &YearsContext<'_>) -> [&'w str; 2] {
    [
        context.say(
            "Mỗi phần là mức tác động bình quân trên mọi thứ tự thay đổi của ba yếu tố (giá trị Shapley), nên không yếu tố nào được lợi vì tính trước; các phần cộng lại đúng bằng thay đổi. Phần lẻ do làm tròn khi in tính vào phần bị làm tròn nhiều nhất.",
            "Each part is the mean effect over all orders in which the three factors can change (Shapley value), so that none is favoured by being counted first; the parts add up to the change. What rounding leaves in print is put to the part that rounding moved the farthest.",
        ),
        context.say(
            "Tiêu chí không chấm được theo cách chấm của cả hai năm thì toàn bộ thay đổi tính vào phần sửa bộ tiêu chí; bảng T16a ghi tiêu chí nào so sánh được.",
            "Criteria that cannot be scored by the rules of both years are in the revision of the set as a whole; T16a says which criteria compare.",
        ),
    ]
}
