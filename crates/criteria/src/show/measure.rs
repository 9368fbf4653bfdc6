//! What a rule looks at, by the titles of its inputs.

use super::interval;
use super::number::plain;
use crate::{Condition, Input, InputKind, Leaf, Measure, Sign, Step, Term};
use finding::Lang;

pub(crate) fn title(leaf: &Leaf, input: u16) -> &str {
    let input = leaf.inputs.get(usize::from(input));
    input.map_or("?", |input: &Input| &input.title)
}

fn sum(leaf: &Leaf, terms: &[Term]) -> String {
    let mut words = String::new();
    for (index, term) in terms.iter().enumerate() {
        words.push_str(match (index, term.sign) {
            (0, Sign::Plus) => "",
            (0, Sign::Minus) => "− ",
            (_, Sign::Plus) => " + ",
            (_, Sign::Minus) => " − ",
        });
        words.push_str(title(leaf, term.input));
    }
    if terms.len() > 1 {
        format!("({words})")
    } else {
        words
    }
}

/// `Số hồ sơ đúng hạn ÷ Số hồ sơ tiếp nhận`.
pub(crate) fn measure(leaf: &Leaf, measure: &Measure) -> String {
    match measure {
        Measure::Input(input) => title(leaf, *input).to_owned(),
        Measure::Ratio {
            numerator,
            denominator,
        } => {
            format!("{} ÷ {}", sum(leaf, numerator), sum(leaf, denominator))
        }
        Measure::Sum(terms) => sum(leaf, terms),
    }
}

/// `%` where the measure is read in percent.
pub(crate) fn unit(leaf: &Leaf, measure: &Measure) -> &'static str {
    let percent = match measure {
        Measure::Ratio { .. } => true,
        Measure::Sum(_) => false,
        Measure::Input(input) => {
            let input = leaf.inputs.get(usize::from(*input));
            input.is_some_and(|input| input.kind == InputKind::Percent)
        }
    };
    if percent { "%" } else { "" }
}

/// The interval of a step over a measure.
pub(crate) fn step(step: &Step, unit: &str, lang: Lang) -> String {
    interval(step.lower.as_ref(), step.upper.as_ref(), unit, lang)
}

/// One condition of a case.
pub(crate) fn condition(leaf: &Leaf, condition: &Condition, lang: Lang) -> String {
    match condition {
        Condition::Within {
            measure: looked_at,
            interval,
        } => {
            let words = step(interval, unit(leaf, looked_at), lang);
            format!("{} {words}", measure(leaf, looked_at))
        }
        Condition::Is { input, yes } => {
            let answer = match (yes, lang) {
                (true, Lang::Vi) => "có",
                (false, Lang::Vi) => "không",
                (true, Lang::En) => "yes",
                (false, Lang::En) => "no",
            };
            format!("{}: {answer}", title(leaf, *input))
        }
        Condition::IsLevel { input, level } => {
            let kind = leaf
                .inputs
                .get(usize::from(*input))
                .map(|input| &input.kind);
            let name = match kind {
                Some(InputKind::Level(names)) => names.get(usize::from(*level)),
                _ => None,
            };
            format!("{}: {}", title(leaf, *input), name.map_or("?", |name| name))
        }
    }
}

/// `2,5%` without a unit of its own for other numbers.
pub(crate) fn percent(number: &points::Exact, lang: Lang) -> String {
    format!("{}%", plain(number, lang))
}
