//! `from-children`: a parent's inputs out of its units' inputs, in the same layer.
//!
//! A parent that has answered anything of a leaf keeps its own answers.
//! A unit takes part in a leaf only with all the inputs that are taken from children: a numerator without its denominator would bend the ratio.
//! Units without figures are left out; an unreadable one makes the parent's input unreadable.

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
        let mut sums = vec![Fraction::zero(); wanted.len()];
        let (mut n, mut unreadable) = (0_i64, false);
        for child in children {
            let row = self.row(*child).unwrap_or_else(|| layer.unit(*child));
            let slots = || wanted.iter().map(|(slot, _)| &row[*slot]);
            unreadable |= slots().any(|answer| matches!(answer, Answer::Unreadable));
            let numbers: Option<Vec<&Exact>> = slots().map(Answer::number).collect();
            if let Some(numbers) = numbers {
                n += 1;
                for (sum, number) in sums.iter_mut().zip(numbers) {
                    *sum = sum.plus(&number.to_fraction());
                }
            }
        }
        if n == 0 && !unreadable {
            return;
        }
        let row = self
            .rows
            .entry(parent)
            .or_insert_with(|| layer.unit(parent).into());
        for ((slot, how), sum) in wanted.into_iter().zip(sums) {
            row[slot] = if unreadable {
                Answer::Unreadable
            } else {
                let value = match how {
                    FromChildren::Pooled => sum,
                    FromChildren::Mean => sum
                        .over(&Fraction::new(n, 1))
                        .expect("a unit was counted above, so that the divisor is not zero"),
                };
                Answer::Given(Value::Number(value.into()))
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
