//! Why the total changed between the tiny rounds of 2024 and 2025; worked out by hand.

use crate::support::{Own, every_change};
use compare::{Across, Options, Years, compare_sets, compare_years, years_json};
use criteria::CriteriaSet;
use points::Exact;
use units::Crosswalk;

fn own(year: i16, set: CriteriaSet) -> Own {
    Own::of("every-change", year, set)
}

fn both() -> (Own, Own) {
    let (old, new) = every_change();
    (own(2024, old), own(2025, new))
}

fn years(old: &Own, new: &Own) -> Years {
    let options = Options {
        accept_proposals: true,
    };
    let found = compare_sets(&old.set, &new.set, &options);
    let across = Across {
        crosswalk: &Crosswalk::default(),
        weight: None,
        figure: None,
    };
    let years = compare_years(old.year(), new.year(), &found, across);
    let json = years_json(old.year(), new.year(), &found, &years);
    assert_eq!(json["units"].as_array().unwrap().len(), years.units.len());
    years
}

#[test]
fn the_parts_add_up_to_the_last_digit() {
    let (old, new) = both();
    let years = years(&old, &new);
    for own in &years.units {
        let parts = own.parts.as_ref().unwrap();
        let sum = parts
            .performance
            .plus(&parts.revision)
            .plus(&parts.survey)
            .plus(&parts.borders)
            .plus(&parts.rounding);
        assert_eq!(own.change(), Some(sum), "{}", own.code);
        let shown: Exact = parts.shown(&own.change().unwrap(), 1).iter().sum();
        assert_eq!(
            shown,
            own.change().unwrap().round(points::RoundTo::half_up(1))
        );
    }
    // 2.1, of 6: 6 + 5.68 + 0 + 6 in 2024, where C had no case and is out; 6 + 6 + 3 + 6 of 24 in 2025.
    let at = new.set.find_leaf("2.1").unwrap();
    let found = compare_sets(&old.set, &new.set, &Options::default());
    let leaf = found.groups.iter().position(|own| own.new == [at]);
    let leaf = &years.leaves[leaf.unwrap()];
    let percent = |own: &Exact| own.round(points::RoundTo::half_up(2)).to_string();
    assert_eq!(leaf.old.as_ref().map(percent).as_deref(), Some("98.22"));
    assert_eq!(leaf.new.as_ref().map(percent).as_deref(), Some("87.50"));
    // 1.3 has other inputs, 2.2 was split, 2.3 merged, 4.2 added.
    assert_eq!(years.left().count(), 4);
    let unit = years.units.iter().find(|own| own.code == "A").unwrap();
    let parts = unit.parts.as_ref().unwrap();
    // 1.2: two late reports cost 1 of 3 by the old rule, 1.5 of 4.5 by the new one: −1.25 in the mean.
    // 2.1: 95 % to 98 % gives 0 by the old target, 0.18 by the new one: +0.09.
    assert_eq!(parts.performance, Exact::decimal(-116, 2));
    // 3.1: 90 % to 80 % costs 0.4 of 4 or 0.3 of 3: −0.35.
    assert_eq!(parts.survey, Exact::decimal(-35, 2));
    // 24.90 − 27.10 = −2.20
    assert_eq!(parts.revision, Exact::decimal(-69, 2));
    assert!(parts.rounding.is_zero());
}

#[test]
fn a_round_beside_itself_has_no_change() {
    for own in [both().0, both().1] {
        let years = years(&own, &own);
        assert!(years.left().next().is_none());
        assert!(
            years
                .units
                .iter()
                .all(|unit| unit.parts.as_ref() == Ok(&compare::Parts::default()))
        );
    }
}

#[test]
fn one_factor_alone_has_the_whole_change() {
    let (old, _) = both();
    let (set, _) = compare::change(&old.set, "2.1 target=90").unwrap();
    let other = own(2024, set);
    let units = years(&old, &other).units;
    let unit = units.iter().find(|own| own.code == "B").unwrap();
    let parts = unit.parts.clone().unwrap();
    assert_eq!(parts.revision, Exact::decimal(32, 2));
    assert!(parts.performance.is_zero() && parts.survey.is_zero() && parts.rounding.is_zero());
}
