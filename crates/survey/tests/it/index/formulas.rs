//! One distribution under three formulas.

use super::{all_valid, empty};
use crate::{at_root, text};
use points::Exact;
use survey::{
    Column, DesignChoice, Figure, Instrument, Request, Wanted, WantedKind, wanted_values,
};
use units::Roster;

/// One item of five levels by this formula.
fn one_item(formula: &str) -> Instrument {
    let text = format!(
        r#"format = 1
id     = "mot-cau"
year   = 2024
title  = "Một câu hỏi"
status = "sample"
source = "worked by hand"
[list.levels]
best    = "last"
choices = [
  {{ code = "1", title = "1" }}, {{ code = "2", title = "2" }}, {{ code = "3", title = "3" }},
  {{ code = "4", title = "4" }}, {{ code = "5", title = "5" }},
]
[question.q]
title = "Câu hỏi"
kind  = "one"
list  = "levels"
[index]
formula     = "{formula}"
blanks      = "out"
aggregation = "pooled"
places      = "pooled"
round       = {{ digits = 2 }}
[[factor]]
code  = "I"
title = "Nhân tố"
items = ["q"]
"#
    );
    super::read(text)
}

fn one_unit() -> Roster {
    units::read_roster(
        "units.csv",
        "code,name,type,level,block,parent\n00001,Xã An Hòa,xã,commune,xã,\n",
    )
    .0
}

#[test]
fn one_distribution_gives_three_values() {
    let path = at_root("fixtures/surveys/hand/one-distribution.csv");
    let mut codes = Vec::new();
    for line in text(&path).lines().skip(1) {
        let (level, n) = line.split_once(',').expect("two columns");
        let n: usize = n.parse().expect("a count");
        codes.extend(std::iter::repeat_n(
            level.parse::<u8>().expect("a level"),
            n,
        ));
    }
    for (formula, expected) in [
        ("top2", Exact::decimal(850, 1)),
        ("mean-over-max", Exact::decimal(826, 1)),
        ("mean-rescaled", Exact::decimal(7825, 2)),
    ] {
        let instrument = one_item(formula);
        let roster = one_unit();
        let mut responses = empty(codes.len(), 1);
        responses.columns = vec![Column::One(codes.clone())];
        let validity = all_valid(&responses, &roster);
        let design = DesignChoice {
            units_are_strata: true,
            ..DesignChoice::default()
        };
        let mut request = Request::new(&instrument, &responses, &validity, &roster, &design);
        request.wanted.push(Wanted {
            label: String::new(),
            kind: WantedKind::Figure(Figure::Overall),
            filter: None,
        });
        let (covariances, findings) = wanted_values(&request);
        assert!(findings.is_empty(), "{findings:?}");
        let value = covariances.unit(0).unwrap().values[0].as_ref().unwrap();
        assert_eq!(value.estimate.before_rounding, expected, "{formula}");
        assert_eq!(value.estimate.n, 100);
        assert_eq!(value.counts[0].1.choices, [2, 3, 10, 50, 35]);
    }
}
