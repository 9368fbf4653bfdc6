//! Standard errors, degrees of freedom, design effects and covariances worked by hand.

use super::{all_valid, by_village, fraction, instrument, near, responses, roster};
use points::Exact;
use survey::{
    BetweenUnits, Covariances, DesignChoice, DomainKind, Estimates, Figure, Filter, IntervalMethod,
    LonelyCluster, Request, Test, Wanted, WantedKind, estimate_survey, wanted_values,
};

const A1: Figure = Figure::Item(0);
const A2: Figure = Figure::Item(1);
const FACTOR_A: Figure = Figure::Factor(0);

fn estimates(aggregation: &str, places: &str, design: &DesignChoice) -> Estimates {
    let instrument = instrument("top2", "out", aggregation, places);
    let (responses, roster) = (responses(&instrument), roster());
    let validity = all_valid(&responses, &roster);
    let request = Request::new(&instrument, &responses, &validity, &roster, design);
    estimate_survey(&request).0
}

/// Variance in squared shares, and degrees of freedom.
fn spread(estimates: &Estimates, kind: &DomainKind, figure: Figure) -> (f64, f64) {
    let domain = estimates.domains.iter().find(|own| own.kind == *kind);
    let estimate = estimates
        .of(domain.expect("a domain"), figure)
        .expect("answered");
    let se = estimate.se.expect("enough clusters");
    (se * se / 1e4, estimate.df)
}

fn wanted(kind: WantedKind) -> Wanted {
    Wanted {
        label: String::new(),
        kind,
        filter: None,
    }
}

#[test]
fn simple_random_within_communes() {
    // Without a probability sample villages are left aside.
    let design = DesignChoice {
        units_are_strata: true,
        ..DesignChoice::default()
    };
    let estimates = estimates("pooled", "pooled", &design);
    assert!(!estimates.probability);
    let (variance, df) = spread(&estimates, &DomainKind::Unit(1), A1);
    near(variance, 1.0 / 25.0);
    near(df, 4.0);
    let unit = estimates.unit(1).expect("An Hòa");
    near(
        estimates
            .of(unit, A1)
            .expect("answered")
            .deff
            .expect("varies"),
        1.0,
    );
}

#[test]
fn finite_population_correction() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let (mut responses, roster) = (responses(&instrument), roster());
    responses.clusters.clear();
    let validity = all_valid(&responses, &roster);
    let mut design = by_village();
    design.population = vec![None, Some(25), Some(2)];
    let request = Request::new(&instrument, &responses, &validity, &roster, &design);
    let (estimates, _, findings) = estimate_survey(&request);
    let (variance, _) = spread(&estimates, &DomainKind::Unit(1), A1);
    near(variance, 4.0 / 125.0);
    // Three responses of two inhabitants: no correction, and a finding.
    let (variance, _) = spread(&estimates, &DomainKind::Unit(2), A1);
    near(variance, (2.0 / 9.0) / 2.0);
    let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
    assert_eq!(codes, ["survey-population-too-small"]);
    assert_eq!(findings[0].found.en, "00002 (3 > 2)");
}

#[test]
fn villages_within_communes() {
    let estimates = estimates("pooled", "pooled", &by_village());
    assert!(estimates.probability);
    for (kind, figure, variance, df) in [
        (DomainKind::Unit(1), A1, 21.0 / 625.0, 2.0),
        (DomainKind::Unit(2), A1, 4.0 / 81.0, 1.0),
        (DomainKind::All, A1, 29.0 / 2048.0, 3.0),
        (DomainKind::Unit(1), FACTOR_A, 7.0 / 243.0, 2.0),
    ] {
        let found = spread(&estimates, &kind, figure);
        near(found.0, variance);
        near(found.1, df);
    }
    let unit = estimates.unit(1).expect("An Hòa");
    let a1 = estimates.of(unit, A1).expect("answered");
    near(a1.deff.expect("varies"), 0.84);
    near(a1.n_effective.expect("varies"), 5.0 / 0.84);
}

#[test]
fn means_of_items_and_of_units() {
    let estimates = estimates("mean-of-items", "mean-of-units", &by_village());
    let (variance, df) = spread(&estimates, &DomainKind::Unit(1), FACTOR_A);
    near(variance, 3819.0 / 160_000.0);
    near(df, 2.0);
    let (variance, df) = spread(&estimates, &DomainKind::All, A1);
    near(variance, 4201.0 / 202_500.0);
    near(df, 3.0);
}

