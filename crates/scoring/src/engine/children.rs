//! `from-children`: a parent's inputs out of its units' inputs, in the same layer.
//!
//! A parent that has answered anything of a leaf keeps its own answers.
//! A unit takes part in a leaf only with all the inputs that are taken from children: a numerator without its denominator would bend the ratio.
//! Units without figures are left out; an unreadable one makes the parent's input unreadable.
//! A mean with weights is Σ w·x ÷ Σ w, exactly, over the units that have x and w; where all weights are 0 nothing can be said (0/0).

use super::units::UnitView;
use answers::{Answer, Layer, Value};
use criteria::{CriteriaSet, FromChildren, LeafId};
use points::{Exact, Fraction};
use std::collections::BTreeMap;

/// The rows of one layer that were filled.
#[derive(Debug, Default)]
pub(crate) struct Pooled {
    rows: BTreeMap<usize, Box<[Answer]>>,
}

impl Pooled {
    pub(crate) fn new(set: &CriteriaSet, units: &[UnitView<'_>], layer: &Layer) -> Self {
        let leaves: Vec<LeafId> = set
            .leaf_ids()
            .filter(|id| {
                set.leaf(*id)
                    .inputs
                    .iter()
                    .any(|input| input.from_children.is_some())
            })
            .collect();
        if leaves.is_empty() {
            return Self::default();
        }
        let children = children_of(units);
        let mut pooled = Self::default();
        for parent in deepest_first(units) {
            let Some(own) = children.get(&parent) else {
                continue;
            };
            for leaf in &leaves {
                if !layer.has_leaf(set, parent, *leaf) {
                    pooled.fill(set, layer, parent, own, *leaf);
                }
            }
        }
        pooled
    }

    /// The filled row of a unit.
    pub(crate) fn row(&self, unit: usize) -> Option<&[Answer]> {
        if self.rows.is_empty() {
            return None;
        }
        self.rows.get(&unit).map(AsRef::as_ref)
    }

    fn fill(
        &mut self,
        set: &CriteriaSet,
        layer: &Layer,
        parent: usize,
        children: &[usize],
        leaf: LeafId,
    ) {
        let first = set.first_slot[leaf.index()] as usize;
        let inputs = &set.leaf(leaf).inputs;
        let wanted: Vec<(usize, FromChildren)> = inputs
            .iter()
            .enumerate()
            .filter_map(|(index, input)| Some((first + index, input.from_children?)))
            .collect();
        let weight_slot = |how: FromChildren| match how {
            FromChildren::Weights(weight) => Some(first + usize::from(weight)),
            FromChildren::Pooled | FromChildren::Mean => None,
        };
        let mut sums = vec![Fraction::zero(); wanted.len()];
        let mut weights = vec![Fraction::zero(); wanted.len()];
        let (mut n, mut unreadable) = (0_i64, false);
        for child in children {
            let row = self.row(*child).unwrap_or_else(|| layer.unit(*child));
            let own_weights = wanted.iter().filter_map(|(_, how)| weight_slot(*how));
            let own_weights: Vec<&Answer> = own_weights.map(|slot| &row[slot]).collect();
            let answers = || wanted.iter().map(|(slot, _)| &row[*slot]);
            unreadable |= answers()
                .chain(own_weights.iter().copied())
                .any(|answer| matches!(answer, Answer::Unreadable));
            let below_zero = |answer: &&Answer| answer.number().is_some_and(Exact::is_negative);
            unreadable |= own_weights.iter().any(below_zero);
            let weighed = own_weights.iter().all(|answer| answer.number().is_some());
            let numbers: Option<Vec<&Exact>> = answers().map(Answer::number).collect();
            let Some(numbers) = numbers.filter(|_| weighed) else {
                continue;
            };
            n += 1;
            for (index, number) in numbers.into_iter().enumerate() {
                let number = number.to_fraction();
                let slot = weight_slot(wanted[index].1);
                let weight = slot.and_then(|slot| row[slot].number());
                let weight = weight.map_or_else(|| Fraction::new(1, 1), Exact::to_fraction);
                sums[index] = sums[index].plus(&number.times(&weight));
                weights[index] = weights[index].plus(&weight);
            }
        }
        if n == 0 && !unreadable {
            return;
        }
        let row = self
            .rows
            .entry(parent)
            .or_insert_with(|| layer.unit(parent).into());
        for (index, (slot, how)) in wanted.into_iter().enumerate() {
            let value = match how {
                FromChildren::Pooled => Some(sums[index].clone()),
                // Of a mean without weights each unit weighs 1.
                FromChildren::Mean | FromChildren::Weights(_) => sums[index].over(&weights[index]),
            };
            row[slot] = match value {
                _ if unreadable => Answer::Unreadable,
                Some(value) => Answer::Given(Value::Number(value.into())),
                None => Answer::Undefined,
            };
        }
    }
}

/// The children of each parent, in roster order.
pub(crate) fn children_of(units: &[UnitView<'_>]) -> BTreeMap<usize, Vec<usize>> {
    let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (unit, view) in units.iter().enumerate() {
        if let Some(parent) = view.parent {
            children.entry(parent).or_default().push(unit);
        }
    }
    children
}

/// Parents after their children; a circle of parents is cut where it would close.
fn deepest_first(units: &[UnitView<'_>]) -> Vec<usize> {
    let depth = |unit: usize| {
        let mut depth = 0;
        let mut at = units[unit].parent;
        while let Some(parent) = at
            && depth < 16
        {
            depth += 1;
            at = units.get(parent).and_then(|view| view.parent);
        }
        depth
    };
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|unit| std::cmp::Reverse(depth(*unit)));
    order
}
