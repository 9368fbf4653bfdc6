//! Weights moved to known totals, the variances after it, and strata of one cluster.

use super::table::{Table, close, sample};
use survey::LonelyCluster;
use survey::estimate::{Design, DesignColumns, student};

/// `rake_default` stops early and is 1.2e-7 off the margins, so it is no target.
#[test]
fn moved_weights_are_those_of_r() {
    for name in ["srs", "strat", "clus1", "clus1_nofpc", "clus2"] {
        let table = Table::read(&format!("survey/weights_{name}.csv"));
        let sample = sample(name);
        let columns = [
            ("ps", "poststrat"),
            ("rk", "rake_1e10"),
            ("ca", "calibrate"),
        ];
        for (method, heading) in columns {
            let moved = sample.moved(method);
            for (own, row) in moved.weights().iter().zip(table.rows()) {
                close(
                    *own,
                    row.number(heading),
                    0.0,
                    &format!("{name} {}", row.words()),
                );
            }
        }
    }
}

/// `rk2` is `rake_default`.
#[test]
fn estimates_after_moving_weights_are_those_of_r() {
    let mut n = 0;
    let table = Table::read("survey/calibrated.csv");
    for row in table.rows().filter(|row| row.text("method") != "rk2") {
        let sample = sample(row.text("design"));
        let design = sample.moved(row.text("method"));
        let (values, mut base) = sample.column(row.text("var"));
        let own = match row.text("stat") {
            "mean" => design.mean(&values, &base).unwrap(),
            "total" => design.total(&values, &base),
            _ => {
                let types = sample.table.texts("stype");
                for (own, stype) in base.iter_mut().zip(types) {
                    *own &= stype == row.text("item");
                }
                design.mean(&values, &base).unwrap()
            }
        };
        let words = row.words();
        let variance = design.variance(&own).unwrap();
        close(own.value, row.number("est"), 0.0, &words);
        close(variance.sqrt(), row.number("se"), 0.0, &words);
        close(variance, row.number("var_est"), 0.0, &words);
        if row.text("ci_lo").is_empty() {
            continue;
        }
        let span = student(own.value, variance.sqrt(), row.number("ci_df"), 0.95);
        close(span.low, row.number("ci_lo"), 0.0, &words);
        close(span.high, row.number("ci_hi"), 0.0, &words);
        n += 1;
    }
    assert_eq!(n, 60);
}

const CHOICES: [(&str, LonelyCluster); 5] = [
    ("fail: ", LonelyCluster::Fail),
    ("remove", LonelyCluster::Remove),
    ("certainty", LonelyCluster::Certainty),
    ("adjust", LonelyCluster::Adjust),
    ("average", LonelyCluster::Average),
];

/// R's design here has no finite population correction. Each stratum holds several schools, so that all five choices agree; what each does to a stratum of one stands below.
#[test]
fn choices_about_lonely_clusters_change_nothing_where_there_are_none() {
    let table = Table::read("survey/in_lonely.csv");
    let weights = table.numbers("pw");
    let strata = table.codes("stype");
    let values = table.numbers("api00");
    for row in Table::read("survey/lonely_psu.csv").rows() {
        let option = row.text("option");
        let (_, lonely) = CHOICES
            .iter()
            .find(|(name, _)| name.trim() == option)
            .unwrap();
        let design = Design::new(&DesignColumns {
            n_rows: table.len(),
            weights: Some(&weights),
            strata: &[&strata],
            lonely: *lonely,
            ..DesignColumns::default()
        });
        let design = design.unwrap();
        let mean = design.mean(&values, &vec![true; table.len()]).unwrap();
        let se = design.variance(&mean).unwrap().sqrt();
        close(mean.value, row.number("est"), 0.0, option);
        close(se, row.number("se"), 0.0, option);
    }
}

/// Worked out by hand. Two strata of two respondents (1, 3 and 2, 8) and one of one (6); n = 5, mean 4.
/// Linearised values (y − 4) ÷ 5: stratum 1 adds 2 × ((−0.6 + 0.4)² + (−0.2 + 0.4)²) = 2 × 0.08 = 0.16; stratum 2, values −0.4 and 0.8, mean 0.2: 2 × 0.72 = 1.44; together 1.6.
/// The lonely one is 0.4 from the mean of all: adjust adds 0.16, average raises 1.6 by 3 ÷ 2.
#[test]
fn a_stratum_of_one_adds_what_was_chosen() {
    let strata = [0, 0, 1, 1, 2];
    let values = [1.0, 3.0, 2.0, 8.0, 6.0];
    let expected = [None, Some(1.6), Some(1.6), Some(1.76), Some(2.4)];
    for ((name, lonely), expected) in CHOICES.into_iter().zip(expected) {
        let design = Design::new(&DesignColumns {
            n_rows: 5,
            strata: &[&strata],
            lonely,
            ..DesignColumns::default()
        });
        let design = design.unwrap();
        let mean = design.mean(&values, &[true; 5]).unwrap();
        match (design.variance(&mean), expected) {
            (Ok(own), Some(expected)) => close(own, expected, 0.0, name),
            (Err(lonely), None) => assert_eq!((lonely.stage, lonely.row), (1, 4)),
            other => panic!("{name}: {other:?}"),
        }
        let first = design
            .mean(&values, &[true, true, false, false, false])
            .unwrap();
        assert!(design.variance(&first).is_ok() == (lonely != LonelyCluster::Fail));
    }
}
