//! Form 12, `sum`: the parts added; over the maximum it is cut, or refused.
//!
//! Points: Σ parts, each kept within its own maximum and rounded where the set rounds parts.
//! A part without points earns what its own policy says, else the leaf's; `drop`, `rescale` and `spread` take it out and scale the other parts to the leaf's maximum.
//! State: where every part is in the same state it is the leaf's; an unreadable part makes the leaf unreadable.
//! Source: QĐ 766, thanh toán trực tuyến: 6A + min(2, 2.5B) + 2.5C, at most 10.

use super::parts::{self, PartResult};
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use crate::words;
use criteria::RulePart;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    listed: &[RulePart],
    cap: bool,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let mut sum = Fraction::zero();
    let (mut all, mut inside) = (Fraction::zero(), Fraction::zero());
    let mut shared: Option<Option<State>> = None;
    let mut worst: Option<State> = None;
    for (index, part) in listed.iter().enumerate() {
        parts::open(part, index, rec);
        let result = parts::points(part, sheet, rec);
        let own = result.as_ref().err().copied();
        shared = match shared {
            None => Some(own),
            Some(same) if same == own => Some(own),
            Some(_) => Some(None),
        };
        let part_max = part.max.to_fraction();
        all = all.plus(&part_max);
        match parts::settled(part, result, sheet, rec) {
            Ok(PartResult::Points(points)) => {
                sum = sum.plus(&points);
                inside = inside.plus(&part_max);
            }
            Ok(PartResult::Empty) => inside = inside.plus(&part_max),
            Ok(PartResult::Out) => {}
            Err(state) => worst = worst.max(Some(state)),
        }
        rec.close();
    }
    // A unit with nothing of any part is in that state as a whole, unless the parts say otherwise one by one.
    let decided_by_parts = listed.iter().any(|part| match shared {
        Some(Some(State::Undefined)) => part.when_undefined.is_some(),
        Some(Some(State::Missing)) => part.when_missing.is_some(),
        _ => false,
    });
    if let Some(Some(state)) = shared
        && !decided_by_parts
    {
        return Err(state);
    }
    if let Some(state) = worst {
        return Err(state);
    }
    if inside.is_zero() {
        return Err(shared.flatten().unwrap_or(State::Undefined));
    }
    if inside != all {
        let scaled = sum.times(&all).over(&inside).ok_or(State::Undefined)?;
        rec.note(|| {
            let text = words::formula(|n| {
                format!(
                    "{} × {} ÷ {} = {}",
                    n(&sum),
                    n(&all),
                    n(&inside),
                    n(&scaled)
                )
            });
            Note::new(NoteKind::Formula, text)
        });
        sum = scaled;
    }
    rec.note(|| {
        let text = words::both(|lang, n| match lang {
            finding::Lang::Vi => format!("cộng các phần: {}", n(&sum)),
            finding::Lang::En => format!("sum of the parts: {}", n(&sum)),
        });
        Note::new(NoteKind::Formula, text)
    });
    if sum > *max && !cap {
        return Err(State::Unreadable);
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use crate::Cause;
    use crate::rules::State;
    use crate::rules::support::{Ask, check, count, of, part};
    use answers::Answer;
    use criteria::{InputKind, MissingPolicy, Policy, Rule, RulePart};
    use points::{Exact, RoundTo};

    fn ratio(max: &str, numerator: u16, denominator: u16) -> RulePart {
        let rule = Rule::Ratio {
            measure: of(&[numerator], &[denominator]),
            target: None,
            floor: None,
        };
        part(max, rule)
    }
    /// 6 × a/b + 2.5 × c/d, at most 8.
    fn rule(cap: bool) -> Rule {
        Rule::Sum {
            parts: vec![ratio("6", 0, 1), ratio("2.5", 2, 3)],
            cap,
        }
    }
    const KINDS: [InputKind; 4] = [
        InputKind::Count,
        InputKind::Count,
        InputKind::Count,
        InputKind::Count,
    ];

    #[test]
    fn the_sum_is_cut_or_refused_over_the_maximum() {
        let full = [count(5), count(5), count(3), count(3)];
        check(&rule(true), "8", &KINDS, full.clone(), Ok("8"));
        check(&rule(false), "8", &KINDS, full, Err(State::Unreadable));
        check(
            &rule(true),
            "8",
            &KINDS,
            [count(1), count(2), count(1), count(5)],
            Ok("3.5"),
        );
    }

    #[test]
    fn parts_are_rounded_where_the_set_says_so() {
        let rule = rule(true);
        // 6 × 1/9 = 0.666… and 2.5 × 2/3 = 1.666…: 0.67 + 1.67, not 2.33.
        let ask = Ask {
            part_rounding: Some(RoundTo::half_up(2)),
            ..Ask::new(&rule, "8", &KINDS)
        };
        ask.check([count(1), count(9), count(2), count(3)], Ok("2.34"));
    }

    #[test]
    fn a_part_has_its_own_policy() {
        let answers = [count(0), count(0), count(1), count(1)];
        let with = |policy| {
            let mut first = ratio("6", 0, 1);
            first.when_undefined = Some(policy);
            Rule::Sum {
                parts: vec![first, ratio("2.5", 2, 3)],
                cap: true,
            }
        };
        check(
            &with(Policy::Zero),
            "8.5",
            &KINDS,
            answers.clone(),
            Ok("2.5"),
        );
        check(
            &with(Policy::Full),
            "8.5",
            &KINDS,
            answers.clone(),
            Ok("8.5"),
        );
        check(
            &with(Policy::Blank),
            "8.5",
            &KINDS,
            answers.clone(),
            Ok("2.5"),
        );
        check(
            &with(Policy::Drop),
            "8.5",
            &KINDS,
            answers.clone(),
            Ok("8.5"),
        );
        check(
            &with(Policy::Ask),
            "8.5",
            &KINDS,
            answers,
            Err(State::Open(Cause::Undefined)),
        );
    }

    #[test]
    fn one_state_in_all_parts_is_the_leafs_state() {
        let none = [count(0), count(0), count(0), count(0)];
        check(
            &rule(true),
            "8.5",
            &KINDS,
            none.clone(),
            Err(State::Undefined),
        );
        let zero = |mut part: RulePart| {
            part.when_undefined = Some(Policy::Zero);
            part
        };
        let rule = Rule::Sum {
            parts: vec![zero(ratio("6", 0, 1)), zero(ratio("2.5", 2, 3))],
            cap: true,
        };
        check(&rule, "8.5", &KINDS, none, Ok("0"));
    }

    #[test]
    fn a_missing_part_waits_unless_the_leaf_says_zero() {
        let half = [count(1), count(2), Answer::Missing, count(3)];
        let rule = rule(true);
        check(
            &rule,
            "8.5",
            &KINDS,
            half.clone(),
            Err(State::Open(Cause::Missing)),
        );
        let ask = Ask {
            when_missing: MissingPolicy::Zero,
            ..Ask::new(&rule, "8.5", &KINDS)
        };
        ask.check(half, Ok("3"));
        assert_eq!(Exact::from(3), "3".parse().unwrap());
    }
}
