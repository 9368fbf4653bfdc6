//! T14b: the answers to each item.

use super::super::{Cell, Column, Kind, Line, Table};
use super::{HIDDEN, number};
use crate::SurveyContext;
use crate::surveys::{Scale, share};
use survey::{Domain, Figure};

/// One table per scale of answers. One line per item of everybody, below its factor: count and share in percent of each level (of those who took one), answers in the base, no opinion, blanks, not to be asked, and the item's index with its interval where intervals are shown.
#[must_use]
pub fn answer_distribution(context: &SurveyContext<'_>) -> Vec<Table> {
    let Some(everybody) = context.everybody() else {
        return Vec::new();
    };
    let scales = context.scales();
    let several = scales.len() > 1;
    let table = |(at, scale): (usize, &Scale)| {
        let lines = lines(context, everybody, scale);
        Table {
            id: "T14b",
            sheet: if several {
                format!("T14b {}", at + 1)
            } else {
                "T14b".to_owned()
            },
            title: context
                .say("Phân bố câu trả lời", "Distribution of answers")
                .to_owned(),
            columns: columns(context, scale),
            notes: notes(context, &lines),
            lines,
        }
    };
    scales.iter().enumerate().map(table).collect()
}

fn notes(context: &SurveyContext<'_>, lines: &[Line]) -> Vec<String> {
    let mut notes = context.figure_notes(lines);
    notes.push(
        context
            .say(
                "Tỷ lệ từng mức tính trên số người chọn một mức; “bỏ trống” gồm cả đánh hai ô và câu trả lời không đọc được. Số liệu đếm chưa nhân quyền số.",
                "Shares are of those who took a level; blanks include two ticks and unreadable answers. Counts are not weighted.",
            )
            .to_owned(),
    );
    notes
}

fn columns(context: &SurveyContext<'_>, scale: &Scale) -> Vec<Column> {
    let mut columns = vec![
        context.column("Mã", "Code", Kind::Code),
        context.column("Câu hỏi", "Item", Kind::Words),
    ];
    for title in &scale.titles {
        columns.push(
            context
                .column("Số phiếu", "Count", Kind::Count)
                .under(title),
        );
        columns.push(Column::new("%", Kind::Percent(1)).under(title));
    }
    columns.extend([
        context.column("Số trả lời (n)", "Answers (n)", Kind::Count),
        context.column("Không có ý kiến", "No opinion", Kind::Count),
        context.column("Bỏ trống", "Blank", Kind::Count),
        context.column("Không thuộc diện hỏi", "Not asked", Kind::Count),
        context.column("Chỉ số (%)", "Index (%)", Kind::Percent(context.digits())),
    ]);
    if context.intervals {
        let kind = Kind::Percent(context.digits());
        let group = context.say("KTC 95%", "95% CI");
        columns.push(context.column("từ", "from", kind).under(group));
        columns.push(context.column("đến", "to", kind).under(group));
    }
    columns
}

fn lines(context: &SurveyContext<'_>, domain: &Domain, scale: &Scale) -> Vec<Line> {
    let index = &context.instrument.index;
    let mut lines = Vec::new();
    let mut factor = None;
    for &item in &scale.items {
        let own = index.items[item].factor;
        if factor != Some(own) {
            factor = Some(own);
            lines.push(factor_line(context, domain, scale, own));
        }
        lines.push(Line::new(item_cells(context, domain, scale, item)));
    }
    lines
}

fn factor_line(context: &SurveyContext<'_>, domain: &Domain, scale: &Scale, factor: u16) -> Line {
    let figure = Figure::Factor(factor);
    let mut cells = vec![Cell::Empty, Cell::text(context.figure_title(figure))];
    cells.extend((0..scale.levels.len() * 2 + 4).map(|_| Cell::Empty));
    cells.push(context.value_cell(domain, figure));
    cells.extend(context.interval_cells(domain, figure));
    Line::strong(cells)
}

fn item_cells(
    context: &SurveyContext<'_>,
    domain: &Domain,
    scale: &Scale,
    item: usize,
) -> Vec<Cell> {
    let figure = u16::try_from(item)
        .map(Figure::Item)
        .unwrap_or(Figure::Overall);
    let counts = context.seen_counts(domain, item);
    let cell = |count: Option<u64>| count.map_or_else(|| Cell::text(HIDDEN), number);
    let base = context.answered(domain, item);
    let mut cells = vec![
        Cell::text(context.item_code(item)),
        Cell::text(context.item_title(item)),
    ];
    for &level in &scale.levels {
        let count = counts
            .as_ref()
            .and_then(|own| own.choices.get(level).copied().flatten());
        cells.push(cell(count));
        cells.push(match (count, base) {
            (Some(count), Some(base)) => Cell::maybe(share(count, base).as_ref()),
            _ => Cell::text(HIDDEN),
        });
    }
    cells.push(cell(base));
    cells.push(cell(counts.as_ref().map(|own| own.no_opinion)));
    cells.push(cell(counts.as_ref().map(|own| own.blank)));
    cells.push(cell(counts.as_ref().map(|own| own.out_of_base)));
    cells.push(context.value_cell(domain, figure));
    cells.extend(context.interval_cells(domain, figure));
    cells
}
