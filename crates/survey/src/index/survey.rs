//! Everything that is known of one instrument in one round.

use super::alpha::alphas;
use super::asked::Asked;
use super::describe::described;
use super::engine::{Column, Engine, Values};
use super::forms::Forms;
use super::groups::{Group, Members, groups};
use super::places::{OfUnit, mean};
use super::sample::Sample;
use super::shape::{figures, shape};
use super::tally::Tally;
use super::{Covariances, Request, findings, wanted};
use crate::{Domain, Estimates, Places};
use finding::Finding;
use rayon::prelude::*;

/// The estimates of all figures in all domains, the wanted values of every unit with their covariances, and findings.
///
/// *Value.* The score of an answer stands in the instrument; an item is Σ score ÷ base, factors, parts and the whole follow by [`crate::Aggregation`], places by [`Places`].
/// All of it is exact, and rounded once, where the instrument says so; with weights the sums are doubles in a fixed order, and the value is exact from its 15th significant digit on.
///
/// *Missing values.* Blank, two ticks, unknown and out of range are one thing, and [`crate::Blanks`] says whether it is in the base; no opinion never is; who was not to be asked is out of the base.
/// An item without a base in a domain is left out of the mean there, its weight with it, and a finding says in how many units; so are a factor or a part without such items.
/// Nothing is imputed; the bounds say what the figure would be if all blanks were at the lowest or highest score (of items that take part at all).
///
/// *Traits.* A trait or a mode pools its responses, whatever the rule of places: in most units too few share a trait for a mean over units.
///
/// *Spread.* Taylor linearisation over first-stage clusters within strata (Woodruff 1971; Särndal, Swensson and Wretman 1992, chapter 5); a domain keeps the design of the whole sample.
/// There is no standard error of a single respondent or a single cluster, whatever is chosen for lonely clusters: what is linearised sums to zero there, and a standard error of zero would be untrue.
/// In a mean of items an item with a single answer adds nothing to the variance, because its spread cannot be seen: with a handful of respondents intervals of such means are too short.
///
/// Cost: one pass over the answers for the units, and one for each further kind of domain.
///
/// ```
/// use survey::*;
/// let text = r#"
/// format = 1
/// id     = "vi-du"
/// year   = 2024
/// title  = "Ví dụ"
/// status = "sample"
/// source = "Ví dụ minh họa"
/// [list.muc-do]
/// best    = "last"
/// choices = [
///   { code = "1", title = "Không hài lòng" },
///   { code = "2", title = "Bình thường" },
///   { code = "3", title = "Hài lòng" },
/// ]
/// [question.thai-do]
/// title = "Thái độ của công chức"
/// kind  = "one"
/// list  = "muc-do"
/// [index]
/// formula     = "mean-rescaled"
/// blanks      = "out"
/// aggregation = "pooled"
/// places      = "pooled"
/// round       = { digits = 2 }
/// [[factor]]
/// code  = "I"
/// title = "Công chức"
/// items = ["thai-do"]
/// "#;
/// let source = InstrumentSource { file: "vi-du/2024.toml".into(), text: text.into(), xlsform: None };
/// let instrument = read_instrument(&source).0.unwrap();
/// let roster = units::read_roster("units.csv", "code,name,level\n00001,Xã An Hòa,commune\n").0;
/// // Four answers and a blank: 0, 50, 100 and 100 percent.
/// let responses = Responses {
///     sources: vec![("dan.csv".into(), String::new())],
///     rows: (2..7).map(|row| RowAt { source: 0, row }).collect(),
///     units: vec![0; 5],
///     columns: vec![Column::One(vec![1, 2, 3, 3, BLANK])],
///     ..Responses::default()
/// };
/// let validity = Validity { excluded: vec![None; 5], returned: vec![5], ..Validity::default() };
/// let design = DesignChoice { units_are_strata: true, ..DesignChoice::default() };
/// let request = Request::new(&instrument, &responses, &validity, &roster, &design);
/// let (estimates, _, findings) = estimate_survey(&request);
/// let whole = estimates.of(estimates.unit(0).unwrap(), Figure::Overall).unwrap();
/// assert_eq!(whole.value.to_string(), "62.50");
/// // The blank as the worst and as the best answer: 250 ÷ 5 and 350 ÷ 5.
/// assert_eq!((whole.bounds.low.to_string(), whole.bounds.high.to_string()), ("50.00".into(), "70.00".into()));
/// assert_eq!((whole.n, whole.blank), (4, 1));
/// // u = (y − 62.5) ÷ 4 over five draws: 5 ÷ 4 × 6875 ÷ 16.
/// assert!((whole.se.unwrap().powi(2) - 537.109375).abs() < 1e-9);
/// assert!(findings.is_empty());
/// ```
#[must_use]
pub fn estimate_survey(request: &Request<'_>) -> (Estimates, Covariances, Vec<Finding>) {
    let mut findings = Vec::new();
    let sample = Sample::of(request, &mut findings);
    let engine = engine(request, &sample);
    let groups = groups(request, &sample);
    let units: Vec<Option<(Tally, OfUnit)>> = sample
        .by_unit
        .par_iter()
        .map(|range| (!range.is_empty()).then(|| of_unit(&engine, range.clone())))
        .collect();
    let (tallies, units): (Vec<Option<Tally>>, Vec<Option<OfUnit>>) = units
        .into_iter()
        .map(|unit| unit.map_or((None, None), |(tally, own)| (Some(tally), Some(own))))
        .unzip();
    let all = All {
        request,
        engine: &engine,
        tallies,
        linear: units
            .iter()
            .map(|unit| unit.as_ref().map(|own| own.values.linear.clone()))
            .collect(),
        units,
    };
    findings::without_answers(request, &all.units, &mut findings);
    findings::without_population(request, &all.units, &mut findings);
    let domains = all.domains(&groups);
    findings::without_spread(request, &domains, &mut findings);
    let estimates = Estimates {
        figures: figures(&request.instrument.index),
        domains,
        weighted: sample.weights.is_some(),
        margins: sample.margins.clone(),
        probability: request.design.probability,
        alpha: alphas(&request.instrument.index, &engine),
    };
    let covariances = wanted::of_sample(request, &sample, &mut findings);
    (estimates, covariances, findings)
}

