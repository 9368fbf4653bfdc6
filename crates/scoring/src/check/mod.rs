//! `check_answers`: the inputs held against each other.

mod bounds;
mod parts;
mod register;
mod scaled;

use crate::Settings;
use crate::engine::{Plan, UnitView};
use crate::findings::About;
use answers::{Answer, Answers};
use criteria::{CriteriaSet, Input};
use finding::Finding;
use units::Roster;

/// What is impossible or doubtful about the answers themselves, whatever they earn: a part over its whole, a count that is none, a percentage that its base cannot give, a value that looks scaled by 100, a date outside the year, a register with an id twice.
///
/// In the order layer, unit, leaf, input.
#[must_use]
pub fn check_answers(
    set: &CriteriaSet,
    roster: &Roster,
    answers: &Answers,
    settings: &Settings,
) -> Vec<Finding> {
    let units = UnitView::all(roster);
    let plan = Plan::new(set, &units, answers, settings);
    let mut findings = Vec::new();
    for (layer, own) in answers.layers.iter().enumerate() {
        for unit in 0..units.len().min(own.n_units()) {
            let row = own.unit(unit);
            for (index, leaf) in plan.leaves.iter().enumerate() {
                let inputs = &row[leaf.first..leaf.first + leaf.n_inputs];
                if inputs.iter().all(Answer::is_missing) {
                    continue;
                }
                let about = About {
                    plan: &plan,
                    unit,
                    layer,
                    leaf: index,
                };
                let checked = Checked {
                    about: &about,
                    inputs: &leaf.leaf.inputs,
                    answers: inputs,
                };
                bounds::check(&checked, &mut findings);
                parts::check(&checked, &mut findings);
                scaled::check(&checked, &mut findings);
                register::check(&checked, &mut findings);
            }
        }
    }
    findings
}

/// The answers to one leaf under check.
struct Checked<'c, 'p, 'a> {
    about: &'c About<'p, 'a>,
    inputs: &'c [Input],
    answers: &'c [Answer],
}

impl Checked<'_, '_, '_> {
    /// The cell of an input, or unit and criterion.
    fn place(&self, input: usize) -> finding::Place {
        let slot = self.about.plan.leaves[self.about.leaf].first + input;
        self.about.place(self.about.cell(slot))
    }
    /// The input's words.
    fn title(&self, input: usize) -> &str {
        &self.inputs[input].title
    }
    fn code(&self) -> &str {
        &self.about.node().code
    }
    fn number(&self, input: usize) -> Option<&points::Exact> {
        self.answers.get(input)?.number()
    }
}
