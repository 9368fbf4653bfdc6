//! T13: planned, issued, returned, valid.

use super::super::{Cell, Column, Kind, Line, Table};
use super::{HIDDEN, number};
use crate::SurveyContext;
use crate::surveys::share;
use crate::table::unit::capital;
use survey::{DomainKind, NO_UNIT, Reason};

/// One line per unit that was to be asked or that responses came from, then the responses of no known unit, then the sum: population, planned, issued, returned, excluded by reason, valid, and three rates in percent. What the round does not know has no column.
///
/// Of a unit whose figures are hidden only what was planned and issued is shown.
#[must_use]
pub fn survey_returns(context: &SurveyContext<'_>) -> Table {
    let rows = rows(context);
    let picked = Picked::of(&rows);
    let mut lines: Vec<Line> = rows.iter().map(|row| line(context, row, &picked)).collect();
    if let Some(sum) = sum(context, &rows) {
        let mut own = line(context, &sum, &picked);
        own.strong = true;
        lines.push(own);
    }
    let mut notes = vec![
        context
            .say(
                "Tỷ lệ thu về = phiếu thu về ÷ phiếu phát ra; tỷ lệ phiếu hợp lệ tính trên phiếu phát ra và trên phiếu thu về. Mỗi phiếu không hợp lệ chỉ tính vào một lý do.",
                "Response rate = returned ÷ issued; valid sheets are given in % of those issued and of those returned. An excluded response counts under one reason.",
            )
            .to_owned(),
    ];
    if rows.iter().any(|row| row.hidden) {
        notes.push(context.hidden_words());
    }
    Table {
        id: "T13",
        sheet: "T13".to_owned(),
        title: context
            .say(
                "Kế hoạch mẫu và kết quả thu phiếu khảo sát",
                "Sample plan and returns",
            )
            .to_owned(),
        columns: columns(context, &picked),
        lines,
        notes,
    }
}

/// The counts of one unit, or of all.
#[derive(Debug, Clone, Default)]
struct Row {
    code: String,
    name: String,
    population: Option<u64>,
    planned: Option<u64>,
    issued: Option<u64>,
    returned: u64,
    valid: u64,
    excluded: Vec<u64>,
    hidden: bool,
}

impl Row {
    /// Returned, but with no line in any file.
    fn not_entered(&self) -> u64 {
        let read = self.valid + self.excluded.iter().sum::<u64>();
        self.returned.saturating_sub(read)
    }
}

/// Which columns hold anything.
struct Picked {
    population: bool,
    planned: bool,
    issued: bool,
    not_entered: bool,
    reasons: Vec<usize>,
}

impl Picked {
    fn of(rows: &[Row]) -> Self {
        let reasons = REASONS.len();
        Self {
            population: rows.iter().any(|row| row.population.is_some()),
            planned: rows.iter().any(|row| row.planned.is_some()),
            issued: rows.iter().any(|row| row.issued.is_some()),
            not_entered: rows.iter().any(|row| row.not_entered() > 0),
            reasons: (0..reasons)
                .filter(|&at| rows.iter().any(|row| row.excluded[at] > 0))
                .collect(),
        }
    }
}

/// The order of their columns.
const REASONS: [Reason; 8] = [
    Reason::UnknownUnit,
    Reason::DuplicateId,
    Reason::DuplicateSerial,
    Reason::DuplicateContent,
    Reason::Unfinished,
    Reason::Empty,
    Reason::TooManyBlanks,
    Reason::StraightLine,
];

fn rows(context: &SurveyContext<'_>) -> Vec<Row> {
    let units = context.roster.len();
    let at = |list: &[Option<u64>], unit: usize| list.get(unit).copied().flatten();
    let mut rows: Vec<Row> = (0..=units)
        .map(|unit| Row {
            code: context
                .roster
                .get(unit)
                .map_or_else(String::new, |own| own.code.clone()),
            name: context.roster.get(unit).map_or_else(
                || context.say("Không rõ đơn vị", "Unknown unit").to_owned(),
                units::Unit::display_name,
            ),
            population: at(context.population, unit),
            planned: at(context.planned, unit),
            issued: at(&context.validity.issued, unit),
            returned: context.validity.returned.get(unit).copied().unwrap_or(0),
            excluded: vec![0; REASONS.len()],
            ..Row::default()
        })
        .collect();
    for (unit, reason) in context
        .responses
        .units
        .iter()
        .zip(&context.validity.excluded)
    {
        let own = usize::try_from(*unit).unwrap_or(units).min(units);
        match reason {
            None => rows[own].valid += 1,
            Some(reason) => {
                let at = REASONS.iter().position(|own| own == reason);
                rows[own].excluded[at.unwrap_or(0)] += 1;
            }
        }
        if *unit == NO_UNIT {
            rows[units].returned += 1;
        }
    }
    for domain in &context.estimates.domains {
        if let DomainKind::Unit(unit) = domain.kind
            && let Some(row) = usize::try_from(unit).ok().and_then(|at| rows.get_mut(at))
        {
            row.hidden = context.is_hidden(domain);
        }
    }
    rows.retain(|row| {
        row.returned + row.valid + row.issued.unwrap_or(0) + row.planned.unwrap_or(0) > 0
    });
    rows
}

