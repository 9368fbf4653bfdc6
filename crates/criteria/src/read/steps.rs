//! `steps = [ … ]` and `otherwise`: bounds left out are filled in from the neighbours, gaps and overlaps are found.

use super::keys;
use super::leaf::Leafing;
use super::ranking::edge;
use crate::check::cover::{self, Domain, Fault};
use crate::findings::{steps as says, values};
use crate::toml::{Item, Table};
use crate::{Edge, Step, Steps};
use points::Exact;

/// Steps are compared pairwise; no decision has so many.
const MOST: usize = 200;

impl Leafing<'_> {
    /// The steps of a rule over a domain; `percent` says that the bounds are percentages.
    pub(crate) fn steps(
        &mut self,
        table: Table<'_>,
        max: &Exact,
        domain: Domain,
        percent: bool,
    ) -> Option<Steps> {
        if !table.has("steps") {
            table.missing("steps");
        }
        let items = table.list("steps");
        if items.len() > MOST {
            let place = table.place_of("steps");
            self.push(
                table,
                values::list_too_long(place, "steps", items.len(), MOST),
            );
            return None;
        }
        let mut steps: Vec<Step> = items
            .iter()
            .filter_map(|item| self.step(*item, max, percent))
            .collect();
        let otherwise = table.table("otherwise").and_then(|inner| {
            let allowed = if percent {
                keys::STEP_AWARD
            } else {
                keys::AWARD
            };
            inner.only(allowed);
            Some((self.award(inner, max, percent)?, inner.line()))
        });
        if steps.len() != items.len() || steps.is_empty() {
            if items.is_empty() && table.has("steps") {
                self.push(table, says::empty(table.place_of("steps")));
            }
            return None;
        }
        fill(&mut steps);
        let faults = cover::faults(&steps, domain);
        let mut rest = Vec::new();
        for fault in faults {
            let line = |index: usize| table.document().line_place(steps[index].line);
            match fault {
                Fault::Empty(index) => self.push(table, says::empty_interval(line(index))),
                Fault::Overlap(one, other) => {
                    let finding = says::overlap(line(other), &steps[one], &steps[other], percent);
                    let apart = line(one) != line(other);
                    self.push(
                        table,
                        if apart {
                            finding.with(line(one))
                        } else {
                            finding
                        },
                    );
                }
                Fault::Gap(lower, upper) => match &otherwise {
                    Some((award, line)) => rest.push(Step {
                        lower,
                        upper,
                        award: award.clone(),
                        line: *line,
                    }),
                    None => {
                        let place = table.place_of("steps");
                        self.push(
                            table,
                            says::gap(place, lower.as_ref(), upper.as_ref(), percent),
                        );
                    }
                },
            }
        }
        if otherwise.is_some() && rest.is_empty() {
            self.push(table, says::otherwise_never(table.place_of("otherwise")));
        }
        steps.extend(rest.into_iter().rev());
        Some(Steps {
            steps,
            otherwise: otherwise.map(|(award, _)| award),
        })
    }

    fn step(&mut self, item: Item<'_>, max: &Exact, percent: bool) -> Option<Step> {
        let table = item.table()?;
        table.only(&[keys::BOUNDS, keys::STEP_AWARD].concat());
        let award = self.award(table, max, percent);
        let (lower, upper) = self.bounds(table, percent)?;
        Some(Step {
            lower,
            upper,
            award: award?,
            line: table.line(),
        })
    }

    /// The bounds of an interval, of which at least one has to be there.
    pub(crate) fn bounds(
        &mut self,
        table: Table<'_>,
        percent: bool,
    ) -> Option<(Option<Edge>, Option<Edge>)> {
        let lower = edge(table, "from", "above");
        let upper = edge(table, "to", "below");
        if !keys::BOUNDS.iter().any(|key| table.has(key)) {
            self.push(table, says::no_bound(table.place()));
        }
        if lower.is_none() && upper.is_none() {
            return None;
        }
        if percent {
            for edge in lower.iter().chain(&upper) {
                if edge.value.is_negative() || edge.value > Exact::from(100) {
                    self.push(table, says::beyond_percent(table.place(), &edge.value));
                }
            }
        }
        Some((lower, upper))
    }
}

/// A missing upper bound is the lower bound of the next step up among the neighbours; a missing lower bound likewise. What has no such neighbour is without limit.
fn fill(steps: &mut [Step]) {
    let written: Vec<(Option<Edge>, Option<Edge>)> = steps
        .iter()
        .map(|step| (step.lower.clone(), step.upper.clone()))
        .collect();
    let turned = |edge: &Edge| Edge {
        value: edge.value.clone(),
        included: !edge.included,
    };
    for (index, step) in steps.iter_mut().enumerate() {
        let before = index.checked_sub(1).and_then(|before| written.get(before));
        let neighbours = [before, written.get(index + 1)];
        match (&written[index].0, &written[index].1) {
            (Some(own), None) => {
                let above = |(lower, _): &&(Option<Edge>, Option<Edge>)| {
                    lower
                        .as_ref()
                        .is_some_and(|lower| cover::starts_above(lower, own))
                };
                let next = neighbours.into_iter().flatten().find(above);
                step.upper = next.and_then(|(lower, _)| lower.as_ref().map(turned));
            }
            (None, Some(own)) => {
                let below = |(_, upper): &&(Option<Edge>, Option<Edge>)| {
                    upper
                        .as_ref()
                        .is_some_and(|upper| cover::ends_below(upper, own))
                };
                let next = neighbours.into_iter().flatten().find(below);
                step.lower = next.and_then(|(_, upper)| upper.as_ref().map(turned));
            }
            _ => {}
        }
    }
}
