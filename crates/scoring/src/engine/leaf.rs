//! One leaf of one unit in one layer.

use super::plan::{LeafPlan, Plan};
use crate::rules::{
    self, Note, NoteKind, Peers, Recorder, RuleResult, State, TypedFault, typed_fault,
};
use crate::{Basis, Cause, LeafScore, Outcome, words, words_of};
use answers::{Answer, Value};
use criteria::{MissingPolicy, Policy, Stands};
use finding::Text;
use points::{Exact, Fraction};

/// Something about an answer that a finding has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    /// Typed points below zero or over the maximum.
    TypedOutside,
    /// Typed points off the step.
    TypedOffStep,
    /// Typed points that differ from the rule's.
    TypedDiffers,
    /// Every answer could be read, but the rule cannot be applied to them.
    Impossible,
}

/// A leaf's score, and what is doubtful about it.
pub(crate) type Judged = (LeafScore, Option<Doubt>);

/// The score of a leaf in a layer. `factor` enlarges points where a sibling's maximum was spread.
pub(crate) fn score_leaf<R: Recorder>(
    plan: &Plan<'_>,
    leaf: &LeafPlan<'_>,
    unit: usize,
    row: &[Answer],
    peers: Peers<'_>,
    factor: Option<&Fraction>,
    rec: &mut R,
) -> Judged {
    if leaf.is_info {
        return (absent(Cause::Answered), None);
    }
    if let Some(score) = standing_aside(plan, leaf, unit, factor, rec) {
        return (score, None);
    }
    let inputs = &row[leaf.first..leaf.first + leaf.n_inputs];
    let typed = &row[leaf.first + leaf.n_inputs];
    let computed = inputs.iter().any(|answer| !answer.is_missing()).then(|| {
        rules::points(
            &leaf.leaf.rule,
            &leaf.max,
            &plan.sheet(leaf, row, peers),
            rec,
        )
    });
    let (typed, fault) = read_typed(leaf, typed);
    let (result, basis, doubt) = match (computed, typed) {
        (None, None) => return (absent(Cause::Missing), None),
        (Some(computed), None) => {
            let doubt = impossible(&computed, inputs);
            (computed, Basis::Computed, doubt)
        }
        (None, Some(typed)) => (typed, Basis::Typed, None),
        (Some(computed), Some(typed)) => {
            let doubt = differ(plan, leaf, &computed, &typed)
                .then_some(Doubt::TypedDiffers)
                .or_else(|| impossible(&computed, inputs));
            match plan.set.stands {
                Stands::Computed => (computed, Basis::Computed, doubt),
                Stands::Typed => (typed, Basis::Typed, doubt),
            }
        }
    };
    if basis == Basis::Typed {
        rec.note(|| Note::new(NoteKind::Branch, Text::new("điểm nhập tay", "typed points")));
    }
    let score = match result {
        Ok(points) => LeafScore {
            points: finished(plan, points, factor, rec),
            outcome: Outcome::Points,
            cause: Cause::Answered,
            basis,
        },
        Err(state) => LeafScore {
            basis,
            ..settle(plan, leaf, state, factor, rec)
        },
    };
    (score, fault.or(doubt))
}

/// The score of a leaf that does not apply to the unit, or is not in force yet, whatever the answers say.
pub(crate) fn standing_aside<R: Recorder>(
    plan: &Plan<'_>,
    leaf: &LeafPlan<'_>,
    unit: usize,
    factor: Option<&Fraction>,
    rec: &mut R,
) -> Option<LeafScore> {
    if leaf.applies.as_ref().is_some_and(|units| !units[unit]) {
        rec.note(|| {
            let text = Text::new(
                "tiêu chí không áp dụng cho đơn vị này",
                "the criterion does not apply to this unit",
            );
            Note::new(NoteKind::State, text)
        });
        return Some(settle(plan, leaf, State::NotApplicable, factor, rec));
    }
    if leaf.in_force {
        if let Some(from) = leaf.leaf.effective_from {
            rec.note(|| {
                let vi = format!("tiêu chí áp dụng từ {}", from.strftime("%d/%m/%Y"));
                Note::new(
                    NoteKind::State,
                    Text::new(vi, format!("in force from {from}")),
                )
            });
        }
        return None;
    }
    rec.note(|| {
        let text = Text::new(
            "tiêu chí chưa đến ngày áp dụng",
            "the criterion is not in force yet",
        );
        Note::new(NoteKind::State, text)
    });
    // Nothing has to be decided by a person before the day comes.
    Some(match leaf.leaf.when_not_applicable {
        Policy::Ask => LeafScore {
            outcome: Outcome::Dropped,
            cause: Cause::NotApplicable,
            ..LeafScore::default()
        },
        _ => settle(plan, leaf, State::NotApplicable, factor, rec),
    })
}

