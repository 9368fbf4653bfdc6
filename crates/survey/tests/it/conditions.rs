//! Who is asked: what forms write, and the rows of tests that it means.

use crate::{at_root, text};
use proptest::prelude::*;
use survey::{Filter, Instrument, InstrumentSource};

/// The one-stop-shop instrument with another condition on question 19.
fn with_condition(condition: &str) -> (Instrument, usize) {
    let plain = text(&at_root("criteria/mot-cua/2024.toml"));
    let at = plain.find("[question.q19]").expect("question 19");
    let (before, after) = plain.split_at(at);
    let after = after.replace(
        "relevant = \"channel = 2\"",
        &format!("relevant = {condition:?}"),
    );
    let source = InstrumentSource {
        file: "i.toml".to_owned(),
        text: format!("{before}{after}"),
        xlsform: None,
    };
    let (instrument, findings) = survey::read_instrument(&source);
    (instrument.expect("an instrument"), findings.len())
}

/// `channel:1,2 & !respondent:1 | …`, choices by their codes.
fn shown(instrument: &Instrument, filter: Option<&Filter>) -> String {
    let Some(filter) = filter else {
        return "always".to_owned();
    };
    let rows = filter.any.iter().map(|row| {
        let tests = row.iter().map(|test| {
            let choices = instrument.choices(test.question);
            let codes = test
                .choices
                .iter()
                .map(|at| choices[usize::from(*at)].code.as_str());
            let not = if test.not { "!" } else { "" };
            let code = &instrument.question(test.question).code;
            format!("{not}{code}:{}", codes.collect::<Vec<_>>().join(","))
        });
        tests.collect::<Vec<_>>().join(" & ")
    });
    rows.collect::<Vec<_>>().join(" | ")
}

#[test]
fn conditions_become_rows_of_tests() {
    for (written, meant) in [
        ("channel = 2", "channel:2"),
        ("${channel} = '2'", "channel:2"),
        ("${channel}=\"2\"", "channel:2"),
        ("'2' = ${channel}", "channel:2"),
        ("${channel} != '2'", "!channel:2"),
        ("not(${channel} = '2')", "!channel:2"),
        ("not(${channel} != '2')", "channel:2"),
        ("selected(${channel}, '2')", "channel:2"),
        (
            "selected(${learnt-from}, '3') and not(selected(${learnt-from}, '1'))",
            "learnt-from:3 & !learnt-from:1",
        ),
        ("channel = 1 or channel = 3", "channel:1,3"),
        ("channel != 1 and channel != 3", "!channel:1,3"),
        ("channel >= 2", "channel:2,3"),
        ("2 <= channel", "channel:2,3"),
        ("not(channel < 2)", "!channel:1"),
        ("${sex} = ''", "!sex:1,2"),
        ("${sex} != ''", "sex:1,2"),
        // `and` binds closer than `or`.
        (
            "sex = 1 and age = 2 or channel = 2",
            "sex:1 & age:2 | channel:2",
        ),
        (
            "sex = 1 and (age = 2 or channel = 2)",
            "sex:1 & age:2 | sex:1 & channel:2",
        ),
        ("not(sex = 1 and age = 2)", "!sex:1 | !age:2"),
        ("not(sex = 1 or age = 2)", "!sex:1 & !age:2"),
        ("(((channel = 2)))", "channel:2"),
        ("true()", "always"),
        ("channel = 2 or true()", "always"),
        ("channel = 2 and true()", "channel:2"),
        // A row that asks for more than another one adds nothing.
        ("channel = 2 or (channel = 2 and sex = 1)", "channel:2"),
    ] {
        let (instrument, n_findings) = with_condition(written);
        let q19 = instrument.find("q19").expect("question 19");
        let filter = instrument.question(q19).relevant.as_ref();
        assert_eq!(
            (shown(&instrument, filter).as_str(), n_findings),
            (meant, 0),
            "{written}"
        );
        let item = instrument
            .index
            .items
            .iter()
            .find(|item| item.question == q19);
        assert_eq!(item.expect("an item").base.as_ref(), filter, "{written}");
    }
}

#[test]
fn what_cannot_be_read_is_a_finding_and_no_filter() {
    let deep = format!("{}channel = 2{}", "(".repeat(200), ")".repeat(200));
    for written in [
        "",
        "channel",
        "channel =",
        "= 2",
        "channel = 2 and",
        "channel = 2 sex = 1",
        "channel == = 2",
        "${channel = 2",
        "channel = '2",
        "(channel = 2",
        "channel = 2)",
        "selected(${channel})",
        "count(${channel}) = 1",
        "channel = sex + 1",
        "${village} = 'A'",
        "channel = 7",
        "false()",
        "learnt-from = 1",
        "channel > 9",
        "mode > 1",
        &deep,
    ] {
        let (instrument, n_findings) = with_condition(written);
        let q19 = instrument.find("q19").expect("question 19");
        assert_eq!(instrument.question(q19).relevant, None, "{written}");
        assert_eq!(n_findings, 1, "{written}");
    }
}

proptest! {
    #[test]
    fn no_condition_makes_the_reader_stumble(written in "[ a-z0-9(){}$='\",.!<>ế“”-]{0,60}") {
        let _ = with_condition(&written);
    }

    #[test]
    fn pieces_of_conditions_in_any_order_are_read_or_refused(
        pieces in proptest::collection::vec(
            prop::sample::select(vec!["channel", "${sex}", "=", "!=", "'1'", "2", "and", "or", "not(", "(", ")", "selected(", ",", "true()", ">="]),
            0..24,
        )
    ) {
        let (instrument, n_findings) = with_condition(&pieces.join(" "));
        let q19 = instrument.find("q19").expect("question 19");
        let filter = instrument.question(q19).relevant.as_ref();
        prop_assert!(n_findings <= 1);
        prop_assert!(n_findings == 0 || filter.is_none());
    }
}
