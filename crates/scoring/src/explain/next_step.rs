//! The smallest improvement that raises the points of a leaf while the period runs.
//!
//! Only what can still happen is tried: a numerator grows by what is left of its denominator after the other parts of that whole; a count or a frequency grows; a percentage reaches the next threshold; no becomes yes; a level rises.
//! Faults that happened, dates that passed, surveys and peers offer nothing.

use super::build::Explainer;
use super::changes::{Change, FARTHEST, changes};
use super::trace::as_text;
use crate::engine::score_leaf;
use crate::rules::Silent;
use crate::{Basis, Outcome, words};
use answers::{Answer, Value};
use criteria::{Input, InputKind, LeafId};
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
