//! Form 12, `best`: the largest of the parts that have points.
//!
//! State: a part without points is passed over; where none has points the state that takes precedence stands, and an unreadable part makes the leaf unreadable, because it might have been the best.
//! Source: "lấy trường hợp có điểm cao nhất".

use super::parts;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use crate::words;
use criteria::RulePart;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    listed: &[RulePart],
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let mut best: Option<Fraction> = None;
    let mut worst: Option<State> = None;
    for (index, part) in listed.iter().enumerate() {
        parts::open(part, index, rec);
        match parts::points(part, sheet, rec) {
            Ok(points) => {
                best = Some(match best {
                    Some(best) => best.at_least(&points),
                    None => points,
                });
            }
            Err(state) => {
                let (vi, en) = crate::words_of::cause(state.cause());
                rec.note(|| Note::new(NoteKind::State, finding::Text::new(vi, en)));
                worst = worst.max(Some(state));
            }
        }
        rec.close();
    }
    match (best, worst) {
        (_, Some(State::Unreadable)) => Err(State::Unreadable),
        (Some(best), _) => {
            rec.note(|| {
                let text = words::both(|lang, n| match lang {
                    finding::Lang::Vi => format!("phần cao nhất: {}", n(&best)),
                    finding::Lang::En => format!("the largest part: {}", n(&best)),
                });
                Note::new(NoteKind::Branch, text)
            });
            Ok(best)
        }
        (None, Some(state)) => Err(state),
        (None, None) => Err(State::Undefined),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{check, count, counting, part};
    use answers::Answer;
    use criteria::{InputKind, Rule};

    #[test]
    fn the_largest_part_with_points() {
        let each = |input, each| {
            part(
                "2",
                Rule::PerCount {
                    counts: vec![counting(input, each, "1", None)],
                },
            )
        };
        let rule = Rule::Best {
            parts: vec![each(0, "0.5"), each(1, "1")],
        };
        let kinds = [InputKind::Count, InputKind::Count];
        check(&rule, "2", &kinds, [count(3), count(1)], Ok("1.5"));
        check(&rule, "2", &kinds, [count(1), count(1)], Ok("1"));
        check(&rule, "2", &kinds, [count(1), Answer::Missing], Ok("0.5"));
        check(
            &rule,
            "2",
            &kinds,
            [Answer::Missing, Answer::Missing],
            Err(State::Missing),
        );
        check(
            &rule,
            "2",
            &kinds,
            [count(1), Answer::Unreadable],
            Err(State::Unreadable),
        );
    }
}
