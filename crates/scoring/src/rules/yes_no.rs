//! Form 1, `yes-no`: yes earns one award, no the other.
//!
//! Points: `yes` (the maximum where the set names nothing) or `no` (0).
//! State: that of the input. Source: "Có ban hành văn bản: điểm tối đa; không: 0".

use super::award;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use answers::Value;
use criteria::Award;
use finding::Text;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    input: u16,
    yes: &Award,
    no: &Award,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let Value::YesNo(answer) = sheet.value(input)? else {
        return Err(State::Unreadable);
    };
    rec.note(|| {
        let (vi, en) = if *answer {
            ("trả lời: có", "answer: yes")
        } else {
            ("trả lời: không", "answer: no")
        };
        Note::new(NoteKind::Branch, Text::new(vi, en))
    });
    award::points(if *answer { yes } else { no }, max, None, rec)
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{check, given, n, yes};
    use answers::Answer;
    use criteria::{Award, InputKind, Rule};
    use points::Exact;

    #[test]
    fn both_answers_and_all_states() {
        let rule = Rule::YesNo {
            input: 0,
            yes: Award::Share(Exact::from(100)),
            no: Award::Points(Exact::ZERO),
        };
        let kinds = [InputKind::YesNo];
        check(&rule, "1.5", &kinds, [yes(true)], Ok("1.5"));
        check(&rule, "1.5", &kinds, [yes(false)], Ok("0"));
        check(&rule, "1.5", &kinds, [Answer::Missing], Err(State::Missing));
        check(
            &rule,
            "1.5",
            &kinds,
            [Answer::NotApplicable],
            Err(State::NotApplicable),
        );
        check(
            &rule,
            "1.5",
            &kinds,
            [Answer::Undefined],
            Err(State::Undefined),
        );
        check(
            &rule,
            "1.5",
            &kinds,
            [given(n("1"))],
            Err(State::Unreadable),
        );
    }
}
