//! Why the total changed between the tiny rounds of 2024 and 2025; worked out by hand.

use crate::support::{every_change, round, settings};
use answers::Answers;
use compare::{Options, Year, Years, compare_sets, compare_years, years_json};
use criteria::CriteriaSet;
use points::Exact;
use ranking::{Ranked, rank};
use scoring::{Scored, Settings, score};
use std::collections::BTreeMap;
use units::Roster;

struct Own {
    set: CriteriaSet,
    roster: Roster,
    answers: Answers,
    scored: Scored,
    ranked: Ranked,
    settings: Settings,
}

fn own(year: i16, set: CriteriaSet) -> Own {
    let (roster, answers) = round(&year.to_string(), &set);
    let settings = settings(year);
    let (scored, _) = score(&set, &roster, &answers, &settings);
    let ranked = rank(&set, &roster, &scored);
    Own {
        set,
        roster,
        answers,
        scored,
        ranked,
        settings,
    }
}

impl Own {
    fn year(&self) -> Year<'_> {
        Year {
            set: &self.set,
            roster: &self.roster,
            answers: &self.answers,
            scored: &self.scored,
            ranked: &self.ranked,
            settings: &self.settings,
        }
    }
}

fn both() -> (Own, Own) {
    let (old, new) = every_change();
    (own(2024, old), own(2025, new))
}

fn years(old: &Own, new: &Own, predecessors: &BTreeMap<String, Vec<String>>) -> Years {
    let options = Options {
        accept_proposals: true,
    };
    let found = compare_sets(&old.set, &new.set, &options);
    let years = compare_years(old.year(), new.year(), &found, predecessors);
    let json = years_json(old.year(), new.year(), &found, &years);
    assert_eq!(json["units"].as_array().unwrap().len(), years.units.len());
    years
}

#[test]
fn the_parts_add_up_to_the_last_digit() {
    let (old, new) = both();
    let years = years(&old, &new, &BTreeMap::new());
    for own in &years.units {
        let parts = own.parts.as_ref().unwrap();
        let sum = parts
            .performance
            .plus(&parts.revision)
            .plus(&parts.survey)
            .plus(&parts.rounding);
        assert_eq!(own.change(), Some(sum), "{}", own.code);
        let shown: Exact = parts.shown(&own.change().unwrap(), 1).iter().sum();
        assert_eq!(
            shown,
            own.change().unwrap().round(points::RoundTo::half_up(1))
        );
    }
    // 1.3 has other inputs, 2.2 was split, 2.3 merged, 4.2 added.
    assert_eq!(years.left.len(), 4);
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
        let years = years(&own, &own, &BTreeMap::new());
        assert!(years.left.is_empty());
        assert!(
            years
                .units
                .iter()
                .all(|unit| unit.parts.as_ref() == Some(&compare::Parts::default()))
        );
    }
}

#[test]
fn one_factor_alone_has_the_whole_change() {
    let (old, _) = both();
    let (set, _) = compare::change(&old.set, "2.1 target=90").unwrap();
    let other = own(2024, set);
    let units = years(&old, &other, &BTreeMap::new()).units;
    let unit = units.iter().find(|own| own.code == "B").unwrap();
    let parts = unit.parts.clone().unwrap();
    assert_eq!(parts.revision, Exact::decimal(32, 2));
    assert!(parts.performance.is_zero() && parts.survey.is_zero() && parts.rounding.is_zero());
}

#[test]
fn other_borders_are_shown_side_by_side_and_not_split() {
    let (old, new) = both();
    let made_of = BTreeMap::from([("D".to_owned(), vec!["C".to_owned(), "D".to_owned()])]);
    let years = years(&old, &new, &made_of);
    let unit = years.units.iter().find(|own| own.code == "D").unwrap();
    assert!(unit.borders && unit.parts.is_none() && unit.old.is_none() && unit.change().is_none());
    let side: Vec<(&str, String)> = unit
        .predecessors
        .iter()
        .map(|(code, _, figure)| (code.as_str(), figure.as_ref().unwrap().to_string()))
        .collect();
    assert_eq!(side, [("C", "9.95".to_owned()), ("D", "28.90".to_owned())]);
}
