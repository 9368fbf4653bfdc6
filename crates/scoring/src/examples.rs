//! `run_examples`: every example of a set through the rules that score.

use crate::engine::{LeafPlan, Plan, absent_is_missing, score_leaf};
use crate::rules::{PeerRange, Peers, Silent, measured};
use crate::{LeafScore, Outcome, Settings, findings, words_of};
use answers::{Answer, Answers, Value};
use criteria::{CriteriaSet, Example, Given, Input, InputKind, Item, LeafId, Rule};
use finding::{Finding, Text};
use jiff::civil::Date;
use points::{Exact, Fraction};

/// A finding `example-differs` for each example of the set that the rules do not give, with its line, what was expected and what came out.
///
/// Points are compared after rounding at the leaf; a state stands for its outcome (`drop`, `rescale`, `spread`, `blank`, `incomplete`, `ask`).
/// `applies-to` and `from` play no part: an example is about the rule.
#[must_use]
pub fn run_examples(set: &CriteriaSet) -> Vec<Finding> {
    let answers = Answers::default();
    let settings = Settings {
        as_of: Date::MAX,
        running: false,
    };
    let mut plan = Plan::new(set, &[], &answers, &settings);
    for leaf in &mut plan.leaves {
        leaf.applies = None;
        leaf.in_force = true;
    }
    let mut findings = Vec::new();
    for id in set.leaf_ids() {
        for example in &set.leaf(id).examples {
            match outcome(&plan, id, example) {
                Ok(score) if agrees(example, &score) => {}
                Ok(score) => findings.push(differs(set, id, example, &score)),
                Err(name) => findings.push(unknown(set, id, example, &name)),
            }
        }
    }
    findings
}

/// The score that the example's answers get, or the name that the leaf does not know.
fn outcome(plan: &Plan<'_>, id: LeafId, example: &Example) -> Result<LeafScore, String> {
    let leaf = &plan.leaves[id.index()];
    let mut row = vec![Answer::Missing; plan.set.n_slots()];
    for (name, given) in &example.given {
        let input = leaf
            .leaf
            .inputs
            .iter()
            .position(|input| input.name == *name);
        let (slot, input) = match input {
            Some(index) => (leaf.first + index, Some(&leaf.leaf.inputs[index])),
            None if name == "points" => (leaf.first + leaf.n_inputs, None),
            None => return Err(name.clone()),
        };
        row[slot] = answer(given, input).ok_or_else(|| name.clone())?;
    }
    let ends = ends(plan, leaf, &row, example);
    let ranges: Vec<PeerRange<'_>> = ends
        .iter()
        .map(|(rule, lowest, highest)| PeerRange {
            rule,
            lowest,
            highest,
        })
        .collect();
    let (score, _) = score_leaf(
        plan,
        leaf,
        0,
        &row,
        Peers::Known(&ranges),
        None,
        &mut Silent,
    );
    Ok(absent_is_missing(plan, leaf, score))
}

/// Lowest and highest value of the example's block, its own value among them.
fn ends<'p>(
    plan: &Plan<'p>,
    leaf: &LeafPlan<'p>,
    row: &[Answer],
    example: &Example,
) -> Vec<(&'p Rule, Exact, Exact)> {
    let own = |rule: &&'p Rule| {
        let Rule::Peers { measure, .. } = rule else {
            return None;
        };
        let own = measured(measure, &plan.sheet(leaf, row, Peers::Pending), &mut Silent).ok()?;
        let values: Vec<Fraction> = example
            .block
            .iter()
            .map(Exact::to_fraction)
            .chain([own])
            .collect();
        Some((
            *rule,
            values.iter().min()?.clone().into(),
            values.iter().max()?.clone().into(),
        ))
    };
    let here = plan
        .peers
        .iter()
        .filter(|(id, _)| std::ptr::eq(plan.set.leaf(*id), leaf.leaf));
    here.flat_map(|(_, rules)| rules).filter_map(own).collect()
}