fn engine<'s>(request: &Request<'_>, sample: &'s Sample) -> Engine<'s> {
    let index = &request.instrument.index;
    let asked: Vec<Asked> = index
        .items
        .iter()
        .map(|item| Asked::of_item(request.instrument, item))
        .collect();
    let places: Vec<usize> = (0..asked.len()).collect();
    let columns = figures(index)
        .into_iter()
        .map(|figure| Column::of(shape(index, figure, &places), &asked, index.round))
        .collect();
    Engine::new(
        request.responses,
        sample,
        asked,
        columns,
        request.design.lonely,
    )
}

fn of_unit(engine: &Engine<'_>, range: std::ops::Range<usize>) -> (Tally, OfUnit) {
    let tally = engine.tally(range.clone());
    let values = engine.values(&tally);
    let spreads = engine.spreads(&positions(range), &Forms::Same(&values.linear), false);
    let spreads = spreads.of;
    (tally, OfUnit { values, spreads })
}

fn positions(range: std::ops::Range<usize>) -> Vec<u32> {
    range.filter_map(|at| u32::try_from(at).ok()).collect()
}

/// Units, and what domains are made of them.
struct All<'a> {
    request: &'a Request<'a>,
    engine: &'a Engine<'a>,
    tallies: Vec<Option<Tally>>,
    units: Vec<Option<OfUnit>>,
    linear: Vec<Option<Vec<Option<super::shape::Linear>>>>,
}

impl All<'_> {
    /// The domains in their order; groups of the same units (everybody, and the one province) are worked out once.
    fn domains(&self, groups: &[Group]) -> Vec<Domain> {
        let first = |at: usize| match &groups[at].members {
            Members::Units(units) => groups.iter().position(
                |other| matches!(&other.members, Members::Units(others) if others == units),
            ),
            Members::Unit(_) | Members::Rows(_) => None,
        };
        let firsts: Vec<usize> = (0..groups.len())
            .map(|at| first(at).unwrap_or(at))
            .collect();
        let own: Vec<Option<Domain>> = groups
            .par_iter()
            .enumerate()
            .map(|(at, group)| (firsts[at] == at).then(|| self.domain(group)))
            .collect();
        groups
            .iter()
            .zip(&firsts)
            .filter_map(|(group, first)| {
                let found = own[*first].as_ref()?;
                Some(Domain {
                    kind: group.kind.clone(),
                    title: group.title.clone(),
                    ..found.clone()
                })
            })
            .collect()
    }

    fn domain(&self, group: &Group) -> Domain {
        match &group.members {
            Members::Unit(unit) => {
                let at = *unit as usize;
                match (&self.tallies[at], &self.units[at]) {
                    (Some(tally), Some(own)) => {
                        self.described(group, tally, &own.values, &own.spreads)
                    }
                    _ => self.pooled(group, &[], self.engine.nobody()),
                }
            }
            Members::Rows(rows) => {
                let tally = self.engine.tally(rows.iter().map(|at| *at as usize));
                self.pooled(group, rows, tally)
            }
            Members::Units(units) => self.of_units(group, units),
        }
    }

    fn pooled(&self, group: &Group, members: &[u32], tally: Tally) -> Domain {
        let values = self.engine.values(&tally);
        let forms = Forms::Same(&values.linear);
        let spreads = self.engine.spreads(members, &forms, false).of;
        self.described(group, &tally, &values, &spreads)
    }

    fn of_units(&self, group: &Group, units: &[u32]) -> Domain {
        let mut tally = self.engine.nobody();
        let mut members = Vec::new();
        for unit in units {
            if let Some(own) = &self.tallies[*unit as usize] {
                tally.add(own);
            }
            let range = self.engine.sample.by_unit[*unit as usize].clone();
            members.extend(positions(range));
        }
        let places = self.request.instrument.index.places;
        if places == Places::Pooled {
            return self.pooled(group, &members, tally);
        }
        let population = &self.request.design.population;
        let mean = mean(self.engine, places, population, units, &self.units);
        let forms = Forms::ByUnit {
            columns: self.engine.columns.len(),
            of: &self.linear,
            shares: &mean.shares,
        };
        let mut spreads = self.engine.spreads(&members, &forms, false).of;
        for (spread, simple) in spreads.iter_mut().zip(mean.simple) {
            spread.simple = simple;
        }
        let values = Values {
            of: mean.values,
            linear: Vec::new(),
        };
        self.described(group, &tally, &values, &spreads)
    }

    fn described(
        &self,
        group: &Group,
        tally: &Tally,
        values: &Values,
        spreads: &[super::spread::Spread],
    ) -> Domain {
        let engine = self.engine;
        let estimates = engine
            .columns
            .iter()
            .zip(&values.of)
            .zip(spreads)
            .map(|((column, value), spread)| {
                let value = value.as_ref()?;
                Some(described(column, value, spread, self.request.proportions))
            })
            .collect();
        Domain {
            kind: group.kind.clone(),
            title: group.title.clone(),
            issued: group.issued,
            returned: group.returned,
            valid: tally.valid,
            hidden: false,
            estimates,
            items: engine
                .asked
                .iter()
                .enumerate()
                .map(|(at, asked)| asked.counts(tally.of_asked(&engine.layout, at)))
                .collect(),
        }
    }
}
