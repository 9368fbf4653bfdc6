//! Form 3, `thresholds`: the interval in which a value lies gives the points.
//!
//! A quotient is read in percent and never rounded before it is compared: 94.999…% lies below 95.
//! State: that of the measure. Source: "từ 95%: 2,0; từ 80% đến dưới 95%: 1,0; dưới 80%: 0".

use super::award;
use super::measure;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::RuleResult;
use crate::words;
use criteria::{Award, Measure, Step, Steps};
use finding::{Lang, Text};
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    measure: &Measure,
    steps: &Steps,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let value = measure::value(measure, sheet, rec)?;
    match chosen(steps, &value, rec) {
        Some(award) => award::points(award, max, Some(&value), rec),
        None => Ok(Fraction::zero()),
    }
}

/// The award of the step that holds the value; `None` earns nothing, which the reader of sets lets happen only where a set says `otherwise` is zero.
pub(crate) fn chosen<'s, R: Recorder>(
    steps: &'s Steps,
    value: &Fraction,
    rec: &mut R,
) -> Option<&'s Award> {
    let found = steps.steps.iter().find(|step| step.holds(value));
    rec.note(|| {
        let branch = |lang| match found {
            Some(step) => format!("{}: {}", words::number(value, lang), interval(step, lang)),
            None => match lang {
                Lang::Vi => format!("{}: các trường hợp còn lại", words::number(value, lang)),
                Lang::En => format!("{}: otherwise", words::number(value, lang)),
            },
        };
        let text = Text::new(branch(Lang::Vi), branch(Lang::En));
        Note::new(NoteKind::Branch, text).at_line(found.map_or(0, |step| step.line))
    });
    found.map(|step| &step.award).or(steps.otherwise.as_ref())
}

/// "từ 80 đến dưới 95".
pub(crate) fn interval(step: &Step, lang: Lang) -> String {
    let vi = lang == Lang::Vi;
    let lower = step.lower.as_ref().map(|edge| {
        let word = match (edge.included, vi) {
            (true, true) => "từ",
            (false, true) => "trên",
            (true, false) => "from",
            (false, false) => "above",
        };
        format!("{word} {}", words::exact(&edge.value, lang))
    });
    let upper = step.upper.as_ref().map(|edge| {
        let word = match (edge.included, vi, lower.is_some()) {
            (true, true, _) => "đến",
            (false, true, true) => "đến dưới",
            (false, true, false) => "dưới",
            (true, false, _) => "to",
            (false, false, _) => "below",
        };
        format!("{word} {}", words::exact(&edge.value, lang))
    });
    match (lower, upper) {
        (Some(lower), Some(upper)) => format!("{lower} {upper}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) if vi => "mọi giá trị".to_owned(),
        (None, None) => "any value".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::interval;
    use crate::rules::State;
    use crate::rules::support::{check, count, given, n, of, step, steps};
    use criteria::{InputKind, Measure, Rule};
    use finding::Lang;

    /// từ 95%: 2,0; từ 80% đến dưới 95%: 1,0; dưới 80%: 0.
    fn official(measure: Measure) -> Rule {
        let steps = steps([
            step(Some("95"), None, "2"),
            step(Some("80"), Some("95"), "1"),
            step(None, Some("80"), "0"),
        ]);
        Rule::Thresholds { measure, steps }
    }

    #[test]
    fn each_edge_of_a_percentage() {
        let rule = official(Measure::Input(0));
        for (value, points) in [
            ("100", "2"),
            ("95", "2"),
            ("94.999999", "1"),
            ("80", "1"),
            ("79.99", "0"),
            ("0", "0"),
        ] {
            check(
                &rule,
                "2",
                &[InputKind::Percent],
                [given(n(value))],
                Ok(points),
            );
        }
    }

    #[test]
    fn a_quotient_is_compared_before_any_rounding() {
        let rule = official(of(&[0], &[1]));
        let kinds = [InputKind::Count, InputKind::Count];
        // 94 999 999 / 100 000 000 shows as 95.00% and lies below 95%.
        check(
            &rule,
            "2",
            &kinds,
            [count(94_999_999), count(100_000_000)],
            Ok("1"),
        );
        check(&rule, "2", &kinds, [count(19), count(20)], Ok("2"));
        check(
            &rule,
            "2",
            &kinds,
            [count(0), count(0)],
            Err(State::Undefined),
        );
    }

    #[test]
    fn intervals_in_words() {
        assert_eq!(
            interval(&step(Some("80"), Some("95"), "1"), Lang::Vi),
            "từ 80 đến dưới 95"
        );
        assert_eq!(interval(&step(None, Some("80"), "0"), Lang::Vi), "dưới 80");
    }
}
