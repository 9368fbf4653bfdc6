//! The responses that count, ordered by unit, with the strata and clusters they were drawn in.

use super::Request;
use super::findings;
use super::stages::Stages;
use super::weighting::weigh;
use crate::{Labelled, NO_UNIT, QuestionId};
use finding::Finding;
use std::ops::Range;

/// The responses that count.
#[derive(Debug)]
pub(crate) struct Sample {
    /// Row of each in the responses; ordered by unit, stratum, cluster, row.
    pub(crate) rows: Vec<u32>,
    /// Its unit.
    pub(crate) units: Vec<u32>,
    /// Its weight, where weights are given.
    pub(crate) weights: Option<Vec<f64>>,
    /// Its cluster of the first stage; numbered so that clusters of one stratum follow each other.
    pub(crate) clusters: Vec<u32>,
    /// By cluster: its stratum.
    pub(crate) stratum_of: Vec<u32>,
    /// By stratum.
    pub(crate) strata: Vec<Stratum>,
    /// By unit of the roster: its part of `rows`.
    pub(crate) by_unit: Vec<Range<usize>>,
    /// Whether clusters of one stratum never lie in two units.
    pub(crate) units_apart: bool,
    /// The questions whose margins the weights were moved to.
    pub(crate) margins: Vec<QuestionId>,
    /// The design, where margins or later stages take more than clusters of the first stage.
    pub(crate) stages: Option<Stages>,
}

/// A stratum of the sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stratum {
    /// Clusters in the sample, whether a domain reaches them or not.
    pub(crate) clusters: u32,
    /// The share of the population that was drawn; 0 where it is not known.
    pub(crate) fraction: f64,
}

impl Sample {
    /// Reads which responses count, and the design as the round gives it.
    ///
    /// Without a probability sample strata and clusters of the responses are left aside: each response is a draw of its own within its unit.
    pub(crate) fn of(request: &Request<'_>, findings: &mut Vec<Finding>) -> Self {
        let (responses, design) = (request.responses, request.design);
        let usable = |row: usize| {
            responses.weights.as_ref().is_none_or(|weights| {
                let weight = weights[row];
                weight.is_finite() && weight >= 0.0
            })
        };
        let mut refused = Vec::new();
        let strata = responses.strata.as_ref().filter(|_| design.probability);
        let clusters = responses.clusters.first().filter(|_| design.probability);
        let label = |labels: Option<&Labelled>, row: usize| labels.map_or(0, |own| own.codes[row]);
        let mut keys: Vec<(u32, u32, u32, u32)> = Vec::new();
        for (row, at) in (0..responses.len()).zip(0_u32..) {
            let unit = responses.units[row];
            if !request.validity.counts(row)
                || unit == NO_UNIT
                || unit as usize >= request.roster.len()
            {
                continue;
            }
            if !usable(row) {
                refused.push(row);
                continue;
            }
            keys.push((unit, label(strata, row), label(clusters, row), at));
        }
        findings::weights_refused(request, &refused, findings);
        keys.sort_unstable();
        let mut sample = Self {
            rows: keys.iter().map(|key| key.3).collect(),
            units: keys.iter().map(|key| key.0).collect(),
            weights: responses
                .weights
                .as_ref()
                .map(|weights| keys.iter().map(|key| weights[key.3 as usize]).collect()),
            clusters: vec![0; keys.len()],
            stratum_of: Vec::new(),
            strata: Vec::new(),
            by_unit: ranges(&keys, request.roster.len()),
            units_apart: design.units_are_strata,
            margins: Vec::new(),
            stages: None,
        };
        let unsaid = sample.number(&keys, clusters, design.units_are_strata);
        findings::clusters_unsaid(request, unsaid, findings);
        if design.probability && clusters.is_none() && strata.is_none() && sample.units_apart {
            sample.fractions(request, findings);
        }
        let weighting = weigh(request, &mut sample, findings);
        sample.margins.clone_from(&weighting.questions);
        sample.stages = Stages::of(request, &mut sample, weighting, findings);
        sample
    }

    /// How many responses count.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The weight of a response, by its position here.
    pub(crate) fn weight(&self, at: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[at])
    }

    /// Numbers strata and clusters, and counts the responses that do not say their cluster.
    ///
    /// Those of a stratum are one cluster together; a stratum none of whose responses says its cluster has each response as its own.
    fn number(
        &mut self,
        keys: &[(u32, u32, u32, u32)],
        clusters: Option<&Labelled>,
        apart: bool,
    ) -> u64 {
        let stratum = |key: &(u32, u32, u32, u32)| (if apart { key.0 } else { 0 }, key.1);
        let mut order: Vec<u32> = (0_u32..).take(keys.len()).collect();
        if !apart {
            order.sort_unstable_by_key(|at| {
                let key = &keys[*at as usize];
                (stratum(key), key.2, *at)
            });
        }
        let unsaid = clusters.and_then(|own| own.labels.iter().position(String::is_empty));
        let mut from = 0;
        while from < order.len() {
            let own = stratum(&keys[order[from] as usize]);
            let rest = &order[from..];
            let length = rest
                .iter()
                .position(|at| stratum(&keys[*at as usize]) != own)
                .unwrap_or(rest.len());
            let members = &rest[..length];
            let said = |at: &u32| Some(keys[*at as usize].2 as usize) != unsaid;
            let clustered = clusters.is_some() && members.iter().any(said);
            let first = self.stratum_of.len();
            let mut before = None;
            for at in members {
                let cluster = keys[*at as usize].2;
                if !clustered || before != Some(cluster) {
                    self.stratum_of.push(index(self.strata.len()));
                    before = Some(cluster);
                }
                self.clusters[*at as usize] = index(self.stratum_of.len() - 1);
            }
            self.strata.push(Stratum {
                clusters: index(self.stratum_of.len() - first),
                fraction: 0.0,
            });
            from += length;
        }
        keys.iter()
            .filter(|key| unsaid == Some(key.2 as usize))
            .count() as u64
    }

    /// The finite population correction of a simple random sample within each unit.
    fn fractions(&mut self, request: &Request<'_>, findings: &mut Vec<Finding>) {
        let mut small = Vec::new();
        for (unit, range) in self.by_unit.iter().enumerate() {
            let Some(&cluster) = self.clusters.get(range.start).filter(|_| !range.is_empty())
            else {
                continue;
            };
            let population = request.design.population.get(unit).copied().flatten();
            let Some(population) = population.filter(|known| *known > 0) else {
                continue;
            };
            let drawn = range.len() as u64;
            if drawn > population {
                small.push((unit, drawn, population));
                continue;
            }
            let stratum = self.stratum_of[cluster as usize] as usize;
            self.strata[stratum].fraction = double(drawn) / double(population);
        }
        findings::populations_small(request, &small, findings);
    }
}

/// The part of each unit in keys that are ordered by unit.
fn ranges(keys: &[(u32, u32, u32, u32)], n_units: usize) -> Vec<Range<usize>> {
    let mut ranges = vec![0..0; n_units];
    let mut from = 0;
    while from < keys.len() {
        let unit = keys[from].0;
        let to = from + keys[from..].partition_point(|key| key.0 == unit);
        ranges[unit as usize] = from..to;
        from = to;
    }
    ranges
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("responses are counted in u32, and clusters are no more")
}

/// A count as a double, exact below 2⁵³.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of responses are far below 2^53"
)]
pub(crate) fn double(count: u64) -> f64 {
    count as f64
}
