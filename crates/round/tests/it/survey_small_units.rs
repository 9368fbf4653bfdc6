//! Units and groups with so few respondents that they have no result.

use crate::ran;
use crate::surveys::{SMALL, changed, points, run_in};
use round::Ran;

const LIMIT: &str = "small-cell = 3";

/// What the round says of too few respondents: unit, and what was found.
fn told(findings: &[finding::Finding]) -> Vec<(&str, &str)> {
    findings
        .iter()
        .filter(|finding| finding.code == "survey-too-few-responses")
        .map(|finding| (finding.unit.as_deref().unwrap(), &*finding.found.en))
        .collect()
}

fn complete(ran: &Ran, code: &str) -> bool {
    ran.scored.summaries[ran.roster.position(code).unwrap()].complete
}

#[test]
fn a_unit_of_two_responses_has_no_result() {
    let ran = ran(SMALL);
    let all = "under 3 people: criteria 1 (Người dân), 1 (Doanh nghiệp), 2, 3";
    assert_eq!(told(&ran.findings), [("X3", all), ("X5", all)]);
    for code in ["X3", "X5"] {
        assert!(!complete(&ran, code));
        let unit = u32::try_from(ran.roster.position(code).unwrap()).unwrap();
        let own = ran.surveys[0].covariances.unit(unit).unwrap();
        assert!(own.values.iter().all(Option::is_none));
        assert!(own.covariance.iter().all(Option::is_none));
        let leaves = ran.survey_covariance(unit).unwrap();
        assert!(leaves.points.iter().all(Option::is_none));
        assert!(leaves.df.iter().all(Option::is_none));
    }
}

#[test]
fn the_round_may_set_another_limit() {
    let folder = changed("round.toml", LIMIT, "small-cell = 1");
    let (ran, findings) = run_in(folder.path());
    assert_eq!(told(&findings), []);
    // As the folder works them out.
    assert_eq!(points(&ran, "X3"), ["3.40", "1.60", "4.00", "9.00"]);
    assert_eq!(points(&ran, "X5"), ["2.80", "0.80", "2.00", "5.60"]);
}

#[test]
fn a_group_of_too_few_respondents_leaves_its_criterion_without_result() {
    // Six businesses answered in each commune, twelve people and businesses together.
    let folder = changed("round.toml", LIMIT, "small-cell = 7");
    let (ran, findings) = run_in(folder.path());
    let groups = "under 7 people: criteria 1 (Người dân), 1 (Doanh nghiệp)";
    let told = told(&findings);
    assert_eq!(told[..2], [("X1", groups), ("X2", groups)]);
    assert!(!complete(&ran, "X1"));
    let own = ran.surveys[0].covariances.unit(1).unwrap();
    assert!(own.values[0].is_none() && own.values[1].is_none());
    assert!(own.values[2].is_some() && own.values[3].is_some());
    for column in 0..4 {
        assert!(own.covariance(0, column).is_none() && own.covariance(column, 1).is_none());
    }
    assert!(own.covariance(2, 3).is_some());
    assert_eq!(points(&ran, "X1")[1..3], ["0.90", "2.55"]);
}
