//! Items that earned points in last year's round do not earn them again.

use crate::Inputs;
use answers::{Answer, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Ids of items in last year's answers, by the code of their leaf.
pub(super) fn counted(previous: &Inputs) -> BTreeMap<String, BTreeSet<String>> {
    let mut counted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (Some(read), _) = super::read_answers(previous) else {
        return counted;
    };
    for layer in &read.answers.layers {
        for unit in 0..layer.n_units() {
            for (slot, answer) in read.set.slots.iter().zip(layer.unit(unit)) {
                if let Answer::Given(Value::Items(items)) = answer {
                    let code = &read.set.leaf_node(slot.leaf).code;
                    let ids = items.iter().map(|item| item.id.clone());
                    counted.entry(code.clone()).or_default().extend(ids);
                }
            }
        }
    }
    counted
}
