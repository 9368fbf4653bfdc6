//! What the units of one list were made of in an earlier one.

use crate::findings::crosswalk as says;
use crate::table::Rows;
use crate::{Part, PlaceList, Places, Roster};
use finding::{Finding, Place};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A unit of the earlier list that went into a unit of the later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predecessor {
    /// Its code in the earlier list.
    pub code: String,
    /// Its name, where the source gives it.
    pub name: Option<String>,
    /// Whether all of it went there.
    pub whole: bool,
}

/// Predecessors by the code of the later unit; a unit that is not named here is followed by its code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crosswalk {
    made_of: BTreeMap<String, Vec<Predecessor>>,
}

impl Crosswalk {
    /// What the later unit was made of, in the order of the source; empty where the source does not name it.
    #[must_use]
    pub fn predecessors(&self, code: &str) -> &[Predecessor] {
        self.made_of.get(code).map_or(&[], Vec::as_slice)
    }

    /// The one earlier unit that became the later one whole, so that borders are the same under whatever code and name.
    #[must_use]
    pub fn same(&self, code: &str) -> Option<&Predecessor> {
        match self.predecessors(code) {
            [one] if one.whole => Some(one),
            _ => None,
        }
    }

    /// Whether it names nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.made_of.is_empty()
    }

    /// The units of this roster that bear five-digit codes of the country's list on the later day, with the communes of the earlier day that they were made of ([`Places::made_of`]). What the source marks as doubtful is taken as a part.
    ///
    /// Empty where the later day lies before 1 July 2025: what changed before that has no crosswalk.
    #[must_use]
    pub fn of_places(places: &Places, later: &Roster, (from, to): (Date, Date)) -> Self {
        if to < PlaceList::Since2025.date() || from >= to {
            return Self::default();
        }
        let five = |code: &str| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
        let units = later.units().iter().filter(|unit| five(&unit.code));
        let made_of = units.filter_map(|unit| {
            let all = places.made_of(&unit.code, to, from).into_iter();
            let all: Vec<Predecessor> = all
                .map(|(place, part)| Predecessor {
                    code: place.code.clone(),
                    name: Some(place.name.clone()),
                    whole: part == Part::Whole,
                })
                .collect();
            (!all.is_empty()).then(|| (unit.code.clone(), all))
        });
        Self {
            made_of: made_of.collect(),
        }
    }
}

/// The crosswalk in a CSV `old,new` of codes, one row for each earlier unit and each later one that a part of it went into, and everything wrong with it.
///
/// An earlier unit that stands in one row went there whole, one that stands in several went there in parts. Lines that begin with `#` are comments.
/// A code that neither roster has is named and its row kept, so that a predecessor that was not scored still stands beside the others; a row without both codes, or with a later code that the later roster lacks, is left out.
///
/// ```
/// let read = |text| units::read_roster("units.csv", text).0;
/// let old = read("code,name,level\n1,Xã An,commune\n2,Xã Bình,commune\n3,Xã Cát,commune\n");
/// let new = read("code,name,level\n1,Xã An Bình,commune\n3,Phường Cát,commune\n");
/// let (walk, found) = units::read_crosswalk("sap-xep.csv", "old,new\n1,1\n2,1\n3,3\n", &old, &new);
/// assert!(found.is_empty());
/// assert_eq!(walk.predecessors("1").len(), 2);
/// assert_eq!(walk.same("3").unwrap().code, "3");
/// ```
#[must_use]
pub fn read_crosswalk(
    file: &str,
    text: &str,
    earlier: &Roster,
    later: &Roster,
) -> (Crosswalk, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut walk = Crosswalk::default();
    let rows = Rows::read(text);
    let (Some(old), Some(new)) = (rows.column("old"), rows.column("new")) else {
        findings.push(says::columns(Place::file(file)));
        return (walk, findings);
    };
    let mut seen = BTreeSet::new();
    let mut parts: BTreeMap<String, usize> = BTreeMap::new();
    for row in &rows.rows {
        let place = Place::line(file, row.line, 1);
        let (from, to) = (row.field(old), row.field(new));
        if from.is_empty() || to.is_empty() {
            findings.push(says::empty(place));
            continue;
        }
        if later.position(to).is_none() {
            findings.push(says::later_unknown(place, to));
            continue;
        }
        if !seen.insert((from.to_owned(), to.to_owned())) {
            findings.push(says::twice(place, from, to));
            continue;
        }
        let known = earlier.position(from).and_then(|at| earlier.get(at));
        if known.is_none() {
            findings.push(says::earlier_unknown(place, from));
        }
        *parts.entry(from.to_owned()).or_default() += 1;
        let all = walk.made_of.entry(to.to_owned()).or_default();
        all.push(Predecessor {
            code: from.to_owned(),
            name: known.map(crate::Unit::display_name),
            whole: true,
        });
    }
    for own in walk.made_of.values_mut().flatten() {
        own.whole = parts.get(&own.code).is_none_or(|n| *n == 1);
    }
    (walk, findings)
}
