//! Two small rounds on either side of July 2025; every figure worked out by hand.
//!
//! With shares r (on time) and s (satisfaction) a unit has 60 r + 40 s in 2024 and 50 r + 50 s in 2025, so from p to u
//! performance = 55 (r_u − r_p), survey = 45 (s_u − s_p), revision = −10 (r_p + r_u) ÷ 2 + 10 (s_p + s_u) ÷ 2.

use crate::support::{Own, pair, text};
use compare::{
    Across, NotSplit, Options, Weight, YearUnit, Years, compare_sets, compare_years, years_json,
};
use points::Exact;
use units::{Crosswalk, Places, Weights, read_crosswalk, read_weights};

fn both() -> (Own, Own) {
    let (old, new) = pair("borders");
    (Own::of("borders", 2024, old), Own::of("borders", 2025, new))
}

fn weights(old: &Own, text: &str) -> Weights {
    let (weights, found) = read_weights("weights.csv", text, "population", &old.roster);
    assert!(found.is_empty(), "{found:?}");
    weights
}

fn years((old, new): &(Own, Own), walk: &Crosswalk, of: Option<&Weights>) -> Years {
    let found = compare_sets(&old.set, &new.set, &Options::default());
    let weight = of.map(|of| Weight {
        name: "dân số", of
    });
    let years = compare_years(
        old.year(),
        new.year(),
        &found,
        Across {
            crosswalk: walk,
            weight,
            figure: None,
        },
    );
    let json = years_json(old.year(), new.year(), &found, &years);
    for (own, unit) in json["units"].as_array().unwrap().iter().zip(&years.units) {
        let mean = unit.mean.is_some();
        assert_eq!(
            own["weight"] == "dân số",
            mean,
            "a mean never stands without its weight"
        );
        assert_eq!(own["not_split"].is_null(), unit.parts.is_ok());
    }
    years
}

/// What the country's lists say.
fn listed((old, new): &(Own, Own)) -> Crosswalk {
    let days = (old.settings.as_of, new.settings.as_of);
    Crosswalk::of_places(&Places::shipped(), &new.roster, days)
}

fn unit<'y>(years: &'y Years, code: &str) -> &'y YearUnit {
    years.units.iter().find(|own| own.code == code).unwrap()
}

fn ratio(n: i64, d: i64) -> Exact {
    Exact::from(n).over(&d.into()).unwrap()
}

/// Performance, revision, survey, borders, rounding.
fn parts(own: &YearUnit) -> [Exact; 5] {
    let parts = own.parts.clone().unwrap();
    let all = [
        parts.performance,
        parts.revision,
        parts.survey,
        parts.borders,
        parts.rounding,
    ];
    assert_eq!(own.change(), Some(all.iter().sum()), "{}", own.code);
    all
}

#[test]
fn parts_of_merged_divided_and_kept_communes_add_up_along_the_named_weight() {
    let both = both();
    let weights = weights(&both.0, &text("borders/weights.csv"));
    let file = text("borders/crosswalk.csv");
    let (read, found) = read_crosswalk("crosswalk.csv", &file, &both.0.roster, &both.1.roster);
    assert!(found.is_empty(), "{found:?}");
    let of_lists = listed(&both);
    for walk in [read, of_lists] {
        let years = years(&both, &walk, Some(&weights));
        assert_eq!(years.weight.as_deref(), Some("dân số"));

        // Thượng Phùng 76, Xín Cái 86, Sơn Vĩ 54 with 1, 2 and 1 thousand: 302 ÷ 4.
        let own = unit(&years, "00778");
        assert_eq!(own.mean, Some(ratio(302, 4)));
        assert_eq!(own.predecessors[own.continues.unwrap()].name, "Xã Xín Cái");
        assert_eq!(own.change(), Some(ratio(-85, 10)), "77.5 − 86");
        // (0, −5.5, 16.5), (−0.75, −0.75, 0.25), (2.25, −2.25, 6.75) by 1 : 2 : 1; borders 75.5 − 86.
        let expected = [
            ratio(55, 40),
            ratio(-1, 2),
            ratio(45, 40),
            ratio(-21, 2),
            0.into(),
        ];
        assert_eq!(parts(own), expected);

        // Trừ Văn Thố 64, Cây Trường II 70, a part of Lai Uyên 90, by 600, 400, 100; it bears the code of the second.
        let own = unit(&years, "25819");
        assert_eq!(own.mean, Some(ratio(754, 11)));
        assert_eq!(own.change(), Some(10.into()));
        let expected = [
            ratio(15, 2),
            ratio(3, 11),
            ratio(81, 22),
            ratio(-16, 11),
            0.into(),
        ];
        assert_eq!(parts(own), expected);
        let shown = own.parts.clone().unwrap().shown(&10.into(), 2);
        let said: Vec<String> = shown.iter().map(ToString::to_string).collect();
        // 7.50 + 0.27 + 3.68 − 1.45 + 0.00 = 10.00
        assert_eq!(said, ["7.50", "0.27", "3.68", "-1.45", "0.00"]);

        // All of Bàu Bàng was Lai Uyên, but not all of Lai Uyên is Bàu Bàng: borders changed, by nothing in points.
        let own = unit(&years, "25822");
        assert!(own.borders && !own.predecessors[0].whole);
        let expected = [0.into(), ratio(-1, 2), ratio(-9, 2), 0.into(), 0.into()];
        assert_eq!(parts(own), expected);

        let own = &years.units[3];
        assert!(!own.borders && own.mean.is_none() && own.old_code.is_some());
        let expected = [ratio(11, 2), 0.into(), ratio(9, 2), 0.into(), 0.into()];
        assert_eq!(parts(own), expected);
    }
}

#[test]
fn nothing_is_split_across_borders_without_a_weight_for_every_predecessor() {
    let both = both();
    let walk = listed(&both);
    let split = |of: Option<&Weights>| {
        let years = years(&both, &walk, of);
        let own = unit(&years, "25819").clone();
        let figures: Vec<String> = own
            .predecessors
            .iter()
            .map(|own| format!("{} {}", own.code, own.figure.clone().unwrap()))
            .collect();
        assert_eq!(figures, ["25816 64.00", "25819 70.00", "25822 90.00"]);
        assert!(own.mean.is_none() && own.change().is_none() && own.old.is_none());
        own.parts.unwrap_err()
    };
    assert_eq!(split(None), NotSplit::NoWeight);
    // One weight for all of a divided place says nothing of its part.
    let whole = weights(
        &both.0,
        "code,population\n25816,600\n25819,400\n25822,1000\n",
    );
    let wanting = NotSplit::PredecessorsWithoutWeight(vec!["25822".to_owned()]);
    assert_eq!(split(Some(&whole)), wanting);
    let none = weights(
        &both.0,
        "code,to,population\n25816,,0\n25819,,0\n25822,25819,0\n",
    );
    assert_eq!(split(Some(&none)), NotSplit::WeightsAreZero);
}

#[test]
fn a_predecessor_that_was_not_scored_stands_beside_the_others_and_forbids_the_mean() {
    let both = both();
    let text = "old,new\n00778,00778\nQ1,00778\n";
    let (walk, found) = read_crosswalk("c.csv", text, &both.0.roster, &both.1.roster);
    assert_eq!(found.len(), 1);
    let weights = weights(&both.0, "code,population\n00778,1\n");
    let years = years(&both, &walk, Some(&weights));
    let own = unit(&years, "00778");
    assert_eq!(own.predecessors.len(), 2);
    let wanting = NotSplit::PredecessorsWithoutFigure(vec!["Q1".to_owned()]);
    assert_eq!(own.parts, Err(wanting));
}
