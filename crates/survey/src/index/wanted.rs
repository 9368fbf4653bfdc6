//! Wanted values of every unit.

use super::asked::Asked;
use super::between::between;
use super::describe::described;
use super::engine::{Column, Engine, Values};
use super::findings;
use super::forms::Forms;
use super::sample::Sample;
use super::shape::{Node, Shape, figures, items_of, shape};
use super::{Covariances, Request, UnitValues, Wanted, WantedKind, WantedValue};
use crate::{Blanks, QuestionId};
use finding::Finding;
use points::Exact;
use rayon::prelude::*;

/// The wanted values of every unit with their covariances, without the other figures of the instrument: what scoring needs.
///
/// Values, bounds and counts are as in [`super::estimate_survey`]; findings name what could not be used.
#[must_use]
pub fn wanted_values(request: &Request<'_>) -> (Covariances, Vec<Finding>) {
    let mut findings = Vec::new();
    let sample = Sample::of(request, &mut findings);
    let covariances = of_sample(request, &sample, &mut findings);
    (covariances, findings)
}

pub(crate) fn of_sample(
    request: &Request<'_>,
    sample: &Sample,
    findings: &mut Vec<Finding>,
) -> Covariances {
    let (asked, columns) = columns(request, findings);
    let engine = Engine::new(
        request.responses,
        sample,
        asked,
        columns,
        request.design.lonely,
    );
    let (units, values): (Vec<UnitValues>, Vec<_>) = (0_u32..)
        .zip(&sample.by_unit)
        .filter(|(_, range)| !range.is_empty())
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(unit, range)| {
            let (own, values) = of_unit(request, &engine, unit, range.clone());
            (own, (range.clone(), values))
        })
        .unzip();
    let between = between(&engine, request.design.lonely, &units, &values);
    Covariances {
        columns: request.wanted.clone(),
        units,
        between,
        weighted: sample.weights.is_some(),
        probability: request.design.probability,
    }
}

fn of_unit(
    request: &Request<'_>,
    engine: &Engine<'_>,
    unit: u32,
    range: std::ops::Range<usize>,
) -> (UnitValues, Values) {
    let tally = engine.tally(range.clone());
    let values = engine.values(&tally);
    let members: Vec<u32> = range.filter_map(|at| u32::try_from(at).ok()).collect();
    let spreads = engine.spreads(&members, &Forms::Same(&values.linear), true);
    let wanted = engine
        .columns
        .iter()
        .zip(&values.of)
        .zip(&spreads.of)
        .map(|((column, value), spread)| {
            Some(WantedValue {
                estimate: described(column, value.as_ref()?, spread, request.proportions),
                counts: column
                    .asked
                    .iter()
                    .map(|at| {
                        let own = &engine.asked[*at];
                        let counts = tally.of_asked(&engine.layout, *at);
                        (own.question, own.counts(counts))
                    })
                    .collect(),
                weighted_counts: column
                    .asked
                    .iter()
                    .filter_map(|at| tally.weighted(&engine.layout, *at, &engine.asked[*at]))
                    .collect(),
            })
        })
        .collect();
    let own = UnitValues {
        unit,
        valid: tally.valid,
        values: wanted,
        covariance: spreads.covariance.unwrap_or_default(),
    };
    (own, values)
}

/// What the wanted columns ask, each question of one filter once, and how they are computed.
fn columns(request: &Request<'_>, findings: &mut Vec<Finding>) -> (Vec<Asked>, Vec<Column>) {
    let (mut asked, mut columns) = (Vec::new(), Vec::new());
    let index = &request.instrument.index;
    let known = figures(index);
    for wanted in &request.wanted {
        let (shape, round) = match &wanted.kind {
            // A figure that the instrument does not have has no value.
            WantedKind::Figure(figure) if !known.contains(figure) => {
                (Shape::Pooled(Vec::new()), None)
            }
            WantedKind::Figure(figure) => {
                let mut places = vec![usize::MAX; index.items.len()];
                for item in items_of(index, *figure) {
                    let own = Asked::of_item(request.instrument, &index.items[item]);
                    places[item] = position(&mut asked, own, wanted);
                }
                (shape(index, *figure, &places), index.round)
            }
            WantedKind::Options { question, weights } => {
                let own = options(request, *question, weights, findings);
                let at = position(&mut asked, own, wanted);
                (Shape::Mean(Node::Asked(at)), None)
            }
        };
        columns.push(Column::of(shape, &asked, round));
    }
    (asked, columns)
}

fn options(
    request: &Request<'_>,
    question: QuestionId,
    weights: &[Option<Exact>],
    findings: &mut Vec<Finding>,
) -> Asked {
    let instrument = request.instrument;
    if instrument.choices(question).is_empty() {
        findings.push(findings::no_choices(request, question));
    }
    let relevant = instrument.question(question).relevant.iter().cloned();
    Asked::new(
        instrument,
        question,
        weights,
        Blanks::Out,
        relevant.collect(),
    )
}

/// Where this question stands among the asked, under the filter of a wanted column; added where it is new.
fn position(asked: &mut Vec<Asked>, mut own: Asked, wanted: &Wanted) -> usize {
    own.filters.extend(wanted.filter.clone());
    let same = |other: &Asked| {
        (other.question, other.blanks) == (own.question, own.blanks)
            && other.scores == own.scores
            && other.filters == own.filters
    };
    asked.iter().position(same).unwrap_or_else(|| {
        asked.push(own);
        asked.len() - 1
    })
}
