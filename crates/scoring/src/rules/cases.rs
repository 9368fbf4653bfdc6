//! Form 11, `cases`: the first case whose conditions all hold gives the points.
//!
//! Conditions are looked at in file order. One that does not hold settles its case even where another cannot be told; where none fails and one cannot be told, its state is the result, because a later case would hide it.
//! Where no case holds nothing is earned. A measured percentage (`ratio = true`) is that of the case's first interval.
//! Source: guarded lists such as "nếu có phát sinh và đạt từ 90%".

use super::measure;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use super::{award, points as rule_points};
use answers::Value;
use criteria::{Case, Condition, Rule};
use finding::Text;
use points::Fraction;

pub(crate) fn points<R: Recorder>(cases: &[Case], sheet: &Sheet<'_>, rec: &mut R) -> RuleResult {
    for (index, case) in cases.iter().enumerate() {
        let mut measured = None;
        if !holds(case, sheet, &mut measured)? {
            continue;
        }
        rec.open(|| {
            let title = &case.then.title;
            let mut text = Text::new(
                format!("trường hợp {}", index + 1),
                format!("case {}", index + 1),
            );
            if !title.is_empty() {
                text = Text::new(
                    format!("{}: {title}", text.vi),
                    format!("{}: {title}", text.en),
                );
            }
            Note::new(NoteKind::Branch, text).at_line(case.then.line)
        });
        let max = case.then.max.to_fraction();
        let result = match &case.then.rule {
            Rule::Award(award) => award::points(award, &max, measured.as_ref(), rec),
            rule => rule_points(rule, &max, sheet, rec),
        };
        rec.close();
        return result;
    }
    rec.note(|| {
        Note::new(
            NoteKind::Branch,
            Text::new("không trường hợp nào đúng: 0", "no case holds: 0"),
        )
    });
    Ok(Fraction::zero())
}

fn holds(case: &Case, sheet: &Sheet<'_>, measured: &mut Option<Fraction>) -> Result<bool, State> {
    let mut unknown: Option<State> = None;
    for condition in &case.when {
        match condition_holds(condition, sheet, measured) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(state) => unknown = unknown.max(Some(state)),
        }
    }
    unknown.map_or(Ok(true), Err)
}

fn condition_holds(
    condition: &Condition,
    sheet: &Sheet<'_>,
    measured: &mut Option<Fraction>,
) -> Result<bool, State> {
    match condition {
        Condition::Within { measure, interval } => {
            let value = measure::value(measure, sheet, &mut super::Silent)?;
            let inside = interval.holds(&value);
            measured.get_or_insert(value);
            Ok(inside)
        }
        Condition::Is { input, yes } => match sheet.value(*input)? {
            Value::YesNo(answer) => Ok(answer == yes),
            _ => Err(State::Unreadable),
        },
        Condition::IsLevel { input, level } => match sheet.value(*input)? {
            Value::Level(answer) => Ok(answer == level),
            _ => Err(State::Unreadable),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{check, given, n, part, step, yes};
    use answers::Answer;
    use criteria::{Award, Case, Condition, InputKind, Measure, Rule};
    use points::Exact;

    /// From 95% and done: 2; from 80%: the measured percentage; else 0.
    fn rule() -> Rule {
        let within = |from: &str| Condition::Within {
            measure: Measure::Input(0),
            interval: step(Some(from), None, "0"),
        };
        let done = Condition::Is {
            input: 1,
            yes: true,
        };
        Rule::Cases {
            cases: vec![
                Case {
                    when: vec![within("95"), done],
                    then: part("2", Rule::Award(Award::Points(Exact::from(2)))),
                },
                Case {
                    when: vec![within("80")],
                    then: part("2", Rule::Award(Award::Ratio)),
                },
                Case {
                    when: vec![],
                    then: part("2", Rule::Award(Award::Points(Exact::ZERO))),
                },
            ],
        }
    }
    const KINDS: [InputKind; 2] = [InputKind::Percent, InputKind::YesNo];

    #[test]
    fn the_first_case_that_holds() {
        check(&rule(), "2", &KINDS, [given(n("95")), yes(true)], Ok("2"));
        check(
            &rule(),
            "2",
            &KINDS,
            [given(n("95")), yes(false)],
            Ok("1.9"),
        );
        check(&rule(), "2", &KINDS, [given(n("80")), yes(true)], Ok("1.6"));
        check(&rule(), "2", &KINDS, [given(n("79.9")), yes(true)], Ok("0"));
    }

    #[test]
    fn what_cannot_be_told_is_not_passed_over() {
        check(
            &rule(),
            "2",
            &KINDS,
            [given(n("95")), Answer::Missing],
            Err(State::Missing),
        );
        // Below 95 the first case fails whatever the other answer is.
        check(
            &rule(),
            "2",
            &KINDS,
            [given(n("90")), Answer::Missing],
            Ok("1.8"),
        );
        check(
            &rule(),
            "2",
            &KINDS,
            [Answer::Missing, yes(false)],
            Err(State::Missing),
        );
    }
}