#[test]
fn a_trait_keeps_the_villages_that_nobody_of_it_lives_in() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let dossier = instrument.find("dossier").expect("asked");
    let estimates = estimates("pooled", "pooled", &by_village());
    let (variance, df) = spread(&estimates, &DomainKind::Choice(dossier, 0), A1);
    near(variance, 12.0 / 625.0);
    near(df, 2.0);
}

fn covariances(design: &DesignChoice, columns: Vec<Wanted>) -> Covariances {
    let instrument = instrument("top2", "out", "mean-of-items", "pooled");
    let (responses, roster) = (responses(&instrument), roster());
    let validity = all_valid(&responses, &roster);
    let mut request = Request::new(&instrument, &responses, &validity, &roster, design);
    request.wanted = columns;
    let (covariances, findings) = wanted_values(&request);
    assert!(findings.is_empty(), "{findings:?}");
    covariances
}

#[test]
fn covariances_within_a_commune() {
    let figures = [A1, A2, FACTOR_A].map(|own| wanted(WantedKind::Figure(own)));
    let covariances = covariances(&by_village(), figures.to_vec());
    assert_eq!(covariances.between, BetweenUnits::Independent);
    let unit = covariances.unit(1).expect("An Hòa");
    let of = |row, column| unit.covariance(row, column).expect("enough clusters") / 1e4;
    near(of(0, 0), 21.0 / 625.0);
    near(of(1, 1), 3.0 / 64.0);
    near(of(0, 1), 3.0 / 400.0);
    near(of(1, 0), 3.0 / 400.0);
    near(of(2, 2), 3819.0 / 160_000.0);
    // The factor is the mean of both.
    near(of(0, 2), (21.0 / 625.0 + 3.0 / 400.0) / 2.0);
    let own = unit.values[2].as_ref().expect("answered");
    near(own.estimate.se.expect("enough").powi(2) / 1e4, of(2, 2));
}

#[test]
fn communes_that_share_a_village_covary() {
    // One stratum; response 8 lives in v1, beside 1 and 2.
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let (mut responses, roster) = (responses(&instrument), roster());
    responses.clusters[0].codes[7] = responses.clusters[0].codes[0];
    let validity = all_valid(&responses, &roster);
    let mut design = by_village();
    design.units_are_strata = false;
    let mut request = Request::new(&instrument, &responses, &validity, &roster, &design);
    request.wanted = vec![wanted(WantedKind::Figure(A1))];
    let (covariances, _) = wanted_values(&request);
    let BetweenUnits::Shared(pairs) = &covariances.between else {
        panic!("{:?}", covariances.between);
    };
    assert_eq!((pairs.len(), pairs[0].first, pairs[0].second), (1, 1, 2));
    // Four villages; in v1 An Hòa sums to 2/25 and An Bình to −1/9; both sum to 0 over all: 4/3 × 2/25 × −1/9.
    near(pairs[0].covariance[0].expect("enough") / 1e4, -8.0 / 675.0);
    // Two instruments side by side know nothing of each other.
    let both = Covariances::join(&[covariances.clone(), covariances.clone()]);
    let BetweenUnits::Shared(pairs) = &both.between else {
        panic!("{:?}", both.between);
    };
    let own = pairs[0].covariance.clone();
    assert_eq!(own, [own[0], Some(0.0), Some(0.0), own[0]]);
    let unit = both.unit(1).expect("An Hòa");
    assert_eq!((unit.covariance(0, 1), unit.values.len()), (Some(0.0), 2));
    assert_eq!(
        unit.covariance(1, 1),
        covariances.unit(1).unwrap().covariance(0, 0)
    );
}

#[test]
fn weights_of_choices_and_a_filter() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let question = instrument.find("a1").expect("asked");
    let dossier = instrument.find("dossier").expect("asked");
    let weights = [0, 0, 20, 60, 100].map(|weight| Some(Exact::from(weight)));
    let options = WantedKind::Options {
        question,
        weights: weights.to_vec(),
    };
    let mut filtered = wanted(options.clone());
    filtered.filter = Some(Filter {
        any: vec![vec![Test {
            question: dossier,
            choices: vec![0],
            not: false,
        }]],
    });
    let covariances = covariances(&by_village(), vec![wanted(options), filtered]);
    let unit = covariances.unit(1).expect("An Hòa");
    let value = |at: usize| unit.values[at].as_ref().expect("answered");
    // 5, 4, 3, 5, 4; then 5, 4, 5 of those with a dossier.
    assert_eq!(value(0).estimate.before_rounding, fraction("68"));
    assert_eq!(value(1).estimate.before_rounding, fraction("260/3"));
    assert_eq!(value(1).estimate.value, fraction("260/3"));
    assert_eq!((value(1).estimate.n, value(1).estimate.answers), (3, 3));
    let (asked, counts) = &value(1).counts[0];
    assert_eq!(*asked, question);
    assert_eq!(counts.choices, [0, 0, 0, 1, 2, 0]);
    assert_eq!(counts.out_of_base, 2);
}

