//! An example stands on every boundary: step edges, target, floor, yes and no, each level, the edges of cases.

use super::measured::Answers;
use super::{Checking, each_rule};
use crate::findings::examples as says;
use crate::show::plain;
use crate::{
    Condition, CriteriaSet, Edge, Given, InputKind, Leaf, LeafId, Measure, Rule, Steps, days_late,
};
use finding::{Lang, Text};
use points::Exact;

/// Each boundary is looked for in each example; more than these are for no reader.
const MOST_EXAMPLES: usize = 200;
/// A finding that names more boundaries is not read to its end.
const MOST_NAMED: usize = 20;

pub(crate) fn check(checking: &Checking<'_>) {
    for id in checking.leaves() {
        let (node, leaf) = (checking.set.leaf_node(id), checking.set.leaf(id));
        let typed = matches!(
            leaf.rule,
            Rule::Info
                | Rule::Points { .. }
                | Rule::Council { .. }
                | Rule::Imported { input: None, .. }
        );
        if typed {
            continue;
        }
        if leaf.examples.is_empty() {
            checking.of_node(node, says::none);
            continue;
        }
        let missing = missing(checking.set, id);
        if !missing.is_empty() {
            checking.of_node(node, |place| says::boundaries(place, &missing));
        }
    }
}

/// The boundaries of a leaf on which no example stands, each once.
fn missing(set: &CriteriaSet, id: LeafId) -> Vec<Text> {
    let leaf = set.leaf(id);
    let mut missing: Vec<Text> = Vec::new();
    each_rule(&leaf.rule, &mut |rule| {
        for (words, stands) in boundaries(rule, leaf, set) {
            let met = leaf
                .examples
                .iter()
                .take(MOST_EXAMPLES)
                .any(|example| stands(&Answers { leaf, example }));
            if !met && missing.len() < MOST_NAMED && !missing.contains(&words) {
                missing.push(words);
            }
        }
    });
    missing
}

type Boundary<'a> = (Text, Box<dyn Fn(&Answers<'_>) -> bool + 'a>);

fn boundaries<'a>(rule: &'a Rule, leaf: &'a Leaf, set: &'a CriteriaSet) -> Vec<Boundary<'a>> {
    match rule {
        Rule::YesNo { input, .. } => vec![yes_no(*input, true, leaf), yes_no(*input, false, leaf)],
        Rule::Levels { input, levels } | Rule::PenaltyShare { input, levels } => {
            let level = |level: &'a crate::LevelAward| on_level(*input, &level.name);
            levels.iter().map(level).collect()
        }
        Rule::Thresholds { measure, steps } => {
            let on = |value: Exact| on_value(measure, leaf, value);
            edges(steps).into_iter().map(on).collect()
        }
        Rule::Ratio {
            measure,
            target,
            floor,
        } => {
            let both = target.iter().chain(floor).cloned();
            both.map(|value| on_value(measure, leaf, value)).collect()
        }
        Rule::Deadline {
            input,
            due,
            due_input,
            days,
            steps,
        } => edges(steps)
            .into_iter()
            .map(|value| -> Boundary<'a> {
                let words = Text::new(
                    format!("chậm {} ngày", plain(&value, Lang::Vi)),
                    format!("{} days late", plain(&value, Lang::En)),
                );
                let stands = move |answers: &Answers<'_>| {
                    let done = answers.date(*input);
                    let due = due.or_else(|| due_input.and_then(|input| answers.date(input)));
                    let late = done
                        .zip(due)
                        .and_then(|(done, due)| days_late(due, done, *days, &set.calendars).ok());
                    late.is_some_and(|late| Exact::from(late) == value)
                };
                (words, Box::new(stands))
            })
            .collect(),
        Rule::Cases { cases } => {
            let conditions = cases.iter().flat_map(|case| &case.when);
            conditions
                .flat_map(|condition| of_condition(condition, leaf))
                .collect()
        }
        Rule::Frequency {
            input,
            expected: Some(expected),
            ..
        } => {
            let words = Text::new(
                format!("{} lần", plain(expected, Lang::Vi)),
                format!("{} times", plain(expected, Lang::En)),
            );
            let stands =
                move |answers: &Answers<'_>| answers.number(*input).as_ref() == Some(expected);
            vec![(words, Box::new(stands))]
        }
        _ => Vec::new(),
    }
}

/// The finite edges of steps, each once; 0 is none for what cannot be less.
fn edges(steps: &Steps) -> Vec<Exact> {
    let mut values: Vec<Exact> = Vec::new();
    let all = steps
        .steps
        .iter()
        .flat_map(|step| step.lower.iter().chain(&step.upper));
    for Edge { value, .. } in all {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    values
}

fn of_condition<'a>(condition: &'a Condition, leaf: &'a Leaf) -> Vec<Boundary<'a>> {
    match condition {
        Condition::Within { measure, interval } => {
            let both = interval.lower.iter().chain(&interval.upper);
            both.map(|edge| on_value(measure, leaf, edge.value.clone()))
                .collect()
        }
        Condition::Is { input, yes } => vec![yes_no(*input, *yes, leaf)],
        Condition::IsLevel { input, level } => {
            let kind = leaf
                .inputs
                .get(usize::from(*input))
                .map(|input| &input.kind);
            match kind {
                Some(InputKind::Level(names)) => {
                    let name = names.get(usize::from(*level));
                    name.map(|name| on_level(*input, name))
                        .into_iter()
                        .collect()
                }
                _ => Vec::new(),
            }
        }
    }
}

fn yes_no<'a>(input: u16, yes: bool, leaf: &Leaf) -> Boundary<'a> {
    let name = leaf
        .inputs
        .get(usize::from(input))
        .map_or("", |input| &input.name);
    let words = Text::same(format!("{name} = {yes}"));
    let stands = move |answers: &Answers<'_>| matches!(answers.given(input), Some(Given::YesNo(given)) if *given == yes);
    (words, Box::new(stands))
}

fn on_level(input: u16, name: &str) -> Boundary<'_> {
    let words = Text::new(format!("mức \"{name}\""), format!("level \"{name}\""));
    let stands = move |answers: &Answers<'_>| matches!(answers.given(input), Some(Given::Text(given)) if given == name);
    (words, Box::new(stands))
}

fn on_value<'a>(measure: &'a Measure, leaf: &Leaf, value: Exact) -> Boundary<'a> {
    let percent = match measure {
        Measure::Ratio { .. } => true,
        Measure::Sum(_) => false,
        Measure::Input(input) => leaf
            .inputs
            .get(usize::from(*input))
            .is_some_and(|input| input.kind == InputKind::Percent),
    };
    let unit = if percent { "%" } else { "" };
    let words = Text::new(
        format!("{}{unit}", plain(&value, Lang::Vi)),
        format!("{}{unit}", plain(&value, Lang::En)),
    );
    let stands = move |answers: &Answers<'_>| {
        answers
            .value(measure)
            .is_some_and(|given| given == value.to_fraction())
    };
    (words, Box::new(stands))
}
