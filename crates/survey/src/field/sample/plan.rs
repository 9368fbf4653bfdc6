//! The sample plan: how many of each unit and village, and who was drawn.

use super::{Allocation, Draw, Frame, SizeRule, draw};
use crate::estimate::whole_people;
use crate::field::findings::plan as found;
use finding::Finding;
use points::Exact;
use std::collections::BTreeMap;
use units::Roster;

/// What a plan is made by.
#[derive(Debug, Clone)]
pub struct PlanRequest<'a> {
    /// The units.
    pub roster: &'a Roster,
    /// The list, or the table of populations.
    pub frame: &'a Frame,
    /// How many responses are wanted.
    pub size: SizeRule,
    /// Whether the size holds for each unit; otherwise for all together, divided by `across`.
    pub per_unit: bool,
    /// How the whole is divided over units, where the size holds for all together.
    pub across: Allocation,
    /// How a unit's sheets are divided over its villages.
    pub within: Allocation,
    /// The least responses of a village (all of them where it is smaller).
    pub least_village: u64,
    /// The share of issued sheets that is expected to come back usable: 1, 0.85.
    pub response: Exact,
    /// Reserves as a share of the sheets to be issued: 0.2.
    pub reserve: Exact,
    /// The seed of the draw.
    pub seed: u64,
}

/// A village of the plan, or a unit where the list tells no villages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// The village; empty where none is told.
    pub village: String,
    /// Entries of the list, or the population.
    pub population: u64,
    /// Responses that are wanted.
    pub planned: u64,
    /// Sheets to be issued: as many as are needed for that, by the expected response.
    pub issue: u64,
    /// Reserves.
    pub reserve: u64,
    /// The draw; `None` where there is only a table of populations.
    pub draw: Option<Draw>,
    /// By [`Draw::taken`]: the entry, by index in [`Frame::rows`].
    pub drawn: Vec<usize>,
}

/// A plan, by unit in the order of the roster and by village in the order of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SamplePlan {
    /// The villages.
    pub rows: Vec<PlanRow>,
}

impl SamplePlan {
    /// A unit's villages.
    pub fn of(&self, unit: u32) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(move |row| row.unit == unit)
    }
    /// The units of the plan, in the order of the roster.
    #[must_use]
    pub fn units(&self) -> Vec<u32> {
        let mut units: Vec<u32> = self.rows.iter().map(|row| row.unit).collect();
        units.dedup();
        units
    }
}

/// Plans and draws a sample.
///
/// Sizes follow [`SizeRule`]; parts follow [`Allocation`], settled by the largest remainder so that they add up exactly.
/// Sheets to be issued are ⌈wanted ÷ expected response⌉ of each unit, reserves ⌈issued × share⌉, each divided over the villages in the same manner and never more than there are.
/// Each village is drawn from with its own stream of the seed, named by the unit's code and the village: another village changes nothing here.
///
/// Findings: a rule that gives no size, a response or reserve out of range, villages whose least cannot be kept, units where there are fewer entries than sheets wanted.
#[must_use]
pub fn plan_sample(request: &PlanRequest<'_>) -> (SamplePlan, Vec<Finding>) {
    let mut findings = Vec::new();
    let (one, zero) = (Exact::from(1), Exact::from(0));
    if request.response <= zero || request.response > one || request.reserve.is_negative() {
        return (SamplePlan::default(), vec![found::shares()]);
    }
    let units = by_unit(request);
    let populations: Vec<u64> = units.iter().map(|(_, villages)| total(villages)).collect();
    let everyone = populations
        .iter()
        .fold(0_u64, |sum, n| sum.saturating_add(*n));
    let wanted: Option<Vec<u64>> = if request.per_unit {
        populations.iter().map(|n| request.size.size(*n)).collect()
    } else {
        let none = vec![0; populations.len()];
        let whole = request.size.size(everyone);
        whole.map(|whole| request.across.divide(whole, &populations, &none))
    };
    let Some(wanted) = wanted else {
        return (SamplePlan::default(), vec![found::no_size()]);
    };
    let mut plan = SamplePlan::default();
    for ((unit, villages), wanted) in units.into_iter().zip(wanted) {
        plan_unit(request, unit, &villages, wanted, &mut plan, &mut findings);
    }
    (plan, findings)
}

