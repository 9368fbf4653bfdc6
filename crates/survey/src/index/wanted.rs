//! Wanted values of every unit.

use super::asked::Asked;
use super::between::between;
use super::describe::described;
use super::engine::{Column, Engine, Values};
use super::findings;
use super::forms::Forms;
use super::sample::Sample;
use super::shape::{Node, Shape, shape};
use super::{Covariances, Request, UnitValues, Wanted, WantedKind, WantedValue};
use crate::{Blanks, Figure};
use finding::Finding;
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

/// What the wanted columns ask, and how they are computed.
fn columns(request: &Request<'_>, findings: &mut Vec<Finding>) -> (Vec<Asked>, Vec<Column>) {
    let (mut asked, mut columns) = (Vec::new(), Vec::new());
    for wanted in &request.wanted {
        let first = asked.len();
        asked.extend(asked_of(request, wanted, findings));
        let index = &request.instrument.index;
        let (shape, round) = match &wanted.kind {
            WantedKind::Figure(Figure::Item(_)) | WantedKind::Options { .. } => {
                let shape = Shape::Mean(Node::Asked(first));
                let rounded = matches!(wanted.kind, WantedKind::Figure(_));
                (shape, index.round.filter(|_| rounded))
            }
            WantedKind::Figure(figure) => (shape(index, *figure, first), index.round),
        };
        columns.push(Column::of(shape, &asked, round));
    }
    (asked, columns)
}

fn asked_of(request: &Request<'_>, wanted: &Wanted, findings: &mut Vec<Finding>) -> Vec<Asked> {
    let instrument = request.instrument;
    let mut asked: Vec<Asked> = match &wanted.kind {
        WantedKind::Figure(Figure::Item(item)) => {
            let item = instrument.index.items.get(usize::from(*item));
            item.map(|item| Asked::of_item(instrument, item))
                .into_iter()
                .collect()
        }
        WantedKind::Figure(_) => instrument
            .index
            .items
            .iter()
            .map(|item| Asked::of_item(instrument, item))
            .collect(),
        WantedKind::Options { question, weights } => {
            if instrument.choices(*question).is_empty() {
                findings.push(findings::no_choices(request, *question));
            }
            let relevant = instrument.question(*question).relevant.iter().cloned();
            vec![Asked::new(
                instrument,
                *question,
                weights,
                Blanks::Out,
                relevant.collect(),
            )]
        }
    };
    for own in &mut asked {
        own.filters.extend(wanted.filter.clone());
    }
    asked
}
