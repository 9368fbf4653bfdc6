//! From a line of the text that a workbook became, back to the cell that says it.

use super::cells::{Row, RowKind};
use super::{columns, settings};
use finding::{Finding, Place};
use std::collections::BTreeMap;
use workbook::Workbook;

/// Where the keys of a set stand in an edit workbook.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    file: String,
    sheet: String,
    columns: BTreeMap<&'static str, u32>,
    rows: Vec<Row>,
    /// Rows of the sheet of settings by their path.
    settings: BTreeMap<&'static str, u32>,
}

/// What a line of a set's text belongs to.
#[derive(Debug, PartialEq, Eq)]
struct Within<'t> {
    /// The heading above, without brackets; empty at the top of the file.
    heading: &'t str,
    /// How many headings of the same words stand before it.
    before: usize,
    /// The key; empty for the heading itself.
    key: &'t str,
}

impl Places {
    /// The places of a workbook that [`super::is_edit_workbook`].
    pub(crate) fn of(book: &Workbook) -> Self {
        let Some((grid, keys, columns)) = super::open::criteria_grid(book) else {
            return Self::default();
        };
        let mut own = Self {
            file: grid.file.clone(),
            sheet: grid.sheet.clone(),
            rows: super::open::rows_of(&grid, keys, &columns),
            columns,
            settings: BTreeMap::new(),
        };
        if let Some(index) = book.sheet_named(super::SETTINGS) {
            for row in &book.grid(index).0.rows {
                let path = row.get(4).and_then(|cell| cell.text());
                let known = settings::SETTINGS.iter().find(|own| Some(own.0) == path);
                if let Some((path, ..)) = known {
                    own.settings.insert(path, row.number);
                }
            }
        }
        own
    }

    /// A finding of the written text as one of the workbook: its lines become cells.
    pub(crate) fn put(&self, text: &[&str], mut finding: Finding) -> Finding {
        // What is found of a whole block stands at its heading; the column is the one to mend.
        let column = match finding.code.as_str() {
            "sum-of-children" | "sum-differs" => "max",
            "basis-unknown" | "source-missing" => "source",
            _ => "",
        };
        finding.place = self.cell(text, finding.place, column);
        for place in &mut finding.related {
            *place = self.cell(text, place.clone(), "");
        }
        // It names a line that nobody sees.
        finding.rule = None;
        finding
    }

    fn cell(&self, text: &[&str], place: Place, column: &str) -> Place {
        let Place::Line { line, .. } = place else {
            return place;
        };
        let own = within(text, line);
        let heading = own.heading.replace('"', "");
        if heading.is_empty() || self.settings.keys().any(|path| of_section(path, &heading)) {
            return self.setting(&heading, own.key);
        }
        let (part, rest) = match heading.split_once('.') {
            Some((section @ ("bonus" | "penalty"), rest)) => (Some(section), rest),
            _ => (None, heading.as_str()),
        };
        match (heading.as_str(), rest.strip_prefix("criterion.")) {
            (_, Some(path)) => self.node(part, path, &own, column),
            ("band", _) => Place::sheet(&self.file, super::BANDS),
            (other, _) if other.starts_with("basis") => Place::sheet(&self.file, super::BASES),
            _ => Place::sheet(&self.file, &self.sheet),
        }
    }

    fn setting(&self, heading: &str, key: &str) -> Place {
        let path = match heading {
            "" => key.to_owned(),
            section => format!("{section}.{key}"),
        };
        match self.settings.get(path.as_str()) {
            Some(row) => Place::cell(&self.file, super::SETTINGS, *row, 2),
            None => Place::sheet(&self.file, super::SETTINGS),
        }
    }

