//! T16: every year with marks.

use super::{Step, Trail, YearsContext, trails};
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table};

/// T16: one line per ranked unit of the last round, in its order: the figure of each year, a mark between neighbours, and, where borders changed, the predecessors side by side with the weighted mean where a weight is named. `None` without rounds.
#[must_use]
pub fn years_with_marks(contexts: &[YearsContext<'_>]) -> Option<Table> {
    let context = contexts.last()?;
    let figure = context.figure_words();
    let mut columns = vec![
        Column::new(context.say("Mã", "Code"), Kind::Code),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    for (at, own) in contexts.iter().enumerate() {
        if at == 0 {
            columns.push(Column::new(own.years.0.to_string(), Kind::Points(2)).under(figure));
        }
        columns.push(Column::new(context.say("Dấu", "Mark"), Kind::Count).under(figure));
        columns.push(Column::new(own.years.1.to_string(), Kind::Points(2)).under(figure));
    }
    let trails = trails(contexts);
    let broken = |trail: &Trail<'_>| trail.steps.iter().any(|own| own.0 == Step::Borders);
    let any = trails.iter().any(broken);
    if any {
        let words = context.say("Các đơn vị trước sắp xếp", "Predecessors");
        columns.push(Column::new(words, Kind::Words));
    }
    let line = |trail: &Trail<'_>| {
        let mut cells = vec![Cell::text(&trail.unit.code), Cell::text(&trail.unit.name)];
        for (at, figure) in trail.figures.iter().enumerate() {
            if let Some((step, _)) = at.checked_sub(1).and_then(|at| trail.steps.get(at)) {
                cells.push(Cell::text(step.mark()));
            }
            cells.push(figure.map_or_else(|| Cell::text("–"), |own| Cell::Number(own.clone())));
        }
        if any {
            cells.push(Cell::text(before(contexts, trail)));
        }
        Line::new(cells)
    };
    Some(Table {
        id: "T16",
        sheet: "T16".to_owned(),
        title: context
            .say("Kết quả qua các năm, có dấu so sánh", "Years with marks")
            .to_owned(),
        columns,
        lines: trails.iter().map(line).collect(),
        notes: notes(contexts),
    })
}

fn before(contexts: &[YearsContext<'_>], trail: &Trail<'_>) -> String {
    let mut parts = Vec::new();
    for (context, (step, own)) in contexts.iter().zip(&trail.steps) {
        let (Step::Borders, Some(own)) = (step, own) else {
            continue;
        };
        let one = |own: &compare::Before| {
            let figure = own.figure.as_ref();
            let figure = figure.map_or_else(|| "–".to_owned(), |own| context.number(own));
            let part = match own.whole {
                true => "",
                false => context.say(", một phần", ", a part"),
            };
            format!("{} ({}{part}): {figure}", own.name, own.code)
        };
        let all: Vec<String> = own.predecessors.iter().map(one).collect();
        parts.push(all.join("; "));
        if let (Some(mean), Some(weight)) = (&own.mean, &context.split.weight) {
            parts.push(format!(
                "{} {weight}: {}",
                context.say("bình quân theo", "mean by"),
                context.number(mean)
            ));
        }
    }
    parts.join(" · ")
}

fn notes(contexts: &[YearsContext<'_>]) -> Vec<String> {
    let mut notes = Vec::new();
    for context in contexts {
        let (yes, all) = context.comparable();
        let words = context.say(
            "{from}–{to}: so sánh được {yes} trên {all} điểm tối đa của bộ tiêu chí {set}.",
            "{from}–{to}: {yes} of the {all} points of {set} compare.",
        );
        let words = words
            .replace("{from}", &context.years.0.to_string())
            .replace("{to}", &context.years.1.to_string())
            .replace("{yes}", &context.short(&yes))
            .replace("{all}", &context.short(&all))
            .replace("{set}", &context.new_set.name());
        notes.push(words);
    }
    if let Some(context) = contexts.last() {
        notes.push(
            context
                .say(
                    "Dấu: = cùng cách chấm, so sánh trực tiếp; ≈ bộ tiêu chí đã sửa, chỉ so sánh được từng tiêu chí (bảng T16a); ≠ bộ tiêu chí khác, không so sánh; * địa giới đã thay đổi, không so sánh trực tiếp, các đơn vị trước sắp xếp ghi cạnh nhau; – chưa đủ kết quả ở một trong hai năm.",
                    "Marks: = same rules, directly comparable; ≈ the set was revised, single criteria compare (T16a); ≠ another set, nothing compares; * other borders, not directly comparable, predecessors stand side by side; – no complete result in one of the years.",
                )
                .to_owned(),
        );
    }
    notes
}
