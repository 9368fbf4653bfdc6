//! A filter as forms write it.

use crate::{Filter, Instrument, QuestionKind, Test};

/// `(${q1} = '1' and not(${q2} = '3')) or …`.
pub(crate) fn expression(instrument: &Instrument, filter: &Filter) -> String {
    let several = filter.any.len() > 1;
    let rows = filter.any.iter().map(|row| {
        let tests: Vec<String> = row.iter().map(|own| test(instrument, own)).collect();
        let text = tests.join(" and ");
        if several && tests.len() > 1 {
            format!("({text})")
        } else {
            text
        }
    });
    rows.collect::<Vec<_>>().join(" or ")
}

fn test(instrument: &Instrument, test: &Test) -> String {
    let question = instrument.question(test.question);
    let many = matches!(question.kind, QuestionKind::Many { .. });
    let choices = instrument.choices(test.question);
    let codes = test
        .choices
        .iter()
        .filter_map(|choice| choices.get(usize::from(*choice)));
    let tests: Vec<String> = codes
        .map(|choice| {
            let mark = if choice.code.contains('\'') {
                '"'
            } else {
                '\''
            };
            let (question, choice) = (&question.code, &choice.code);
            if many {
                format!("selected(${{{question}}}, {mark}{choice}{mark})")
            } else {
                format!("${{{question}}} = {mark}{choice}{mark}")
            }
        })
        .collect();
    let text = tests.join(" or ");
    match (test.not, tests.len()) {
        (true, _) => format!("not({text})"),
        (false, 1) => text,
        (false, _) => format!("({text})"),
    }
}
