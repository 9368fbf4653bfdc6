//! T14a: the indices of units, side by side.

use super::super::{Cell, Kind, Line, Table};
use crate::SurveyContext;
use survey::{Domain, DomainKind, Figure};

/// One line per unit in the order of the roster, then the units above them, the blocks and everybody: number of valid responses, the whole, parts and factors in percent, rounded once as the instrument says; where intervals are shown, that of the whole.
#[must_use]
pub fn index_by_unit(context: &SurveyContext<'_>) -> Table {
    let figures = context.main_figures();
    let mut columns = vec![
        context.column("Mã", "Code", Kind::Code),
        context.column("Đơn vị", "Unit", Kind::Words),
        context.column("Số phiếu hợp lệ", "Valid responses", Kind::Count),
    ];
    let mut values = context.figure_columns(&figures).into_iter();
    columns.extend(values.next());
    columns.extend(context.interval_columns());
    columns.extend(values);
    let lines: Vec<Line> = context
        .places()
        .map(|domain| Line {
            cells: cells(context, domain, &figures),
            strong: !matches!(domain.kind, DomainKind::Unit(_)),
            ..Line::default()
        })
        .collect();
    Table {
        id: "T14a",
        sheet: "T14a".to_owned(),
        title: format!(
            "{} {}",
            context.index_words(),
            context.say("theo yếu tố và đơn vị", "by factor and unit")
        ),
        columns,
        notes: context.figure_notes(&lines),
        lines,
    }
}

fn cells(context: &SurveyContext<'_>, domain: &Domain, figures: &[Figure]) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text(context.code_of(domain)),
        Cell::text(context.place_name(domain)),
        context.valid_cell(domain),
    ];
    for figure in figures {
        cells.push(context.value_cell(domain, *figure));
        if *figure == Figure::Overall {
            cells.extend(context.interval_cells(domain, Figure::Overall));
        }
    }
    cells
}

impl<'a> SurveyContext<'a> {
    /// Units that anything came from, then parents, blocks, everybody.
    pub(crate) fn places(&self) -> impl Iterator<Item = &'a Domain> {
        let rank = |domain: &Domain| match domain.kind {
            DomainKind::Unit(_) => Some(0),
            DomainKind::Parent(_) => Some(1),
            DomainKind::Block(_) => Some(2),
            DomainKind::All => Some(3),
            _ => None,
        };
        // A single block that is everybody is not said twice.
        let blocks = self.estimates.domains.iter();
        let blocks = blocks.filter(|own| matches!(own.kind, DomainKind::Block(_)));
        let single = blocks.count() == 1;
        let all = self.everybody().map(|all| all.valid);
        let twice = |domain: &Domain| {
            single && matches!(domain.kind, DomainKind::Block(_)) && Some(domain.valid) == all
        };
        let mut places: Vec<(u8, &Domain)> = self
            .estimates
            .domains
            .iter()
            .filter(|domain| {
                let any = domain.returned > 0 || domain.valid > 0 || domain.issued.is_some();
                any || domain.hidden
            })
            .filter(|domain| !twice(domain))
            .filter_map(|domain| Some((rank(domain)?, domain)))
            .collect();
        places.sort_by_key(|own| own.0);
        places.into_iter().map(|own| own.1)
    }
    /// `Xã An Hòa`, `Khối phường`.
    pub(crate) fn place_name(&self, domain: &Domain) -> String {
        match &domain.kind {
            DomainKind::All => self.say("Toàn bộ", "All").to_owned(),
            DomainKind::Block(name) => format!("{} {name}", self.say("Khối", "Block")),
            _ => domain.title.get(self.lang).to_owned(),
        }
    }
}
