//! A table of `report` as a page shows it: headings in two rows where columns share one, figures in the style of the language, cards on a phone.

use crate::text::Words;
use points::Exact;
use report::{Cell, Column, Kind, Line, Table};

/// A table ready for `parts/table.html`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct TableView {
    /// For its anchor: `t14a`.
    pub(crate) id: String,
    pub(crate) caption: String,
    /// Headings over several columns with how many; an empty one stands over a column that has its heading in both rows. Empty where no column shares one.
    pub(crate) groups: Vec<GroupView>,
    /// The headings below those, or all.
    pub(crate) columns: Vec<ColumnView>,
    pub(crate) lines: Vec<LineView>,
    /// Sentences below the table.
    pub(crate) notes: Vec<String>,
    /// Whether it is long enough to scroll within itself.
    pub(crate) tall: bool,
}

/// A heading of the upper row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupView {
    pub(crate) words: String,
    pub(crate) over: usize,
    /// Whether it is the only heading of its column.
    pub(crate) single: bool,
    pub(crate) number: bool,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ColumnView {
    pub(crate) words: String,
    pub(crate) number: bool,
    /// Whether it stands in the upper row already.
    pub(crate) above: bool,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineView {
    pub(crate) class: &'static str,
    pub(crate) cells: Vec<CellView>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CellView {
    pub(crate) words: String,
    /// The heading, for a card.
    pub(crate) label: String,
    pub(crate) class: &'static str,
    /// Whether it names the line.
    pub(crate) head: bool,
}

/// More lines than this scroll within the table.
const TALL: usize = 40;

impl TableView {
    /// A table in a language.
    pub(crate) fn of(table: &Table, words: Words) -> Self {
        let head = table
            .columns
            .iter()
            .position(|own| own.kind == Kind::Words)
            .unwrap_or(0);
        let grouped = table.columns.iter().any(|own| own.group.is_some());
        Self {
            id: table.sheet.to_lowercase().replace(' ', "-"),
            caption: table.title.clone(),
            groups: if grouped {
                groups(&table.columns)
            } else {
                Vec::new()
            },
            columns: table
                .columns
                .iter()
                .map(|own| ColumnView {
                    words: own.heading.clone(),
                    number: is_number(own.kind),
                    above: grouped && own.group.is_none(),
                })
                .collect(),
            lines: table
                .lines
                .iter()
                .map(|own| line(own, &table.columns, head, words))
                .collect(),
            notes: table.notes.clone(),
            tall: table.lines.len() > TALL,
        }
    }

    /// The first lines, and how many there were.
    pub(crate) fn first(mut self, most: usize) -> (Self, usize) {
        let n = self.lines.len();
        self.lines.truncate(most);
        (self, n)
    }
}

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Points(_) | Kind::Percent(_))
}

fn groups(columns: &[Column]) -> Vec<GroupView> {
    let mut found: Vec<GroupView> = Vec::new();
    let mut last: Option<&str> = None;
    for own in columns {
        let number = is_number(own.kind);
        match (own.group.as_deref(), found.last_mut()) {
            (Some(group), Some(before)) if last == Some(group) => before.over += 1,
            (group, _) => found.push(GroupView {
                words: group.unwrap_or(&own.heading).to_owned(),
                over: 1,
                single: group.is_none(),
                number,
            }),
        }
        last = own.group.as_deref();
    }
    found
}

fn line(own: &Line, columns: &[Column], head: usize, words: Words) -> LineView {
    let class = match (own.strong, own.quiet) {
        (true, _) => "inner",
        (_, true) => "quiet",
        _ => "",
    };
    let cells = columns.iter().enumerate().map(|(at, column)| {
        let shown = own
            .cells
            .get(at)
            .map_or_else(String::new, |cell| cell_words(cell, column.kind, words));
        let label = match &column.group {
            Some(group) => format!("{group}: {}", column.heading),
            None => column.heading.clone(),
        };
        CellView {
            head: at == head && !shown.is_empty(),
            words: shown,
            label,
            class: match column.kind {
                Kind::Code => "code",
                Kind::Words => "words",
                _ => "num",
            },
        }
    });
    LineView {
        class,
        cells: cells.collect(),
    }
}

fn cell_words(cell: &Cell, kind: Kind, words: Words) -> String {
    let digits = match kind {
        Kind::Points(digits) | Kind::Percent(digits) => digits,
        _ => 0,
    };
    let number = |figure: &Exact| match kind {
        Kind::Words | Kind::Code => words.short(figure),
        _ => words.number(figure, digits),
    };
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(own) => own.clone(),
        Cell::Number(figure) => number(figure),
        Cell::Figure(figure) => {
            Exact::from_cell(*figure).map_or_else(|_| "–".to_owned(), |own| number(&own))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_heading_and_figures_have_their_digits() {
        let table = Table {
            id: "T1",
            sheet: "T1 2".to_owned(),
            title: "Bảng".to_owned(),
            columns: vec![
                Column::new("Mã", Kind::Code),
                Column::new("Đơn vị", Kind::Words),
                Column::new("từ", Kind::Percent(1)).under("KTC 95%"),
                Column::new("đến", Kind::Percent(1)).under("KTC 95%"),
            ],
            lines: vec![Line::new(vec![
                Cell::text("A"),
                Cell::text("Xã An Hòa"),
                Cell::Figure(56.17),
                Cell::text("…"),
            ])],
            notes: Vec::new(),
        };
        let view = TableView::of(&table, Words::new(finding::Lang::Vi));
        assert_eq!(view.id, "t1-2");
        let over: Vec<(&str, usize, bool)> = view
            .groups
            .iter()
            .map(|own| (own.words.as_str(), own.over, own.single))
            .collect();
        assert_eq!(
            over,
            [("Mã", 1, true), ("Đơn vị", 1, true), ("KTC 95%", 2, false)]
        );
        let cells = &view.lines[0].cells;
        assert!(cells[1].head && !cells[0].head);
        assert_eq!(cells[2].words, "56,2");
        assert_eq!(cells[2].label, "KTC 95%: từ");
        assert_eq!(cells[3].words, "…");
    }
}