    /// `path` is the code, or the code with what stands below it: `6.1.part`.
    fn node(&self, part: Option<&str>, path: &str, own: &Within<'_>, whole: &str) -> Place {
        let is_here = |row: &Row| {
            let code = row.text("code").unwrap_or_default();
            let rest = path.strip_prefix(code.trim());
            let section = row.text("part");
            let section = section.and_then(|word| super::words::key(super::words::PARTS, &word));
            let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with('.'));
            (row.kind == RowKind::Node && section == part).then_some(rest?.len())
        };
        // The longest code that fits: the least is left over.
        let found = self.rows.iter().enumerate();
        let found = found.filter_map(|(at, row)| Some((is_here(row)?, at)));
        let Some((left, at)) = found.min() else {
            return Place::sheet(&self.file, &self.sheet);
        };
        let below = &path[path.len() - left..];
        let kind = match below.trim_start_matches('.') {
            "part" => Some(RowKind::Part),
            "case" => Some(RowKind::Case),
            "group" => Some(RowKind::Group),
            "counts" | "deductions" => Some(RowKind::Item),
            _ => None,
        };
        let rows = self.rows[at + 1..].iter();
        let mut rows = rows.take_while(|row| row.kind != RowKind::Node);
        let row = match kind {
            Some(kind) => rows.by_ref().filter(|row| row.kind == kind).nth(own.before),
            None => None,
        };
        let row = row.unwrap_or(&self.rows[at]).number;
        let key = match below.trim_start_matches('.').split('.').next() {
            Some("inputs") => "inputs",
            _ if own.key.is_empty() => whole,
            _ => own.key,
        };
        let column = columns::known(key).or(match key {
            "steps" | "levels" | "otherwise" | "options" | "yes" | "no" => Some("scale"),
            "numerator" | "denominator" | "input" => Some("measure"),
            "" => Some("code"),
            _ => Some("others"),
        });
        let column = column.and_then(|key| self.columns.get(key));
        match column.or_else(|| self.columns.get("code")) {
            Some(column) => Place::cell(&self.file, &self.sheet, row, *column),
            None => Place::sheet(&self.file, &self.sheet),
        }
    }
}

/// Whether a setting stands under this heading.
fn of_section(path: &str, heading: &str) -> bool {
    path.strip_prefix(heading)
        .is_some_and(|rest| rest.starts_with('.'))
}

/// What the line (from 1) of a text of [`criteria::write_set`] belongs to.
fn within<'t>(text: &[&'t str], line: u32) -> Within<'t> {
    let end = usize::try_from(line).unwrap_or(usize::MAX).min(text.len());
    let mut own = Within {
        heading: "",
        before: 0,
        key: "",
    };
    let mut above = text[..end].iter().rev();
    for line in above.by_ref() {
        if line.starts_with('[') {
            own.heading = bare(line);
            break;
        }
        let name = line.split_once('=').map(|(name, _)| name.trim_end());
        let is_key = |name: &str| {
            let plain = |c: char| c.is_alphanumeric() || "-_\"".contains(c);
            !name.is_empty() && name.chars().all(plain)
        };
        if own.key.is_empty()
            && let Some(name) = name.filter(|name| is_key(name))
        {
            own.key = name;
        }
    }
    own.before = above
        .filter(|line| line.starts_with('[') && bare(line) == own.heading)
        .count();
    own
}

fn bare(line: &str) -> &str {
    line.trim_end().trim_matches(|c| c == '[' || c == ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_belongs_to_the_heading_above_it() {
        let text = "id = \"x\"\n[criterion.\"6.1\"]\nmax      = 8\nexamples = [\n  { given = { a = 1 }, points = 2 },\n]\n\n[[criterion.\"6.1\".part]]\nmax = 6\n\n[[criterion.\"6.1\".part]]\nmax = 2\n";
        let text: Vec<&str> = text.lines().collect();
        let said = |line| {
            let own = within(&text, line);
            (own.heading, own.before, own.key)
        };
        assert_eq!(said(1), ("", 0, "id"));
        assert_eq!(said(2), ("criterion.\"6.1\"", 0, ""));
        assert_eq!(said(5), ("criterion.\"6.1\"", 0, "examples"));
        assert_eq!(said(9), ("criterion.\"6.1\".part", 0, "max"));
        assert_eq!(said(12), ("criterion.\"6.1\".part", 1, "max"));
        assert_eq!(said(99), ("criterion.\"6.1\".part", 1, "max"));
    }
}
