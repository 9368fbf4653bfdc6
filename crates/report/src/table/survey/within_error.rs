//! T14f: how sure the index of each unit is, and which units cannot be told apart.

use super::super::{Cell, Kind, Line, Table};
use super::{NOTHING, number};
use crate::SurveyContext;
use survey::{Domain, Estimate, Figure, Interval};

/// Names that a line lists; the others are counted.
const MOST: usize = 5;

/// One line per unit whose figure may be shown, block by block, highest first: valid responses, the whole index in percent with its 95% interval, design effect, effective respondents, and the units of the block whose intervals overlap its own: how many, and those nearest to it. `None` where intervals are not shown or no unit has one.
///
/// Two intervals overlap where the lower bound of each is at or below the upper bound of the other; between such units the difference is within survey error.
/// The rule is a cautious one: intervals that do not overlap stand for a difference, overlapping ones may still hide a small one (Schenker and Gentleman, The American Statistician 55, 2001, 182–186).
/// Intervals change no rank and no band.
#[must_use]
pub fn units_within_error(context: &SurveyContext<'_>) -> Option<Table> {
    if !context.intervals {
        return None;
    }
    let mut lines = Vec::new();
    for group in context.groups() {
        let units = context.highest_first(&group.units, Figure::Overall);
        let rows: Vec<Row<'_>> = units
            .iter()
            .filter_map(|unit| Row::of(context, unit))
            .collect();
        if rows.is_empty() {
            continue;
        }
        if let Some(name) = group.name {
            let title = format!("{} {name}", context.say("Khối", "Block"));
            lines.push(Line::strong(vec![Cell::Empty, Cell::text(title)]));
        }
        lines.extend((0..rows.len()).map(|at| line(context, &rows, at)));
    }
    if lines.is_empty() {
        return None;
    }
    let mut notes = context.figure_notes(&lines);
    notes.push(
        context
            .say(
                "Hai đơn vị không phân biệt được khi khoảng tin cậy 95% của chúng chồng lên nhau; xét trong cùng khối. Hệ số thiết kế và n hiệu dụng so với mẫu ngẫu nhiên đơn giản.",
                "Two units cannot be told apart where their 95% intervals overlap; within the block. Design effect and effective n are against a simple random sample.",
            )
            .to_owned(),
    );
    Some(Table {
        id: "T14f",
        sheet: "T14f".to_owned(),
        title: format!(
            "{}: {}",
            context.index_words(),
            context.say(
                "độ chính xác và các đơn vị không phân biệt được",
                "precision, and units that cannot be told apart"
            )
        ),
        columns: columns(context),
        lines,
        notes,
    })
}

/// A unit with an interval.
struct Row<'a> {
    domain: &'a Domain,
    own: &'a Estimate,
    interval: Interval,
}

impl<'a> Row<'a> {
    fn of(context: &'a SurveyContext<'_>, domain: &'a Domain) -> Option<Self> {
        let own = context.seen(domain, Figure::Overall).shown()?;
        Some(Self {
            domain,
            interval: own.interval?,
            own,
        })
    }
    fn overlaps(&self, other: &Self) -> bool {
        self.interval.low <= other.interval.high && other.interval.low <= self.interval.high
    }
}

fn columns(context: &SurveyContext<'_>) -> Vec<super::super::Column> {
    let percent = Kind::Percent(context.digits());
    let mut columns = vec![
        context.column("Mã", "Code", Kind::Code),
        context.column("Đơn vị", "Unit", Kind::Words),
        context.column("Số người trả lời (n)", "Respondents (n)", Kind::Count),
        context.column("Chỉ số (%)", "Index (%)", percent),
    ];
    columns.extend(context.interval_columns());
    columns.extend([
        context.column("Hệ số thiết kế", "Design effect", Kind::Points(2)),
        context.column("n hiệu dụng", "Effective n", Kind::Points(1)),
    ]);
    let group = context.say("Không phân biệt được với", "Cannot be told apart from");
    columns.extend([
        context
            .column("số đơn vị", "units", Kind::Count)
            .under(group),
        context
            .column("gần nhất", "nearest", Kind::Words)
            .under(group),
    ]);
    columns
}

fn line(context: &SurveyContext<'_>, rows: &[Row<'_>], at: usize) -> Line {
    let row = &rows[at];
    let mut alike: Vec<(usize, &Row<'_>)> = rows
        .iter()
        .enumerate()
        .filter(|(other, own)| *other != at && own.overlaps(row))
        .collect();
    alike.sort_by_key(|(other, _)| (other.abs_diff(at), *other));
    let mut names: Vec<&str> = alike
        .iter()
        .take(MOST)
        .map(|(_, own)| own.domain.title.get(context.lang))
        .collect();
    if alike.len() > MOST {
        names.push("…");
    }
    let maybe = |figure: Option<f64>| figure.map_or(Cell::text(NOTHING), Cell::Figure);
    let mut cells = vec![
        Cell::text(context.code_of(row.domain)),
        Cell::text(context.place_name(row.domain)),
        number(row.own.n),
        Cell::Number(row.own.value.clone()),
    ];
    cells.extend(context.interval_cells(row.domain, Figure::Overall));
    cells.extend([
        maybe(row.own.deff),
        maybe(row.own.n_effective),
        Cell::count(alike.len()),
        Cell::text(names.join(", ")),
    ]);
    Line::new(cells)
}