/// A village with the entries of the list in it and how many they stand for.
struct Village {
    name: String,
    entries: Vec<usize>,
    population: u64,
}

fn total(villages: &[Village]) -> u64 {
    villages
        .iter()
        .fold(0, |sum, village| sum.saturating_add(village.population))
}

/// Units in the order of the roster, villages in the order of the list.
fn by_unit(request: &PlanRequest<'_>) -> Vec<(u32, Vec<Village>)> {
    let mut units: BTreeMap<u32, (Vec<Village>, BTreeMap<u32, usize>)> = BTreeMap::new();
    for (at, row) in request.frame.rows.iter().enumerate() {
        let (villages, places) = units.entry(row.unit).or_default();
        let place = *places.entry(row.village).or_insert_with(|| {
            let name = request.frame.villages.get(row.village as usize);
            villages.push(Village {
                name: name.cloned().unwrap_or_default(),
                entries: Vec::new(),
                population: 0,
            });
            villages.len() - 1
        });
        villages[place].entries.push(at);
        villages[place].population = villages[place].population.saturating_add(row.count);
    }
    units
        .into_iter()
        .map(|(unit, (villages, _))| (unit, villages))
        .collect()
}

fn plan_unit(
    request: &PlanRequest<'_>,
    unit: u32,
    villages: &[Village],
    wanted: u64,
    plan: &mut SamplePlan,
    findings: &mut Vec<Finding>,
) {
    let code = request
        .roster
        .get(unit as usize)
        .map_or("", |unit| unit.code.as_str());
    let populations: Vec<u64> = villages.iter().map(|village| village.population).collect();
    let everyone = total(villages);
    let least = vec![request.least_village; villages.len()];
    let leasts: u64 = populations
        .iter()
        .map(|n| request.least_village.min(*n))
        .sum();
    if leasts > wanted {
        findings.push(found::least_not_kept(
            code,
            request.least_village,
            leasts,
            wanted,
        ));
    }
    let planned = request.within.divide(wanted, &populations, &least);
    let scaled = |n: u64, by: &dyn Fn(&Exact) -> Option<Exact>| {
        let exact = Exact::from(i64::try_from(n).unwrap_or(i64::MAX));
        by(&exact).map_or(n, |n| whole_people(&n))
    };
    let issued = scaled(wanted, &|n| n.over(&request.response));
    if issued > everyone {
        findings.push(found::list_too_short(code, issued, everyone));
    }
    let issue = request.within.divide(issued, &populations, &planned);
    let left: Vec<u64> = populations.iter().zip(&issue).map(|(n, i)| n - i).collect();
    let spare = scaled(issue.iter().sum(), &|n| Some(n.times(&request.reserve)));
    let reserve = request.within.divide(spare, &left, &vec![0; left.len()]);
    for (at, village) in villages.iter().enumerate() {
        let draw = (!request.frame.counted).then(|| {
            let words = ["survey sample", code, village.name.as_str()];
            draw(
                request.seed,
                &words,
                village.population,
                issue[at],
                reserve[at],
            )
        });
        let drawn = draw.iter().flat_map(|draw| &draw.taken);
        let drawn = drawn
            .filter_map(|drawn| {
                village
                    .entries
                    .get(usize::try_from(drawn.at).ok()?)
                    .copied()
            })
            .collect();
        plan.rows.push(PlanRow {
            unit,
            village: village.name.clone(),
            population: village.population,
            planned: planned[at],
            issue: issue[at],
            reserve: reserve[at],
            draw,
            drawn,
        });
    }
}
