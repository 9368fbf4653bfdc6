//! Weights by margins of the population, clusters in stages and the method of intervals, as a round names them.

use crate::surveys::{changed, finding, points, run_in};
use finding::Lang;
use survey::{Figure, IntervalMethod, QuestionId};

const DESIGN: &str = "design     = { probability = true }";
/// Nine people to one business in the first commune, half and half elsewhere as in the sample.
const MARGINS: &str = "# giả định\nquestion,choice,unit,population\n\
    respondent,Người dân,X1,90\nrespondent,2,Xã An Hòa,10\n\
    respondent,1,X2,50\nrespondent,2,X2,50\n\
    respondent,1,X3,50\nrespondent,2,X3,50\n\
    respondent,1,X5,50\nrespondent,2,X5,50\n";

fn with(line: &str, name: &str, text: &str) -> tempfile::TempDir {
    let folder = changed("round.toml", DESIGN, line);
    std::fs::write(folder.path().join("surveys").join(name), text).unwrap();
    folder
}

#[test]
fn margins_of_units_move_indices_and_counts() {
    let line = format!("{DESIGN}\nmargins = \"surveys/margins.csv\"");
    let folder = with(&line, "margins.csv", MARGINS);
    let (ran, findings) = run_in(folder.path());
    assert!(
        !findings
            .iter()
            .any(|own| own.code.starts_with("survey-margin")),
        "{findings:#?}"
    );
    let run = &ran.surveys[0];
    assert!(run.estimates.weighted && run.estimates.margins == [QuestionId(1)]);
    // Of six people and six businesses weigh 15 and 10/6 each.
    // Leaf 1 is by group and stays. Leaf 2: 12 × (31⅔, 31⅔, 18⅓, 18⅓) ÷ 100 = 3.8, 3.8, 2.2, 2.2 answers: 2 × 652 ÷ 12 %.
    // Leaf 3: (3 × 15 + 4 × 10/6) ÷ (5 × 15 + 6 × 10/6) = 60.78%.
    assert_eq!(points(&ran, "X1"), ["2.48", "1.09", "2.43", "6.00"]);
    // As in the sample: nothing changes.
    assert_eq!(points(&ran, "X2"), ["2.93", "1.17", "2.33", "6.43"]);
    let trace = scoring::explain(
        &ran.set,
        &ran.roster,
        &ran.answers,
        &ran.scored,
        &ran.settings,
        (
            ran.roster.position("X1").unwrap(),
            ran.set.find_leaf("2").unwrap(),
        ),
        &[],
    );
    let text = trace.to_text(Lang::En);
    for shown in [
        "Số phiếu phương án A: 3.8\n",
        "Answers: Very convenient 3, Convenient 3, Neither 3, Not convenient 3;",
        "Weights: population margins of The respondent is; what is scored are weighted answers, which add up to the answers\n",
        "652 ÷ 12",
    ] {
        assert!(text.contains(shown), "{shown} in {text}");
    }
}

#[test]
fn rows_that_are_no_margins_are_named() {
    let line = format!("{DESIGN}\nmargins = \"surveys/margins.csv\"");
    let text =
        "question;choice;population\nrespondent;1;900\nrespondent;3;50\nq1;5\nrespondent;2;100\n";
    let folder = with(&line, "margins.csv", text);
    let (ran, findings) = run_in(folder.path());
    let rows: Vec<String> = findings
        .iter()
        .filter(|own| own.code == "survey-margin-row")
        .map(|own| own.place.to_string())
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].starts_with("surveys/margins.csv:3") && rows[1].contains(":4"));
    // Of the whole: units are no independent samples any more.
    assert!(ran.surveys[0].estimates.weighted);
    assert!(!matches!(
        ran.surveys[0].covariances.between,
        survey::BetweenUnits::Independent
    ));
}

#[test]
fn the_method_of_intervals_is_named_in_the_round() {
    let line = "design     = { probability = true, proportions = \"korn-graubard\" }";
    let folder = changed("round.toml", DESIGN, line);
    let run = &run_in(folder.path()).0.surveys[0];
    let domain = run.estimates.unit(2).unwrap();
    let own = run.estimates.of(domain, Figure::Factor(1)).unwrap();
    assert_eq!(own.interval.unwrap().method, IntervalMethod::KornGraubard);
    let folder = changed("round.toml", DESIGN, "design = { proportions = \"wald\" }");
    let findings = run_in(folder.path()).1;
    assert!(finding(&findings, "value-word").is_error());
}

#[test]
fn clusters_of_the_population_reach_the_variance() {
    // Who answered as what stands for a village here: two of four in each commune.
    let line = "design     = { probability = true, lonely = \"adjust\", cluster = [\"respondent\"], population = \"surveys/clusters.csv\" }";
    let se = |text: &str| {
        let folder = with(line, "clusters.csv", text);
        let (ran, findings) = run_in(folder.path());
        let run = &ran.surveys[0];
        let domain = run.estimates.unit(2).unwrap();
        let own = run.estimates.of(domain, Figure::Factor(1)).unwrap();
        (own.se.unwrap(), own.df, findings)
    };
    let (se_two, df, findings) = se("unit,village,population\nX2,,4\nX3,,0\n");
    assert!((df - 1.0).abs() < 1e-12);
    // 4 of 6 and 3 of 6 satisfied: u = ±½ ÷ 12; ½ × 2 × 2 (1/24)².
    let expected = 100.0 * (2.0_f64 / 576.0).sqrt();
    assert!((se_two - expected).abs() < 1e-9, "{se_two} {expected}");
    let told = finding(&findings, "survey-cluster-row");
    assert!(told.place.to_string().starts_with("surveys/clusters.csv:3"));
    assert!(
        findings
            .iter()
            .any(|own| own.code == "survey-cluster-sizes-missing")
    );
}
