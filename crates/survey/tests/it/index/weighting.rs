//! Margins of the population, by hand and against the estimators themselves.

use super::{all_valid, empty, near, read};
use finding::Finding;
use points::Exact;
use rand::RngExt as _;
use survey::estimate::{Design, DesignColumns, Margin, RakeLimits};
use survey::{
    BetweenUnits, Column, Covariances, DesignChoice, DomainKind, Estimates, Figure, Instrument,
    Labelled, LonelyCluster, MarginTotals, QuestionId, Request, Responses, Wanted, WantedKind,
    estimate_survey,
};
use units::Roster;

const QUESTIONS: [&str; 3] = ["q", "sex", "age"];

/// One question, no or yes, and two traits.
fn instrument() -> Instrument {
    let mut text = r#"
format = 1
id     = "vi-du"
year   = 2024
title  = "Ví dụ"
status = "sample"
source = "Ví dụ minh họa"
[list.yes]
best    = "last"
choices = [{ code = "0", title = "Không" }, { code = "1", title = "Có" }]
[list.kind]
choices = [{ code = "a", title = "Nhóm một" }, { code = "b", title = "Nhóm hai" }, { code = "c", title = "Nhóm ba" }]
[index]
formula     = "mean-rescaled"
blanks      = "out"
aggregation = "pooled"
places      = "pooled"
round       = { digits = 2 }
[[factor]]
code  = "I"
title = "Một"
items = ["q"]
[question.q]
title = "Có hài lòng không"
kind  = "one"
list  = "yes"
"#
    .to_owned();
    for trait_ in &QUESTIONS[1..] {
        text.push_str(&format!(
            "[question.{trait_}]\ntitle = \"{trait_}\"\nkind = \"one\"\nlist = \"kind\"\nrole = \"demographic\"\n"
        ));
    }
    read(text)
}

fn roster() -> Roster {
    units::read_roster(
        "units.csv",
        "code,name,level\n1,Xã An,commune\n2,Xã Bình,commune\n",
    )
    .0
}

/// Responses from rows of unit, answers (1 no, 2 yes; 0 blank), sex, age.
pub(crate) fn responses(rows: &[(u32, [u8; 3])]) -> Responses {
    let mut made = empty(rows.len(), QUESTIONS.len());
    for (at, (unit, answers)) in rows.iter().enumerate() {
        made.units[at] = *unit;
        for (column, answer) in made.columns.iter_mut().zip(answers) {
            let Column::One(codes) = column else { continue };
            codes[at] = *answer;
        }
    }
    made
}

fn margin(question: u16, unit: Option<u32>, totals: &[u64]) -> MarginTotals {
    MarginTotals {
        question: QuestionId(question),
        unit,
        totals: totals.iter().map(|own| Some(*own)).collect(),
    }
}

pub(crate) fn run(
    responses: &Responses,
    design: &DesignChoice,
) -> (Estimates, Covariances, Vec<Finding>) {
    let (instrument, roster) = (instrument(), roster());
    let validity = all_valid(responses, &roster);
    let mut request = Request::new(&instrument, responses, &validity, &roster, design);
    let hundred = |at: usize| (at < 2).then(|| Exact::from(if at == 1 { 100 } else { 0 }));
    request.wanted = vec![Wanted {
        label: String::new(),
        kind: WantedKind::Options {
            question: QuestionId(0),
            weights: (0..2).map(hundred).collect(),
        },
        filter: None,
    }];
    estimate_survey(&request)
}

/// Value and variance in percent.
pub(crate) fn of(estimates: &Estimates, kind: &DomainKind) -> (f64, f64) {
    let domain = estimates.domains.iter().find(|own| own.kind == *kind);
    let own = estimates.of(domain.unwrap(), Figure::Item(0)).unwrap();
    (own.before_rounding.to_f64(), own.se.unwrap().powi(2))
}

pub(crate) fn own_samples() -> DesignChoice {
    DesignChoice {
        units_are_strata: true,
        ..DesignChoice::default()
    }
}

pub(crate) fn close(found: f64, expected: f64) {
    assert!(
        (found / expected - 1.0).abs() < 1e-9,
        "found {found}, expected {expected}"
    );
}

