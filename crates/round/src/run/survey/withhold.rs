//! Values of so few respondents that they give no result.

use super::{Link, SurveyRun, findings as says};
use criteria::CriteriaSet;
use finding::{Finding, Place};
use std::collections::BTreeMap;
use survey::{BetweenUnits, Covariances};
use units::Roster;

/// A value that was taken away: unit by index in the roster, and column of the covariances.
pub(super) type Withheld = (u32, usize);

/// Takes the values of fewer respondents than the small cell away, with everything that could give them back: their variances and their covariances within the unit and with other units.
pub(super) fn withhold(covariances: &mut Covariances, small_cell: u32) -> Vec<Withheld> {
    let k = covariances.columns.len();
    let mut withheld = Vec::new();
    for unit in &mut covariances.units {
        for column in 0..k {
            let few = unit.values[column]
                .as_ref()
                .is_some_and(|value| value.estimate.n < u64::from(small_cell));
            if few {
                unit.values[column] = None;
                clear(&mut unit.covariance, k, |row, own| {
                    row == column || own == column
                });
                withheld.push((unit.unit, column));
            }
        }
    }
    if let BetweenUnits::Shared(pairs) = &mut covariances.between {
        for pair in pairs {
            for (unit, column) in &withheld {
                let (unit, column) = (*unit, *column);
                let (first, second) = (pair.first == unit, pair.second == unit);
                clear(&mut pair.covariance, k, |row, own| {
                    (first && row == column) || (second && own == column)
                });
            }
        }
    }
    withheld
}

fn clear(matrix: &mut [Option<f64>], k: usize, is: impl Fn(usize, usize) -> bool) {
    for (at, cell) in matrix.iter_mut().enumerate() {
        if is(at / k, at % k) {
            *cell = None;
        }
    }
}

/// One finding a unit with the criteria that have no result there; it says the limit and never the number of respondents.
pub(super) fn told(
    set: &CriteriaSet,
    roster: &Roster,
    run: &SurveyRun,
    links: &[Link],
    place: &Place,
    findings: &mut Vec<Finding>,
) {
    let mut by_unit: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (unit, column) in &run.withheld {
        let own = links
            .iter()
            .find(|link| link.survey == run.survey && link.column == *column);
        let Some(link) = own else { continue };
        let code = &set.leaf_node(link.leaf).code;
        let groups = links.iter().filter(|other| other.leaf == link.leaf).count();
        let words = if groups > 1 {
            format!("{code} ({})", link.title)
        } else {
            code.clone()
        };
        by_unit.entry(*unit).or_default().push(words);
    }
    for (unit, criteria) in by_unit {
        let Some(unit) = roster.get(unit as usize) else {
            continue;
        };
        let name = unit.display_name();
        let found = says::too_few(
            place.clone(),
            (&run.id, &name),
            &criteria.join(", "),
            run.limits.small_cell,
        );
        findings.push(found.of_unit(&unit.code));
    }
}
