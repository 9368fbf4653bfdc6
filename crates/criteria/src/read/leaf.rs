//! A leaf: who answers, what is asked, how points follow.

use super::{examples, inputs, keys, rule};
use crate::findings::leaf as says;
use crate::toml::Table;
use crate::{FromChildren, Input, InputKind, Leaf, MissingPolicy, Policy, Rule, ScoredBy};
use finding::Finding;
use points::Exact;
use std::collections::BTreeSet;

const SCORED: &[(&str, ScoredBy)] = &[
    ("self", ScoredBy::SelfScore),
    ("appraised", ScoredBy::Appraised),
    ("survey", ScoredBy::Survey),
    ("imported", ScoredBy::Imported),
    ("council", ScoredBy::Council),
];
pub(crate) const POLICIES: &[(&str, Policy)] = &[
    ("drop", Policy::Drop),
    ("rescale", Policy::Rescale),
    ("full", Policy::Full),
    ("spread", Policy::Spread),
    ("zero", Policy::Zero),
    ("blank", Policy::Blank),
    ("ask", Policy::Ask),
];
pub(crate) const MISSING: &[(&str, MissingPolicy)] = &[
    ("incomplete", MissingPolicy::Incomplete),
    ("blank", MissingPolicy::Blank),
    ("zero", MissingPolicy::Zero),
];

/// The leaf while its rule is read: names become indexes, and each use is noted.
pub(crate) struct Leafing<'d> {
    pub(crate) code: &'d str,
    pub(crate) inputs: Vec<Input>,
    pub(crate) used: BTreeSet<u16>,
}

impl Leafing<'_> {
    /// Notes a finding of this leaf.
    pub(crate) fn push(&self, table: Table<'_>, finding: Finding) {
        table.push(finding.of_criterion(self.code));
    }
    pub(crate) fn names(&self) -> Vec<&str> {
        self.inputs.iter().map(|input| &*input.name).collect()
    }
    pub(crate) fn kind(&self, input: u16) -> &InputKind {
        &self.inputs[usize::from(input)].kind
    }
}

pub(crate) fn read(code: &str, table: Table<'_>, max: &Exact) -> Leaf {
    let mut own = Leafing {
        code,
        inputs: inputs::read(code, table),
        used: BTreeSet::new(),
    };
    let (rule, name) = rule::of_leaf(&mut own, table, max);
    table.only(&[keys::NODE, keys::LEAF, keys::of_rule(name)].concat());
    // What a rule with a mistake would have read is not known, so that nothing is called unused.
    let complete = rule.is_some() && !matches!(rule, Some(Rule::Info));
    let rule = rule.unwrap_or(Rule::Points { step: None });
    for (index, input) in own.inputs.iter().enumerate() {
        let wholes = own.inputs.iter().filter_map(|input| input.not_over);
        let is_whole = wholes.map(usize::from).any(|whole| whole == index);
        let weighs = |input: &Input| matches!(input.from_children, Some(FromChildren::Weights(weight)) if usize::from(weight) == index);
        let is_whole = is_whole || own.inputs.iter().any(weighs);
        let used = own.used.iter().any(|used| usize::from(*used) == index);
        if complete && !used && !is_whole {
            let place = table.document().line_place(input.line);
            own.push(table, says::input_unused(place, &input.name));
        }
    }
    let leaf = Leaf {
        scored: table
            .one_of("scored", SCORED)
            .unwrap_or(ScoredBy::SelfScore),
        appraised_by: table.text("appraised-by"),
        evidence: table.text("evidence"),
        guide: table.text("guide"),
        rule,
        when_undefined: table
            .one_of("when-undefined", POLICIES)
            .unwrap_or(Policy::Ask),
        when_not_applicable: table
            .one_of("when-not-applicable", POLICIES)
            .unwrap_or(Policy::Ask),
        when_missing: table
            .one_of("when-missing", MISSING)
            .unwrap_or(MissingPolicy::Incomplete),
        applies_to: table.texts("applies-to"),
        effective_from: table.date("from"),
        examples: examples::read(&own, table, max),
        inputs: own.inputs,
    };
    if leaf.applies_to.is_empty() && table.has("applies-to") {
        let place = table.place_of("applies-to");
        table.push(says::applies_to_none(place).of_criterion(code));
    }
    leaf
}
