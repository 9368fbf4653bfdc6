//! Domains keep the design of the whole sample.

use super::table::{Sample, Table, close, sample};
use survey::estimate::{Against, Design, Grouping, ItemCodes, Linearised, student};

fn within(sample: &Sample, tests: &[(&str, &str)]) -> Vec<bool> {
    let mut base = sample.everybody();
    for (heading, text) in tests {
        for (own, value) in base.iter_mut().zip(sample.table.texts(heading)) {
            *own &= value == *text;
        }
    }
    base
}

fn both(left: &[bool], right: &[bool]) -> Vec<bool> {
    left.iter().zip(right).map(|(a, b)| *a && *b).collect()
}

fn se(design: &Design, own: &Linearised) -> f64 {
    design.variance(own).unwrap().sqrt()
}

#[test]
fn means_by_school_type_are_those_of_r() {
    for row in Table::read("survey/by_stype_mean.csv").rows() {
        let sample = sample(row.text("design"));
        let words = row.words();
        // R takes both columns in one call and leaves out rows that lack either.
        let (_, has) = sample.column("enroll");
        for item in ["api00", "enroll"] {
            let (values, _) = sample.column(item);
            let base = both(&within(&sample, &[("stype", row.text("stype"))]), &has);
            let mean = sample.design.mean(&values, &base).unwrap();
            let variance = sample.design.variance(&mean).unwrap();
            let number = |of: &str| row.number(&format!("{of}.{item}"));
            close(mean.value, row.number(item), 0.0, &words);
            close(variance.sqrt(), number("se"), 0.0, &words);
            close(variance, number("var"), 0.0, &words);
            close(variance.sqrt() / mean.value, number("cv"), 0.0, &words);
            let span = student(mean.value, variance.sqrt(), f64::INFINITY, 0.95);
            close(span.low, number("ci_l"), 0.0, &words);
            close(span.high, number("ci_u"), 0.0, &words);
            let against = Against::WithoutReplacement;
            let effect = sample.design.effect(&mean, &base, variance, against);
            close(effect.unwrap(), number("deff"), 0.0, &words);
        }
    }
}

#[test]
fn totals_in_two_directions_are_those_of_r() {
    for row in Table::read("survey/by_stype_schwide_total.csv").rows() {
        let sample = sample(row.text("design"));
        let tests = ["stype", "sch.wide"].map(|heading| (heading, row.text(heading)));
        let (values, has) = sample.column("api00");
        let total = sample
            .design
            .total(&values, &both(&within(&sample, &tests), &has));
        let own = se(&sample.design, &total);
        let words = row.words();
        close(total.value, row.number("api00"), 0.0, &words);
        close(own, row.number("se"), 0.0, &words);
        let span = student(total.value, own, f64::INFINITY, 0.95);
        close(span.low, row.number("ci_l"), total.value, &words);
        close(span.high, row.number("ci_u"), 0.0, &words);
    }
}

#[test]
fn shares_by_school_type_are_those_of_r() {
    for row in Table::read("survey/by_stype_awards_prop.csv").rows() {
        let sample = sample(row.text("design"));
        let base = within(&sample, &[("stype", row.text("stype"))]);
        for answer in ["No", "Yes"] {
            let share = sample
                .design
                .mean(&sample.is("awards", answer), &base)
                .unwrap();
            let words = row.words();
            close(
                share.value,
                row.number(&format!("awards{answer}")),
                0.0,
                &words,
            );
            let expected = row.number(&format!("se.awards{answer}"));
            close(se(&sample.design, &share), expected, 0.0, &words);
        }
    }
}

/// Of a domain of one school R gives a standard error of 0 (or what rounding leaves of it).
/// We differ on purpose: one respondent says nothing of how respondents vary, so the estimate stands, the simple-random variance is none, and the interval is a flagged stand-in.
#[test]
fn many_small_domains_are_those_of_r_and_one_respondent_has_no_spread() {
    // The table's design is the one without finite population correction.
    let sample = sample("srs_nofpc");
    let districts = sample.table.codes("dnum");
    let (scores, in_base) = (std::array::from_fn(|code| code as f64), [true; 256]);
    // Scores of 400 to 1,000 do not fit a code: split them in two digits of base 32.
    let (values, _) = sample.column("api00");
    let digit = |of: f64| -> Vec<u8> { values.iter().map(|v| ((v / of) % 32.0) as u8).collect() };
    let (high, low) = (digit(32.0), digit(1.0));
    let item = |codes| ItemCodes {
        codes,
        scores: &scores,
        in_base: &in_base,
        asked: None,
    };
    let grouping = Grouping::new(&sample.design, &districts, sample.design.len()).unwrap();
    let means = grouping.means(&[item(&high), item(&low)]);
    let mut alone = 0;
    for row in Table::read("survey/by_dnum_srs.csv").rows() {
        let base = within(&sample, &[("dnum", row.text("dnum"))]);
        let mean = sample.design.mean(&values, &base).unwrap();
        close(mean.value, row.number("api00"), 0.0, &row.words());
        close(
            se(&sample.design, &mean),
            row.number("se"),
            mean.value,
            &row.words(),
        );
        let group = districts[base.iter().position(|own| *own).unwrap()] as usize;
        let by_code = means.iter().map(|item| item[group].unwrap().mean);
        let whole: f64 = by_code.zip([32.0, 1.0]).map(|(mean, of)| mean * of).sum();
        close(whole, row.number("api00"), 0.0, &row.words());
        if base.iter().filter(|own| **own).count() == 1 {
            alone += 1;
            let against = Against::WithReplacement;
            assert!(sample.design.srs_variance(&mean, &base, against).is_none());
            let interval = survey::estimate::mean_interval(50.0, 0.0, 1, 0.0, 0.95).unwrap();
            assert!(interval.stand_in && interval.high > 98.0);
        }
    }
    assert!(alone > 50, "{alone} domains of one school");
}
