//! What holds of any responses.

use super::{all_valid, by_village, empty, instrument, roster};
use points::Exact;
use proptest::prelude::*;
use survey::estimate::{Against, Design, DesignColumns};
use survey::{
    Column, DesignChoice, Estimate, Estimates, Figure, Instrument, Labelled, LonelyCluster,
    Request, Responses, TWO_TICKS, estimate_survey,
};

/// Unit, village, dossier and five answers.
type Row = (u32, u32, u8, [u8; 5]);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let answer = prop_oneof![
        1 => Just(survey::BLANK),
        1 => Just(TWO_TICKS),
        1 => Just(6_u8),
        9 => 1..=5_u8,
    ];
    let row = (
        1..=2_u32,
        0..4_u32,
        1..=2_u8,
        proptest::array::uniform5(answer),
    );
    proptest::collection::vec(row, 1..40)
}

fn made(instrument: &Instrument, rows: &[Row]) -> Responses {
    let mut made = empty(rows.len(), instrument.questions.len());
    made.units = rows.iter().map(|row| row.0).collect();
    let column = |at: usize| {
        let code = |row: &Row| if at == 0 { row.2 } else { row.3[at - 1] };
        Column::One(rows.iter().map(code).collect())
    };
    made.columns = (0..6).map(column).collect();
    made.clusters = vec![Labelled {
        // Villages of both communes have labels of their own.
        codes: rows.iter().map(|row| row.0 * 4 + row.1 - 4).collect(),
        labels: (0..8).map(|at| format!("v{at}")).collect(),
    }];
    made
}

fn estimates(instrument: &Instrument, responses: &Responses, design: &DesignChoice) -> Estimates {
    let roster = roster();
    let validity = all_valid(responses, &roster);
    let request = Request::new(instrument, responses, &validity, &roster, design);
    estimate_survey(&request).0
}

fn simple() -> DesignChoice {
    DesignChoice {
        units_are_strata: true,
        ..DesignChoice::default()
    }
}

fn all(estimates: &Estimates) -> impl Iterator<Item = Option<&Estimate>> {
    let domains = estimates.domains.iter();
    domains.flat_map(|domain| domain.estimates.iter().map(Option::as_ref))
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(1.0)
}

