//! Form 13, `survey`: an index in percent times the maximum, over groups of respondents by weight.
//!
//! Index of a group: as given, or Σ count × weight ÷ Σ count over its options (A = 100, B = 60, C = 20, D = 0).
//! Points: max × Σ (w × index) ÷ Σ w ÷ 100. State: a missing group makes the leaf missing; a group without answers is *undefined*.

use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use crate::words;
use criteria::Respondents;
use finding::Text;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    groups: &[Respondents],
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let (mut sum, mut weights) = (Fraction::zero(), Fraction::zero());
    let mut worst: Option<State> = None;
    for group in groups {
        rec.open(|| {
            let title = &group.title;
            let weight = |lang| words::exact(&group.weight, lang);
            let text = Text::new(
                format!("{title} (trọng số {})", weight(finding::Lang::Vi)),
                format!("{title} (weight {})", weight(finding::Lang::En)),
            );
            Note::new(NoteKind::Part, text)
        });
        match index(group, sheet, rec) {
            Ok(index) => {
                let weight = group.weight.to_fraction();
                sum = sum.plus(&weight.times(&index));
                weights = weights.plus(&weight);
            }
            Err(state) => worst = worst.max(Some(state)),
        }
        rec.close();
    }
    if let Some(state) = worst {
        return Err(state);
    }
    let index = sum.over(&weights).ok_or(State::Undefined)?;
    let points = max
        .times(&index)
        .over(&Fraction::new(100, 1))
        .ok_or(State::Undefined)?;
    rec.note(|| {
        let text = words::formula(|n| format!("{} × {}% = {}", n(max), n(&index), n(&points)));
        Note::new(NoteKind::Formula, text)
    });
    Ok(points)
}

fn index<R: Recorder>(group: &Respondents, sheet: &Sheet<'_>, rec: &mut R) -> RuleResult {
    if let Some(input) = group.index {
        return sheet.number(input, rec);
    }
    let (mut sum, mut count) = (Fraction::zero(), Fraction::zero());
    let mut worst: Option<State> = None;
    for (input, weight) in &group.options {
        let number = if group.asked.is_some() {
            sheet.weighted(*input, rec)
        } else {
            sheet.number(*input, rec)
        };
        match number {
            Ok(number) => {
                sum = sum.plus(&number.times(&weight.to_fraction()));
                count = count.plus(&number);
            }
            Err(state) => worst = worst.max(Some(state)),
        }
    }
    if let Some(state) = worst {
        return Err(state);
    }
    let index = sum.over(&count).ok_or(State::Undefined)?;
    rec.note(|| {
        let text = words::formula(|n| format!("{} ÷ {} = {}%", n(&sum), n(&count), n(&index)));
        Note::new(NoteKind::Formula, text)
    });
    Ok(index)
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{check, count, given, n};
    use answers::Answer;
    use criteria::{InputKind, Respondents, Rule};
    use points::Exact;

    fn group(weight: i32, index: Option<u16>, options: Vec<(u16, Exact)>) -> Respondents {
        Respondents {
            title: "Người dân".into(),
            weight: Exact::from(weight),
            index,
            options,
            instrument: None,
            asked: None,
        }
    }

    #[test]
    fn options_a_b_c_d() {
        let weights = [100, 60, 20, 0].map(Exact::from);
        let options = (0_u16..).zip(weights).collect();
        let rule = Rule::Survey {
            groups: vec![group(1, None, options)],
        };
        let kinds = [
            InputKind::Count,
            InputKind::Count,
            InputKind::Count,
            InputKind::Count,
        ];
        // (50·100 + 30·60 + 15·20 + 5·0) ÷ 100 = 71%; 4 × 71% = 2.84.
        check(
            &rule,
            "4",
            &kinds,
            [count(50), count(30), count(15), count(5)],
            Ok("2.84"),
        );
        check(
            &rule,
            "4",
            &kinds,
            [count(0), count(0), count(0), count(0)],
            Err(State::Undefined),
        );
    }

    #[test]
    fn groups_by_weight_and_none_left_out() {
        let rule = Rule::Survey {
            groups: vec![group(60, Some(0), vec![]), group(40, Some(1), vec![])],
        };
        let kinds = [InputKind::Percent, InputKind::Percent];
        // (60 × 80 + 40 × 90) ÷ 100 = 84%; 10 × 84% = 8.4.
        check(
            &rule,
            "10",
            &kinds,
            [given(n("80")), given(n("90"))],
            Ok("8.4"),
        );
        check(
            &rule,
            "10",
            &kinds,
            [given(n("80")), Answer::Missing],
            Err(State::Missing),
        );
    }
}