fn sum(context: &SurveyContext<'_>, rows: &[Row]) -> Option<Row> {
    let add = |pick: fn(&Row) -> Option<u64>| {
        let known: Vec<u64> = rows.iter().filter_map(pick).collect();
        (!known.is_empty()).then(|| known.iter().sum())
    };
    let excluded = (0..REASONS.len()).map(|at| rows.iter().map(|row| row.excluded[at]).sum());
    (!rows.is_empty()).then(|| Row {
        name: context.say("Cộng", "Sum").to_owned(),
        population: add(|row| row.population),
        planned: add(|row| row.planned),
        issued: add(|row| row.issued),
        returned: rows.iter().map(|row| row.returned).sum(),
        valid: rows.iter().map(|row| row.valid).sum(),
        excluded: excluded.collect(),
        hidden: context
            .everybody()
            .is_some_and(|all| context.is_hidden(all)),
        ..Row::default()
    })
}

fn columns(context: &SurveyContext<'_>, picked: &Picked) -> Vec<Column> {
    let count = |vi, en| context.column(vi, en, Kind::Count);
    let rate = |vi, en| context.column(vi, en, Kind::Percent(2));
    let mut columns = vec![
        context.column("Mã", "Code", Kind::Code),
        context.column("Đơn vị", "Unit", Kind::Words),
    ];
    if picked.population {
        columns.push(count("Dân số", "Population"));
    }
    if picked.planned {
        columns.push(count("Số phiếu theo kế hoạch", "Planned"));
    }
    if picked.issued {
        columns.push(count("Số phiếu phát ra", "Issued"));
    }
    columns.push(count("Số phiếu thu về", "Returned"));
    if picked.not_entered {
        columns.push(count("Thu về, chưa nhập", "Returned, not entered"));
    }
    for &at in &picked.reasons {
        let words = capital(survey::reason_words(REASONS[at]).get(context.lang));
        let group = context.say("Không hợp lệ, theo lý do", "Excluded, by reason");
        columns.push(Column::new(words, Kind::Count).under(group));
    }
    columns.push(count("Số phiếu hợp lệ", "Valid"));
    if picked.issued {
        columns.push(rate("Tỷ lệ thu về (%)", "Response rate (%)"));
        columns.push(rate(
            "Tỷ lệ phiếu hợp lệ (% phát ra)",
            "Valid (% of issued)",
        ));
    }
    columns.push(rate(
        "Tỷ lệ phiếu hợp lệ (% thu về)",
        "Valid (% of returned)",
    ));
    columns
}

fn line(context: &SurveyContext<'_>, row: &Row, picked: &Picked) -> Line {
    let maybe = |count: Option<u64>| count.map_or(Cell::Empty, number);
    let open = |cell: Cell| if row.hidden { Cell::text(HIDDEN) } else { cell };
    let rate = |part: u64, whole: Option<u64>| {
        let own = whole.and_then(|whole| share(part, whole));
        Cell::maybe(own.as_ref())
    };
    let mut cells = vec![Cell::text(&row.code), Cell::text(&row.name)];
    if picked.population {
        cells.push(maybe(row.population));
    }
    if picked.planned {
        cells.push(maybe(row.planned));
    }
    if picked.issued {
        cells.push(maybe(row.issued));
    }
    cells.push(open(number(row.returned)));
    if picked.not_entered {
        cells.push(open(number(row.not_entered())));
    }
    cells.extend(
        picked
            .reasons
            .iter()
            .map(|&at| open(number(row.excluded[at]))),
    );
    cells.push(if row.hidden {
        Cell::text(context.say("ẩn", "hidden"))
    } else {
        number(row.valid)
    });
    if picked.issued {
        cells.push(open(rate(row.returned, row.issued)));
        cells.push(open(rate(row.valid, row.issued)));
    }
    cells.push(open(rate(row.valid, Some(row.returned))));
    Line::new(cells)
}
