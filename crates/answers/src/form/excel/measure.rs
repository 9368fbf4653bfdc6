//! Measures and conditions in formulas.

use super::{Sheet, literal, quoted};
use criteria::{Condition, Edge, InputKind, Measure, Rule, Sign, Step, Term};

/// A quantity as a quotient, so that it is multiplied before it is divided.
pub(super) struct Quotient {
    pub(super) of: String,
    /// Text of the divisor.
    pub(super) base: String,
    /// Whether the divisor can be zero.
    pub(super) may_be_zero: bool,
}

impl Sheet<'_> {
    /// The value as thresholds read it: a quotient in percent, anything else as it is.
    pub(super) fn value(&self, measure: &Measure) -> Option<String> {
        match measure {
            Measure::Input(input) => self.number(*input),
            Measure::Sum(terms) => self.sum(terms),
            Measure::Ratio { .. } => {
                let it = self.quotient(measure)?;
                Some(format!("100*{}/{}", it.of, it.base))
            }
        }
    }

    /// The value as a share of one.
    pub(super) fn quotient(&self, measure: &Measure) -> Option<Quotient> {
        let of_hundred = |of: String| Quotient {
            of,
            base: "100".to_owned(),
            may_be_zero: false,
        };
        match measure {
            Measure::Input(input) => self.number(*input).map(of_hundred),
            Measure::Sum(terms) => self.sum(terms).map(of_hundred),
            Measure::Ratio {
                numerator,
                denominator,
            } => Some(Quotient {
                of: self.sum(numerator)?,
                base: self.sum(denominator)?,
                may_be_zero: true,
            }),
        }
    }

    /// The divisor whose zero makes the measure undefined.
    pub(super) fn divisor(&self, measure: &Measure) -> Option<String> {
        let it = self.quotient(measure)?;
        it.may_be_zero.then_some(it.base)
    }

    fn number(&self, input: u16) -> Option<String> {
        let kind = &self.inputs.get(usize::from(input))?.kind;
        let numeric = matches!(
            kind,
            InputKind::Count | InputKind::Number | InputKind::Percent | InputKind::Points
        );
        // A percentage typed with its sign is stored as a fraction of one, and cannot be told apart in a formula; the limit of the cell warns of the sign.
        numeric
            .then(|| self.cell(input).map(str::to_owned))
            .flatten()
    }

    fn sum(&self, terms: &[Term]) -> Option<String> {
        let mut out = String::new();
        for term in terms {
            let cell = self.number(term.input)?;
            match (term.sign, out.is_empty()) {
                (Sign::Plus, true) => {}
                (Sign::Plus, false) => out.push('+'),
                (Sign::Minus, _) => out.push('-'),
            }
            out.push_str(&cell);
        }
        match terms {
            [] => None,
            [one] if one.sign == Sign::Plus => Some(out),
            _ => Some(format!("({out})")),
        }
    }

    /// `AND(x>=80,x<95)`; `None` for an interval without bounds, which is always true, as `Some(None)`.
    #[expect(
        clippy::option_option,
        reason = "the outer one says whether it can be expressed, the inner one whether there is a condition"
    )]
    pub(super) fn inside(&self, value: &str, step: &Step) -> Option<Option<String>> {
        let side = |edge: &Edge, strict: &str, loose: &str| {
            let sign = if edge.included { loose } else { strict };
            format!("{value}{sign}{}", literal(&edge.value))
        };
        let lower = step.lower.as_ref().map(|edge| side(edge, ">", ">="));
        let upper = step.upper.as_ref().map(|edge| side(edge, "<", "<="));
        Some(match (lower, upper) {
            (Some(lower), Some(upper)) => Some(format!("AND({lower},{upper})")),
            (Some(one), None) | (None, Some(one)) => Some(one),
            (None, None) => None,
        })
    }

    pub(super) fn condition(&self, condition: &Condition) -> Option<String> {
        match condition {
            Condition::Within { measure, interval } => {
                let value = self.value(measure)?;
                let inside = self.inside(&value, interval)?;
                Some(inside.unwrap_or_else(|| "TRUE".to_owned()))
            }
            Condition::Is { input, yes } => {
                let words = if *yes {
                    super::super::answer_cell::YES
                } else {
                    super::super::answer_cell::NO
                };
                Some(format!("{}=\"{words}\"", self.cell(*input)?))
            }
            Condition::IsLevel { input, level } => {
                let InputKind::Level(names) = &self.inputs.get(usize::from(*input))?.kind else {
                    return None;
                };
                let name = quoted(names.get(usize::from(*level))?)?;
                Some(format!("{}={name}", self.cell(*input)?))
            }
        }
    }
}

/// The inputs that a rule reads, with repeats.
pub(super) fn inputs_of(rule: &Rule) -> Vec<u16> {
    let of_terms = |terms: &[Term]| terms.iter().map(|term| term.input).collect::<Vec<_>>();
    let of_measure = |measure: &Measure| match measure {
        Measure::Input(input) => vec![*input],
        Measure::Sum(terms) => of_terms(terms),
        Measure::Ratio {
            numerator,
            denominator,
        } => [of_terms(numerator), of_terms(denominator)].concat(),
    };
    match rule {
        Rule::YesNo { input, .. }
        | Rule::Levels { input, .. }
        | Rule::PenaltyShare { input, .. } => vec![*input],
        Rule::Thresholds { measure, .. }
        | Rule::Ratio { measure, .. }
        | Rule::Peers { measure, .. } => of_measure(measure),
        Rule::PerCount { counts: list } | Rule::Deduct { deductions: list } => list
            .iter()
            .flat_map(|one| of_measure(&one.measure))
            .collect(),
        Rule::Deadline {
            input, due_input, ..
        } => std::iter::once(*input).chain(*due_input).collect(),
        Rule::Frequency {
            input,
            expected_input,
            ..
        } => std::iter::once(*input).chain(*expected_input).collect(),
        Rule::Cases { cases } => cases
            .iter()
            .flat_map(|case| {
                let conditions = case.when.iter().flat_map(|condition| match condition {
                    Condition::Within { measure, .. } => of_measure(measure),
                    Condition::Is { input, .. } | Condition::IsLevel { input, .. } => vec![*input],
                });
                conditions
                    .chain(inputs_of(&case.then.rule))
                    .collect::<Vec<_>>()
            })
            .collect(),
        Rule::Sum { parts, .. } | Rule::Best { parts } => parts
            .iter()
            .flat_map(|part| inputs_of(&part.rule))
            .collect(),
        Rule::Imported { input, .. } => input.iter().copied().collect(),
        Rule::Award(_)
        | Rule::Survey { .. }
        | Rule::Council { .. }
        | Rule::Points { .. }
        | Rule::Info => Vec::new(),
    }
}
