//! The smallest improvement that raises the points of a leaf while the period runs.
//!
//! Only what can still happen is tried: a numerator grows by what is left of its denominator after the other parts of that whole; a count or a frequency grows; a percentage reaches the next threshold; no becomes yes; a level rises.
//! Faults that happened, dates that passed, surveys and peers offer nothing.

use super::build::Explainer;
use super::trace::as_text;
use crate::engine::score_leaf;
use crate::rules::Silent;
use crate::{Basis, Outcome, words};
use answers::{Answer, Value};
use criteria::{Condition, Edge, Input, InputKind, LeafId, Measure, Rule, Sign, Term};
use finding::{Lang, Text};
use points::Exact;
use serde::Serialize;

/// What would raise the points, and to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    /// "nếu 2 trường hợp … : 5,50 → 6,00".
    pub text: Text,
    /// The points now.
    #[serde(serialize_with = "as_text")]
    pub from: Exact,
    /// The points then.
    #[serde(serialize_with = "as_text")]
    pub to: Exact,
}

/// Most things that one step may ask for; beyond it a step is no help to anyone.
const FARTHEST: i64 = 1_000_000;

/// How an input can still change.
enum Change {
    /// A count grows, by at most so many.
    Grow(i64),
    /// A number reaches one of these values.
    Reach(Vec<Exact>),
    /// No becomes yes.
    Yes,
    /// Another level.
    Level(u16),
}

pub(super) fn find(explainer: &Explainer<'_, '_>, unit: usize, id: LeafId) -> Option<NextStep> {
    let plan = explainer.plan;
    let leaf = &plan.leaves[id.index()];
    let now = explainer.scored.leaf(unit, id);
    let layer = usize::from(explainer.scored.from_layer[unit * plan.leaves.len() + id.index()]);
    if now.outcome != Outcome::Points
        || now.basis != Basis::Computed
        || layer >= plan.answers.layers.len()
    {
        return None;
    }
    let row = plan.row(layer, unit);
    let factor = explainer.factor(unit, id);
    let tried = |slot: usize, answer: Answer| -> Option<Exact> {
        let mut row = row.to_vec();
        row[slot] = answer;
        // Typed points of today say nothing about tomorrow's inputs.
        row[leaf.first + leaf.n_inputs] = Answer::Missing;
        let peers = explainer.ranges.of(unit, id.index());
        let (score, _) = score_leaf(plan, leaf, unit, &row, peers, factor.as_ref(), &mut Silent);
        (score.outcome == Outcome::Points && score.points > now.points).then_some(score.points)
    };
    let inputs = &leaf.leaf.inputs;
    let answers = &row[leaf.first..leaf.first + leaf.n_inputs];
    let mut best: Option<(i64, NextStep)> = None;
    for (index, input) in inputs.iter().enumerate() {
        let slot = leaf.first + index;
        for change in changes(&leaf.leaf.rule, inputs, answers, index) {
            let Some((effort, to, text)) = smallest(&change, input, &answers[index], |answer| {
                tried(slot, answer)
            }) else {
                continue;
            };
            let better = best
                .as_ref()
                .is_none_or(|(least, step)| effort < *least || (effort == *least && to > step.to));
            if better {
                let from = now.points.clone();
                let arrow = |lang| {
                    format!(
                        "{} → {}",
                        words::exact(&from, lang),
                        words::exact(&to, lang)
                    )
                };
                let text = Text::new(
                    format!("{}: {}", text.vi, arrow(Lang::Vi)),
                    format!("{}: {}", text.en, arrow(Lang::En)),
                );
                best = Some((effort, NextStep { text, from, to }));
            }
        }
    }
    best.map(|(_, step)| step)
}

/// The least of a change that raises the points: how much, to what, and in words.
fn smallest(
    change: &Change,
    input: &Input,
    now: &Answer,
    tried: impl Fn(Answer) -> Option<Exact>,
) -> Option<(i64, Exact, Text)> {
    let title = &input.title;
    match change {
        Change::Grow(most) => {
            let base = now.number()?.clone();
            let at = |more: i64| tried(Answer::from(base.plus(&Exact::from(more))));
            let most = (*most).min(FARTHEST);
            if most < 1 {
                return None;
            }
            at(most)?;
            // More never earns less, so that the least can be halved out.
            let (mut low, mut high) = (0, most);
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if at(middle).is_some() {
                    high = middle
                } else {
                    low = middle
                }
            }
            let to = at(high)?;
            let after = base.plus(&Exact::from(high));
            let text = Text::new(
                format!(
                    "nếu “{title}” thêm {high} ({} → {})",
                    words::exact(&base, Lang::Vi),
                    words::exact(&after, Lang::Vi)
                ),
                format!(
                    "if \"{title}\" grows by {high} ({} → {})",
                    words::exact(&base, Lang::En),
                    words::exact(&after, Lang::En)
                ),
            );
            Some((high, to, text))
        }
        Change::Reach(values) => {
            let base = now.number()?;
            let mut above: Vec<&Exact> = values.iter().filter(|value| *value > base).collect();
            above.sort();
            let (value, to) = above
                .into_iter()
                .find_map(|value| Some((value, tried(Answer::from(value.clone()))?)))?;
            let unit = if matches!(input.kind, InputKind::Percent) {
                "%"
            } else {
                ""
            };
            let text = Text::new(
                format!(
                    "nếu “{title}” đạt {}{unit} (hiện {}{unit})",
                    words::exact(value, Lang::Vi),
                    words::exact(base, Lang::Vi)
                ),
                format!(
                    "if \"{title}\" reaches {}{unit} (now {}{unit})",
                    words::exact(value, Lang::En),
                    words::exact(base, Lang::En)
                ),
            );
            Some((1, to, text))
        }
        Change::Yes => {
            let to = tried(Answer::Given(Value::YesNo(true)))?;
            Some((
                1,
                to,
                Text::new(
                    format!("nếu “{title}” được thực hiện"),
                    format!("if \"{title}\" is done"),
                ),
            ))
        }
        Change::Level(level) => {
            let InputKind::Level(names) = &input.kind else {
                return None;
            };
            let name = names.get(usize::from(*level))?;
            let to = tried(Answer::Given(Value::Level(*level)))?;
            let text = Text::new(
                format!("nếu “{title}” đạt mức “{name}”"),
                format!("if \"{title}\" reaches \"{name}\""),
            );
            Some((1, to, text))
        }
    }
}

/// Everything that may still happen to an input.
fn changes(rule: &Rule, inputs: &[Input], answers: &[Answer], index: usize) -> Vec<Change> {
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
