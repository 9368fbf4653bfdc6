//! `explain`: the rule run again with a recorder.

use super::amended;
use super::difference::{self, KnownDifference};
use super::survey::{self, SurveyTrace};
use super::trace::{ChildTrace, InputTrace, LayerTrace, Trace};
use super::value;
use crate::engine::{
    Plan, Ranges, UnitView, absent_is_missing, children_of, factors, score_leaf, standing_aside,
};
use crate::rules::{Note, NoteKind, Silent, Tracing};
use crate::{Basis, LeafScore, Outcome, Scored, Settings, findings, words_of};
use answers::{Answer, Answers};
use criteria::{CriteriaSet, FromChildren, LayerKind, LeafId, rule_in_words};
use finding::{Lang, Text};
use points::Fraction;
use units::Roster;

/// The trace of one leaf of one unit: inputs with their cells, what the rule did in each layer, which layer stands and why, the line of the set and its article.
///
/// It runs the rules that scored, with a recorder; its points are those of `scored`.
/// `known` lists published figures that are known to differ by rounding; where one concerns this leaf both calculations are shown.
///
/// # Panics
/// Panics where `unit` is no index into the roster or `scored` belongs to another round.
#[must_use]
pub fn explain(
    set: &CriteriaSet,
    roster: &Roster,
    answers: &Answers,
    scored: &Scored,
    settings: &Settings,
    (unit, leaf): (usize, LeafId),
    known: &[KnownDifference],
) -> Trace {
    let units = UnitView::all(roster);
    let plan = Plan::new(set, &units, answers, settings);
    Explainer::new(&plan, scored).leaf(unit, leaf, known)
}

/// A plan and its scores, ready to explain leaf after leaf.
pub(super) struct Explainer<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    pub(super) scored: &'p Scored,
    pub(super) ranges: Ranges<'p>,
}

impl<'p, 'a> Explainer<'p, 'a> {
    pub(super) fn new(plan: &'p Plan<'a>, scored: &'p Scored) -> Self {
        let ranges = Ranges::new(plan, &scored.peers);
        Self {
            plan,
            scored,
            ranges,
        }
    }

    pub(super) fn leaf(&self, unit: usize, id: LeafId, known: &[KnownDifference]) -> Trace {
        let (plan, set) = (self.plan, self.plan.set);
        let leaf = &plan.leaves[id.index()];
        let from = self.scored.from_layer[unit * plan.leaves.len() + id.index()];
        let layers: Vec<(LayerTrace, LeafScore)> = (0..plan.answers.layers.len())
            .map(|layer| self.layer(unit, id, layer, usize::from(from) == layer))
            .collect();
        let standing = self.standing(unit, id, &layers);
        let node = leaf.node;
        let source = node.source.as_ref().map(|source| {
            let basis = set.basis.iter().find(|basis| basis.key == source.basis);
            let title = basis.map_or(source.basis.as_str(), |basis| basis.title.as_str());
            if source.item.is_empty() {
                title.to_owned()
            } else {
                format!("{title}, {}", source.item)
            }
        });
        let unit_row = plan.units[unit].unit;
        Trace {
            unit: unit_row.code.clone(),
            unit_name: unit_row.display_name(),
            criterion: node.code.clone(),
            title: Text::new(&node.title, node.title_en.as_ref().unwrap_or(&node.title)),
            max: self.scored.leaf_max(set, unit, id),
            rule: Text::new(
                rule_in_words(set, id, Lang::Vi),
                rule_in_words(set, id, Lang::En),
            ),
            line: set.line_text(node.line),
            source,
            amended: amended::of_node(set, node),
            points: points_of(&standing),
            result: result(&standing),
            why: self.why(unit, id, &standing),
            difference: difference::of_leaf(self, unit, id, known),
            layers: layers
                .into_iter()
                .map(|(trace, _)| trace)
                .filter(|layer| !layer.is_empty())
                .collect(),
        }
    }

    /// What stands, worked out from the layers' own traces.
    fn standing(&self, unit: usize, id: LeafId, layers: &[(LayerTrace, LeafScore)]) -> LeafScore {
        let plan = self.plan;
        let leaf = &plan.leaves[id.index()];
        let from = usize::from(self.scored.from_layer[unit * plan.leaves.len() + id.index()]);
        match layers.get(from) {
            Some((_, score)) => score.clone(),
            None => {
                let aside = standing_aside(
                    plan,
                    leaf,
                    unit,
                    self.factor(unit, id).as_ref(),
                    &mut Silent,
                );
                aside.unwrap_or_else(|| absent_is_missing(plan, leaf, LeafScore::default()))
            }
        }
    }

    /// The factor of the leaf where a sibling's maximum was spread in what stands.
    pub(super) fn factor(&self, unit: usize, id: LeafId) -> Option<Fraction> {
        let n = self.plan.leaves.len();
        self.factor_in(&self.scored.standing.leaves[unit * n..(unit + 1) * n], id)
    }

