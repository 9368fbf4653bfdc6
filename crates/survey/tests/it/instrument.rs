//! Instruments: what is shipped, and what is wrong with those that are not.

use crate::{at_root, text};
use finding::{Finding, Lang};
use survey::{Instrument, InstrumentSource, Role};

/// An instrument of the folder `criteria`, which has no findings.
pub(crate) fn shipped(name: &str) -> Instrument {
    let file = format!("criteria/{name}.toml");
    let source = InstrumentSource {
        text: text(&at_root(&file)),
        file,
        xlsform: None,
    };
    let (instrument, findings) = survey::read_instrument(&source);
    assert_eq!(findings, [], "{}", shown(&findings));
    instrument.expect("an instrument")
}

/// All findings in English.
pub(crate) fn shown(findings: &[Finding]) -> String {
    let all = findings.iter().map(|finding| finding.to_text(Lang::En));
    all.collect::<Vec<_>>().join("\n")
}

#[test]
fn sipas_has_the_items_and_factors_of_the_form() {
    let sipas = shipped("sipas/2022");
    assert_eq!(sipas.name(), "sipas/2022");
    assert_eq!(sipas.questions.len(), 78);
    let per_factor: Vec<(&str, usize)> = (0u16..)
        .zip(&sipas.index.factors)
        .map(|(at, factor)| {
            let items = sipas.index.items.iter().filter(|item| item.factor == at);
            (factor.code.as_str(), items.count())
        })
        .collect();
    let expected = [
        ("A", 2),
        ("B", 2),
        ("C", 8),
        ("D", 2),
        ("I", 4),
        ("II", 4),
        ("III", 5),
        ("IV", 3),
        ("V", 3),
    ];
    assert_eq!(per_factor, expected);
    assert_eq!(sipas.index.parts.len(), 2);
    let identifying = sipas
        .questions
        .iter()
        .filter(|question| question.role == Role::Identifying);
    let codes: Vec<&str> = identifying.map(|question| question.code.as_str()).collect();
    assert_eq!(codes, ["name", "email", "phone"]);
}

#[test]
fn only_the_two_best_levels_count_and_only_those_with_a_dossier_are_asked_about_services() {
    let sipas = shipped("sipas/2022");
    let dossier = sipas.find("Q8.4").expect("the filter");
    for item in &sipas.index.items {
        let scores: Vec<Option<String>> = item
            .scores
            .iter()
            .map(|score| score.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(
            scores,
            ["0", "0", "0", "100", "100"].map(|s| Some(s.to_owned()))
        );
        let part = sipas.index.factors[usize::from(item.factor)].part;
        match &item.base {
            None => assert_eq!(part, Some(0), "policy"),
            Some(base) => {
                assert_eq!(part, Some(1), "service");
                let test = &base.any[0][0];
                assert_eq!((base.any.len(), base.any[0].len()), (1, 1));
                assert_eq!((test.question, test.not), (dossier, false));
                assert_eq!(test.choices, [0]);
            }
        }
    }
}

#[test]
fn the_sample_instruments_have_no_findings() {
    let one_stop_shop = shipped("mot-cua/2024");
    assert_eq!(one_stop_shop.index.items.len(), 16);
    assert_eq!(one_stop_shop.index.factors.len(), 6);
    let officials = shipped("can-bo/2024");
    assert_eq!(officials.index.items.len(), 13);
    for item in &officials.index.items {
        let scores = item
            .scores
            .iter()
            .map(|score| score.as_ref().map(|s| s.to_string()));
        // A, B, C, D as the form says; E is out of the base.
        let expected = [Some("100"), Some("60"), Some("20"), Some("0"), None];
        assert!(scores.eq(expected.map(|score| score.map(str::to_owned))));
    }
}