#[test]
fn three_women_and_a_man_stand_for_fifty_each() {
    // Two of three women say yes, the man says no: ½ × 2/3 + ½ × 0.
    let rows = [
        (0, [2, 1, 0]),
        (0, [2, 1, 0]),
        (0, [1, 1, 0]),
        (0, [1, 2, 0]),
    ];
    let design = DesignChoice {
        margins: vec![margin(1, Some(0), &[50, 50])],
        ..own_samples()
    };
    let (estimates, covariances, findings) = run(&responses(&rows), &design);
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(estimates.weighted && estimates.margins == [QuestionId(1)]);
    let (value, variance) = of(&estimates, &DomainKind::Unit(0));
    near(value, 100.0 / 3.0);
    // Residuals from the class means: (50/3 ÷ 100)² (1/9 + 1/9 + 4/9) × 4/3.
    near(variance, 1e4 * 2.0 / 81.0);
    // Weights 16.67 and 50 of 100, four answers: no 4 × 2/3, yes 4 × 1/3.
    let counts = &covariances.units[0].values[0]
        .as_ref()
        .unwrap()
        .weighted_counts;
    let shown: Vec<String> = counts[0].iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["2.6667", "1.3333"]);
}

#[test]
fn who_does_not_say_keeps_their_share_and_an_empty_class_is_left_out() {
    // One of five does not say; the third class has nobody.
    let rows = [
        (0, [2, 1, 0]),
        (0, [2, 1, 0]),
        (0, [1, 1, 0]),
        (0, [1, 2, 0]),
        (0, [2, 0, 0]),
    ];
    let design = DesignChoice {
        margins: vec![margin(1, Some(0), &[40, 40, 20])],
        ..own_samples()
    };
    let (estimates, _, findings) = run(&responses(&rows), &design);
    let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
    assert_eq!(
        codes,
        ["survey-margins-class-empty", "survey-margins-not-said"]
    );
    assert_eq!(findings[0].found.vi, "1 sex: Nhóm ba");
    // 1/5 × 1 + 4/5 × (½ × 2/3 + ½ × 0).
    near(
        of(&estimates, &DomainKind::Unit(0)).0,
        100.0 * (0.2 + 0.8 / 3.0),
    );
}

#[test]
fn margins_that_cannot_be_met_are_told_and_leave_the_weights() {
    // Everybody of class one of sex is of class one of age: the margins contradict each other.
    let rows = [(0, [2, 1, 1]), (0, [1, 2, 2]), (0, [2, 2, 2])];
    let design = DesignChoice {
        margins: vec![margin(1, Some(0), &[60, 40]), margin(2, Some(0), &[30, 70])],
        ..own_samples()
    };
    let (estimates, _, findings) = run(&responses(&rows), &design);
    assert_eq!(findings[0].code, "survey-margins-not-met");
    near(of(&estimates, &DomainKind::Unit(0)).0, 200.0 / 3.0);
}

#[test]
fn a_unit_without_margins_keeps_its_weights_and_weighs_like_the_others() {
    let rows = [
        (0, [2, 1, 0]),
        (0, [1, 2, 0]),
        (1, [2, 1, 0]),
        (1, [2, 1, 0]),
    ];
    let mut design = DesignChoice {
        margins: vec![margin(1, Some(0), &[30, 10])],
        ..own_samples()
    };
    let (estimates, _, findings) = run(&responses(&rows), &design);
    assert_eq!(findings[0].code, "survey-margins-unit-missing");
    // 30 of 40 in the first; in the second all: a response stands for 20 as it does there on average.
    near(of_value(&estimates, &DomainKind::Unit(0)), 75.0);
    near(of_value(&estimates, &DomainKind::All), 87.5);
    // Of known population it weighs by that.
    design.population = vec![None, Some(120)];
    let (estimates, _, _) = run(&responses(&rows), &design);
    near(
        of_value(&estimates, &DomainKind::All),
        100.0 * 150.0 / 160.0,
    );
}

fn of_value(estimates: &Estimates, kind: &DomainKind) -> f64 {
    let domain = estimates.domains.iter().find(|own| own.kind == *kind);
    let own = estimates.of(domain.unwrap(), Figure::Item(0)).unwrap();
    own.before_rounding.to_f64()
}

/// Two communes of five villages each, with weights, drawn by chance.
pub(crate) fn random(seed: u64) -> (Responses, Vec<u32>) {
    let mut chance = rand_pcg::Pcg64Mcg::new(u128::from(seed) * 2 + 1);
    let rows: Vec<(u32, [u8; 3])> = (0..160)
        .map(|at| {
            let answer = [
                chance.random_range(1..=2),
                chance.random_range(1..=2),
                chance.random_range(1..=3),
            ];
            (u32::from(at >= 70), answer)
        })
        .collect();
    let mut made = responses(&rows);
    let villages: Vec<u32> = (0..160).map(|_| chance.random_range(0..5)).collect();
    made.clusters = vec![Labelled {
        codes: villages.clone(),
        labels: (1..=5).map(|at| format!("Thôn {at}")).collect(),
    }];
    made.weights = Some((0..160).map(|_| chance.random_range(0.5..3.0)).collect());
    let clusters: Vec<u32> = villages
        .iter()
        .zip(&made.units)
        .map(|(own, unit)| unit * 5 + own)
        .collect();
    (made, clusters)
}