fn choices() -> impl Strategy<Value = (&'static str, &'static str, &'static str, &'static str)> {
    (
        prop::sample::select(vec!["top2", "mean-over-max", "mean-rescaled", "options"]),
        prop::sample::select(vec!["out", "in"]),
        prop::sample::select(vec![
            "pooled",
            "mean-of-items",
            "mean-of-factors",
            "weights",
        ]),
        prop::sample::select(vec!["pooled", "mean-of-units", "weights"]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_rows_changes_nothing(rows in rows(), turn in 0..40_usize, by in choices()) {
        let instrument = instrument(by.0, by.1, by.2, by.3);
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        turned.reverse();
        let before = estimates(&instrument, &made(&instrument, &rows), &by_village());
        let after = estimates(&instrument, &made(&instrument, &turned), &by_village());
        for (left, right) in all(&before).zip(all(&after)) {
            let exact = |own: Option<&Estimate>| own.map(|own| (own.before_rounding.clone(), own.bounds.clone(), own.n));
            prop_assert_eq!(exact(left), exact(right));
            let se = |own: Option<&Estimate>| own.and_then(|own| own.se);
            prop_assert_eq!(se(left).is_some(), se(right).is_some());
            prop_assert!(close(se(left).unwrap_or(0.0), se(right).unwrap_or(0.0)));
        }
    }

    #[test]
    fn values_lie_within_their_bounds_and_scale(rows in rows(), by in choices()) {
        let instrument = instrument(by.0, by.1, by.2, by.3);
        let found = estimates(&instrument, &made(&instrument, &rows), &by_village());
        for own in all(&found).flatten() {
            prop_assert!(!own.before_rounding.is_negative());
            prop_assert!(own.before_rounding <= Exact::from(100));
            prop_assert!(own.bounds.low <= own.value && own.value <= own.bounds.high);
            prop_assert!(own.n > 0 && own.answers >= own.n);
            if let Some(interval) = own.interval {
                let value = own.before_rounding.to_f64();
                prop_assert!(interval.low >= -1e-9 && interval.high <= 100.0 + 1e-9);
                prop_assert!(interval.low <= value + 1e-9 && value <= interval.high + 1e-9);
            }
        }
    }

    #[test]
    fn everybody_twice_keeps_values_and_shrinks_variances(rows in rows(), by in choices()) {
        let instrument = instrument(by.0, by.1, by.2, "pooled");
        let once = estimates(&instrument, &made(&instrument, &rows), &simple());
        let twice: Vec<Row> = rows.iter().chain(&rows).copied().collect();
        let twice = estimates(&instrument, &made(&instrument, &twice), &simple());
        for unit in [1, 2] {
            let (Some(once), Some(twice)) = (once.unit(unit), twice.unit(unit)) else { continue };
            for (left, right) in once.estimates.iter().zip(&twice.estimates) {
                let (Some(left), Some(right)) = (left, right) else { continue };
                prop_assert_eq!(&left.before_rounding, &right.before_rounding);
                prop_assert_eq!(2 * left.n, right.n);
                // n ÷ (n − 1) × Σ u² becomes 2n ÷ (2n − 1) × Σ u² ÷ 2.
                if let (Some(left), Some(right)) = (left.se, right.se) {
                    let n = f64::from(u32::try_from(once.valid).unwrap());
                    let expected = left * left * (n - 1.0) / (2.0 * n - 1.0);
                    prop_assert!(close(right * right, expected));
                }
            }
        }
    }

    #[test]
    fn one_weight_for_all_changes_nothing(rows in rows(), by in choices()) {
        let instrument = instrument(by.0, by.1, by.2, by.3);
        let plain = made(&instrument, &rows);
        let mut weighted = plain.clone();
        weighted.weights = Some(vec![2.5; rows.len()]);
        let plain = estimates(&instrument, &plain, &by_village());
        let weighted = estimates(&instrument, &weighted, &by_village());
        prop_assert!(weighted.weighted && !plain.weighted);
        for (left, right) in all(&plain).zip(all(&weighted)) {
            let (Some(left), Some(right)) = (left, right) else {
                prop_assert!(left.is_none() && right.is_none());
                continue;
            };
            prop_assert!(close(left.before_rounding.to_f64(), right.before_rounding.to_f64()));
            prop_assert!(close(left.se.unwrap_or(0.0), right.se.unwrap_or(0.0)));
            prop_assert!(close(left.deff.unwrap_or(0.0), right.deff.unwrap_or(0.0)));
        }
    }

    /// The pass over coded answers against the estimators that work on columns of numbers.
    /// `average` is left out: there a figure counts the strata that it reaches, a column of zeros all of them.
    #[test]
    fn variances_are_those_of_the_design(
        rows in rows(),
        weights in proptest::collection::vec(1..9_u8, 40),
        lonely in prop::sample::select(vec![LonelyCluster::Remove, LonelyCluster::Adjust]),
        apart in any::<bool>(),
    ) {
        let instrument = instrument("mean-rescaled", "out", "pooled", "pooled");
        let mut responses = made(&instrument, &rows);
        let weights: Vec<f64> = weights.iter().take(rows.len()).map(|w| f64::from(*w)).collect();
        responses.weights = Some(weights.clone());
        let mut choice = by_village();
        (choice.lonely, choice.units_are_strata) = (lonely, apart);
        let found = estimates(&instrument, &responses, &choice);
        let strata: Vec<u32> = rows.iter().map(|row| if apart { row.0 } else { 0 }).collect();
        let clusters = responses.clusters[0].codes.clone();
        let design = Design::new(&DesignColumns {
            n_rows: rows.len(),
            weights: Some(&weights),
            strata: &[&strata],
            clusters: &[&clusters],
            lonely,
            ..DesignColumns::default()
        }).unwrap();
        // Item a1, and factor A of a1 and a2 in one ratio.
        for (figure, items) in [(Figure::Item(0), vec![0_usize]), (Figure::Factor(0), vec![0, 1])] {
            let sums = |row: &Row| {
                let levels = items.iter().map(|at| row.3[*at]).filter(|code| (1..=5).contains(code));
                let scores: Vec<f64> = levels.map(|code| f64::from(code - 1) * 25.0).collect();
                (scores.iter().sum::<f64>(), f64::from(u32::try_from(scores.len()).unwrap()))
            };
            for unit in [None, Some(1), Some(2)] {
                let domain = match unit {
                    None => Some(&found.domains[0]),
                    Some(unit) => found.unit(unit),
                };
                let Some(own) = domain.and_then(|domain| found.of(domain, figure)) else { continue };
                let base: Vec<bool> = rows.iter()
                    .map(|row| unit.is_none_or(|unit| unit == row.0) && sums(row).1 > 0.0)
                    .collect();
                let y: Vec<f64> = rows.iter().map(|row| sums(row).0).collect();
                let x: Vec<f64> = rows.iter().map(|row| sums(row).1).collect();
                let ratio = design.ratio(&y, &x, &base).unwrap();
                prop_assert!(close(own.before_rounding.to_f64(), ratio.value));
                prop_assert!(close(own.df, design.df_in(&base)));
                let Some(se) = own.se else { continue };
                let variance = design.variance(&ratio).unwrap();
                prop_assert!(close(se * se, variance), "{} {}", se * se, variance);
                let effect = design.effect(&ratio, &base, variance, Against::WithReplacement);
                if let (Some(found), Some(expected)) = (own.deff, effect) {
                    prop_assert!(close(found, expected), "{found} {expected}");
                }
            }
        }
    }
}
