//! Forms 4, 5 and 6, `ratio`: the maximum in proportion to a share.
//!
//! Points: max × n ÷ d; with `target` t percent min(max, max × n ÷ d ÷ (t ÷ 100)); with `floor` f percent nothing where n ÷ d lies below it.
//! A share over one earns the maximum. State: d = 0 is *undefined*.
//! Sources: `max · n/d`; `min(2, 2·A/0.80)`; "từ 80% đến dưới 100%: (b/a) × tối đa; dưới 80%: 0".

use super::limit;
use super::measure;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use crate::words;
use criteria::Measure;
use points::{Exact, Fraction};

pub(crate) fn points<R: Recorder>(
    measure: &Measure,
    target: Option<&Exact>,
    floor: Option<&Exact>,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let share = measure::share(measure, sheet, rec)?;
    if let Some(floor) = floor {
        let floor = floor.to_fraction();
        let hundred = Fraction::new(100, 1);
        // n/d < f/100, compared without a division.
        if share.of.times(&hundred) < floor.times(&share.base) {
            limit(
                rec,
                "tỷ lệ dưới mức sàn, %",
                "the share lies below the floor, %",
                &floor,
            );
            return Ok(Fraction::zero());
        }
    }
    let whole = max
        .times(&share.of)
        .over(&share.base)
        .ok_or(State::Undefined)?;
    let Some(target) = target else {
        rec.note(|| {
            let text = words::formula(|n| {
                format!(
                    "{} × {} ÷ {} = {}",
                    n(max),
                    n(&share.of),
                    n(&share.base),
                    n(&whole)
                )
            });
            Note::new(NoteKind::Formula, text)
        });
        return Ok(whole);
    };
    let target = target.to_fraction();
    // The reader refuses a target that is not above zero.
    let points = whole
        .times(&Fraction::new(100, 1))
        .over(&target)
        .ok_or(State::Undefined)?;
    rec.note(|| {
        let text = words::formula(|n| {
            let (of, base) = (n(&share.of), n(&share.base));
            format!(
                "{} × {of} ÷ {base} ÷ {}% = {}",
                n(max),
                n(&target),
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
    use crate::rules::support::{check, count, given, n, of};
    use criteria::{InputKind, Measure, Rule};
    use points::Exact;

    fn rule(target: Option<&str>, floor: Option<&str>) -> Rule {
        let exact = |text: &str| text.parse::<Exact>().unwrap();
        Rule::Ratio {
            measure: of(&[0], &[1]),
            target: target.map(exact),
            floor: floor.map(exact),
        }
    }
    const KINDS: [InputKind; 2] = [InputKind::Count, InputKind::Count];

    #[test]
    fn proportion_and_states() {
        let rule = rule(None, None);
        check(
            &rule,
            "20",
            &KINDS,
            [count(1989), count(2080)],
            Ok("19.125"),
        );
        check(&rule, "20", &KINDS, [count(0), count(12)], Ok("0"));
        check(
            &rule,
            "20",
            &KINDS,
            [count(0), count(0)],
            Err(State::Undefined),
        );
        check(&rule, "20", &KINDS, [count(13), count(12)], Ok("20"));
        check(
            &rule,
            "20",
            &KINDS,
            [count(13), answers::Answer::Missing],
            Err(State::Missing),
        );
        check(
            &rule,
            "20",
            &KINDS,
            [given(n("2.5")), count(12)],
            Err(State::Unreadable),
        );
        check(
            &rule,
            "20",
            &KINDS,
            [given(n("-1")), count(12)],
            Err(State::Unreadable),
        );
    }

    #[test]
    fn a_target_caps_at_the_maximum() {
        let rule = rule(Some("80"), None);
        check(&rule, "2", &KINDS, [count(80), count(100)], Ok("2"));
        check(&rule, "2", &KINDS, [count(79), count(100)], Ok("1.975"));
        check(&rule, "2", &KINDS, [count(100), count(100)], Ok("2"));
    }

    #[test]
    fn below_the_floor_nothing_is_earned() {
        let rule = rule(None, Some("80"));
        check(&rule, "2", &KINDS, [count(80), count(100)], Ok("1.6"));
        check(&rule, "2", &KINDS, [count(7999), count(10000)], Ok("0"));
        check(&rule, "2", &KINDS, [count(100), count(100)], Ok("2"));
    }

    #[test]
    fn one_percent_input_is_read_over_100() {
        let rule = Rule::Ratio {
            measure: Measure::Input(0),
            target: None,
            floor: None,
        };
        check(
            &rule,
            "4",
            &[InputKind::Percent],
            [given(n("94.43"))],
            Ok("3.7772"),
        );
    }
}
