//! What the first rows of a sheet hold: units, criteria and the words of headers, row by row and column by column.

use super::codes::by_order;
use super::labels::{Labels, Named};
use super::leaf_rows::label;
use super::{Cx, words};
use crate::cell::Texts;
use criteria::NodeId;
use std::collections::{BTreeMap, BTreeSet};
use workbook::Cell;

/// Rows looked at for a header and for the way the table lies.
const ROWS: usize = 150;

/// Texts looked up in the roster: a sheet of free texts is given up before it takes long.
const MOST_LOOKED_UP: usize = 2_000;
/// Different texts looked at.
const MOST_TEXTS: usize = 20_000;

/// What one text says.
#[derive(Debug, Clone)]
struct Met {
    named: Named,
    text: String,
    is_top: bool,
    is_other: bool,
    is_code_heading: bool,
    is_number: bool,
    unit: Option<(u32, bool)>,
}

/// What was met in the first rows: in each row and column the units and the criteria.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) names_in: BTreeMap<u32, BTreeSet<u32>>,
    pub(super) codes_in: BTreeMap<u32, BTreeSet<u32>>,
    pub(super) units_of_row: BTreeMap<u32, BTreeSet<u32>>,
    pub(super) unit_cells: BTreeSet<(u32, u32)>,
    pub(super) nodes_in: BTreeMap<u32, usize>,
    pub(super) nodes_of_row: BTreeMap<u32, usize>,
    /// Rows that hold a word of a header, and how many.
    pub(super) headings: BTreeMap<u32, usize>,
    /// Rows with the heading of the units or criteria.
    pub(super) tops: BTreeSet<u32>,
    /// Digits that are a unit's code.
    pub(super) number_cells: BTreeSet<(u32, u32)>,
    /// By text, what was met before.
    met: BTreeMap<String, Met>,
    looked_up: usize,
    /// For each column the nodes that its numbers could be, from top to bottom.
    pub(super) numbers_down: BTreeMap<u32, Vec<Vec<NodeId>>>,
}
pub(super) fn look(cx: &Cx<'_>, labels: &Labels<'_>, texts: &mut Texts) -> Seen {
    let mut seen = Seen::default();
    let mut numbers_in: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut code_headed: BTreeSet<u32> = BTreeSet::new();
    for row in cx.grid.rows.iter().take(ROWS) {
        let mut numbers = Vec::new();
        for cell in &row.cells {
            let Some(met) = seen.meet(cx, labels, row.number, cell, texts) else {
                continue;
            };
            if met.is_code_heading {
                code_headed.insert(cell.column);
            }
            // Digits may be a code, a unit's code or a value: what the row is decides.
            if met.is_number {
                if let Some(unit) = cx.places.exact_number(&met.text) {
                    numbers_in.entry(cell.column).or_default().insert(unit);
                    seen.number_cells.insert((row.number, cell.column));
                }
                numbers.push((cell.column, met.named));
                continue;
            }
            seen.text(row.number, cell.column, &met);
        }
        // Numbers beside a heading are codes, beside a unit or a criterion they are values.
        let names = seen.units_of_row.contains_key(&row.number)
            || seen.nodes_of_row.contains_key(&row.number);
        if seen.headings.contains_key(&row.number) && !names {
            for (_, named) in numbers {
                if let Named::Nodes { .. } = named {
                    *seen.nodes_of_row.entry(row.number).or_default() += 1;
                    *seen.headings.entry(row.number).or_default() += 1;
                }
            }
        } else {
            for (column, named) in numbers {
                if let Named::Nodes { nodes, .. } = named {
                    seen.numbers_down.entry(column).or_default().push(nodes);
                }
            }
        }
    }
    for (column, units) in numbers_in {
        if code_headed.contains(&column) || seen.names_in.is_empty() {
            seen.codes_in.entry(column).or_default().extend(units);
        }
    }
    seen
}

impl Seen {
    /// What a cell says; each text is looked at once.
    fn meet(
        &mut self,
        cx: &Cx<'_>,
        labels: &Labels<'_>,
        row: u32,
        cell: &Cell,
        texts: &mut Texts,
    ) -> Option<Met> {
        let key = cell.text().unwrap_or_default();
        if let Some(met) = self.met.get(key) {
            return Some(met.clone());
        }
        if !key.is_empty() && self.met.len() >= MOST_TEXTS {
            return None;
        }
        let (named, text) = label(cx, labels, row, cell, None, texts);
        if text.is_empty() {
            return None;
        }
        let is_top = words::is_unit_heading(&text) || words::is_criterion_heading(&text);
        let is_other = is_other_heading(&text);
        let is_number = key.is_empty() || words::is_number_like(&text);
        let looked_up = !is_number && !is_top && !is_other && named == Named::Nothing;
        let unit = if looked_up && self.looked_up < MOST_LOOKED_UP {
            self.looked_up += 1;
            cx.places.quick(&text)
        } else {
            None
        };
        let met = Met {
            is_code_heading: words::is_code_heading(&text),
            named,
            text,
            is_top,
            is_other,
            is_number,
            unit,
        };
        if !key.is_empty() {
            self.met.insert(key.to_owned(), met.clone());
        }
        Some(met)
    }

    fn text(&mut self, row: u32, column: u32, met: &Met) {
        if met.is_top {
            self.tops.insert(row);
        }
        match met.named {
            Named::Nodes { .. } => {
                *self.nodes_in.entry(column).or_default() += 1;
                *self.nodes_of_row.entry(row).or_default() += 1;
                *self.headings.entry(row).or_default() += 1;
            }
            Named::Inputs(_) => {
                *self.nodes_of_row.entry(row).or_default() += 1;
                *self.headings.entry(row).or_default() += 1;
            }
            Named::Nothing if met.is_top || met.is_other => {
                *self.headings.entry(row).or_default() += 1;
            }
            Named::Nothing => {
                if let Some((unit, by_code)) = met.unit {
                    let map = if by_code {
                        &mut self.codes_in
                    } else {
                        &mut self.names_in
                    };
                    map.entry(column).or_default().insert(unit);
                    self.units_of_row.entry(row).or_default().insert(unit);
                    self.unit_cells.insert((row, column));
                }
            }
        }
    }

    /// Columns whose numbers rise through the set as codes do, where no text names a criterion.
    pub(super) fn numbers_as_codes(&mut self) {
        if !self.nodes_in.is_empty() {
            return;
        }
        for (column, places) in &self.numbers_down {
            let kept = by_order(places);
            let rises = kept
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if a.iter().max() < b.iter().min()));
            if places.len() >= 2 && rises {
                self.nodes_in.insert(*column, places.len());
            }
        }
    }
}

fn is_other_heading(text: &str) -> bool {
    words::points_word(text).is_some()
        || words::is_value(text)
        || words::is_known_and_not_ours(text)
        || words::is_code_heading(text)
        || words::is_maximum(text)
        || words::is_evidence(text)
        || words::is_reason(text)
}

/// The first with the largest count.
pub(super) fn most(of: impl Iterator<Item = (u32, usize)>) -> Option<(u32, usize)> {
    of.fold(None, |best: Option<(u32, usize)>, next| match best {
        Some(best) if best.1 >= next.1 => Some(best),
        _ => Some(next),
    })
}
