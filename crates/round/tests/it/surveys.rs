//! A round whose survey leaves are counted from responses, against what the folder works out by hand.

use super::{errors, fixture, ran};
use finding::{Finding, Lang};
use round::{Domains, Figures, Ran};
use std::path::Path;

pub(crate) const SMALL: &str = "surveys/round-small";

/// The fixture in a folder of its own, with one text changed in one of its files.
pub(crate) fn changed(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in [
        "round.toml",
        "set.toml",
        "units.csv",
        "instrument.toml",
        "surveys/phieu-an-hoa.csv",
        "surveys/phieu-bieu-mau.csv",
        "surveys/issued.csv",
        "surveys/population.csv",
    ] {
        let mut text = std::fs::read_to_string(fixture(SMALL).join(part)).unwrap();
        if part == file {
            assert!(text.contains(from), "{from} in {part}");
            text = text.replace(from, to);
        }
        let path = folder.path().join(part);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

pub(crate) fn run_in(folder: &Path) -> (Ran, Vec<Finding>) {
    let (inputs, mut findings) = round::open(folder);
    let (ran, found) = round::run(&inputs.unwrap());
    findings.extend(found);
    (ran.unwrap(), findings)
}

pub(crate) fn finding<'f>(findings: &'f [Finding], code: &str) -> &'f Finding {
    let found = findings.iter().find(|finding| finding.code == code);
    found.unwrap_or_else(|| panic!("no {code} in {findings:#?}"))
}

/// Points of the three leaves and the total, as text.
pub(crate) fn points(ran: &Ran, code: &str) -> [String; 4] {
    let unit = ran.roster.units().iter().position(|unit| unit.code == code);
    let unit = unit.unwrap();
    let leaf = |code: &str| {
        let leaf = ran.set.find_leaf(code).unwrap();
        ran.scored.leaf(unit, leaf).points.to_string()
    };
    let total = ran.scored.summaries[unit].total.to_string();
    [leaf("1"), leaf("2"), leaf("3"), total]
}

#[test]
fn values_from_responses_are_scored_and_ranked() {
    let ran = ran(SMALL);
    assert_eq!(errors(&ran), Vec::<String>::new());
    for (code, expected) in [
        ("X1", ["2.48", "0.90", "2.55", "5.93"]),
        ("X2", ["2.93", "1.17", "2.33", "6.43"]),
    ] {
        assert_eq!(points(&ran, code), expected, "{code}");
    }
    let ranks: Vec<(&str, Option<u32>)> = ran
        .ranked
        .rows
        .iter()
        .filter(|row| row.block.is_some())
        .map(|row| (row.code.as_str(), row.rank))
        .collect();
    let expected = [
        ("X2", Some(1)),
        ("X1", Some(2)),
        ("X3", None),
        ("X4", None),
        ("X5", None),
    ];
    assert_eq!(ranks, expected);
}

#[test]
fn a_unit_without_responses_is_missing_and_not_zero() {
    let ran = ran(SMALL);
    let at = 4;
    assert_eq!(ran.roster.units()[at].code, "X4");
    assert!(!ran.scored.summaries[at].complete);
    let leaf = ran.set.find_leaf("3").unwrap();
    let score = ran.scored.leaf(at, leaf);
    assert_eq!(score.outcome, scoring::Outcome::Incomplete);
    assert_eq!(score.cause, scoring::Cause::Missing);
    let found = finding(&ran.findings, "survey-unit-without-responses");
    assert_eq!(found.found.vi, "Xã Đông Phú (X4)");
    assert!(found.place.to_string().starts_with("round.toml:10"));
}

