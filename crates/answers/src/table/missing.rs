//! Units of the roster that no file holds.

use super::places::Places;
use crate::findings::unit as found;
use criteria::CriteriaSet;
use finding::{Finding, Place};
use std::collections::BTreeSet;
use units::{Level, Roster};

/// `units-missing`, "thiếu 2/148 xã: …": the ranked units of the set's levels that are not among `seen` (positions in the roster); `None` where all are there.
#[must_use]
pub fn missing_units(
    roster: &Roster,
    set: &CriteriaSet,
    seen: &BTreeSet<u32>,
    place: Place,
) -> Option<Finding> {
    let places = Places::of(roster, set);
    let asked = |level: Level| {
        set.levels.iter().any(|own| {
            matches!(
                (own, level),
                (criteria::Level::Commune, Level::Commune)
                    | (criteria::Level::District, Level::District)
                    | (criteria::Level::Department, Level::Department)
                    | (criteria::Level::Province, Level::Province)
            )
        })
    };
    let expected: Vec<u32> = (0u32..)
        .zip(roster.units())
        .filter(|(_, unit)| unit.is_ranked() && asked(unit.level))
        .map(|(at, _)| at)
        .collect();
    let missing: Vec<u32> = expected
        .iter()
        .copied()
        .filter(|unit| !seen.contains(unit))
        .collect();
    let communes = expected.iter().all(|unit| {
        roster
            .get(*unit as usize)
            .is_some_and(|unit| unit.level == Level::Commune)
    });
    let word = if communes {
        ("xã", "communes")
    } else {
        ("đơn vị", "units")
    };
    (!missing.is_empty())
        .then(|| found::units_missing(place, &places, &missing, expected.len(), word))
}
