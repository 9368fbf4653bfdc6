//! Form 15, `peers`: a value set against the complete units of its block in the final layer.
//!
//! `min-max`: max × (value − lowest) ÷ (highest − lowest), or (highest − value) where lower is better; where all are equal, the maximum.
//! `share-of-best`: max × value ÷ highest, or lowest ÷ value where lower is better; 0/0 is *undefined*.
//! The unit itself belongs to its block. It is the one rule that needs a second pass; a block without a complete unit leaves it missing.

use super::measure;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::{Peers, Sheet};
use super::state::{RuleResult, State};
use crate::words;
use criteria::{Best, Measure, PeerMethod, Rule};
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    rule: &Rule,
    measure: &Measure,
    method: PeerMethod,
    better: Best,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let value = measure::value(measure, sheet, rec)?;
    let ranges = match sheet.peers {
        Peers::Pending => return Ok(Fraction::zero()),
        Peers::Known(ranges) => ranges,
    };
    let own = ranges.iter().find(|range| std::ptr::eq(range.rule, rule));
    let range = own.ok_or(State::Missing)?;
    let (low, high) = (range.lowest.to_fraction(), range.highest.to_fraction());
    let (above, below) = match (method, better) {
        (PeerMethod::MinMax, _) if low == high => return Ok(max.clone()),
        (PeerMethod::MinMax, Best::Higher) => (value.minus(&low), high.minus(&low)),
        (PeerMethod::MinMax, Best::Lower) => (high.minus(&value), high.minus(&low)),
        (PeerMethod::ShareOfBest, Best::Higher) => (value.clone(), high.clone()),
        (PeerMethod::ShareOfBest, Best::Lower) => (low.clone(), value.clone()),
    };
    let points = max.times(&above).over(&below).ok_or(State::Undefined)?;
    rec.note(|| {
        let text = words::both(|lang, n| {
            let formula = format!(
                "{} × {} ÷ {} = {}",
                n(max),
                n(&above),
                n(&below),
                n(&points)
            );
            match lang {
                finding::Lang::Vi => format!(
                    "trong khối: thấp nhất {}, cao nhất {}; {formula}",
                    n(&low),
                    n(&high)
                ),
                finding::Lang::En => format!(
                    "in the block: lowest {}, highest {}; {formula}",
                    n(&low),
                    n(&high)
                ),
            }
        });
        Note::new(NoteKind::Formula, text)
    });
    Ok(points)
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{Ask, given, n};
    use criteria::{Best, InputKind, Measure, PeerMethod, Rule};

    fn rule(method: PeerMethod, better: Best) -> Rule {
        Rule::Peers {
            measure: Measure::Input(0),
            method,
            better,
        }
    }
    fn check(rule: &Rule, block: (&str, &str), value: &str, expected: Result<&str, State>) {
        let ask = Ask {
            block: Some(block),
            ..Ask::new(rule, "4", &[InputKind::Number])
        };
        ask.check([given(n(value))], expected);
    }

    #[test]
    fn min_max_in_both_directions() {
        let higher = rule(PeerMethod::MinMax, Best::Higher);
        check(&higher, ("10", "30"), "10", Ok("0"));
        check(&higher, ("10", "30"), "25", Ok("3"));
        check(&higher, ("10", "30"), "30", Ok("4"));
        check(&higher, ("10", "30"), "35", Ok("4"));
        check(&higher, ("10", "10"), "10", Ok("4"));
        check(
            &rule(PeerMethod::MinMax, Best::Lower),
            ("10", "30"),
            "25",
            Ok("1"),
        );
    }

    #[test]
    fn share_of_best_and_nothing_over_nothing() {
        let higher = rule(PeerMethod::ShareOfBest, Best::Higher);
        check(&higher, ("0", "50"), "20", Ok("1.6"));
        check(&higher, ("0", "0"), "0", Err(State::Undefined));
        let lower = rule(PeerMethod::ShareOfBest, Best::Lower);
        check(&lower, ("5", "50"), "20", Ok("1"));
        check(&lower, ("5", "50"), "5", Ok("4"));
    }
}