#[test]
fn the_standard_error_is_that_of_a_simple_random_sample() {
    let ran = ran(SMALL);
    let run = &ran.surveys[0];
    let domain = run.estimates.unit(2).unwrap();
    let factor = run.estimates.of(domain, survey::Figure::Factor(1)).unwrap();
    assert_eq!(factor.before_rounding.to_ratio_text(), "175/3");
    assert_eq!(factor.value.to_string(), "58.33");
    // p = 7/12 of 12 of 3,900: 100 √((1 − f) p (1 − p) ÷ (n − 1)).
    let expected = 100.0 * ((1.0 - 12.0 / 3900.0) * (7.0 / 12.0) * (5.0 / 12.0) / 11.0_f64).sqrt();
    assert!((factor.se.unwrap() - expected).abs() < 1e-9);
    // Its variance stands in the covariances: leaf 3 is the last column.
    let values = run.covariances.unit(2).unwrap();
    let link = ran.links.last().unwrap();
    assert!(
        (values.covariance(link.column, link.column).unwrap() - expected * expected).abs() < 1e-9
    );
    // 4 points of 100 percent.
    assert_eq!(link.scale.as_ref().unwrap().to_string(), "0.04");
    // 4 × 70 ÷ 100 ÷ 100 and 4 × 30 ÷ 100 ÷ 100 of the two groups.
    let scales: Vec<f64> = ran.links[..2]
        .iter()
        .map(|link| link.scale.as_ref().unwrap().to_f64())
        .collect();
    assert!((scales[0] - 0.028).abs() < 1e-15 && (scales[1] - 0.012).abs() < 1e-15);
}

#[test]
fn people_and_businesses_of_a_unit_do_not_covary() {
    let ran = ran(SMALL);
    for values in &ran.surveys[0].covariances.units {
        assert!(
            values
                .covariance(0, 1)
                .is_none_or(|covariance| covariance.abs() < 1e-9)
        );
    }
    let csv = round::covariances_csv(&ran, &["LƯU Ý"]);
    assert!(csv.starts_with("# LƯU Ý\n"));
    let heads = csv.lines().find(|line| !line.starts_with('#')).unwrap();
    assert!(heads.starts_with("unit_a,unit_b,survey,criterion_a,group_a"));
    assert!(csv.contains("\nX2,X2,y-kien,3,1,3,1,58.333333,58.333333,11.0000,220.2797"));
    // Two responses each: nothing is said of them.
    assert!(!csv.contains("\nX3,") && !csv.contains("\nX5,"));
}

#[test]
fn covariances_of_leaves_add_up_over_their_groups() {
    let ran = ran(SMALL);
    let own = ran.survey_covariance(2).unwrap();
    let codes: Vec<&str> = own
        .leaves
        .iter()
        .map(|leaf| ran.set.leaf_node(*leaf).code.as_str())
        .collect();
    assert_eq!(codes, ["1", "2", "3"]);
    let values = ran.surveys[0].covariances.unit(2).unwrap();
    let variance = |column: usize| values.covariance(column, column).unwrap();
    // Two groups that do not covary: 0.028² and 0.012² of their variances.
    let expected = 0.028 * 0.028 * variance(0) + 0.012 * 0.012 * variance(1);
    assert!((own.points[0].unwrap() - expected).abs() < 1e-12);
    assert!((own.points[8].unwrap() - 0.04 * 0.04 * variance(3)).abs() < 1e-12);
    // Symmetric; the smallest degrees of freedom of the groups: 5 of 6 people.
    assert!((own.points[2].unwrap() - own.points[6].unwrap()).abs() < 1e-12);
    assert!((own.df[0].unwrap() - 5.0).abs() < 1e-12);
    // A unit without responses has none.
    let none = ran.survey_covariance(4).unwrap();
    assert!(none.points.iter().all(Option::is_none) && none.df.iter().all(Option::is_none));
}

#[test]
fn explain_shows_what_stands_behind_a_value() {
    let ran = ran(SMALL);
    let traces = |lang: Lang| {
        let mut text = String::new();
        for (unit, leaf) in [
            ("X1", "1"),
            ("X1", "2"),
            ("X2", "3"),
            ("X3", "2"),
            ("X4", "3"),
        ] {
            let at = ran.roster.units().iter().position(|own| own.code == unit);
            let leaf = ran.set.find_leaf(leaf).unwrap();
            let trace = scoring::explain(
                &ran.set,
                &ran.roster,
                &ran.answers,
                &ran.scored,
                &ran.settings,
                (at.unwrap(), leaf),
                &[],
            );
            text.push_str(&trace.to_text(lang));
            text.push('\n');
        }
        text
    };
    insta::assert_snapshot!("round_small_vi", traces(Lang::Vi));
    insta::assert_snapshot!("round_small_en", traces(Lang::En));
}

