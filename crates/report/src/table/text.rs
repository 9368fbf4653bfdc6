//! A table on a terminal.

use super::{Cell, Column, Kind, Table, shown_figure};
use finding::Lang;
use points::Exact;

/// Words wider than this are cut with an ellipsis on a terminal.
const WIDEST: usize = 44;

impl Table {
    /// The table in columns of a fixed-width font: title, headings, at most `most` lines (and how many more there are), notes.
    #[must_use]
    pub fn to_text(&self, lang: Lang, most: usize) -> String {
        let shown: Vec<Vec<String>> = self
            .lines
            .iter()
            .take(most)
            .map(|line| {
                let cells = line.cells.iter().zip(&self.columns);
                cells
                    .map(|(cell, column)| words(cell, column, lang))
                    .collect()
            })
            .collect();
        let headings: Vec<String> = self
            .columns
            .iter()
            .map(|column| cut(&column.heading))
            .collect();
        let widths: Vec<usize> = headings
            .iter()
            .enumerate()
            .map(|(index, heading)| {
                let cells = shown.iter().filter_map(|line| line.get(index));
                let cells = cells.map(|cell| cell.chars().count());
                cells.chain([heading.chars().count()]).max().unwrap_or(0)
            })
            .collect();
        let line = |cells: &[String]| {
            let cells = cells.iter().zip(&widths).zip(&self.columns);
            let padded = cells.map(|((cell, width), column)| match column.kind {
                Kind::Words | Kind::Code => format!("{cell:<width$}"),
                Kind::Count | Kind::Points(_) | Kind::Percent(_) => format!("{cell:>width$}"),
            });
            let joined = padded.collect::<Vec<_>>().join("  ");
            format!("{}\n", joined.trim_end())
        };
        let mut text = format!("{}\n\n", self.title);
        if self.columns.iter().any(|column| column.group.is_some()) {
            text.push_str(&groups(&self.columns, &widths));
        }
        text.push_str(&line(&headings));
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        text.push_str(&line(&rule));
        for cells in &shown {
            text.push_str(&line(cells));
        }
        if self.lines.len() > most {
            let rest = self.lines.len() - most;
            text.push_str(&match lang {
                Lang::Vi => format!("… và {rest} dòng nữa\n"),
                Lang::En => format!("… and {rest} more lines\n"),
            });
        }
        for note in &self.notes {
            text.push_str(&format!("{note}\n"));
        }
        text
    }
}

fn cut(words: &str) -> String {
    if words.chars().count() <= WIDEST {
        return words.to_owned();
    }
    words.chars().take(WIDEST - 1).chain(['…']).collect()
}

/// The headings that neighbours share, each over the first of its columns and cut where the next one begins.
fn groups(columns: &[Column], widths: &[usize]) -> String {
    let mut line = String::new();
    let mut at = 0;
    let mut index = 0;
    while index < columns.len() {
        let group = &columns[index].group;
        let mut span = 0;
        let first = index;
        while index < columns.len()
            && columns[index].group == *group
            && (index == first || group.is_some())
        {
            span += widths[index] + 2;
            index += 1;
        }
        let shown: String = group
            .iter()
            .flat_map(|group| group.chars())
            .take(span.saturating_sub(2))
            .collect();
        line.push_str(&" ".repeat(at.max(line.chars().count()) - line.chars().count()));
        line.push_str(&shown);
        at += span;
    }
    format!("{}\n", line.trim_end())
}

fn words(cell: &Cell, column: &Column, lang: Lang) -> String {
    let number = |figure: &Exact| match lang {
        Lang::Vi => vietnamese::show_number(figure, Some(column.kind.digits())),
        Lang::En => vietnamese::show_number_en(figure, Some(column.kind.digits())),
    };
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => cut(words),
        Cell::Number(figure) => number(&shown_figure(figure, column.kind)),
        Cell::Figure(figure) => {
            Exact::from_cell(*figure).map_or_else(|_| String::new(), |own| number(&own))
        }
    }
}