#[test]
fn a_commune_of_one_village_has_no_standard_error() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let (mut responses, roster) = (responses(&instrument), roster());
    // Everybody in An Bình lives in v4.
    responses.clusters[0].codes[7] = responses.clusters[0].codes[6];
    let validity = all_valid(&responses, &roster);
    for lonely in [
        LonelyCluster::Fail,
        LonelyCluster::Remove,
        LonelyCluster::Certainty,
        LonelyCluster::Adjust,
        LonelyCluster::Average,
    ] {
        let mut design = by_village();
        design.lonely = lonely;
        let request = Request::new(&instrument, &responses, &validity, &roster, &design);
        let (estimates, _, findings) = estimate_survey(&request);
        let unit = estimates.unit(2).expect("An Bình");
        let a1 = estimates.of(unit, A1).expect("answered");
        assert_eq!(a1.before_rounding, fraction("100/3"));
        assert!(a1.se.is_none() && a1.interval.is_none() && a1.deff.is_none());
        let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
        assert_eq!(codes, ["survey-no-standard-error"]);
        // Of everybody: An Hòa gives 441/36864; An Bình's one village sums to −7/64 = −21/192.
        let all = estimates.of(&estimates.domains[0], A1).expect("answered");
        let expected = match lonely {
            LonelyCluster::Fail => None,
            LonelyCluster::Remove | LonelyCluster::Certainty => Some(441.0 / 36_864.0),
            LonelyCluster::Adjust => Some((441.0 + 441.0) / 36_864.0),
            LonelyCluster::Average => Some(2.0 * 441.0 / 36_864.0),
        };
        assert_eq!(all.se.is_some(), expected.is_some(), "{lonely:?}");
        if let (Some(se), Some(expected)) = (all.se, expected) {
            near(se * se / 1e4, expected);
        }
    }
}

#[test]
fn all_satisfied_is_no_certainty() {
    let estimates = estimates("pooled", "pooled", &by_village());
    // c1 in An Hòa: two answers, both satisfied, in one village: no standard error.
    let unit = estimates.unit(1).expect("An Hòa");
    let c1 = estimates.of(unit, Figure::Item(3)).expect("answered");
    assert_eq!(c1.value, fraction("100"));
    assert!(c1.se.is_none());
    // c2 in An Bình: two of two, in two villages: Clopper and Pearson's lower bound is √0.025.
    let unit = estimates.unit(2).expect("An Bình");
    let c2 = estimates.of(unit, Figure::Item(4)).expect("answered");
    let interval = c2.interval.expect("two villages");
    assert!(interval.stand_in);
    assert_eq!(interval.method, IntervalMethod::ClopperPearson);
    near(interval.low, 100.0 * 0.025_f64.sqrt());
    near(interval.high, 100.0);
}

#[test]
fn villages_that_are_not_said() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let (mut responses, roster, design) = (responses(&instrument), roster(), by_village());
    // Response 5 does not say v3, so it is a cluster still; An Bình says no village at all.
    let villages = &mut responses.clusters[0];
    villages.labels.push(String::new());
    let unsaid = u32::try_from(villages.labels.len() - 1).expect("few villages");
    villages.codes[4..].fill(unsaid);
    let validity = all_valid(&responses, &roster);
    let request = Request::new(&instrument, &responses, &validity, &roster, &design);
    let (estimates, _, findings) = estimate_survey(&request);
    let (variance, df) = spread(&estimates, &DomainKind::Unit(1), A1);
    near(variance, 21.0 / 625.0);
    near(df, 2.0);
    // Three draws of which one is satisfied: 2/9 ÷ 2.
    let (variance, df) = spread(&estimates, &DomainKind::Unit(2), A1);
    near(variance, 1.0 / 9.0);
    near(df, 2.0);
    assert_eq!(findings[0].code, "survey-cluster-not-said");
    assert!(findings[0].message.en.starts_with("4 responses"));
}

