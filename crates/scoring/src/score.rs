//! `score`: the one door to the engine.

use crate::engine::{Plan, UnitView, run};
use crate::{Scored, Settings, findings};
use answers::Answers;
use criteria::CriteriaSet;
use finding::Finding;
use units::Roster;

/// Points of every unit, leaf and layer, what stands, totals and indices; and what the answers are doubtful for.
///
/// Each layer is scored on its own and none is overwritten; per leaf the first layer listed in `final` that has an answer stands.
/// Peer-relative leaves are set against the complete units of the block in a second pass.
/// The result is the same on any number of threads.
///
/// # Panics
/// Panics where a layer was made for fewer units than the roster has, or for another set.
#[must_use]
pub fn score(
    set: &CriteriaSet,
    roster: &Roster,
    answers: &Answers,
    settings: &Settings,
) -> (Scored, Vec<Finding>) {
    score_views(set, &UnitView::all(roster), answers, settings)
}

pub(crate) fn score_views(
    set: &CriteriaSet,
    units: &[UnitView<'_>],
    answers: &Answers,
    settings: &Settings,
) -> (Scored, Vec<Finding>) {
    let plan = Plan::new(set, units, answers, settings);
    let (scored, suspects) = run(&plan);
    let mut found = findings::of_suspects(&plan, &scored.layers, &suspects);
    found.extend(findings::node_points(&plan, &scored.layers));
    (scored, found)
}
