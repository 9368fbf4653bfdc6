//! Means, totals, ratios, design effects and degrees of freedom of whole samples; the jackknife.

use super::table::{Row, Sample, Table, close, sample};
use survey::estimate::{Against, Linearised, student};

/// The estimate that a row of an expected table speaks of.
fn estimate(sample: &Sample, row: &Row) -> (Linearised, Vec<bool>) {
    let (stat, item) = (row.text("stat"), row.text("item"));
    let design = &sample.design;
    match stat {
        "mean" => {
            let (values, base) = sample.column(item);
            (design.mean(&values, &base).unwrap(), base)
        }
        "total" => {
            let (values, base) = sample.column(item);
            (design.total(&values, &base), base)
        }
        "mean_factor" | "prop" => {
            let is = sample.is("stype", item.trim_start_matches("stype"));
            let base = sample.everybody();
            (design.mean(&is, &base).unwrap(), base)
        }
        "total_factor" => {
            let is = sample.is("stype", item.trim_start_matches("stype"));
            let base = sample.everybody();
            (design.total(&is, &base), base)
        }
        "ratio" => {
            let (above, first) = sample.column("api.stu");
            let (below, second) = sample.column("enroll");
            let base: Vec<bool> = first.iter().zip(&second).map(|(a, b)| *a && *b).collect();
            (design.ratio(&above, &below, &base).unwrap(), base)
        }
        other => panic!("no statistic called {other}"),
    }
}

#[test]
fn means_totals_and_ratios_are_those_of_r() {
    let table = Table::read("survey/mean_total_ratio.csv");
    for row in table.rows() {
        let sample = sample(row.text("design"));
        let (own, _) = estimate(&sample, &row);
        let words = row.words();
        close(own.value, row.number("est"), 0.0, &words);
        let se = sample.design.variance(&own).unwrap().sqrt();
        close(se, row.number("se"), own.value, &words);
        let df = row.number("ci_df");
        let span = student(own.value, se, df, 0.95);
        close(span.low, row.number("ci_lo"), own.value, &words);
        close(span.high, row.number("ci_hi"), own.value, &words);
        if df.is_finite() {
            close(sample.design.df(), df, 0.0, &words);
        }
    }
    assert_eq!(table.len(), 120);
}

#[test]
fn degrees_of_freedom_are_those_of_r() {
    for row in Table::read("survey/degf.csv").rows() {
        let sample = sample(row.text("design"));
        let words = row.words();
        close(sample.design.df(), row.number("degf"), 0.0, &words);
        close(
            sample.design.df_in(&sample.everybody()),
            row.number("degf"),
            0.0,
            &words,
        );
        close(sample.design.len() as f64, row.number("n"), 0.0, &words);
        let weights: f64 = sample.design.weights().iter().sum();
        close(weights, row.number("sumw"), 0.0, &words);
    }
}

#[test]
fn design_effects_are_those_of_r() {
    for row in Table::read("survey/deff.csv").rows() {
        let sample = sample(row.text("design"));
        let (own, base) = estimate(&sample, &row);
        let variance = sample.design.variance(&own).unwrap();
        let against = match row.text("deff_replace") {
            "TRUE" => Against::WithReplacement,
            _ => Against::WithoutReplacement,
        };
        let effect = sample.design.effect(&own, &base, variance, against);
        close(effect.unwrap(), row.number("deff"), 1.0, &row.words());
    }
}

/// Bootstrap rows hang on R's random numbers and are no target.
#[test]
fn jackknives_are_those_of_r() {
    let table = Table::read("survey/replicate.csv");
    let rows = table
        .rows()
        .filter(|row| row.text("type").starts_with("JK"));
    let mut n = 0;
    for row in rows {
        let sample = sample(row.text("design"));
        let (values, _) = sample.column(row.text("item"));
        let mean = |weights: &[f64]| {
            let above: f64 = weights.iter().zip(&values).map(|(w, y)| w * y).sum();
            Some(above / weights.iter().sum::<f64>())
        };
        let variance = sample.design.jackknife(mean).unwrap();
        close(variance, row.number("var_est"), 0.0, &row.words());
        let span = student(row.number("est"), variance.sqrt(), sample.design.df(), 0.95);
        close(span.high, row.number("ci_hi"), 0.0, &row.words());
        n += 1;
    }
    assert_eq!(n, 2);
}

/// Alpha of three columns under weights; in R `update` and `svycralpha` leave out rows with a gap.
#[test]
fn weighted_alphas_are_those_of_r() {
    for row in Table::read("survey/cronbach.csv").rows() {
        let name = row.text("design").trim_end_matches(".*alpha*");
        let sample = sample(name);
        let columns = ["api00", "api99", "avg.ed"].map(|own| sample.table.numbers(own));
        let mut moments = survey::estimate::Moments::new(3);
        for (at, weight) in sample.design.weights().iter().enumerate() {
            let scores = [0, 1, 2].map(|item: usize| columns[item][at]);
            if scores.iter().all(|score| !score.is_nan()) {
                moments.push(&scores, *weight);
            }
        }
        close(
            moments.alpha().unwrap(),
            row.number("alpha"),
            0.0,
            &row.words(),
        );
    }
}
