//! Points that moved between fields.

use super::parents::Parents;
use super::{FieldFlow, Group, Section};
use criteria::{CriteriaSet, LeafId, NodeId, Part};
use points::{Exact, Fraction};

/// Every field of either set; see [`FieldFlow`] for the sum that holds in each.
///
/// A group's old points go to the fields of its new leaves in proportion to their maxima; what these weigh beyond that is re-weighted.
pub(crate) fn of(
    old: &CriteriaSet,
    new: &CriteriaSet,
    groups: &[Group],
    parents: &Parents,
) -> Vec<FieldFlow> {
    let mut flows: Vec<FieldFlow> = sections(old, new, parents).into_iter().map(empty).collect();
    let zero = Fraction::new(0, 1);
    for group in groups {
        let mut from = vec![zero.clone(); flows.len()];
        let mut to = from.clone();
        add(&mut from, old, &group.old, |root| {
            flows.iter().position(|own| of_old(own.section, root))
        });
        add(&mut to, new, &group.new, |root| {
            flows.iter().position(|own| of_new(own.section, root))
        });
        let all = |sums: &[Fraction]| sums.iter().fold(zero.clone(), |sum, own| sum.plus(own));
        let (from_all, to_all) = (all(&from), all(&to));
        for ((flow, from), to) in flows.iter_mut().zip(&from).zip(&to) {
            let plus = |sum: &mut Exact, own: &Fraction| *sum = sum.plus(&Exact::from(own.clone()));
            plus(&mut flow.old, from);
            plus(&mut flow.new, to);
            if group.old.is_empty() {
                plus(&mut flow.added, to);
            } else if group.new.is_empty() {
                plus(&mut flow.repealed, from);
            } else {
                let came = from_all
                    .times(to)
                    .over(&to_all)
                    .unwrap_or_else(|| from.clone());
                plus(&mut flow.moved, &came.minus(from));
                plus(&mut flow.reweighted, &to.minus(&came));
            }
        }
    }
    flows
}

#[derive(Clone, Copy)]
enum Root {
    Base(NodeId),
    Bonus,
    Penalty,
}

fn root(set: &CriteriaSet, leaf: LeafId) -> Root {
    let mut id = set.leaves[leaf.index()];
    match set.node(id).part {
        Part::Bonus => return Root::Bonus,
        Part::Penalty => return Root::Penalty,
        Part::Base => {}
    }
    while let Some(parent) = set.node(id).parent {
        id = parent;
    }
    Root::Base(id)
}

fn of_old(section: Section, root: Root) -> bool {
    match (section, root) {
        (Section::Field(own, _), Root::Base(id)) => own == Some(id),
        (Section::Bonus, Root::Bonus) | (Section::Penalty, Root::Penalty) => true,
        _ => false,
    }
}

fn of_new(section: Section, root: Root) -> bool {
    match (section, root) {
        (Section::Field(_, own), Root::Base(id)) => own == Some(id),
        (Section::Bonus, Root::Bonus) | (Section::Penalty, Root::Penalty) => true,
        _ => false,
    }
}

fn add(
    sums: &mut [Fraction],
    set: &CriteriaSet,
    leaves: &[LeafId],
    at: impl Fn(Root) -> Option<usize>,
) {
    for leaf in leaves {
        if let Some(sum) = at(root(set, *leaf)).and_then(|at| sums.get_mut(at)) {
            *sum = sum.plus(&set.leaf_node(*leaf).max.to_fraction());
        }
    }
}

fn sections(old: &CriteriaSet, new: &CriteriaSet, parents: &Parents) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    for id in &new.roots {
        // Only a field of the first level stands beside one.
        let before = parents.old_of(*id).filter(|own| old.roots.contains(own));
        all.push(Section::Field(before, Some(*id)));
    }
    for id in &old.roots {
        let goes_on =
            |own: &Section| matches!(own, Section::Field(before, _) if *before == Some(*id));
        if !all.iter().any(goes_on) {
            all.push(Section::Field(Some(*id), None));
        }
    }
    if old.bonus.is_some() || new.bonus.is_some() {
        all.push(Section::Bonus);
    }
    if old.penalty.is_some() || new.penalty.is_some() {
        all.push(Section::Penalty);
    }
    all
}

fn empty(section: Section) -> FieldFlow {
    FieldFlow {
        section,
        old: Exact::ZERO,
        new: Exact::ZERO,
        moved: Exact::ZERO,
        added: Exact::ZERO,
        repealed: Exact::ZERO,
        reweighted: Exact::ZERO,
    }
}
