//! Each rule form as a formula of the inputs' cells.

use super::award::share_of;
use super::{DEEPEST, NOTHING, Scope, Sheet, literal, quoted, rounded};
use criteria::{
    Award, Case, Deduction, InputKind, LevelAward, Measure, MissingPolicy, Policy, Rule, RulePart,
    Steps,
};
use jiff::civil::Date;
use points::Exact;

impl Sheet<'_> {
    /// The rule's points before they are kept between 0 and the maximum.
    pub(super) fn rule(&self, rule: &Rule, scope: &Scope) -> Option<String> {
        match rule {
            Rule::YesNo { input, yes, no } => {
                let cell = self.cell(*input)?;
                let (yes, no) = (self.award(yes, scope, None)?, self.award(no, scope, None)?);
                let words = (
                    super::super::answer_cell::YES,
                    super::super::answer_cell::NO,
                );
                Some(format!(
                    "IF({cell}=\"{}\",{yes},IF({cell}=\"{}\",{no},{NOTHING}))",
                    words.0, words.1
                ))
            }
            Rule::Levels { input, levels } => {
                self.levels(*input, levels, |award| self.award(award, scope, None))
            }
            Rule::PenaltyShare { input, levels } => self.levels(*input, levels, |award| {
                let Award::Share(off) = award else {
                    return None;
                };
                Some(literal(&scope.max.minus(&share_of(&scope.max, off))))
            }),
            Rule::Thresholds { measure, steps } => {
                let value = self.value(measure)?;
                let points = self.steps(&value, steps, scope, Some(measure))?;
                Some(self.unless_undefined(measure, scope, points))
            }
            Rule::Ratio {
                measure,
                target,
                floor,
            } => self.ratio(measure, target.as_ref(), floor.as_ref(), scope),
            Rule::PerCount { counts } => self.counted(counts),
            Rule::Deduct { deductions } => Some(format!(
                "{}-({})",
                literal(&scope.max),
                self.counted(deductions)?
            )),
            Rule::Deadline {
                input,
                due,
                due_input,
                days,
                steps,
            } => {
                let fixed = *due;
                let due = match (due, due_input) {
                    (Some(due), _) => day(*due),
                    (None, Some(input)) => self.date(*input)?,
                    (None, None) => return None,
                };
                let late = self.days_late(&self.date(*input)?, &due, fixed, *days)?;
                self.steps(&late, steps, scope, None)
            }
            Rule::Cases { cases } => self.cases(cases, scope),
            Rule::Award(award) => self.award(award, scope, None),
            Rule::Sum { parts, cap } => {
                let parts: Option<Vec<String>> =
                    parts.iter().map(|part| self.part(part, scope)).collect();
                let sum = parts?.join("+");
                let max = literal(&scope.max);
                Some(if *cap {
                    sum
                } else {
                    format!("IF({sum}>{max},{NOTHING},{sum})")
                })
            }
            Rule::Best { parts } => {
                let inside = Scope {
                    passed_over: true,
                    ..scope.clone()
                };
                let parts: Option<Vec<String>> =
                    parts.iter().map(|part| self.part(part, &inside)).collect();
                Some(format!("MAX({})", parts?.join(",")))
            }
            Rule::Frequency {
                input,
                expected,
                expected_input,
            } => {
                let done = self.cell(*input)?;
                let max = literal(&scope.max);
                match (expected, expected_input) {
                    (Some(expected), _) if !expected.is_zero() => {
                        Some(format!("{max}*{done}/{}", literal(expected)))
                    }
                    (None, Some(input)) => {
                        let expected = self.cell(*input)?;
                        let undefined = undefined(scope);
                        Some(format!(
                            "IF({expected}=0,{undefined},{max}*{done}/{expected})"
                        ))
                    }
                    _ => None,
                }
            }
            Rule::Survey { .. }
            | Rule::Imported { .. }
            | Rule::Peers { .. }
            | Rule::Council { .. }
            | Rule::Points { .. }
            | Rule::Info => None,
        }
    }

    /// `max × n ÷ d`, with a target `max × n × 100 ÷ (d × target)`: multiplied first, divided once.
    fn ratio(
        &self,
        measure: &Measure,
        target: Option<&Exact>,
        floor: Option<&Exact>,
        scope: &Scope,
    ) -> Option<String> {
        let it = self.quotient(measure)?;
        let max = literal(&scope.max);
        let mut points = match target {
            Some(target) if target.is_zero() => return None,
            Some(target) => format!("{max}*{}*100/({}*{})", it.of, it.base, literal(target)),
            None => format!("{max}*{}/{}", it.of, it.base),
        };
        if let Some(floor) = floor {
            points = format!(
                "IF(100*{}/{}<{},0,{points})",
                it.of,
                it.base,
                literal(floor)
            );
        }
        Some(self.unless_undefined(measure, scope, points))
    }

    fn unless_undefined(&self, measure: &Measure, scope: &Scope, points: String) -> String {
        match self.divisor(measure) {
            Some(divisor) => format!(
                "IF({divisor}=0,{},IF({divisor}<0,{NOTHING},{points}))",
                undefined(scope)
            ),
            None => points,
        }
    }

    fn levels(
        &self,
        input: u16,
        levels: &[LevelAward],
        earns: impl Fn(&Award) -> Option<String>,
    ) -> Option<String> {
        let cell = self.cell(input)?;
        if levels.len() > DEEPEST {
            return None;
        }
        levels
            .iter()
            .rev()
            .try_fold(NOTHING.to_owned(), |rest, level| {
                Some(format!(
                    "IF({cell}={},{},{rest})",
                    quoted(&level.name)?,
                    earns(&level.award)?
                ))
            })
    }

    fn steps(
        &self,
        value: &str,
        steps: &Steps,
        scope: &Scope,
        measure: Option<&Measure>,
    ) -> Option<String> {
        if steps.steps.len() > DEEPEST {
            return None;
        }
        let otherwise = match &steps.otherwise {
            Some(award) => self.award(award, scope, measure)?,
            None => NOTHING.to_owned(),
        };
        steps.steps.iter().rev().try_fold(otherwise, |rest, step| {
            let earns = self.award(&step.award, scope, measure)?;
            Some(match self.inside(value, step)? {
                Some(inside) => format!("IF({inside},{earns},{rest})"),
                None => earns,
            })
        })
    }

    /// Whole groups counted, each kind within its own cap.
    fn counted(&self, counts: &[Deduction]) -> Option<String> {
        let kinds: Option<Vec<String>> = counts
            .iter()
            .map(|one| {
                if let Measure::Ratio { .. } = one.measure {
                    return None;
                }
                let value = self.value(&one.measure)?;
                let groups = if one.per == Exact::from(1) {
                    format!("INT({value})")
                } else if one.per.is_zero() {
                    return None;
                } else {
                    format!("INT({value}/{})", literal(&one.per))
                };
                let points = format!("{groups}*{}", literal(&one.each));
                Some(match &one.cap {
                    Some(cap) => format!("MIN({},{points})", literal(cap)),
                    None => points,
                })
            })
            .collect();
        let kinds = kinds?;
        (!kinds.is_empty()).then(|| kinds.join("+"))
    }

    fn cases(&self, cases: &[Case], scope: &Scope) -> Option<String> {
        if cases.len() > DEEPEST {
            return None;
        }
        cases
            .iter()
            .rev()
            .try_fold(NOTHING.to_owned(), |rest, case| {
                let inside = Scope {
                    max: case.then.max.clone(),
                    when_undefined: case.then.when_undefined.unwrap_or(scope.when_undefined),
                    passed_over: scope.passed_over,
                };
                let points = kept(&case.then.max, &self.rule(&case.then.rule, &inside)?);
                let conditions: Option<Vec<String>> =
                    case.when.iter().map(|one| self.condition(one)).collect();
                let conditions = conditions?;
                Some(match conditions.as_slice() {
                    [] => points,
                    [one] => format!("IF({one},{points},{rest})"),
                    many => format!("IF(AND({}),{points},{rest})", many.join(",")),
                })
            })
    }

    /// A part of `sum` or `best`, within its own maximum, rounded where the set rounds parts.
    fn part(&self, part: &RulePart, scope: &Scope) -> Option<String> {
        let inside = Scope {
            max: part.max.clone(),
            when_undefined: part.when_undefined.unwrap_or(scope.when_undefined),
            passed_over: scope.passed_over,
        };
        let points = kept(&part.max, &self.rule(&part.rule, &inside)?);
        let points = rounded(&points, self.rounding.part)?;
        let inputs = super::measure::inputs_of(&part.rule);
        if !matches!(
            part.when_missing,
            Some(MissingPolicy::Zero | MissingPolicy::Blank)
        ) || inputs.is_empty()
        {
            return Some(points);
        }
        let blank: Option<Vec<String>> = inputs
            .iter()
            .map(|input| Some(format!("{}=\"\"", self.cell(*input)?)))
            .collect();
        Some(format!("IF(OR({}),0,{points})", blank?.join(",")))
    }

    fn date(&self, input: u16) -> Option<String> {
        let kind = &self.inputs.get(usize::from(input))?.kind;
        (*kind == InputKind::Date)
            .then(|| self.cell(input).map(str::to_owned))
            .flatten()
    }
}

/// What 0/0 earns here; nothing where the policy decides over more than the leaf.
fn undefined(scope: &Scope) -> String {
    match scope.when_undefined {
        Policy::Zero => "0".to_owned(),
        Policy::Full if !scope.passed_over => literal(&scope.max),
        _ => NOTHING.to_owned(),
    }
}

fn kept(max: &Exact, points: &str) -> String {
    format!("MIN({},MAX(0,{points}))", literal(max))
}

fn day(date: Date) -> String {
    format!("DATE({},{},{})", date.year(), date.month(), date.day())
}
