//! What scoring has to say about answers: one file per code or close family.

mod impossible;
mod node_points;
mod typed_differs;
mod typed_outside;

pub(crate) use node_points::node_points;

use crate::engine::{Doubt, Plan, Suspect};
use crate::{LayerScores, words_of};
use criteria::{CriteriaSet, Node};
use finding::{Finding, Place, Text};

/// Most findings about single answers that one run reports; what is beyond is counted.
const MOST: usize = 20_000;

/// The findings behind doubtful answers, in the order unit, layer, leaf.
pub(crate) fn of_suspects(
    plan: &Plan<'_>,
    layers: &[LayerScores],
    suspects: &[Suspect],
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = suspects
        .iter()
        .take(MOST)
        .filter_map(|(unit, layer, leaf, doubt)| {
            let about = About {
                plan,
                unit: *unit,
                layer: *layer,
                leaf: *leaf,
            };
            match doubt {
                Doubt::TypedDiffers => typed_differs::finding(&about, layers),
                Doubt::TypedOutside => typed_outside::outside(&about),
                Doubt::TypedOffStep => typed_outside::off_step(&about),
                Doubt::Impossible => impossible::finding(&about),
            }
        })
        .collect();
    if suspects.len() > MOST {
        let more = suspects.len() - MOST;
        findings.push(
            Finding::warning("more-doubtful-answers", Place::whole(plan.set.name())).says(
                format!("còn {more} câu trả lời cần xem lại, không liệt kê hết ở đây"),
                format!("{more} more doubtful answers are not listed"),
            ),
        );
    }
    findings
}

/// The answer that a finding is about.
pub(crate) struct About<'p, 'a> {
    pub(crate) plan: &'p Plan<'a>,
    pub(crate) unit: usize,
    pub(crate) layer: usize,
    pub(crate) leaf: usize,
}

impl About<'_, '_> {
    /// The cell of a slot.
    pub(crate) fn cell(&self, slot: usize) -> Option<Place> {
        let answers = self.plan.answers;
        answers
            .sources
            .place(answers.layers[self.layer].origin(self.unit, slot))
    }
    /// The slot of the typed points.
    pub(crate) fn typed_slot(&self) -> usize {
        let leaf = &self.plan.leaves[self.leaf];
        leaf.first + leaf.n_inputs
    }
    /// The first cell of the inputs.
    pub(crate) fn input_cell(&self) -> Option<Place> {
        let leaf = &self.plan.leaves[self.leaf];
        (leaf.first..leaf.first + leaf.n_inputs).find_map(|slot| self.cell(slot))
    }
    /// The cell, or unit and criterion in words where there is none.
    pub(crate) fn place(&self, cell: Option<Place>) -> Place {
        cell.unwrap_or_else(|| Place::whole(format!("{} · {}", self.unit_code(), self.node().code)))
    }
    pub(crate) fn unit_code(&self) -> &str {
        self.plan.units[self.unit].code()
    }
    pub(crate) fn node(&self) -> &criteria::Node {
        self.plan.leaves[self.leaf].node
    }
    /// The layer's name.
    pub(crate) fn layer_words(&self) -> (String, String) {
        words_of::layer(self.plan.answers.layers[self.layer].kind)
    }
    /// Fills what every finding about an answer has.
    pub(crate) fn sign(&self, finding: Finding) -> Finding {
        finding
            .of_unit(self.unit_code())
            .of_criterion(&self.node().code)
            .by_rule(rule_place(self.plan.set, self.node()))
    }
}

/// `criteria/qd766/2026.toml:36, Phụ lục I, mục 1.2`.
pub(crate) fn rule_place(set: &CriteriaSet, node: &Node) -> String {
    set.rule_place(node)
}

/// Points as a person writes them.
pub(crate) fn in_points(points: &points::Exact) -> Text {
    let one = |lang| crate::words::exact(points, lang);
    Text::new(
        format!("{} điểm", one(finding::Lang::Vi)),
        format!("{} points", one(finding::Lang::En)),
    )
}