fn answer(given: &Given, input: Option<&Input>) -> Option<Answer> {
    Some(match (given, input.map(|input| &input.kind)) {
        (Given::Text(text), kind) => match (text.as_str(), kind) {
            (level, Some(InputKind::Level(levels))) if levels.iter().any(|name| name == level) => {
                let index = levels.iter().position(|name| name == level)?;
                Answer::Given(Value::Level(u16::try_from(index).ok()?))
            }
            ("missing", _) => Answer::Missing,
            ("not-applicable", _) => Answer::NotApplicable,
            ("undefined", _) => Answer::Undefined,
            ("unreadable", _) => Answer::Unreadable,
            _ => return None,
        },
        (Given::Number(number), _) => Answer::from(number.clone()),
        (Given::YesNo(answer), _) => Answer::Given(Value::YesNo(*answer)),
        (Given::Date(date), _) => Answer::Given(Value::Date(*date)),
        (Given::Items(ids), _) => {
            let item = |id: &String| Item {
                id: id.clone(),
                date: None,
                weight: Exact::from(1),
            };
            Answer::Given(Value::Items(ids.iter().map(item).collect()))
        }
    })
}

fn agrees(example: &Example, score: &LeafScore) -> bool {
    match (&example.points, example.state.as_deref()) {
        (Some(points), _) => score.outcome == Outcome::Points && score.points == *points,
        (None, Some("drop")) => score.outcome == Outcome::Dropped,
        (None, Some("rescale")) => score.outcome == Outcome::Rescaled,
        (None, Some("spread")) => score.outcome == Outcome::Spread,
        (None, Some("blank")) => score.outcome == Outcome::Blank,
        (None, Some("incomplete" | "ask")) => score.outcome == Outcome::Incomplete,
        _ => false,
    }
}

fn differs(set: &CriteriaSet, id: LeafId, example: &Example, score: &LeafScore) -> Finding {
    let node = set.leaf_node(id);
    let found = match score.outcome {
        Outcome::Points => findings::in_points(&score.points),
        outcome => {
            let (vi, en) = words_of::cause(score.cause);
            let (does_vi, does_en) = words_of::outcome(outcome);
            Text::new(format!("{vi}: {does_vi}"), format!("{en}: {does_en}"))
        }
    };
    let expected = match (&example.points, &example.state) {
        (Some(points), _) => findings::in_points(points),
        (None, state) => Text::same(format!("“{}”", state.as_deref().unwrap_or_default())),
    };
    let mut finding = Finding::error("example-differs", set.place(example.line)).says(
        format!(
            "tiêu chí {}: cách chấm cho {}, ví dụ ghi {}",
            node.code, found.vi, expected.vi
        ),
        format!(
            "criterion {}: the rule gives {}, the example says {}",
            node.code, found.en, expected.en
        ),
    );
    finding.found = found;
    finding.expected = expected;
    finding
        .fix("sửa ví dụ hoặc quy tắc", "mend the example or the rule")
        .of_criterion(&node.code)
        .by_rule(findings::rule_place(set, node))
}

fn unknown(set: &CriteriaSet, id: LeafId, example: &Example, name: &str) -> Finding {
    let node = set.leaf_node(id);
    let names: Vec<&str> = set
        .leaf(id)
        .inputs
        .iter()
        .map(|input| input.name.as_str())
        .collect();
    Finding::error("example-unreadable", set.place(example.line))
        .says(
            format!("tiêu chí {}: ví dụ có “{name}” không dùng được", node.code),
            format!(
                "criterion {}: the example's \"{name}\" cannot be used",
                node.code
            ),
        )
        .expected(names.join(", "), names.join(", "))
        .fix(
            "dùng tên và giá trị theo `inputs`",
            "use the names and values of `inputs`",
        )
        .of_criterion(&node.code)
}