    fn factor_in(&self, leaves: &[LeafScore], id: LeafId) -> Option<Fraction> {
        let found = factors(&self.plan.tree, leaves)
            .into_iter()
            .find(|(leaf, _)| *leaf == id.index());
        found.map(|(_, factor)| factor)
    }

    fn layer(
        &self,
        unit: usize,
        id: LeafId,
        layer: usize,
        stands: bool,
    ) -> (LayerTrace, LeafScore) {
        let plan = self.plan;
        let n = plan.leaves.len();
        let leaf = &plan.leaves[id.index()];
        let row = plan.row(layer, unit);
        let factor = if stands {
            self.factor(unit, id)
        } else {
            let leaves = &self.scored.layers[layer].leaves;
            self.factor_in(&leaves[unit * n..(unit + 1) * n], id)
        };
        let mut tracing = Tracing::default();
        let peers = self.ranges.of(unit, id.index());
        let (mut score, _) =
            score_leaf(plan, leaf, unit, row, peers, factor.as_ref(), &mut tracing);
        let stored = &self.scored.layers[layer].leaves[unit * n + id.index()];
        if score.outcome == Outcome::Absent && stored.basis == Basis::Node {
            score = stored.clone();
        }
        let source = &plan.answers.layers[layer];
        let key = (u32::try_from(unit).unwrap_or(u32::MAX), id);
        let typed_slot = leaf.first + leaf.n_inputs;
        let answered = row[leaf.first..=typed_slot]
            .iter()
            .any(|answer| !answer.is_missing());
        let inputs = (0..leaf.n_inputs).filter(|_| answered);
        let surveys = if source.kind == LayerKind::Survey {
            self.surveys(unit, id)
        } else {
            Vec::new()
        };
        let hidden: Vec<usize> = surveys
            .iter()
            .flat_map(|(_, hidden)| hidden)
            .copied()
            .collect();
        let (vi, en) = words_of::layer(source.kind);
        let trace = LayerTrace {
            layer: layer_key(source.kind),
            name: Text::new(vi, en),
            stands,
            inputs: inputs
                .map(|index| {
                    let mut input = self.input(unit, id, layer, index);
                    if hidden.contains(&index) {
                        input.value = survey::not_shown();
                    }
                    input
                })
                .collect(),
            typed: (!row[typed_slot].is_missing())
                .then(|| self.slot(unit, layer, typed_slot, None, &row[typed_slot])),
            surveys: surveys.into_iter().map(|(survey, _)| survey).collect(),
            notes: if hidden.is_empty() {
                tracing.into_notes()
            } else {
                vec![Note::new(NoteKind::Formula, survey::not_shown())]
            },
            points: points_of(&score),
            result: result(&score),
            reason: source.reasons.get(&key).cloned(),
            evidence: source.evidence.get(&key).cloned(),
        };
        (trace, score)
    }

    /// What stands behind the leaf's survey values, each with the inputs that must not be shown.
    fn surveys(&self, unit: usize, id: LeafId) -> Vec<(SurveyTrace, Vec<usize>)> {
        let leaf = &self.plan.leaves[id.index()];
        let mut surveys = Vec::new();
        for group in leaf.leaf.rule.respondents() {
            let options = group.options.iter().map(|(input, _)| *input);
            let inputs: Vec<usize> = group
                .index
                .into_iter()
                .chain(options)
                .map(usize::from)
                .collect();
            let Some(first) = inputs.first() else {
                continue;
            };
            let slot = u32::try_from(leaf.first + first).unwrap_or(u32::MAX);
            let unit = u32::try_from(unit).unwrap_or(u32::MAX);
            let Some(figure) = self.plan.answers.surveys.get(&(unit, slot)) else {
                continue;
            };
            let name = &leaf.leaf.inputs[*first].name;
            let trace = SurveyTrace::new(name, &group.title, figure);
            let counts = figure.counts_hidden && group.index.is_none();
            let hidden = figure.hidden || counts;
            surveys.push((trace, if hidden { inputs } else { Vec::new() }));
        }
        surveys
    }

    fn input(&self, unit: usize, id: LeafId, layer: usize, index: usize) -> InputTrace {
        let leaf = &self.plan.leaves[id.index()];
        let slot = leaf.first + index;
        let input = &leaf.leaf.inputs[index];
        let row = self.plan.row(layer, unit);
        let mut trace = self.slot(unit, layer, slot, Some(input), &row[slot]);
        let own = self.plan.answers.layers[layer].get(unit, slot);
        if own.is_missing() && !row[slot].is_missing() {
            let children = children_of(self.plan.units)
                .remove(&unit)
                .unwrap_or_default();
            let taking_part = |child: &&usize| {
                let row = self.plan.row(layer, **child);
                row[slot].number().is_some()
            };
            let n_units = children.iter().filter(taking_part).count();
            trace.by = input
                .from_children
                .map(|how| by(how, n_units, &leaf.leaf.inputs));
            trace.children = children
                .into_iter()
                .map(|child| {
                    let view = self.plan.units[child].unit;
                    let answer = &self.plan.row(layer, child)[slot];
                    ChildTrace {
                        code: view.code.clone(),
                        name: view.display_name(),
                        value: value::in_words(answer, Some(input)),
                        place: self.place(child, layer, slot),
                    }
                })
                .collect();
        }
        trace
    }

