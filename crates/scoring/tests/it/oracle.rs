//! Ratio, thresholds, per-count and deduct against formulas in arbitrary-precision rationals, written without the crate's own arithmetic.

use answers::Answer;
use criteria::{
    Award, Deduction, Edge, Input, InputKind, Measure, MissingPolicy, Policy, Rule, Sign, Step,
    Steps, Term,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use points::{Exact, RoundTo};
use proptest::prelude::*;
use scoring::rules::{Peers, Sheet, Silent, points};
use std::collections::BTreeMap;

/// A decimal as mantissa and digits, and as a rational.
#[derive(Debug, Clone, Copy)]
struct Decimal(i64, u8);

impl Decimal {
    fn exact(self) -> Exact {
        Exact::decimal(self.0, self.1)
    }
    fn big(self) -> BigRational {
        BigRational::new(self.0.into(), BigInt::from(10).pow(u32::from(self.1)))
    }
}

fn decimal(most: i64) -> impl Strategy<Value = Decimal> {
    (0..=most, 0..=4_u8).prop_map(|(mantissa, digits)| Decimal(mantissa, digits))
}
fn above_zero(most: i64) -> impl Strategy<Value = Decimal> {
    (1..=most, 0..=2_u8).prop_map(|(mantissa, digits)| Decimal(mantissa, digits))
}
fn big(whole: i64) -> BigRational {
    BigRational::from(BigInt::from(whole))
}
fn kept(points: BigRational, max: &BigRational) -> BigRational {
    points.max(big(0)).min(max.clone())
}
/// ⌊100 x + 1/2⌋ ÷ 100 for x from 0.
fn half_up(points: &BigRational) -> String {
    let cents = (points * big(100) + BigRational::new(1.into(), 2.into()))
        .floor()
        .to_integer();
    format!("{}.{:02}", &cents / 100, &cents % 100)
}

/// Runs a rule over counts and compares exact and rounded points; `None` is 0/0.
fn compare(rule: &Rule, max: Decimal, counts: &[i64], expected: Option<BigRational>) {
    let input = Input {
        name: String::new(),
        title: String::new(),
        kind: InputKind::Number,
        from_children: None,
        not_over: None,
        line: 0,
    };
    let inputs = vec![input; counts.len()];
    let answers: Vec<Answer> = counts
        .iter()
        .map(|count| Answer::from(Exact::from(*count)))
        .collect();
    let sheet = Sheet {
        inputs: &inputs,
        answers: &answers,
        counted_before: None,
        from: None,
        calendars: &BTreeMap::new(),
        part_rounding: None,
        when_undefined: Policy::Ask,
        when_not_applicable: Policy::Ask,
        when_missing: MissingPolicy::Incomplete,
        peers: Peers::Pending,
    };
    let found = points(rule, &max.exact().to_fraction(), &sheet, &mut Silent);
    let Some(expected) = expected else {
        assert!(found.is_err());
        return;
    };
    let found = found.expect("points are expected");
    let ratio = format!("{}/{}", expected.numer(), expected.denom());
    assert_eq!(Exact::from(found.clone()).to_ratio_text(), ratio);
    assert_eq!(
        found.round(RoundTo::half_up(2)).to_string(),
        half_up(&expected)
    );
}

fn ratio_of(numerator: u16, denominator: u16) -> Measure {
    let term = |input| {
        vec![Term {
            input,
            sign: Sign::Plus,
        }]
    };
    Measure::Ratio {
        numerator: term(numerator),
        denominator: term(denominator),
    }
}

/// Small counts as offices have them, and sizes that leave 128 bits.
fn count() -> impl Strategy<Value = i64> {
    prop_oneof![3 => 0..200_i64, 3 => 0..1_000_000_i64, 1 => 0..i64::MAX]
}

proptest! {
    #[test]
    fn ratio(
        n in count(), d in count(), max in decimal(20_000),
        target in proptest::option::of(above_zero(10_000)), floor in proptest::option::of(decimal(10_000)),
    ) {
        let rule = Rule::Ratio {
            measure: ratio_of(0, 1),
            target: target.map(Decimal::exact),
            floor: floor.map(Decimal::exact),
        };
        let expected = (d != 0).then(|| {
            let share = BigRational::new(n.into(), d.into());
            if floor.is_some_and(|floor| &share * big(100) < floor.big()) {
                return big(0);
            }
            let of = target.map_or_else(|| big(100), Decimal::big);
            kept(max.big() * share * big(100) / of, &max.big())
        });
        compare(&rule, max, &[n, d], expected);
    }

    #[test]
    fn thresholds(
        n in count(), d in count(), max in decimal(20_000),
        mut edges in proptest::collection::vec(decimal(10_000), 1..5), included in any::<bool>(),
    ) {
        edges.sort_by_key(|edge| std::cmp::Reverse(edge.big()));
        edges.dedup_by_key(|edge| edge.big());
        // From the highest edge down: shares 100, 50, 33.33…, 25 of the maximum as points.
        let award = |index: usize| Decimal(10_000 / (index as i64 + 1), 2);
        let edge = |value: Decimal, included| Edge { value: value.exact(), included };
        let mut steps: Vec<Step> = edges.iter().enumerate().map(|(index, lower)| Step {
            lower: Some(edge(*lower, included)),
            upper: (index > 0).then(|| edge(edges[index - 1], !included)),
            award: Award::Share(award(index).exact()),
            line: 0,
        }).collect();
        let last = edges[edges.len() - 1];
        steps.push(Step { lower: None, upper: Some(edge(last, !included)), award: Award::Points(Exact::ZERO), line: 0 });
        let rule = Rule::Thresholds { measure: ratio_of(0, 1), steps: Steps { steps, otherwise: None } };
        let expected = (d != 0).then(|| {
            let percent = BigRational::new(n.into(), d.into()) * big(100);
            let reached = edges.iter().position(|edge| percent > edge.big() || (included && percent == edge.big()));
            reached.map_or_else(|| big(0), |index| kept(max.big() * award(index).big() / big(100), &max.big()))
        });
        compare(&rule, max, &[n, d], expected);
    }

    #[test]
    fn counts_and_deductions(
        counts in proptest::collection::vec(count(), 1..4), max in decimal(20_000),
        each in decimal(500), per in above_zero(20), cap in proptest::option::of(decimal(20_000)),
    ) {
        let kinds: Vec<Deduction> = (0..counts.len() as u16).map(|input| Deduction {
            measure: Measure::Input(input),
            each: each.exact(),
            per: per.exact(),
            cap: cap.map(Decimal::exact),
        }).collect();
        let sum = counts.iter().fold(big(0), |sum, count| {
            let points = (big(*count) / per.big()).floor() * each.big();
            sum + cap.map_or(points.clone(), |cap| points.min(cap.big()))
        });
        let max_big = max.big();
        compare(&Rule::PerCount { counts: kinds.clone() }, max, &counts, Some(kept(sum.clone(), &max_big)));
        compare(&Rule::Deduct { deductions: kinds }, max, &counts, Some(kept(&max_big - sum, &max_big)));
    }
}
