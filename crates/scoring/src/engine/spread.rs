//! `spread`: the maximum of a leaf without points goes to its applicable siblings in proportion to their maxima.
//!
//! A sibling's points are multiplied by 1 + spread ÷ applicable; a sibling that is an inner node hands the factor on to its leaves.
//! Where no sibling is applicable there is nothing to spread to, and the leaf counts as dropped.

use super::tree::{Child, Tree};
use crate::{LeafScore, Outcome};
use criteria::CriteriaSet;
use points::Fraction;

/// Maximum applicable and maximum spread below one parent.
struct Shares {
    applicable: Fraction,
    spread: Fraction,
}

/// The leaves whose points grow, with their factors.
pub(crate) fn factors(tree: &Tree, leaves: &[LeafScore]) -> Vec<(usize, Fraction)> {
    if !leaves.iter().any(|leaf| leaf.outcome == Outcome::Spread) {
        return Vec::new();
    }
    let applicable = applicable(tree, leaves);
    let mut factors = Vec::new();
    let one = Fraction::new(1, 1);
    hand_on(tree, leaves, &applicable, &tree.roots, &one, &mut factors);
    factors
}

/// The factor of one leaf; 1 where nothing is spread to it.
pub(crate) fn factor_of(set: &CriteriaSet, leaves: &[LeafScore], leaf: usize) -> Fraction {
    let tree = Tree::new(set);
    let grown = |scores: &[LeafScore]| {
        factors(&tree, scores)
            .into_iter()
            .find(|(own, _)| *own == leaf)
    };
    // Only points grow, so that a leaf without points is asked for as if it had some.
    let mut scores = leaves.to_vec();
    scores[leaf].outcome = Outcome::Points;
    grown(&scores).map_or_else(|| Fraction::new(1, 1), |(_, factor)| factor)
}

/// By column: the applicable maximum, what is spread inside included.
fn applicable(tree: &Tree, leaves: &[LeafScore]) -> Vec<Fraction> {
    let mut by_column = vec![Fraction::zero(); tree.inner.len()];
    for column in (0..tree.inner.len()).rev() {
        let shares = shares(tree, leaves, &by_column, &tree.children[column]);
        by_column[column] = if shares.applicable.signum() > 0 {
            shares.applicable.plus(&shares.spread)
        } else {
            Fraction::zero()
        };
    }
    by_column
}

fn shares(tree: &Tree, leaves: &[LeafScore], by_column: &[Fraction], children: &[Child]) -> Shares {
    let mut shares = Shares {
        applicable: Fraction::zero(),
        spread: Fraction::zero(),
    };
    for child in children {
        match child {
            Child::Inner(column) => shares.applicable = shares.applicable.plus(&by_column[*column]),
            Child::Leaf(leaf) => {
                let max = tree.leaf_max[*leaf].to_fraction();
                match leaves[*leaf].outcome {
                    Outcome::Spread => shares.spread = shares.spread.plus(&max),
                    Outcome::Dropped | Outcome::Rescaled => {}
                    _ => shares.applicable = shares.applicable.plus(&max),
                }
            }
        }
    }
    shares
}

fn hand_on(
    tree: &Tree,
    leaves: &[LeafScore],
    by_column: &[Fraction],
    children: &[Child],
    from_above: &Fraction,
    factors: &mut Vec<(usize, Fraction)>,
) {
    let shares = shares(tree, leaves, by_column, children);
    let own = shares
        .applicable
        .plus(&shares.spread)
        .over(&shares.applicable)
        .unwrap_or_else(|| Fraction::new(1, 1));
    let factor = from_above.times(&own);
    let grows = factor != Fraction::new(1, 1);
    for child in children {
        match child {
            Child::Inner(column) => {
                hand_on(
                    tree,
                    leaves,
                    by_column,
                    &tree.children[*column],
                    &factor,
                    factors,
                );
            }
            Child::Leaf(leaf) => {
                if grows && leaves[*leaf].outcome == Outcome::Points {
                    factors.push((*leaf, factor.clone()));
                }
            }
        }
    }
}
