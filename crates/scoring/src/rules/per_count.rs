//! Form 7, `per-count`: points for each thing counted, kept at the maximum.
//!
//! Points: Σ min(cap, ⌊count ÷ per⌋ × each); whole groups count.
//! An id that counted in the round before earns nothing again. State: that of any count.
//! Source: "mỗi nội quy được ban hành: 0,5 điểm" (max 2).

use super::limit;
use super::measure;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use crate::words;
use criteria::Deduction;
use points::{Fraction, Mode, RoundTo};

pub(crate) fn points<R: Recorder>(
    counts: &[Deduction],
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    counted(counts, sheet, rec)
}

/// The sum over all kinds, each with its own cap; shared with `deduct`.
pub(crate) fn counted<R: Recorder>(
    counts: &[Deduction],
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let mut sum = Fraction::zero();
    let mut worst: Option<State> = None;
    for count in counts {
        match one(count, sheet, rec) {
            Ok(points) => sum = sum.plus(&points),
            Err(state) => worst = worst.max(Some(state)),
        }
    }
    worst.map_or(Ok(sum), Err)
}

fn one<R: Recorder>(count: &Deduction, sheet: &Sheet<'_>, rec: &mut R) -> RuleResult {
    let value = measure::value(&count.measure, sheet, rec)?;
    let per = count.per.to_fraction();
    let groups = match value {
        // One by one and whole: nothing to group.
        Fraction::Small(whole, 1) if count.per.to_integer() == Some(1) => Fraction::Small(whole, 1),
        _ => value
            .over(&per)
            .ok_or(State::Undefined)?
            .round(RoundTo {
                digits: 0,
                mode: Mode::Down,
            })
            .to_fraction(),
    }
    .at_least(&Fraction::zero());
    let each = count.each.to_fraction();
    let points = groups.times(&each);
    rec.note(|| {
        let text = words::formula(|n| {
            if per == Fraction::new(1, 1) {
                format!("{} × {} = {}", n(&groups), n(&each), n(&points))
            } else {
                let (value, per) = (n(&value), n(&per));
                format!(
                    "⌊{value} ÷ {per}⌋ × {} = {} × {} = {}",
                    n(&each),
                    n(&groups),
                    n(&each),
                    n(&points)
                )
            }
        });
        Note::new(NoteKind::Formula, text)
    });
    match &count.cap {
        Some(cap) if points > cap.to_fraction() => {
            let cap = cap.to_fraction();
            limit(
                rec,
                "không quá mức của loại này",
                "not over the cap of this kind",
                &cap,
            );
            Ok(cap)
        }
        _ => Ok(points),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{Ask, check, count, counting, item, items};
    use criteria::{InputKind, Rule};

    #[test]
    fn whole_groups_up_to_the_maximum() {
        let rule = Rule::PerCount {
            counts: vec![counting(0, "0.5", "1", None)],
        };
        for (number, points) in [(0, "0"), (1, "0.5"), (3, "1.5"), (4, "2"), (5, "2")] {
            check(&rule, "2", &[InputKind::Count], [count(number)], Ok(points));
        }
        let rule = Rule::PerCount {
            counts: vec![counting(0, "1", "10", None)],
        };
        for (number, points) in [(9, "0"), (10, "1"), (19, "1"), (20, "2")] {
            check(&rule, "5", &[InputKind::Count], [count(number)], Ok(points));
        }
    }

    #[test]
    fn each_kind_has_its_own_cap() {
        let counts = vec![
            counting(0, "0.5", "1", Some("1")),
            counting(1, "0.25", "1", None),
        ];
        let rule = Rule::PerCount { counts };
        let kinds = [InputKind::Count, InputKind::Count];
        check(&rule, "3", &kinds, [count(4), count(2)], Ok("1.5"));
        check(
            &rule,
            "3",
            &kinds,
            [count(4), answers::Answer::Missing],
            Err(State::Missing),
        );
    }

    #[test]
    fn an_item_counts_once_in_a_register_and_once_across_years() {
        let rule = Rule::PerCount {
            counts: vec![counting(0, "1", "1", None)],
        };
        let register = items([item("SK1"), item("SK2"), item("SK2"), item("SK3")]);
        let ask = Ask {
            before: &["SK1"],
            ..Ask::new(&rule, "10", &[InputKind::Items])
        };
        ask.check([register], Ok("2"));
    }
}
