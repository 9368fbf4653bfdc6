//! T16a: which criteria compare between the years.

use super::YearsContext;
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table};
use compare::YearLeaf;

/// T16a: one line per leaf or group of leaves: codes, title, the share of the maximum that the units of T7 earned together in either year, its change where the figures compare, and why not where they do not; such a line is greyed.
#[must_use]
pub fn years_by_leaf(context: &YearsContext<'_>) -> Table {
    let line = |own: &YearLeaf| {
        let (old, new, title) = context.of_group(own.group)?;
        let group = context.found.groups.get(own.group)?;
        let yes = group.comparable.is_yes();
        let change = match (&own.old, &own.new) {
            (Some(old), Some(new)) if yes => Cell::Number(new.minus(old)),
            _ => Cell::Empty,
        };
        let mut why = group.comparable.words(context.lang);
        if !own.crossed && !group.old.is_empty() && !group.new.is_empty() {
            let words = context.say(
                "toàn bộ thay đổi tính vào sửa bộ tiêu chí",
                "its change is in the revision of the set",
            );
            why = format!("{why}; {words}");
        }
        let cells = vec![
            Cell::text(old),
            Cell::text(new),
            Cell::text(title),
            Cell::maybe(own.old.as_ref()),
            Cell::maybe(own.new.as_ref()),
            change,
            Cell::text(why),
        ];
        Some(match yes {
            true => Line::new(cells),
            false => Line::quiet(cells),
        })
    };
    let column = |vi: &str, en: &str, kind| Column::new(context.say(vi, en), kind);
    let share = context.say("Đạt (%)", "Earned (%)");
    let (yes, all) = context.comparable();
    let note = context
        .say(
            "Đạt (%) là tổng điểm của các đơn vị ở bảng T7 so với tổng điểm tối đa. So sánh được {yes} trên {all} điểm tối đa của bộ tiêu chí mới. Dòng nền xám là tiêu chí không so sánh trực tiếp: số liệu hai năm chỉ để tham khảo, không tính tăng giảm.",
            "Earned (%) is the points of the units of T7 over their maxima. {yes} of the {all} points of the new set compare. Greyed lines do not compare: their figures are given for each year alone.",
        )
        .replace("{yes}", &context.short(&yes))
        .replace("{all}", &context.short(&all));
    Table {
        id: "T16a",
        sheet: "T16a".to_owned(),
        title: context
            .say(
                "Tiêu chí so sánh được và không so sánh được giữa hai năm",
                "Criteria that compare between the years, and those that do not",
            )
            .to_owned(),
        columns: vec![
            column("Mã cũ", "Old code", Kind::Code),
            column("Mã mới", "New code", Kind::Code),
            column("Tiêu chí", "Criterion", Kind::Words),
            Column::new(context.years.0.to_string(), Kind::Percent(2)).under(share),
            Column::new(context.years.1.to_string(), Kind::Percent(2)).under(share),
            column("Thay đổi", "Change", Kind::Percent(2)),
            column("So sánh", "Comparable", Kind::Words),
        ],
        lines: context.split.leaves.iter().filter_map(line).collect(),
        notes: vec![note],
    }
}
