//! Columns that make a design, and columns that make none; two stages worked out by hand.

use super::table::close;
use survey::LonelyCluster;
use survey::estimate::{
    Design, DesignColumns, DesignError, Margin, MarginError, Population, RakeLimits,
};

fn error(columns: &DesignColumns) -> DesignError {
    Design::new(columns).unwrap_err()
}

#[test]
fn columns_that_make_no_design_say_where() {
    let base = DesignColumns {
        n_rows: 4,
        ..DesignColumns::default()
    };
    let strata: &[&[u32]] = &[&[0, 0, 1, 1]];
    let clusters: &[&[u32]] = &[&[1, 2, 2, 3]];
    let bad_weight = [1.0, f64::NAN, 1.0, 1.0];
    let zero_weight = [1.0, 1.0, 1.0, 0.0];
    let cases = [
        (
            DesignColumns {
                weights: Some(&bad_weight),
                ..base
            },
            DesignError::Weight { row: 1 },
        ),
        (
            DesignColumns {
                weights: Some(&zero_weight),
                ..base
            },
            DesignError::Weight { row: 3 },
        ),
        (
            DesignColumns {
                weights: Some(&[1.0]),
                ..base
            },
            DesignError::Length {
                expected: 4,
                found: 1,
            },
        ),
        (
            DesignColumns {
                strata,
                clusters,
                ..base
            },
            DesignError::ClusterInTwoStrata { row: 2 },
        ),
        (
            DesignColumns {
                population: &[Population::Sizes(&[3.0; 4])],
                ..base
            },
            DesignError::PopulationTooSmall {
                row: 0,
                stage: 1,
                sampled: 4,
            },
        ),
        (
            DesignColumns {
                population: &[Population::Sizes(&[9.0, 9.0, 8.0, 9.0])],
                ..base
            },
            DesignError::PopulationVaries { row: 2, stage: 1 },
        ),
        (
            DesignColumns {
                population: &[Population::Fractions(&[0.5, 0.5, 0.5, 1.5])],
                ..base
            },
            DesignError::Population { row: 3, stage: 1 },
        ),
        (
            DesignColumns {
                population: &[Population::Infinite; 2],
                ..base
            },
            DesignError::TooManyStages {
                stages: 1,
                found: 2,
            },
        ),
    ];
    for (columns, expected) in cases {
        assert_eq!(error(&columns), expected);
        assert!(!expected.to_string().is_empty());
    }
    let nested = DesignColumns {
        strata,
        clusters,
        nest: true,
        ..base
    };
    assert_eq!(Design::new(&nested).unwrap().n_clusters(), 4);
}

/// Two of four villages, two of five and two of two households; y sums.
/// Stage 1: totals 3 and 7 times weight 1, (1 − 2/4) × 2/(2−1) × ((3−5)² + (7−5)²) = 8.
/// Stage 2, village 1 (values 1, 2 of 5 households): 2/4 × (1 − 2/5) × 2 × 2 × 0.25 = 0.3; village 2 is complete and adds nothing.
#[test]
fn two_stages_add_up_as_worked_out_by_hand() {
    let villages = [10, 10, 20, 20];
    let households = [1, 2, 1, 2];
    let first = Population::Sizes(&[4.0; 4]);
    let second = Population::Sizes(&[5.0, 5.0, 2.0, 2.0]);
    let shares = Population::Fractions(&[0.4, 0.4, 1.0, 1.0]);
    for (population, expected) in [
        (vec![first, second], 8.3),
        (vec![first, shares], 8.3),
        (vec![first], 8.0 + 2.0 / 4.0 * (2.0 * 0.5 + 2.0 * 0.5)),
        (vec![Population::Infinite, second], 16.0),
        (vec![], 16.0),
    ] {
        let design = Design::new(&DesignColumns {
            n_rows: 4,
            clusters: &[&villages, &households],
            population: &population,
            lonely: LonelyCluster::Fail,
            ..DesignColumns::default()
        });
        let design = design.unwrap();
        let total = design.total(&[1.0, 2.0, 3.0, 4.0], &[true; 4]);
        let words = format!("{population:?}");
        close(design.variance(&total).unwrap(), expected, 0.0, &words);
        close(design.df(), 1.0, 0.0, &words);
    }
}

