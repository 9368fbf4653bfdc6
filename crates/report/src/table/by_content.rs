//! Points by the Government's reform contents, for `rank --by content`.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use ranking::{content_title, contents};

/// One line per unit of the block, ranked first: rank, code, unit, and for each content its points and its percent of the applicable maximum; `None` where the set names no content.
#[must_use]
pub fn by_content(context: &ResultContext<'_>, block: usize) -> Option<Table> {
    let contents = contents(context.set, context.scored);
    if contents.is_empty() {
        return None;
    }
    let mut columns = vec![
        Column::new(context.say("Hạng chung", "Overall rank"), Kind::Count),
        Column::new(context.say("Mã", "Code"), Kind::Code),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    for own in &contents {
        let points = Column::new(
            context.say("Điểm", "Points"),
            Kind::Points(context.leaf_digits()),
        );
        let share = Column::new(context.say("% tối đa", "% of maximum"), Kind::Percent(2));
        columns.extend([points.under(&own.content), share.under(&own.content)]);
    }
    let lines = context.all_rows(block).into_iter().map(|row| {
        let mut cells = vec![
            row.rank.map_or(Cell::text("–"), |rank| {
                Cell::Number(i64::from(rank).into())
            }),
            Cell::text(&row.code),
            Cell::text(&row.name),
        ];
        for own in &contents {
            let points = own.units.get(row.unit).and_then(Option::as_ref);
            let share = points.and_then(|own| ResultContext::share(&own.points, &own.max));
            cells.push(Cell::maybe(points.map(|own| &own.points)));
            cells.push(Cell::maybe(share.as_ref()));
        }
        Line::new(cells)
    });
    Some(Table {
        id: "content",
        sheet: context.sheet_name(context.say("Nội dung", "Contents by"), block),
        title: context.block_title(
            context.say(
                "Điểm theo nội dung cải cách hành chính của Chính phủ",
                "Points by the Government's reform contents",
            ),
            block,
        ),
        columns,
        lines: lines.collect(),
        notes: notes(context, &contents),
    })
}

/// What the columns are, so that years under different programmes can be laid beside each other.
fn notes(context: &ResultContext<'_>, contents: &[ranking::ContentPoints]) -> Vec<String> {
    let mut programmes: Vec<(&str, &str)> = Vec::new();
    for own in contents {
        let word = own.content.split('/').next().unwrap_or_default();
        let known = programmes.iter().any(|(own, _)| *own == word);
        if let (Some((_, resolution, _)), false) = (content_title(&own.content), known) {
            programmes.push((word, resolution));
        }
    }
    let mut notes: Vec<String> = programmes
        .iter()
        .map(|(word, resolution)| {
            let own = contents.iter().filter(|own| own.content.starts_with(word));
            let titles = own.filter_map(|own| {
                let (title, _, number) = content_title(&own.content)?;
                Some(format!("{number}. {}", title.get(context.lang)))
            });
            let titles: Vec<String> = titles.collect();
            format!("{word}: {resolution}: {}.", titles.join("; "))
        })
        .collect();
    if !programmes.is_empty() {
        notes.push(
            context
                .say(
                    "Nội dung cùng số của Nghị quyết 30c/NQ-CP và Nghị quyết 76/NQ-CP là một mảng việc; so giữa hai giai đoạn chỉ theo % tối đa, nội dung 4 và 6 đã đổi tên và phạm vi.",
                    "Contents of one number in resolutions 30c/NQ-CP and 76/NQ-CP are one subject; between the two only the % of maximum compares, and contents 4 and 6 changed name and scope.",
                )
                .to_owned(),
        );
    }
    notes.push(
            context
                .say(
                    "Tiêu chí thuộc hai nội dung được tính ở cả hai, nên cộng các nội dung không bằng tổng điểm.",
                    "A criterion of two contents counts in both, so the contents do not add up to the total.",
                )
                .to_owned(),
    );
    notes
}