    fn slot(
        &self,
        unit: usize,
        layer: usize,
        slot: usize,
        input: Option<&criteria::Input>,
        answer: &Answer,
    ) -> InputTrace {
        let source = &self.plan.answers.layers[layer];
        let key = (
            u32::try_from(unit).unwrap_or(u32::MAX),
            u32::try_from(slot).unwrap_or(u32::MAX),
        );
        InputTrace {
            name: input
                .map_or("points", |input| input.name.as_str())
                .to_owned(),
            title: input
                .map_or("Điểm nhập", |input| input.title.as_str())
                .to_owned(),
            value: value::in_words(answer, input),
            place: self.place(unit, layer, slot),
            note: source.notes.get(&key).cloned(),
            by: None,
            children: Vec::new(),
        }
    }

    fn place(&self, unit: usize, layer: usize, slot: usize) -> Option<finding::Place> {
        let answers = self.plan.answers;
        answers
            .sources
            .place(answers.layers[layer].origin(unit, slot))
    }

    fn why(&self, unit: usize, id: LeafId, standing: &LeafScore) -> Text {
        let plan = self.plan;
        let from = usize::from(self.scored.from_layer[unit * plan.leaves.len() + id.index()]);
        let Some(layer) = plan.answers.layers.get(from) else {
            return match standing.cause {
                crate::Cause::NotApplicable => Text::new(
                    "tiêu chí không áp dụng cho đơn vị này hoặc chưa đến ngày áp dụng",
                    "the criterion does not apply to this unit, or is not in force yet",
                ),
                _ => Text::new(
                    "chưa có số liệu ở lớp điểm nào được dùng để tính kết quả",
                    "no layer that decides the result has an answer yet",
                ),
            };
        };
        let (vi, en) = words_of::layer(layer.kind);
        if standing.basis == Basis::Node {
            return Text::new(
                format!(
                    "{vi}: điểm công bố của cả mục được dùng, tiêu chí này không có số liệu riêng"
                ),
                format!(
                    "{en}: the published points of the whole stand, this criterion has no inputs of its own"
                ),
            );
        }
        Text::new(
            format!("{vi} là lớp đầu tiên theo thứ tự của bộ tiêu chí có câu trả lời"),
            format!("{en} is the first layer in the set's order that has an answer"),
        )
    }
}

impl LayerTrace {
    fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.typed.is_none() && !self.stands && self.reason.is_none()
    }
}

/// How a parent's input came out of so many units.
fn by(how: FromChildren, n_units: usize, inputs: &[criteria::Input]) -> Text {
    match how {
        FromChildren::Pooled => Text::new(
            format!("cộng {n_units} đơn vị"),
            format!("the sum of {n_units} units"),
        ),
        FromChildren::Mean => Text::new(
            format!("bình quân {n_units} đơn vị"),
            format!("the mean of {n_units} units"),
        ),
        FromChildren::Weights(weight) => {
            let weight = inputs.get(usize::from(weight));
            let title = weight.map_or("", |weight| weight.title.as_str());
            Text::new(
                format!("bình quân {n_units} đơn vị, trọng số: {title}"),
                format!("the mean of {n_units} units with weights: {title}"),
            )
        }
    }
}

fn points_of(score: &LeafScore) -> Option<points::Exact> {
    (score.outcome == Outcome::Points).then(|| score.points.clone())
}

/// Points, or the state and what it earns; points that the set gives to a state name the state.
pub(super) fn result(score: &LeafScore) -> Text {
    let (vi, en) = words_of::cause(score.cause);
    if score.outcome == Outcome::Points {
        let points = findings::in_points(&score.points);
        if score.cause == crate::Cause::Answered || score.basis == Basis::Node {
            return points;
        }
        return Text::new(
            format!("{vi}: bộ tiêu chí tính {}", points.vi),
            format!("{en}: the set gives {}", points.en),
        );
    }
    let (does_vi, does_en) = words_of::outcome(score.outcome);
    Text::new(format!("{vi}: {does_vi}"), format!("{en}: {does_en}"))
}

fn layer_key(kind: LayerKind) -> String {
    match kind {
        LayerKind::SelfScore => "self".to_owned(),
        LayerKind::Appraised(round) => format!("appraised-{round}"),
        LayerKind::Survey => "survey".to_owned(),
        LayerKind::Imported => "imported".to_owned(),
        LayerKind::Council => "council".to_owned(),
    }
}
