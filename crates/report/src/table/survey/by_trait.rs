//! T14c and T14d: indices by trait of the respondents, and by how responses were taken.

use super::super::{Cell, Kind, Line, Table};
use crate::SurveyContext;
use crate::surveys::share;
use survey::{Domain, DomainKind, Figure, QuestionId};

/// T14c. One line per answer to each question on the respondent (age, sex, occupation), below the question: valid responses and their share in percent of all, the whole, parts and factors in percent. `None` where no response is split by anything.
#[must_use]
pub fn index_by_trait(context: &SurveyContext<'_>) -> Option<Table> {
    let mut lines = Vec::new();
    let mut last: Option<QuestionId> = None;
    for domain in &context.estimates.domains {
        let DomainKind::Choice(question, _) = domain.kind else {
            continue;
        };
        if last != Some(question) {
            last = Some(question);
            let title = context
                .instrument
                .question(question)
                .title
                .get(context.lang);
            lines.push(Line::strong(vec![Cell::text(title)]));
        }
        lines.push(Line::new(cells(context, domain)));
    }
    let words = (
        context.say("theo đặc điểm người trả lời", "by respondents’ traits"),
        context.say("Đặc điểm", "Trait"),
    );
    table(context, "T14c", words, lines)
}

/// T14d. One line per way in which responses were taken: as [`index_by_trait`].
#[must_use]
pub fn index_by_mode(context: &SurveyContext<'_>) -> Option<Table> {
    let domains = context.estimates.domains.iter();
    let modes = domains.filter(|domain| matches!(domain.kind, DomainKind::Mode(_)));
    let lines = modes
        .map(|domain| Line::new(cells(context, domain)))
        .collect();
    let words = (
        context.say("theo hình thức thu phiếu", "by mode of response"),
        context.say("Hình thức", "Mode"),
    );
    table(context, "T14d", words, lines)
}

fn table(
    context: &SurveyContext<'_>,
    id: &'static str,
    (title, heading): (&str, &str),
    mut lines: Vec<Line>,
) -> Option<Table> {
    if lines.is_empty() {
        return None;
    }
    if let Some(all) = context.everybody() {
        let mut cells = cells(context, all);
        cells[0] = Cell::text(context.say("Toàn bộ", "All"));
        lines.push(Line::strong(cells));
    }
    let figures = context.main_figures();
    let mut columns = vec![
        super::Column::new(heading, Kind::Words),
        context.column("Số phiếu hợp lệ", "Valid responses", Kind::Count),
        context.column("Tỷ lệ (%)", "Share (%)", Kind::Percent(1)),
    ];
    let mut values = context.figure_columns(&figures).into_iter();
    columns.extend(values.next());
    columns.extend(context.interval_columns());
    columns.extend(values);
    Some(Table {
        id,
        sheet: id.to_owned(),
        title: format!("{} {title}", context.index_words()),
        columns,
        notes: context.figure_notes(&lines),
        lines,
    })
}

fn cells(context: &SurveyContext<'_>, domain: &Domain) -> Vec<Cell> {
    let all = context.everybody().map_or(0, |all| all.valid);
    let part = context.seen_valid(domain);
    let mut cells = vec![
        Cell::text(domain.title.get(context.lang)),
        context.valid_cell(domain),
        match part {
            Some(part) => Cell::maybe(share(part, all).as_ref()),
            None => Cell::text(super::HIDDEN),
        },
    ];
    for figure in context.main_figures() {
        cells.push(context.value_cell(domain, figure));
        if figure == Figure::Overall {
            cells.extend(context.interval_cells(domain, Figure::Overall));
        }
    }
    cells
}