pub(crate) fn column(responses: &Responses, question: usize) -> Vec<u32> {
    let Column::One(codes) = &responses.columns[question] else {
        panic!("a column of choices");
    };
    codes.iter().map(|code| u32::from(*code) - 1).collect()
}

#[test]
fn raking_of_each_unit_is_that_of_the_estimators() {
    for seed in 0..5 {
        let (responses, clusters) = random(seed);
        let design = DesignChoice {
            probability: true,
            lonely: LonelyCluster::Adjust,
            margins: vec![
                margin(1, Some(0), &[700, 300]),
                margin(2, Some(0), &[200, 300, 500]),
                margin(1, Some(1), &[400, 500]),
                margin(2, Some(1), &[100, 500, 300]),
            ],
            ..own_samples()
        };
        let (estimates, covariances, findings) = run(&responses, &design);
        assert!(findings.is_empty(), "{findings:#?}");
        assert_eq!(covariances.between, BetweenUnits::Independent);
        let y: Vec<f64> = column(&responses, 0).into_iter().map(f64::from).collect();
        // Units times choices are the classes of one raking of both communes.
        let strata = &responses.units;
        let of_unit = |question: usize, classes: u32| -> Vec<u32> {
            let own = column(&responses, question);
            own.iter()
                .zip(strata)
                .map(|(own, unit)| unit * classes + own)
                .collect()
        };
        let (sex, age) = (of_unit(1, 2), of_unit(2, 3));
        let direct = Design::new(&DesignColumns {
            n_rows: 160,
            weights: responses.weights.as_deref(),
            strata: &[strata],
            clusters: &[&clusters],
            ..DesignColumns::default()
        })
        .unwrap()
        .rake(
            &[
                Margin {
                    categories: &sex,
                    totals: &[700.0, 300.0, 400.0, 500.0],
                },
                Margin {
                    categories: &age,
                    totals: &[200.0, 300.0, 500.0, 100.0, 500.0, 300.0],
                },
            ],
            RakeLimits {
                epsilon: 1e-14,
                rounds: 5000,
            },
        )
        .unwrap();
        let age_of = column(&responses, 2);
        let domains: [(DomainKind, Vec<bool>); 4] = [
            (
                DomainKind::Unit(0),
                strata.iter().map(|unit| *unit == 0).collect(),
            ),
            (
                DomainKind::Unit(1),
                strata.iter().map(|unit| *unit == 1).collect(),
            ),
            (DomainKind::All, vec![true; 160]),
            (
                DomainKind::Choice(QuestionId(2), 1),
                age_of.iter().map(|age| *age == 1).collect(),
            ),
        ];
        for (kind, base) in domains {
            let (value, variance) = of(&estimates, &kind);
            let expected = direct.mean(&y, &base).unwrap();
            close(value, 100.0 * expected.value);
            close(variance, 1e4 * direct.variance(&expected).unwrap());
        }
    }
}

#[test]
fn margins_of_the_whole_join_the_units() {
    let (responses, clusters) = random(11);
    let design = DesignChoice {
        probability: true,
        margins: vec![
            margin(1, None, &[5000, 3000]),
            margin(2, None, &[1000, 4000, 3000]),
        ],
        ..own_samples()
    };
    let (estimates, covariances, _) = run(&responses, &design);
    let y: Vec<f64> = column(&responses, 0).into_iter().map(f64::from).collect();
    let (sex, age) = (column(&responses, 1), column(&responses, 2));
    let direct = Design::new(&DesignColumns {
        n_rows: 160,
        weights: responses.weights.as_deref(),
        strata: &[&responses.units],
        clusters: &[&clusters],
        ..DesignColumns::default()
    })
    .unwrap()
    .rake(
        &[
            Margin {
                categories: &sex,
                totals: &[5000.0, 3000.0],
            },
            Margin {
                categories: &age,
                totals: &[1000.0, 4000.0, 3000.0],
            },
        ],
        RakeLimits::default(),
    )
    .unwrap();
    let base =
        |unit: u32| -> Vec<bool> { responses.units.iter().map(|own| *own == unit).collect() };
    let means = [0, 1].map(|unit| direct.mean(&y, &base(unit)).unwrap());
    let matrix = direct.covariance(&[&means[0], &means[1]]).unwrap();
    for unit in 0..2 {
        let at = unit as usize;
        let (value, variance) = of(&estimates, &DomainKind::Unit(unit));
        close(value, 100.0 * means[at].value);
        close(variance, 1e4 * matrix.at(at, at));
    }
    let BetweenUnits::Shared(pairs) = &covariances.between else {
        panic!("{:?}", covariances.between);
    };
    close(pairs[0].covariance[0].unwrap(), 1e4 * matrix.at(0, 1));
}
