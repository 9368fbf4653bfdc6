//! Form 16, `frequency`: done over expected in the period, at most the maximum.
//!
//! Points: max × min(1, done ÷ expected). State: that of either number; nothing expected is *undefined*.
//! Source: "đối thoại 02 tháng/lần" = 6 a year.

use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State, two};
use crate::words;
use points::{Exact, Fraction};

pub(crate) fn points<R: Recorder>(
    input: u16,
    expected: Option<&Exact>,
    expected_input: Option<u16>,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let done = sheet.number(input, rec);
    let expected = match (expected, expected_input) {
        (Some(expected), _) => Ok(expected.to_fraction()),
        (None, Some(input)) => sheet.number(input, rec),
        (None, None) => Err(State::Undefined),
    };
    let (done, expected) = two(done, expected)?;
    let points = max.times(&done).over(&expected).ok_or(State::Undefined)?;
    rec.note(|| {
        let text = words::formula(|n| {
            format!(
                "{} × {} ÷ {} = {}",
                n(max),
                n(&done),
                n(&expected),
                n(&points)
            )
        });
        Note::new(NoteKind::Formula, text)
    });
    Ok(points)
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{check, count};
    use criteria::{InputKind, Rule};
    use points::Exact;

    #[test]
    fn six_a_year() {
        let rule = Rule::Frequency {
            input: 0,
            expected: Some(Exact::from(6)),
            expected_input: None,
        };
        for (done, points) in [(0, "0"), (3, "0.5"), (6, "1"), (7, "1")] {
            check(&rule, "1", &[InputKind::Count], [count(done)], Ok(points));
        }
        let rule = Rule::Frequency {
            input: 0,
            expected: None,
            expected_input: Some(1),
        };
        let kinds = [InputKind::Count, InputKind::Count];
        check(&rule, "1", &kinds, [count(1), count(4)], Ok("0.25"));
        check(
            &rule,
            "1",
            &kinds,
            [count(0), count(0)],
            Err(State::Undefined),
        );
    }
}