/// What a state earns by the leaf's policies.
pub(crate) fn settle<R: Recorder>(
    plan: &Plan<'_>,
    leaf: &LeafPlan<'_>,
    state: State,
    factor: Option<&Fraction>,
    rec: &mut R,
) -> LeafScore {
    let policy = match state {
        State::Unreadable | State::Open(_) => Policy::Ask,
        State::Undefined => leaf.leaf.when_undefined,
        State::NotApplicable => leaf.leaf.when_not_applicable,
        State::Missing => match leaf.leaf.when_missing {
            MissingPolicy::Incomplete => Policy::Ask,
            MissingPolicy::Blank => Policy::Blank,
            MissingPolicy::Zero => Policy::Zero,
        },
    };
    rec.note(|| {
        let ((vi, en), (earns_vi, earns_en)) =
            (words_of::cause(state.cause()), words_of::policy(policy));
        Note::new(
            NoteKind::State,
            Text::new(format!("{vi}: {earns_vi}"), format!("{en}: {earns_en}")),
        )
    });
    let (outcome, points) = match policy {
        Policy::Drop => (Outcome::Dropped, Exact::ZERO),
        Policy::Rescale => (Outcome::Rescaled, Exact::ZERO),
        Policy::Spread => (Outcome::Spread, Exact::ZERO),
        Policy::Full => (
            Outcome::Points,
            finished(plan, leaf.max.clone(), factor, rec),
        ),
        Policy::Zero => (Outcome::Points, Exact::ZERO),
        Policy::Blank => (Outcome::Blank, Exact::ZERO),
        Policy::Ask => (Outcome::Incomplete, Exact::ZERO),
    };
    LeafScore {
        points,
        outcome,
        cause: state.cause(),
        basis: Basis::Computed,
    }
}

/// Points after spreading and rounding.
fn finished<R: Recorder>(
    plan: &Plan<'_>,
    points: Fraction,
    factor: Option<&Fraction>,
    rec: &mut R,
) -> Exact {
    let points = match factor {
        None => points,
        Some(factor) => {
            let larger = points.times(factor);
            rec.note(|| {
                let text = words::both(|lang, n| {
                    let formula = format!("{} × {} = {}", n(&points), n(factor), n(&larger));
                    match lang {
                        finding::Lang::Vi => format!("nhận phần điểm tối đa được chia: {formula}"),
                        finding::Lang::En => {
                            format!("with its share of a spread maximum: {formula}")
                        }
                    }
                });
                Note::new(NoteKind::Formula, text)
            });
            larger
        }
    };
    match plan.set.rounding.leaf {
        None => points.into(),
        Some(to) => {
            let rounded = points.round(to);
            rec.note(|| Note::new(NoteKind::Rounding, words::rounding(to, &rounded)));
            rounded
        }
    }
}

fn read_typed(leaf: &LeafPlan<'_>, typed: &Answer) -> (Option<RuleResult>, Option<Doubt>) {
    let result = match typed {
        Answer::Missing => return (None, None),
        Answer::Given(Value::Number(number)) => {
            match typed_fault(&leaf.leaf.rule, number, &leaf.node.max) {
                Some(TypedFault::Outside) => {
                    return (Some(Err(State::Unreadable)), Some(Doubt::TypedOutside));
                }
                Some(TypedFault::OffStep) => {
                    return (Some(Ok(number.to_fraction())), Some(Doubt::TypedOffStep));
                }
                None => Ok(number.to_fraction()),
            }
        }
        Answer::NotApplicable => Err(State::NotApplicable),
        Answer::Undefined => Err(State::Undefined),
        Answer::Given(_) | Answer::Unreadable => Err(State::Unreadable),
    };
    (Some(result), None)
}

/// Whether the typed points are others than those that the inputs earn, by the rule or by the policy of their state: 6 typed beside 0/0 agrees with `full`.
fn differ(plan: &Plan<'_>, leaf: &LeafPlan<'_>, computed: &RuleResult, typed: &RuleResult) -> bool {
    if let (Err(state), Ok(typed)) = (computed, typed)
        && let Some(earned) = earned_by_policy(leaf, *state)
    {
        return earned != *typed;
    }
    match (computed, typed) {
        (Ok(computed), Ok(typed)) => match plan.set.rounding.leaf {
            Some(to) => computed.round(to) != typed.round(to),
            None => computed != typed,
        },
        (Err(computed), Err(typed)) => computed != typed,
        _ => true,
    }
}

/// The points that a state earns where its policy names a figure.
fn earned_by_policy(leaf: &LeafPlan<'_>, state: State) -> Option<Fraction> {
    let policy = match state {
        State::Undefined => leaf.leaf.when_undefined,
        State::NotApplicable => leaf.leaf.when_not_applicable,
        State::Missing | State::Unreadable | State::Open(_) => return None,
    };
    match policy {
        Policy::Full => Some(leaf.max.clone()),
        Policy::Zero | Policy::Blank => Some(Fraction::zero()),
        Policy::Drop | Policy::Rescale | Policy::Spread | Policy::Ask => None,
    }
}

fn impossible(computed: &RuleResult, inputs: &[Answer]) -> Option<Doubt> {
    let unreadable = matches!(computed, Err(State::Unreadable));
    let read = || {
        !inputs
            .iter()
            .any(|answer| matches!(answer, Answer::Unreadable))
    };
    (unreadable && read()).then_some(Doubt::Impossible)
}

fn absent(cause: Cause) -> LeafScore {
    LeafScore {
        cause,
        ..LeafScore::default()
    }
}