#[test]
fn indices_as_json_and_csv_hide_small_units() {
    let ran = ran(SMALL);
    let run = &ran.surveys[0];
    let json = round::survey_json(
        run,
        &ran.roster,
        &Domains::Units,
        Figures::Factors,
        Lang::Vi,
    );
    assert_eq!(json["instrument"]["status"], "sample");
    assert_eq!(json["formula"], "top2");
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 5);
    let first = &rows[0];
    assert_eq!(
        (&first["code"], &first["valid"]),
        (&"X1".into(), &12.into())
    );
    assert_eq!(first["rate"], "80.00");
    assert_eq!(first["figures"]["factor:II"]["value"], "63.64");
    assert_eq!(first["figures"]["factor:II"]["before_rounding"], "700/11");
    // One blank: 7 of 12 at worst, 8 of 12 at best.
    assert_eq!(first["figures"]["factor:II"]["bounds"]["low"], "58.33");
    assert_eq!(first["figures"]["factor:II"]["bounds"]["high"], "66.67");
    let hidden = &rows[2];
    assert_eq!(hidden["hidden"], true);
    assert!(hidden.get("valid").is_none() && hidden.get("figures").is_none());
    let csv = round::indices_csv(
        &[run],
        &ran.roster,
        (&Domains::Question("respondent".into()), Figures::Items),
        &[],
        Lang::En,
        ranking::CsvKind::Machine,
    );
    // q1 of the 14 people: 4 + 6 + 1 + 1 satisfied of 14.
    assert!(
        csv.contains("\ny-kien,choice,respondent=1,A person,0,,14,14,,item:q1,85.71,14,14,0,"),
        "{csv}"
    );
}

#[test]
fn the_digest_covers_responses_and_instrument() {
    let digest = |file: &str, from: &str, to: &str| {
        let folder = changed(file, from, to);
        round::open(folder.path()).0.unwrap().digest
    };
    let own = digest("round.toml", "format", "format");
    assert_eq!(own, round::open(&fixture(SMALL)).0.unwrap().digest);
    assert_ne!(
        own,
        digest("surveys/phieu-an-hoa.csv", "X1,1,5,5,A", "X1,1,5,5,B")
    );
    assert_ne!(own, digest("instrument.toml", "top2", "mean-over-max"));
    assert_ne!(own, digest("surveys/issued.csv", "X1,15", "X1,16"));
}

#[test]
fn what_the_draw_wanted_stands_beside_what_came_back() {
    let folder = changed(
        "round.toml",
        "limits     = { small-cell = 3 }",
        "limits     = { small-cell = 3 }\nsample     = \"mau.toml\"",
    );
    let record = "format = 1\n\
        [[village]]\nunit = \"X1\"\nvillage = \"Thôn Một\"\nplanned = 8\nissue = 10\nreserves = 1\n\
        [[village]]\nunit = \"X1\"\nvillage = \"Thôn Hai\"\nplanned = 4\nissue = 5\nreserves = 1\n\
        [[village]]\nunit = \"X9\"\nplanned = 4\nissue = 5\nreserves = 1\n";
    std::fs::write(folder.path().join("mau.toml"), record).unwrap();
    let (ran, findings) = run_in(folder.path());
    let at = ran.roster.position("X1").unwrap();
    let planned = &ran.surveys[0].planned;
    assert_eq!(planned[at], Some(12));
    assert_eq!(planned.iter().flatten().count(), 1);
    assert_eq!(
        finding(&findings, "sample-unit-unknown").unit.as_deref(),
        Some("X9")
    );
    // Without the record nothing is said of a plan.
    assert!(super::ran(SMALL).surveys[0].planned.is_empty());
}
