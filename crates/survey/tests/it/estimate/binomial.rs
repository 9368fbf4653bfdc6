//! Plain counts, alpha, sample sizes.

use super::table::{Row, Table, close};
use survey::estimate::{
    Cochran, Moments, Span, agresti_coull, clopper_pearson, cochran, jeffreys, slovin, wald,
    whole_people, wilson, wilson_corrected,
};

type Method = fn(f64, f64, f64) -> Span;

fn check(row: &Row, methods: &[(&str, Method)]) {
    let (x, n) = (row.number("x"), row.number("n"));
    for (name, method) in methods {
        let span = method(x, n, 0.95);
        let words = format!("{name}: {}", row.words());
        close(span.low, row.number(&format!("{name}_lo")), 1e-3, &words);
        close(span.high, row.number(&format!("{name}_hi")), 1e-3, &words);
    }
}

#[test]
fn intervals_of_counts_are_those_of_r() {
    for row in Table::read("survey/binomial_ci.csv").rows() {
        let methods: [(&str, Method); 4] = [
            ("wilson", wilson),
            ("wilsoncc", wilson_corrected),
            ("cp", clopper_pearson),
            ("wald", wald),
        ];
        check(&row, &methods);
    }
    for row in Table::read("ranks/expected_binomial_ci.csv").rows() {
        let methods: [(&str, Method); 5] = [
            ("wilson", wilson),
            ("wilsoncc", wilson_corrected),
            ("cp", clopper_pearson),
            ("ac", agresti_coull),
            ("jeff", jeffreys),
        ];
        check(&row, &methods);
    }
}

#[test]
fn alpha_of_the_attitude_data_is_that_of_r() {
    let table = Table::read("ranks/attitude.csv");
    let expected = Table::read("ranks/expected_cronbach_attitude.csv");
    let columns: Vec<Vec<f64>> = expected
        .texts("item")
        .into_iter()
        .map(|item| table.numbers(item))
        .collect();
    let mut moments = Moments::new(columns.len());
    for at in 0..table.len() {
        let row: Vec<f64> = columns.iter().map(|column| column[at]).collect();
        moments.push(&row, 1.0);
    }
    // From the first line of the expected table, which prints 14 digits.
    close(moments.alpha().unwrap(), 0.843_142_769_564_76, 0.0, "raw");
    let standardised = moments.alpha_standardised().unwrap();
    close(standardised, 0.839_083_803_029_511, 0.0, "standardised");
    for (item, row) in expected.rows().enumerate() {
        let words = row.words();
        let without = moments.alpha_without(item).unwrap();
        close(without, row.number("alpha_if_dropped"), 0.0, &words);
        let rest = moments.item_rest_correlation(item).unwrap();
        close(rest, row.number("item_rest_cor"), 0.0, &words);
    }
}

#[test]
fn sample_sizes_are_those_expected() {
    let margin = "0.05".parse().unwrap();
    for row in Table::read("ranks/expected_sample_size.csv").rows() {
        let population = row.number("N");
        let size = slovin(population as u32, &margin).unwrap();
        let words = row.words();
        close(size.to_f64(), row.number("yamane_e05"), 0.0, &words);
        close(
            whole_people(&size) as f64,
            row.number("yamane_ceil"),
            0.0,
            &words,
        );
        let own = cochran(Some(population as u64), Cochran::default()).unwrap();
        close(own, row.number("cochran_fpc"), 0.0, &words);
    }
}
