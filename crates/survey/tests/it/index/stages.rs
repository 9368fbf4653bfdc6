//! Clusters in stages with their populations, by hand and against the estimators themselves.

use super::near;
use super::weighting::{close, column, of, own_samples, random, responses, run};
use survey::estimate::{Design, DesignColumns, Population};
use survey::{ClusterSize, DesignChoice, DomainKind, Labelled, QuestionId};

fn size(unit: u32, within: &[&str], size: u64) -> ClusterSize {
    ClusterSize {
        unit,
        stratum: None,
        within: within.iter().map(|own| (*own).to_owned()).collect(),
        size,
    }
}

#[test]
fn two_stages_by_hand() {
    // Two of four villages; in each two of ten people: yes, no and yes, yes.
    let rows = [
        (0, [2, 1, 1]),
        (0, [1, 1, 1]),
        (0, [2, 1, 1]),
        (0, [2, 1, 1]),
    ];
    let mut made = responses(&rows);
    made.clusters = vec![Labelled {
        codes: vec![0, 0, 1, 1],
        labels: vec!["Thôn Một".into(), "Thôn Hai".into()],
    }];
    let mut design = DesignChoice {
        probability: true,
        cluster_sizes: vec![
            size(0, &[], 4),
            size(0, &["thôn  một"], 10),
            size(0, &["Thôn Hai"], 10),
        ],
        ..own_samples()
    };
    let (estimates, _, findings) = run(&made, &design);
    assert!(findings.is_empty(), "{findings:#?}");
    // u = (y − ¾) ÷ 4. First stage: ½ × 2 × Σ (u_c − ū)² with u_c = ∓⅛: 1/32.
    // Second: ½ (villages taken) × ⅘ × 2 × Σ (u − ū)² in the first village, ⅛ ÷ 4 = 1/32: 1/40.
    near(
        of(&estimates, &DomainKind::Unit(0)).1,
        1e4 * (1.0 / 32.0 + 1.0 / 40.0),
    );
    // Without people by village they count as drawn with replacement.
    design.cluster_sizes.truncate(2);
    let (_, _, findings) = run(&made, &design);
    assert_eq!(findings[0].code, "survey-cluster-sizes-missing");
    // A village of which one person answered allows no second stage under `fail`.
    made.clusters[0].codes = vec![0, 0, 0, 1];
    let (_, _, findings) = run(&made, &design);
    assert!(
        findings.iter().any(|own| own.code == "survey-stage-lonely"),
        "{findings:#?}"
    );
}

#[test]
fn stages_are_those_of_the_estimators() {
    let (mut responses, clusters) = random(3);
    responses.weights = None;
    let mut sizes = Vec::new();
    for unit in 0..2 {
        sizes.push(size(unit, &[], 9 + u64::from(unit)));
        for village in 1..=5 {
            sizes.push(size(unit, &[&format!("Thôn {village}")], 40 + village));
        }
    }
    let design = DesignChoice {
        probability: true,
        cluster_sizes: sizes,
        ..own_samples()
    };
    let (estimates, _, findings) = run(&responses, &design);
    assert!(findings.is_empty(), "{findings:#?}");
    let people: Vec<u32> = (0..160).collect();
    let first: Vec<f64> = responses
        .units
        .iter()
        .map(|unit| 9.0 + f64::from(*unit))
        .collect();
    let second: Vec<f64> = clusters
        .iter()
        .map(|own| 41.0 + f64::from(own % 5))
        .collect();
    let direct = Design::new(&DesignColumns {
        n_rows: 160,
        strata: &[&responses.units],
        clusters: &[&clusters, &people],
        population: &[Population::Sizes(&first), Population::Sizes(&second)],
        ..DesignColumns::default()
    })
    .unwrap();
    let y: Vec<f64> = column(&responses, 0).into_iter().map(f64::from).collect();
    let sex = column(&responses, 1);
    let domains: [(DomainKind, Vec<bool>); 3] = [
        (
            DomainKind::Unit(1),
            responses.units.iter().map(|unit| *unit == 1).collect(),
        ),
        (DomainKind::All, vec![true; 160]),
        (
            DomainKind::Choice(QuestionId(1), 0),
            sex.iter().map(|own| *own == 0).collect(),
        ),
    ];
    for (kind, base) in domains {
        let (value, variance) = of(&estimates, &kind);
        let expected = direct.mean(&y, &base).unwrap();
        close(value, 100.0 * expected.value);
        close(variance, 1e4 * direct.variance(&expected).unwrap());
    }
}
