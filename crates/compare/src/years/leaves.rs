//! What of each leaf was earned in either year, over the units that both rounds have in the same borders.

use super::Year;
use super::model::{YearLeaf, YearUnit};
use crate::SetComparison;
use criteria::LeafId;
use points::Exact;
use std::collections::BTreeMap;

/// Every group of the comparison, with the share of its maximum that the units earned together.
pub(super) fn all(
    (old, new): (Year<'_>, Year<'_>),
    found: &SetComparison,
    left: &[usize],
    units: &[YearUnit],
) -> Vec<YearLeaf> {
    let index = |year: Year<'_>| -> BTreeMap<String, usize> {
        let rows = year.ranked.rows.iter();
        rows.map(|row| (row.code.clone(), row.unit)).collect()
    };
    let (before, after) = (index(old), index(new));
    let pairs: Vec<(usize, usize)> = units
        .iter()
        .filter(|own| own.parts.is_ok() && !own.borders)
        .filter_map(|own| {
            let from = before.get(own.old_code.as_ref()?)?;
            Some((*from, *after.get(&own.code)?))
        })
        .collect();
    let share = |year: Year<'_>, leaves: &[LeafId], units: &dyn Fn(&(usize, usize)) -> usize| {
        let (mut points, mut max) = (Exact::ZERO, Exact::ZERO);
        for unit in pairs.iter().map(units) {
            for leaf in leaves {
                points = points.plus(&year.scored.leaf(unit, *leaf).points);
                max = max.plus(&year.scored.leaf_max(year.set, unit, *leaf));
            }
        }
        points.times(&100.into()).over(&max)
    };
    let one = |(at, group): (usize, &crate::Group)| YearLeaf {
        group: at,
        crossed: !left.contains(&at),
        old: share(old, &group.old, &|pair| pair.0),
        new: share(new, &group.new, &|pair| pair.1),
    };
    found.groups.iter().enumerate().map(one).collect()
}
