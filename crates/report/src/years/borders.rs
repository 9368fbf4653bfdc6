//! T7a: units with other borders, beside what they were made of.

use super::YearsContext;
use super::movers::rank;
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table};
use compare::{Before, YearUnit};

/// T7a: of each unit whose borders changed a line of its own (the weighted mean, its figure, and the change with its parts, or why it is not split), then one per predecessor: rank, figure, weight. `None` where no borders changed.
///
/// The weight stands under its name beside every mean. The parts of a line add up to its change as printed.
#[must_use]
pub fn other_borders(context: &YearsContext<'_>) -> Option<Table> {
    let units = context.split.units.iter();
    let units: Vec<&YearUnit> = units.filter(|own| own.borders).collect();
    if units.is_empty() {
        return None;
    }
    let weighed = context.split.weight.is_some();
    let mut lines = Vec::new();
    for own in units {
        lines.push(summary(context, own, weighed));
        lines.extend(own.predecessors.iter().enumerate().map(|(at, before)| {
            let continued = own.continues == Some(at) && own.mean.is_some();
            predecessor(context, (before, continued), weighed)
        }));
    }
    Some(Table {
        id: "T7a",
        sheet: "T7a".to_owned(),
        title: context
            .say(
                "Đơn vị có địa giới thay đổi, bên cạnh các đơn vị trước sắp xếp",
                "Units with other borders beside their predecessors",
            )
            .to_owned(),
        columns: columns(context, weighed),
        lines,
        notes: notes(context),
    })
}

fn columns(context: &YearsContext<'_>, weighed: bool) -> Vec<Column> {
    let (old, new) = (context.years.0.to_string(), context.years.1.to_string());
    let mut columns = vec![
        Column::new(context.say("Mã", "Code"), Kind::Code),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    if let Some(name) = &context.split.weight {
        let heading = format!("{}: {name}", context.say("Trọng số", "Weight"));
        columns.push(Column::new(heading, Kind::Words));
    }
    let figure = context.figure_words();
    columns.extend([
        Column::new(
            format!("{} {old}", context.say("Hạng", "Rank")),
            Kind::Count,
        ),
        Column::new(
            format!("{} {new}", context.say("Hạng", "Rank")),
            Kind::Count,
        ),
        Column::new(old.as_str(), Kind::Points(2)).under(figure),
        Column::new(new.as_str(), Kind::Points(2)).under(figure),
    ]);
    if weighed {
        let change = context.change_words();
        let part = |vi, en| Column::new(context.say(vi, en), Kind::Points(2)).under(change);
        columns.extend([
            part("Cộng", "All"),
            part("Địa giới", "Borders"),
            part("Kết quả thực hiện", "Performance"),
            part("Sửa bộ tiêu chí", "Revision of the set"),
            part("Khảo sát", "Survey"),
            part("Làm tròn", "Rounding"),
        ]);
    }
    columns.push(Column::new(context.say("Ghi chú", "Remark"), Kind::Words));
    columns
}

fn predecessor(
    context: &YearsContext<'_>,
    (own, continued): (&Before, bool),
    weighed: bool,
) -> Line {
    let mut cells = vec![Cell::text(&own.code), Cell::text(format!("– {}", own.name))];
    if weighed {
        let weight = own.weight.as_ref().map(|own| context.short(own));
        cells.push(Cell::text(weight.unwrap_or_else(|| "–".to_owned())));
    }
    cells.extend([
        rank(own.rank),
        Cell::Empty,
        figure(own.figure.as_ref()),
        Cell::Empty,
    ]);
    if weighed {
        cells.extend(std::iter::repeat_n(Cell::Empty, 6));
    }
    let mut remark = Vec::new();
    if !own.whole {
        remark.push(context.say("một phần nhập vào", "a part went here"));
    }
    if continued {
        remark.push(context.say("số gốc để tính thay đổi", "the change counts from here"));
    }
    cells.push(Cell::text(remark.join("; ")));
    Line::new(cells)
}

fn summary(context: &YearsContext<'_>, own: &YearUnit, weighed: bool) -> Line {
    let mut cells = vec![Cell::text(&own.code), Cell::text(&own.name)];
    if weighed {
        let mean = own.mean.is_some();
        let words = context.say("bình quân gia quyền", "weighted mean");
        cells.push(Cell::text(if mean { words } else { "" }));
    }
    cells.extend([
        Cell::Empty,
        rank(own.new_rank),
        figure(own.mean.as_ref()),
        figure(own.new.as_ref()),
    ]);
    if weighed {
        match (&own.parts, own.change()) {
            (Ok(parts), Some(change)) => {
                let [performance, revision, survey, borders, rounding] = parts.shown(&change, 2);
                let all = [change, borders, performance, revision, survey, rounding];
                cells.extend(all.map(Cell::Number));
            }
            _ => cells.extend(std::iter::repeat_n(Cell::text("–"), 6)),
        }
    }
    let remark = match (&own.parts, own.continues) {
        (Err(why), _) => why.words(context.lang),
        (Ok(_), None) => context
            .say(
                "không tiếp nối đơn vị nào: thay đổi tính từ bình quân",
                "continues no unit: the change counts from the mean",
            )
            .to_owned(),
        (Ok(_), Some(_)) => String::new(),
    };
    cells.push(Cell::text(remark));
    Line::strong(cells)
}

fn figure(own: Option<&points::Exact>) -> Cell {
    own.map_or_else(|| Cell::text("–"), |own| Cell::Number(own.clone()))
}

fn notes(context: &YearsContext<'_>) -> Vec<String> {
    let Some(weight) = &context.split.weight else {
        let words = context.say(
            "Địa giới đã thay đổi nên không so sánh trực tiếp: các đơn vị trước sắp xếp ghi cạnh nhau, không lấy bình quân vì chưa chọn trọng số (--weight).",
            "Borders changed, so nothing is compared directly: predecessors stand side by side, and no mean is made because no weight was named (--weight).",
        );
        return vec![words.to_owned()];
    };
    let words = context.say(
        "Bình quân gia quyền của các đơn vị trước sắp xếp theo trọng số người dùng chọn ({w}). Phần địa giới = bình quân đó trừ điểm năm trước của đơn vị được tiếp nối (cùng mã, nếu không có thì cùng tên); các phần còn lại là bình quân theo cùng trọng số của phép tách từ từng đơn vị trước sắp xếp; cộng lại đúng bằng thay đổi. Bình quân là bình quân của các điểm: nếu cộng số liệu rồi mới chấm thì có thể khác, phần khác đó nằm trong kết quả thực hiện.",
        "Weighted mean of the predecessors by the weight that the user named ({w}). Borders = that mean less last year's figure of the unit that is continued (same code, else same name); the other parts are means, by the same weight, of the split from each predecessor; together they are exactly the change. The mean is one of figures: where pooled counts would earn something else, the difference is in performance.",
    );
    let mut notes = vec![words.replace("{w}", weight)];
    notes.extend(super::movers::method(context).map(ToOwned::to_owned));
    notes
}