#[test]
fn weights_of_responses() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let (mut responses, roster) = (responses(&instrument), roster());
    responses.clusters.clear();
    responses.weights = Some(vec![2.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.0, f64::NAN]);
    let validity = all_valid(&responses, &roster);
    let mut design = by_village();
    design.population.clear();
    let request = Request::new(&instrument, &responses, &validity, &roster, &design);
    let (estimates, _, findings) = estimate_survey(&request);
    let unit = estimates.unit(1).expect("An Hòa");
    let a1 = estimates.of(unit, A1).expect("answered");
    assert_eq!(a1.before_rounding.to_string(), "83.3333333333333");
    assert_eq!(a1.value.to_string(), "83.33");
    let (variance, df) = spread(&estimates, &DomainKind::Unit(1), A1);
    near(variance, 5.0 / 162.0);
    near(df, 4.0);
    near(a1.deff.expect("varies"), 8.0 / 9.0);
    // Of An Bình only response 6 has a weight that can be used.
    assert_eq!(estimates.unit(2).expect("An Bình").valid, 1);
    let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
    assert_eq!(
        codes,
        ["survey-weight-not-usable", "survey-no-standard-error"]
    );
}

#[test]
fn intervals_by_the_method_asked_for() {
    let instrument = instrument("top2", "out", "mean-of-items", "pooled");
    let (responses, roster, design) = (responses(&instrument), roster(), by_village());
    let validity = all_valid(&responses, &roster);
    let mut request = Request::new(&instrument, &responses, &validity, &roster, &design);
    let interval = |request: &Request<'_>, figure: Figure| {
        let estimates = estimate_survey(request).0;
        let unit = estimates.unit(1).expect("An Hòa").clone();
        let estimate = estimates.of(&unit, figure).expect("answered");
        estimate.interval.expect("three villages")
    };
    // p = 0.8, v = 21/625, t of 2 degrees of freedom 4.302652729911275: Wilson on n = 0.16 ÷ 0.0336.
    let (p, n, t) = (0.8, 0.16 / 0.0336, 4.302_652_729_911_275_f64);
    let centre = (p + t * t / (2.0 * n)) / (1.0 + t * t / n);
    let half = t * (p * (1.0 - p) / n + t * t / (4.0 * n * n)).sqrt() / (1.0 + t * t / n);
    let wilson = interval(&request, A1);
    assert_eq!(wilson.method, IntervalMethod::Wilson);
    assert!((wilson.low - 100.0 * (centre - half)).abs() < 1e-9);
    assert!((wilson.high - 100.0 * (centre + half)).abs() < 1e-9);
    // A mean of items is no share: t, cut to the scale. 65 ± 4.30265 × 15.4495.
    let mean = interval(&request, FACTOR_A);
    assert_eq!(mean.method, IntervalMethod::StudentT);
    assert!(mean.low.abs() < 1e-9 && (mean.high - 100.0).abs() < 1e-9);
    request.proportions = IntervalMethod::KornGraubard;
    assert_eq!(interval(&request, A1).method, IntervalMethod::KornGraubard);
}

#[test]
fn what_nobody_answers_takes_no_part() {
    // In An Bình nobody has a dossier: part S is left out, and the whole is part P.
    let instrument = instrument("top2", "out", "weights", "pooled");
    let (mut responses, roster, design) = (responses(&instrument), roster(), by_village());
    if let survey::Column::One(codes) = &mut responses.columns[0] {
        codes[5..].fill(2);
    }
    let validity = all_valid(&responses, &roster);
    let request = Request::new(&instrument, &responses, &validity, &roster, &design);
    let (estimates, _, findings) = estimate_survey(&request);
    let unit = estimates.unit(2).expect("An Bình");
    let value = |figure| {
        estimates
            .of(unit, figure)
            .map(|own| own.before_rounding.clone())
    };
    assert_eq!(value(Figure::Part(1)), None);
    assert_eq!(value(Figure::Overall), value(Figure::Part(0)));
    // A = (2 × 100/3 + 200/3) ÷ 3 = 400/9, B = 50, P = (3A + B) ÷ 4.
    assert_eq!(value(Figure::Part(0)), Some(fraction("275/6")));
    let told: Vec<&str> = findings
        .iter()
        .filter(|own| own.code == "survey-item-without-answers")
        .map(|own| own.found.en.as_str())
        .collect();
    assert_eq!(told, ["00002", "00002"]);
}
