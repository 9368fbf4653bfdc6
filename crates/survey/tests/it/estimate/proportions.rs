//! Intervals of shares under a design.

use super::table::{Sample, Table, close, sample};
use survey::IntervalMethod;
use survey::estimate::Share;

/// The 0/1 column of an expression of the table.
fn column(sample: &Sample, expression: &str) -> Vec<f64> {
    if let Some((heading, limit)) = expression.split_once('>') {
        let limit: f64 = limit.parse().unwrap();
        let values = sample.table.numbers(heading);
        return values
            .iter()
            .map(|v| f64::from(u8::from(*v > limit)))
            .collect();
    }
    let (heading, text) = expression.split_once("==").unwrap();
    sample.is(heading, text.trim_matches('\''))
}

/// The share of a stratum in a sample stratified by it has no variance: the effective n is infinite, or 1e31 by what rounding leaves, and R's Wilson is no number and its Korn–Graubard ½. We differ on purpose: both bounds are the share.
fn is_infinite_in_r(row: &super::table::Row) -> bool {
    ["beta", "wilson"].contains(&row.text("method")) && row.number("se") < 1e-12
}

/// Of nobody R gives an interval from 0 to 0, no number at all, or what its iteration leaves of 0. We differ on purpose: Clopper and Pearson's interval stands in and says so.
fn nobody(share: &Share, level: f64) {
    let interval = share.interval(IntervalMethod::Wilson, level).unwrap();
    let high = 100.0 * (1.0 - ((1.0 - level) / 2.0).powf(1.0 / share.n as f64));
    assert!(interval.stand_in && interval.method == IntervalMethod::ClopperPearson);
    close(interval.low, 0.0, 1e-6, "nobody");
    close(interval.high, high, 0.0, "nobody");
}

/// `likelihood` is no target: a profile of a working likelihood, which fails on four designs in R itself (`error`).
/// `logit` fits a model by iteration and stops up to 5e-9 from the share it fits; its bounds may be off by ten times what its share is. `xlogit` is the same interval without iteration and must meet.
#[test]
fn intervals_of_shares_are_those_of_r() {
    let mut n = 0;
    let table = Table::read("survey/ciprop.csv");
    for row in table
        .rows()
        .filter(|row| row.text("method") != "likelihood")
    {
        let words = row.words();
        assert_eq!(row.text("error"), "", "{words}");
        let sample = sample(row.text("design"));
        let values = column(&sample, row.text("expr"));
        let mean = sample.design.mean(&values, &sample.everybody()).unwrap();
        let share = Share {
            share: mean.value,
            variance: sample.design.variance(&mean).unwrap(),
            n: sample.design.len() as u64,
            df: sample.design.df(),
        };
        n += 1;
        if share.share <= 0.0 {
            nobody(&share, row.number("level"));
            continue;
        }
        let slack = match row.text("method") {
            "logit" => 1e13 * (share.share - row.number("p")).abs(),
            _ => 0.0,
        };
        close(share.share, row.number("p"), slack, &words);
        close(share.variance.sqrt(), row.number("se"), 1.0, &words);
        close(share.df, row.number("df"), 0.0, &words);
        let level = row.number("level");
        let span = match row.text("method") {
            "wilson" => share.wilson(level),
            "beta" => share.korn_graubard(level),
            "logit" | "xlogit" => share.logit(level),
            "asin" => share.arcsine(level),
            "mean" => share.student(level),
            other => panic!("no method called {other}"),
        };
        if is_infinite_in_r(&row) {
            close(span.low, share.share, 1e4, &words);
            close(span.high, share.share, 1e4, &words);
            continue;
        }
        close(span.low, row.number("lo"), slack, &words);
        close(span.high, row.number("hi"), slack, &words);
    }
    assert_eq!(n, 384);
}