/// Of stage 2 in village 2 above a single household of three was asked: it is lonely there.
#[test]
fn a_lonely_household_is_named_with_its_stage() {
    let second = [2.0, 2.0, 3.0];
    let design = Design::new(&DesignColumns {
        n_rows: 3,
        clusters: &[&[1, 1, 2], &[1, 2, 1]],
        population: &[Population::Sizes(&[4.0; 3]), Population::Sizes(&second)],
        ..DesignColumns::default()
    });
    let design = design.unwrap();
    let total = design.total(&[1.0, 2.0, 3.0], &[true; 3]);
    let lonely = design.variance(&total).unwrap_err();
    assert_eq!((lonely.stage, lonely.row), (2, 2));
}

/// The difference of two domains of a cluster covaries; the sum of covariances says the same as linearising the difference.
#[test]
fn covariances_say_what_linearised_differences_say() {
    let design = Design::new(&DesignColumns {
        n_rows: 6,
        clusters: &[&[1, 1, 2, 2, 3, 3]],
        ..DesignColumns::default()
    });
    let design = design.unwrap();
    let values = [1.0, 4.0, 2.0, 9.0, 5.0, 5.0];
    let men = [true, false, true, false, true, false];
    let women = men.map(|own| !own);
    let (a, b) = (
        design.mean(&values, &men).unwrap(),
        design.mean(&values, &women).unwrap(),
    );
    let matrix = design.covariance(&[&a, &b]).unwrap();
    let difference = survey::estimate::Linearised::combination(&[(1.0, &a), (-1.0, &b)]);
    let direct = design.variance(&difference).unwrap();
    close(matrix.variance_of(&[1.0, -1.0]), direct, 0.0, "difference");
    // By hand: cluster differences −3, −7, 0 around −10 ÷ 3: variance of their mean.
    let hand = (1.0 / 9.0 + 121.0 / 9.0 + 100.0 / 9.0) / 6.0;
    close(direct, hand, 0.0, "by hand");
}

#[test]
fn margins_that_cannot_be_met_are_refused() {
    let design = Design::new(&DesignColumns {
        n_rows: 3,
        ..DesignColumns::default()
    });
    let design = design.unwrap();
    let margin = |categories, totals| Margin { categories, totals };
    let cases: [(Margin, MarginError); 4] = [
        (margin(&[0, 1, 2], &[1.0, 1.0]), MarginError::NoTotal),
        (margin(&[0, 1, 1], &[1.0, f64::NAN]), MarginError::BadTotal),
        (margin(&[0, 1, 1], &[1.0, 0.0]), MarginError::BadTotal),
        (
            margin(&[0, 1, 1], &[1.0, 1.0, 5.0]),
            MarginError::NoRespondent,
        ),
    ];
    for (margin, why) in cases {
        let expected = DesignError::Margin { margin: 0, why };
        assert_eq!(design.post_stratify(&margin).unwrap_err(), expected);
        let raked = design.rake(&[margin], RakeLimits::default());
        assert_eq!(raked.unwrap_err(), expected);
    }
    let (first, second) = (
        margin(&[0, 1, 1], &[1.0, 1.0]),
        margin(&[0, 0, 1], &[5.0, 5.0]),
    );
    let raked = design.rake(&[first, second], RakeLimits::default());
    let why = MarginError::NotConverged;
    assert_eq!(raked.unwrap_err(), DesignError::Margin { margin: 0, why });
    let twice: [&[f64]; 2] = [&[1.0; 3], &[1.0; 3]];
    assert!(design.calibrate(&twice, &[6.0, 6.0]).is_ok());
    let why = MarginError::Contradiction;
    let expected = DesignError::Margin { margin: 1, why };
    assert_eq!(design.calibrate(&twice, &[6.0, 7.0]).unwrap_err(), expected);
}
