//! Weights of the units of an earlier list, for means over what a later unit was made of.

use crate::Roster;
use crate::findings::weights as says;
use crate::table::Rows;
use finding::{Finding, Place};
use points::Exact;
use std::collections::BTreeMap;

/// A weight for each earlier unit, or for each part of one that went into a later unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights {
    whole: BTreeMap<String, Exact>,
    parts: BTreeMap<(String, String), Exact>,
}

impl Weights {
    /// The weight of an earlier unit that went whole into a later one, or of the part of it that did: the row that names both, else, of a whole unit, the row that names it alone.
    #[must_use]
    pub fn of(&self, earlier: &str, later: &str, whole: bool) -> Option<&Exact> {
        let part = self.parts.get(&(earlier.to_owned(), later.to_owned()));
        part.or_else(|| self.whole.get(earlier).filter(|_| whole))
    }
}

/// The weights in a column of a CSV `code[,to],…`, and everything wrong with it.
///
/// `code` is the unit of the earlier list; `to`, where a unit was divided, the code of the later unit that this row's part went into. Lines that begin with `#` are comments; a roster (`units.csv`) with a column more will do.
/// A weight is a plain number from 0 (`8626`, `1.5`); an empty one says nothing. A row that cannot be used is left out and named.
///
/// ```
/// let (old, _) = units::read_roster("units.csv", "code,name,level\n1,Xã An,commune\n2,Xã Bình,commune\n");
/// let text = "code,to,population\n1,,300\n2,1,100\n2,7,50\n";
/// let (weights, found) = units::read_weights("dan-so.csv", text, "population", &old);
/// assert!(found.is_empty());
/// assert_eq!(weights.of("1", "1", true), Some(&300.into()));
/// assert_eq!(weights.of("2", "1", false), Some(&100.into()));
/// assert_eq!(weights.of("2", "9", false), None);
/// ```
#[must_use]
pub fn read_weights(
    file: &str,
    text: &str,
    column: &str,
    earlier: &Roster,
) -> (Weights, Vec<Finding>) {
    let (mut weights, mut findings) = (Weights::default(), Vec::new());
    let rows = Rows::read(text);
    let (Some(code), Some(own)) = (rows.column("code"), rows.column(column)) else {
        findings.push(says::columns(Place::file(file), column, &rows.headings));
        return (weights, findings);
    };
    let to = rows.column("to");
    for row in &rows.rows {
        let place = Place::line(file, row.line, 1);
        let (unit, written) = (row.field(code), row.field(own));
        let to = to.map(|at| row.field(at)).unwrap_or_default();
        if written.is_empty() {
            continue;
        }
        let value = written.parse::<Exact>().ok();
        let Some(value) = value.filter(|value| !value.is_negative()) else {
            findings.push(says::no_number(place));
            continue;
        };
        if earlier.position(unit).is_none() {
            findings.push(says::unit_unknown(place, unit));
            continue;
        }
        let before = if to.is_empty() {
            weights.whole.insert(unit.to_owned(), value)
        } else {
            let key = (unit.to_owned(), to.to_owned());
            weights.parts.insert(key, value)
        };
        if before.is_some() {
            findings.push(says::twice(place, unit));
        }
    }
    (weights, findings)
}
