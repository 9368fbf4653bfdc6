//! Rows become the table of a node.

use super::cells::{Row, RowKind, Site, Value, date, number};
use super::columns::{COLUMNS, Kind};
use super::lines::{conditions, examples, inputs, measure, others, scale};
use super::{findings as says, words};
use criteria::{Draft, DraftValue};
use finding::Finding;

/// What reading goes by: where the cells stand, and what was found.
pub(crate) struct Reading<'a> {
    pub(crate) site: Site<'a>,
    pub(crate) findings: Vec<Finding>,
    /// Row and column of each cell that could not be read.
    pub(crate) rejected: Vec<(u32, String)>,
}

impl Reading<'_> {
    fn wrong(&mut self, row: &Row, column: &str, line: &str) {
        let place = self.site.place(row, column);
        self.findings
            .push(says::cell_unreadable(place, column, line));
        self.rejected.push((row.number, column.to_owned()));
    }

    /// The table of a node from its row and those of its parts, cases, groups and items.
    pub(crate) fn node(&mut self, rows: &[Row]) -> Draft {
        let Some((first, rest)) = rows.split_first() else {
            return Draft::new();
        };
        let mut own = self.row(first, None);
        let known = own.table("inputs").cloned();
        let items = match own.text("rule") {
            Some("deduct") => "deductions",
            _ => "counts",
        };
        for (key, kind) in [
            ("part", RowKind::Part),
            ("case", RowKind::Case),
            ("group", RowKind::Group),
            (items, RowKind::Item),
        ] {
            let of_kind = rest.iter().filter(|row| row.kind == kind);
            let tables: Vec<Draft> = of_kind.map(|row| self.row(row, known.as_ref())).collect();
            if !tables.is_empty() {
                own.set(key, tables);
            }
        }
        own
    }

    fn row(&mut self, row: &Row, above: Option<&Draft>) -> Draft {
        let mut own = Draft::new();
        for column in COLUMNS {
            let Some(value) = row.cells.get(column.key) else {
                continue;
            };
            if let Some(read) = self.cell(row, column.key, column.kind, value) {
                own.set(column.key, read);
            }
        }
        // `part` is the column of bonus and penalty, no key of a node.
        own.remove("part");
        if let Some(text) = row.text("inputs") {
            match inputs::read(&text) {
                Ok(read) => own.set("inputs", read),
                Err(line) => self.wrong(row, "inputs", &line),
            }
        }
        let known = own.table("inputs").cloned();
        let known = known.as_ref().or(above);
        if let Some(text) = row.text("when") {
            match conditions::read(&text, known) {
                Ok(read) => own.set("when", read),
                Err(line) => self.wrong(row, "when", &line),
            }
        }
        if let Some(text) = row.text("measure")
            && !measure::read(&text, &mut own)
        {
            self.wrong(row, "measure", &text);
        }
        let rule = match row.kind {
            RowKind::Group => "survey".to_owned(),
            _ => own.text("rule").unwrap_or_default().to_owned(),
        };
        if let Some(text) = row.text("scale")
            && let Err(line) = scale::read(&text, &rule, &mut own)
        {
            self.wrong(row, "scale", &line);
        }
        if let Some(text) = row.text("others")
            && let Err(line) = others::read(&text, &mut own)
        {
            self.wrong(row, "others", &line);
        }
        if let Some(text) = row.text("examples") {
            match examples::read(&text, known) {
                Ok(read) => own.set("examples", read),
                Err(line) => self.wrong(row, "examples", &line),
            }
        }
        own
    }

    fn cell(&mut self, row: &Row, key: &str, kind: Kind, value: &Value) -> Option<DraftValue> {
        let shown = value.shown();
        if shown.trim().is_empty() {
            return None;
        }
        let read = match (kind, value) {
            (Kind::Own, _) => return None,
            (Kind::Text, _) => Some(shown.as_str().into()),
            (Kind::Number, Value::Number(number)) => Some(number.clone().into()),
            (Kind::Number, Value::Text(text)) => number(text).map(Into::into),
            (Kind::Date, Value::Date(date)) => Some((*date).into()),
            (Kind::Date, Value::Text(text)) => date(text).map(Into::into),
            (Kind::Word(words), _) => words::key(words, &shown).map(Into::into),
            (Kind::TextOrList, _) if !shown.contains(';') => Some(shown.as_str().into()),
            (Kind::List | Kind::TextOrList, _) => {
                let parts = shown.split(';').map(str::trim);
                let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
                Some(parts.into())
            }
            _ => None,
        };
        if read.is_none() {
            self.wrong(row, key, &shown);
        }
        read
    }
}
