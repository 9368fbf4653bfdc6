//! What may still happen to an input while the period runs.

use answers::{Answer, Value};
use criteria::{Condition, Edge, Input, InputKind, Measure, Rule, Sign, Term};
use points::Exact;

/// Most things that one step may ask for; beyond it a step is no help to anyone.
pub(super) const FARTHEST: i64 = 1_000_000;

/// How an input can still change.
pub(super) enum Change {
    /// A count grows, by at most so many.
    Grow(i64),
    /// A number reaches one of these values.
    Reach(Vec<Exact>),
    /// No becomes yes.
    Yes,
    /// Another level.
    Level(u16),
}

/// Everything that may still happen to an input.
pub(super) fn changes(
    rule: &Rule,
    inputs: &[Input],
    answers: &[Answer],
    index: usize,
) -> Vec<Change> {
    let mut found = Vec::new();
    let (Ok(own), Some(Answer::Given(value))) = (u16::try_from(index), answers.get(index)) else {
        return found;
    };
    match value {
        Value::YesNo(false) if reads(rule, own) => found.push(Change::Yes),
        Value::Level(now) => {
            if let (true, InputKind::Level(names)) = (reads_level(rule, own), &inputs[index].kind) {
                let others =
                    (0..u16::try_from(names.len()).unwrap_or(0)).filter(|level| level != now);
                found.extend(others.map(Change::Level));
            }
        }
        Value::Number(_) => numbers(rule, inputs, answers, own, &mut found),
        _ => {}
    }
    found
}

fn reads(rule: &Rule, own: u16) -> bool {
    match rule {
        Rule::YesNo { input, .. } => *input == own,
        Rule::Sum { parts, .. } | Rule::Best { parts } => parts.iter().any(|part| reads(&part.rule, own)),
        Rule::Cases { cases } => cases.iter().any(|case| {
            let asked = |condition: &Condition| matches!(condition, Condition::Is { input, yes: true } if *input == own);
            case.when.iter().any(asked) || reads(&case.then.rule, own)
        }),
        _ => false,
    }
}

fn reads_level(rule: &Rule, own: u16) -> bool {
    match rule {
        // A violation that happened is no level to rise from.
        Rule::Levels { input, .. } => *input == own,
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            parts.iter().any(|part| reads_level(&part.rule, own))
        }
        _ => false,
    }
}

fn numbers(rule: &Rule, inputs: &[Input], answers: &[Answer], own: u16, found: &mut Vec<Change>) {
    match rule {
        Rule::Ratio { measure, .. } => measured(measure, inputs, answers, own, &[], found),
        Rule::Thresholds { measure, steps } => {
            let edges: Vec<&Edge> = steps
                .steps
                .iter()
                .filter_map(|step| step.lower.as_ref())
                .collect();
            measured(measure, inputs, answers, own, &edges, found);
        }
        Rule::PerCount { counts } => {
            let counted = |measure: &Measure| match measure {
                Measure::Input(input) => *input == own,
                Measure::Sum(terms) => plus(terms, own),
                Measure::Ratio { .. } => false,
            };
            if counts.iter().any(|count| counted(&count.measure)) {
                found.push(Change::Grow(FARTHEST));
            }
        }
        Rule::Frequency { input, .. } if *input == own => found.push(Change::Grow(FARTHEST)),
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            parts
                .iter()
                .for_each(|part| numbers(&part.rule, inputs, answers, own, found));
        }
        Rule::Cases { cases } => {
            for case in cases {
                for condition in &case.when {
                    if let Condition::Within { measure, interval } = condition {
                        let edges: Vec<&Edge> = interval.lower.iter().collect();
                        measured(measure, inputs, answers, own, &edges, found);
                    }
                }
                numbers(&case.then.rule, inputs, answers, own, found);
            }
        }
        _ => {}
    }
}

fn measured(
    measure: &Measure,
    inputs: &[Input],
    answers: &[Answer],
    own: u16,
    edges: &[&Edge],
    found: &mut Vec<Change>,
) {
    match measure {
        Measure::Ratio {
            numerator,
            denominator,
        } => {
            let beside = denominator.iter().any(|term| term.input == own);
            if plus(numerator, own)
                && !beside
                && matches!(inputs[usize::from(own)].kind, InputKind::Count)
            {
                found.extend(open_cases(numerator, denominator, inputs, answers).map(Change::Grow));
            }
        }
        Measure::Input(input) if *input == own && !edges.is_empty() => {
            found.push(Change::Reach(
                edges.iter().map(|edge| reached(edge)).collect(),
            ));
        }
        Measure::Sum(terms)
            if plus(terms, own) && matches!(inputs[usize::from(own)].kind, InputKind::Count) =>
        {
            found.push(Change::Grow(FARTHEST));
        }
        Measure::Input(_) | Measure::Sum(_) => {}
    }
}

/// The first value inside an edge; above an open one by a hundredth.
fn reached(edge: &Edge) -> Exact {
    if edge.included {
        edge.value.clone()
    } else {
        edge.value.plus(&Exact::decimal(1, 2))
    }
}

/// Cases of the denominator that are in neither the numerator nor another known part of the same whole.
fn open_cases(
    numerator: &[Term],
    denominator: &[Term],
    inputs: &[Input],
    answers: &[Answer],
) -> Option<i64> {
    let sum = |terms: &[Term]| -> Option<Exact> {
        let signed = |term: &Term| {
            let number = answers.get(usize::from(term.input))?.number()?;
            Some(if term.sign == Sign::Plus {
                number.clone()
            } else {
                number.negated()
            })
        };
        terms.iter().map(signed).sum()
    };
    let used = |input: u16| {
        numerator
            .iter()
            .chain(denominator)
            .any(|term| term.input == input)
    };
    let mut open = sum(denominator)?.minus(&sum(numerator)?);
    for (index, input) in (0_u16..).zip(inputs) {
        let part_of_it = input
            .not_over
            .is_some_and(|whole| denominator.iter().any(|term| term.input == whole));
        if part_of_it
            && !used(index)
            && let Some(other) = answers.get(usize::from(index)).and_then(Answer::number)
        {
            open = open.minus(other);
        }
    }
    open.to_integer()
}

fn plus(terms: &[Term], own: u16) -> bool {
    terms
        .iter()
        .any(|term| term.input == own && term.sign == Sign::Plus)
}
